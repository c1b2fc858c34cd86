import { definirFait } from '@jalon/decider';
import { enFrancais, numeroEnFrancais } from '@jalon/droit';
import { z } from 'zod';
import { duree, jour, organisation, personnel, verdict, verdictExemple, verdictPrive } from './champs.js';

const v1 = z.object({
  numero: z.string(),
  debut: jour,
  /** Last day, included. */
  fin: jour,
  /** Revision of the diagnosis that made the delivery possible; null when it was made elsewhere. */
  diagnostic: z.number().int().nullable(),
  /** Contract whose hire creates the PASS. */
  contrat: z.string(),
  siae: organisation,
  /** Length that was applied, kept so that the calculation can be told without the law. */
  duree,
  verdict,
});

/** R. 5132-1-6 al. 2: the numbered receipt delivered when the SIAE declares the start of the contract. Its end is computed once, here. */
export const PassDelivre = definirFait({
  type: 'PassDelivre',
  version: 2,
  schema: v1.extend({ numero: personnel(z.string()), verdict: verdictPrive }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { numero: 'C2', 'verdict.c': 'C3' },
  sansRetour: {
    raison: 'il suit l’embauche qui l’a fait naître (D25) ; ce que montre le service de l’État se constate (D28)',
    par: ['AnnulerEmbauche', 'ReporterEmbauche', 'ConstaterPassOfficiel'],
  },
  phrase: (d) =>
    `Le PASS IAE ${d.numero ? `${numeroEnFrancais(d.numero)} ` : ''}est délivré, du ${enFrancais(d.debut)} au ${enFrancais(d.fin)} inclus.`,
  exemple: {
    numero: '999990000001',
    debut: '2025-01-20',
    fin: '2027-01-19',
    diagnostic: 1,
    contrat: 'c1',
    siae: { id: 'ai-rennes', type: 'AI', departement: '35' },
    duree: { valeur: 730, unite: 'jour' },
    verdict: verdictExemple('embauche', '2025-01-15'),
  },
});

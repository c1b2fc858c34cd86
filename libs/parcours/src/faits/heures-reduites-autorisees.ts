import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, organisation, personnel, verdict, verdictExemple, verdictPrive } from './champs.js';
import { entreParentheses, libelleDuRegime } from '../phrases.js';

const v1 = z.object({
  contrat: z.string(),
  /** Employer of the contract. */
  siae: organisation,
  /** Code of a derogation of `contrat/heures-hebdo-min`. */
  regime: z.string(),
  debut: jour,
  fin: jour,
  /** Kind of the other employer (`EA`, a kind of SIAE, or anything else). */
  autreEmployeur: z.string().optional(),
  /** The situation was reviewed before a renewal. */
  bilan: z.boolean().optional(),
  verdict,
});

/** CTR-10, CTR-11: the préfet allows one person to work less than the weekly minimum of a CDDI. Bounds are inclusive. */
export const HeuresReduitesAutorisees = definirFait({
  type: 'HeuresReduitesAutorisees',
  version: 2,
  schema: v1.extend({ regime: personnel(z.string()), verdict: verdictPrive }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { regime: 'C3', 'verdict.c': 'C3' },
  rectifiable: { retirer: true, remplacer: v1.pick({ debut: true, fin: true }) },
  phrase: (d) =>
    `Le préfet autorise une durée hebdomadaire réduite${entreParentheses(d.regime, libelleDuRegime)}, du ${enFrancais(d.debut)} au ${enFrancais(d.fin)} inclus.`,
  exemple: {
    contrat: 'c1',
    siae: { id: 'aci-rennes', type: 'ACI', departement: '35' },
    regime: 'CUMUL',
    debut: '2025-06-02',
    fin: '2025-12-01',
    autreEmployeur: 'entreprise',
    verdict: verdictExemple('heures_reduites', '2025-05-28'),
  },
});

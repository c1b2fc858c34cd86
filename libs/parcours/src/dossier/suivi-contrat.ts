/** What others decide or do about a contract: the préfet on its hours, the occupational health service by its visit. */
import type { AutorisationHeures } from '@jalon/droit';
import type { Consignes } from './consignes.js';
import type { Contrat, Dossier } from './dossier.js';

export const consignerSuiviContrat: Consignes<'HeuresReduitesAutorisees' | 'VisiteMedicaleEnregistree'> = {
  HeuresReduitesAutorisees: (d, { data, le, revision }) => ({
    heuresReduites: [
      ...d.heuresReduites,
      {
        contrat: data.contrat,
        siae: data.siae,
        regime: data.regime,
        debut: data.debut,
        fin: data.fin,
        autoriseesLe: le,
        revision,
      },
    ],
  }),
  VisiteMedicaleEnregistree: (d, { data, revision }) => ({
    visites: [
      ...d.visites,
      { contrat: data.contrat, siae: data.siae, le: data.jour, emplois: data.emplois ?? null, revision },
    ],
  }),
};

/** The préfet's decisions for that employer: they hold its next contract as well as the one they name. */
export const autorisationsDe = (dossier: Dossier, employeur: string): AutorisationHeures[] =>
  dossier.heuresReduites.filter((h) => h.siae.id === employeur).map((h) => ({ ...h, regime: h.regime ?? '' }));

/** The contract meant when a command names none: the last one still open, among those `choix` keeps. */
export const dernierContratOuvert = (dossier: Dossier, choix: (c: Contrat) => boolean = () => true): Contrat | null =>
  dossier.contrats.findLast((c) => (c.etat === 'declare' || c.etat === 'suspendu') && choix(c)) ?? null;

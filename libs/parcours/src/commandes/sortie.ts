/** Leaving the SIAE. */
import { sortie, type SituationSortie } from '@jalon/droit';
import { typeSiae } from '../acteur.js';
import type { Contrat } from '../dossier/dossier.js';
import { embauches, estEmployeur } from '../dossier/situation-pass.js';
import { definirCommande } from './definir.js';

export interface EnregistrerSortie { /** Day of the exit. */ le: string; type: string; precision?: string }

/** Runs on that day and after it: the last day of a contract is a day of exit. */
const courtEncore = (c: Contrat, le: string): boolean => {
  const fin = c.finEffective ?? c.fin;
  return c.debut <= le && (fin === null || fin > le);
};

export const commandesSortie = {
  EnregistrerSortie: definirCommande<EnregistrerSortie, SituationSortie>({
    faits: ['SortieEnregistree'],
    qui: ['siae'],
    regle: sortie,
    situation: (data, d, { acteur }) => {
      const contrats = embauches(d).filter((c) => c.siae.id === acteur.organisation.id);
      const ids = new Set(contrats.map((c) => c.id));
      const annee = data.le.slice(0, 4);
      return {
        type: data.type,
        le: data.le,
        siae: typeSiae(acteur.organisation),
        employeur: estEmployeur(d, acteur.organisation.id),
        contratsEnCours: contrats.filter((c) => courtEncore(c, data.le)).map(({ id, fin }) => ({ id, fin })),
        dejaEnregistree: d.sortie !== null,
        presenceDepuis: contrats.map((c) => c.debut).sort()[0] ?? null,
        misesADisposition: d.misesADisposition.filter((m) => ids.has(m.contrat)).length,
        minutesAnnee: d.heures.filter((h) => ids.has(h.contrat) && h.mois.startsWith(annee)).reduce((total, h) => total + h.minutes, 0),
      };
    },
    proposer: (data, _, { acteur }, __, verdict) => [
      {
        type: 'SortieEnregistree',
        data: {
          jour: data.le,
          type: data.type,
          ...(data.precision === undefined ? {} : { precision: data.precision }),
          siae: acteur.organisation,
          verdict,
        },
      },
    ],
  }),
};

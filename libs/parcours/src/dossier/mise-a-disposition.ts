/** Placements with utilisateurs and the hours worked. */
import type { Consignes } from './consignes.js';
import { contratDe } from './embauche.js';
import type { Heures } from './dossier.js';

const memeMois = (a: Pick<Heures, 'contrat' | 'mois' | 'miseADisposition'>, b: typeof a): boolean =>
  a.contrat === b.contrat && a.mois === b.mois && a.miseADisposition === b.miseADisposition;

export const consignerMiseADisposition: Consignes<'MiseADispositionConclue' | 'HeuresDeclarees'> = {
  MiseADispositionConclue: (d, { data, par }) => ({
    misesADisposition: [
      ...d.misesADisposition,
      {
        id: data.id,
        contrat: data.contrat,
        siae: contratDe(d, data.contrat)?.siae ?? par.organisation,
        utilisateur: data.utilisateur,
        debut: data.debut,
        fin: data.fin ?? null,
        plafonnee: data.plafonnee,
      },
    ],
  }),
  HeuresDeclarees: (d, { data, revision }) => {
    const ligne: Heures = {
      contrat: data.contrat,
      mois: data.mois,
      minutes: data.minutes,
      miseADisposition: data.miseADisposition ?? null,
      depassement: data.depassement !== undefined,
      revision,
    };
    return { heures: [...d.heures.filter((h) => !memeMois(h, ligne)), ligne] };
  },
};

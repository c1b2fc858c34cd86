/** What the read models are given: the law that shapes their rows, and what opens what is personal in them. The same in every thread. */
import type { Coffre } from '@jalon/confidentialite';
import type { Lecture, Referentiel } from '@jalon/droit';
import { composerFait, PREFIXE, type DroitDesModeles, type LireFait } from '@jalon/projections';
import { delaisDeReponse, premiersJours } from '../delais-de-reponse.js';
import { dataDesLectures } from '../faits-stockes.js';
import { identitesSousCle } from '../identites.js';
import { motsDuDroit, signauxDuDroit } from '../referentiel/mots.js';

export const droitDesModeles = (referentiel: Referentiel, lecture: Lecture, coffre: Coffre): DroitDesModeles => ({
  identites: identitesSousCle(coffre),
  delaisReponse: delaisDeReponse(referentiel, lecture),
  fonds: referentiel.codes('accompagnement/financements'),
  sorties: referentiel.dicibles('sortie/types'),
  versions: {
    sejours: premiersJours(referentiel, 'sortie/sejours'),
    financements: premiersJours(referentiel, 'accompagnement/financements/'),
  },
  mots: motsDuDroit(referentiel),
  signaux: signauxDuDroit(referentiel),
});

export const lireFaitSousCle =
  (coffre: Coffre): LireFait =>
  (e) =>
    composerFait(e, dataDesLectures(e, e.stream.slice(PREFIXE.length), coffre));

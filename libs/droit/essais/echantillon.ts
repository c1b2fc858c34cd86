/** A sound parameter file with a rule that reads it: what the specs of the verifier spoil, one thing at a time. */
import {
  constat,
  definirRegle,
  lireEssais,
  Referentiel,
  sansBase,
  verifierReferentiel,
  type Probleme,
} from '../src/index.js';
import type { Base } from '../src/regles/base.js';

export const reference = '[{ titre: "Code du travail", href: "https://www.legifrance.gouv.fr/" }]';
export const deuxAns =
  '{ nom: deux ans, le: 2022-01-01, regle: delai, champ: n, borne: 2, condition: assez, satisfaite: [non, oui, oui] }';
export const premierJour =
  '{ nom: premier jour, regle: delai, borne: 2021-09-01, condition: assez, satisfaite: [non, oui, oui] }';
/** One version of the law. */
export const bon = `
libelle: Délai
selon: jour_de_la_decision
versions:
  - { effet: 2021-09-01, publication: 2021-08-31, duree: { valeur: 2, unite: annee }, references: ${reference} }`;
/** And what it is tried with. */
export const bonnes = `
bornes:
  - ${deuxAns}
  - ${premierJour}`;

interface SituationDelai {
  n: number;
  mois: number[];
  depuis: string;
}
const delai = definirRegle<SituationDelai>('delai', 'Un délai', [
  (droit, { n }) => {
    const regle = droit.lire('pass/carence');
    return regle ? constat('assez', n >= regle.valeurs.duree.valeur, '', '', [regle]) : sansBase('assez', 'ce délai');
  },
  (_, { n }) => (n > 3 ? null : constat('connu', false, '', '', [])),
  (_, { mois }) => (mois.length === 0 ? null : constat('beaucoup', mois.length <= 2, '', '', [])),
  (droit, { depuis }) =>
    depuis === '' ? null : constat('ancien', depuis < droit.jour, '', '', [], { avertissement: true }),
]);
const regleDelai: Base = { regle: delai as never, situation: () => ({ n: 5, mois: [], depuis: '' }) };
export const libelles = 'assez: { libelle: Assez }';

export interface Echantillon {
  /** Text of the parameter. */
  yaml?: string;
  /** Text of its examples and boundaries. */
  essais?: string;
  conditions?: string;
  /** Text of `essais/bornes.yaml`. */
  bornes?: string;
  regles?: readonly Base[];
}
/** What the verifier finds in a référentiel made of that one parameter, read as `pass/carence`. */
export const problemes = (e: Echantillon): Probleme[] =>
  verifierReferentiel(
    Referentiel.charger(
      [
        { chemin: 'pass/carence', yaml: e.yaml ?? bon },
        { chemin: 'conditions/delai', yaml: e.conditions ?? libelles },
      ],
      () => 'empreinte',
    ),
    lireEssais([
      { chemin: 'pass/carence', yaml: e.essais ?? bonnes },
      ...(e.bornes === undefined ? [] : [{ chemin: 'bornes', yaml: e.bornes }]),
    ]),
    [regleDelai, ...(e.regles ?? [])],
  );
export const controles = (e: Echantillon): Probleme['controle'][] => problemes(e).map((p) => p.controle);

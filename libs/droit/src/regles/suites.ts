/** What undoing or moving an earlier fact changes in what came after it (D25, D27): said, never an obstacle to the truth. */
import { enFrancais, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat, type Condition } from '../regle.js';
import type { Constat } from '../verdict.js';

export interface Suites {
  /** Suspensions whose last day moves, as it will be. */
  suspensions: readonly { debut: Jour; fin: Jour }[];
  /** The first day of a PASS already begun moves. */
  debutDeplace: Jour | null;
  /** The end of the PASS before and after; null: there is none, or it is gone. */
  pass: { avant: Jour; apres: Jour } | null;
  /** Facts that stay and would not have found their place, by their names. */
  sansAppui: readonly string[];
  /** Facts that were permitted and would no longer be, with what fails. */
  irreguliers: readonly string[];
  /** Contracts that would start after the end of the PASS and did not. */
  horsPass: readonly { id: string; debut: Jour }[];
}
export interface AvecSuites {
  /** Null: nothing that can be undone was named. */
  suites: Suites | null;
}

/** Dates that moved with their cause: the State’s service does not always follow. */
const joursRendus = (droit: Droit, { suspensions, debutDeplace, pass }: Suites): Constat => {
  const regle = droit.lire('pass/jours-rendus');
  const dites = [
    ...suspensions.map((s) => `suspension du ${enFrancais(s.debut)} au ${enFrancais(s.fin)}`),
    ...(debutDeplace === null ? [] : [`début du PASS le ${enFrancais(debutDeplace)}`]),
  ];
  const fin = pass && dites.length > 0 ? [`fin du PASS le ${enFrancais(pass.apres)}`] : [];
  return constat(
    'jours_rendus',
    true,
    'un PASS officiel qui montre les mêmes dates',
    [...dites, ...fin].join(' ; ') || 'aucune autre date ne bouge',
    [regle],
    { avertissement: dites.length > 0 && regle?.valeurs.a_verifier === true },
  );
};
const sansAppui = ({ sansAppui: noms }: Suites): Constat =>
  constat('sans_appui', true, 'aucun fait enregistré depuis qui perde son appui', noms.join(' ; ') || 'aucun', [], {
    avertissement: noms.length > 0,
  });
/** D27: a later fact that becomes unlawful does not block the truth; the State follows it. */
const suitesRegulieres = ({ irreguliers }: Suites): Constat =>
  constat(
    'suites_regulieres',
    true,
    'aucun fait enregistré depuis qui ne serait plus permis',
    irreguliers.join(' ; ') || 'aucun',
    [],
    { avertissement: irreguliers.length > 0 },
  );
/** D39: the truth does not wait for another contract. */
const embaucheHorsPass = (droit: Droit, { pass, horsPass }: Suites): Constat | null =>
  pass &&
  constat(
    'embauche_hors_pass',
    true,
    `aucune embauche après le ${enFrancais(pass.apres)}, dernier jour du PASS ensuite`,
    horsPass.map(({ debut }) => `contrat qui commence le ${enFrancais(debut)}`).join(' ; ') || 'aucune',
    [droit.lire('embauche/dans-le-pass')],
    { avertissement: horsPass.length > 0 },
  );

/** Of facts that move no PASS. */
export const suitesDesActes: readonly Condition<AvecSuites>[] = [
  (_, { suites }) => suites && sansAppui(suites),
  (_, { suites }) => suites && suitesRegulieres(suites),
];
export const conditionsDesSuites: readonly Condition<AvecSuites>[] = [
  (droit, { suites }) => suites && joursRendus(droit, suites),
  ...suitesDesActes,
  (droit, { suites }) => suites && embaucheHorsPass(droit, suites),
];

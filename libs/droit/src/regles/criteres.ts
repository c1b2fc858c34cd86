/**
 * What the file of the person says of the criteria: her age, her registration at France Travail, her RQTH.
 * Sources: R. 5132-1-7 II and III; droit.md ELI-07, ELI-13; plateforme.md ELI-03, ELI-12.
 */
import { ageAu, ajouter, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import type { Droit, VersionLue } from '../referentiel.js';
import { constat, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import type { Valeurs } from '../schemas/index.js';

type Critere = VersionLue<Valeurs<`eligibilite/criteres/${string}`>>;
const lus = (droit: Droit, codes: readonly string[]): { code: string; critere: Critere }[] =>
  codes.flatMap((code) => {
    const critere = droit.lire(`eligibilite/criteres/${code}`);
    return critere ? [{ code, critere }] : [];
  });

/** R. 5132-1-7 II: « demandeur d’emploi depuis vingt-quatre mois ou plus ». Judged when the day is given; a prescripteur needs no criterion and is only told. */
export const inscriptionFranceTravail: Condition<{
  auteur: { siae: Siae | null };
  criteres: string[];
  inscritDepuis: Jour | null;
}> = (droit, { auteur, criteres, inscritDepuis }) => {
  const concernes = lus(droit, criteres).filter(({ critere }) => critere.valeurs.inscription_min !== undefined);
  if (inscritDepuis === null || concernes.length === 0) return null;
  const manques = concernes.filter(({ critere: { valeurs } }) => {
    const { inscription_min: min, inscription_moins_de: max } = valeurs;
    const assez = min === undefined || ajouter(inscritDepuis, min) <= droit.jour;
    const pasTrop = max === undefined || droit.jour < ajouter(inscritDepuis, max);
    return !(assez && pasTrop);
  });
  const attendu = concernes.map(({ critere: { valeurs } }) =>
    [
      valeurs.inscription_min && `${dureeEnFrancais(valeurs.inscription_min)} au moins`,
      valeurs.inscription_moins_de && `moins de ${dureeEnFrancais(valeurs.inscription_moins_de)}`,
    ]
      .filter((x) => x !== undefined)
      .join(' et '),
  );
  const signale = manques.length > 0 && auteur.siae === null;
  const seul = manques.length === 1 ? manques[0]?.critere.valeurs.inscription_min : undefined;
  return constat(
    'inscription_france_travail',
    manques.length === 0 || signale,
    `une inscription à France Travail depuis ${attendu.join(' ; ')}`,
    `inscrite depuis le ${enFrancais(inscritDepuis)}`,
    concernes.map((c) => c.critere),
    {
      personnel: true,
      avertissement: signale,
      possibleLe: seul && ajouter(inscritDepuis, seul) > droit.jour ? ajouter(inscritDepuis, seul) : null,
    },
  );
};

const aLAge = ({ valeurs: { age_min: min, age_moins_de: max } }: Critere, age: number): boolean =>
  (min === undefined || age >= min) && (max === undefined || age < max);
const parAge = ({ valeurs: { age_min: min, age_moins_de: max } }: Critere): boolean =>
  min !== undefined || max !== undefined;

/** Never an obstacle, as on the platform: tells that a criterion of age and the date of birth contradict each other. */
export const ageDuCritere: Condition<{ criteres: string[]; naissance: Jour | null }> = (
  droit,
  { criteres, naissance },
) => {
  const concernes = lus(droit, criteres).filter(({ critere }) => parAge(critere));
  if (naissance === null || concernes.length === 0) return null;
  const age = ageAu(naissance, droit.jour);
  const contredits = concernes.filter(({ critere }) => !aLAge(critere, age));
  return constat(
    'age_du_critere',
    true,
    'des critères d’âge qui s’accordent avec la date de naissance',
    contredits.length === 0 ? `${age} ans` : `${age} ans : ${contredits.map((c) => c.code).join(', ')} à vérifier`,
    concernes.map((c) => c.critere),
    { personnel: true, avertissement: contredits.length > 0 },
  );
};

/** What the file tells of the person; null: unknown, or erased. */
export interface Profil {
  naissance: Jour | null;
  rqth: readonly { du: Jour; au: Jour | null }[];
}
/** Criteria the file of the person already shows on that day (ELI-12), in alphabetical order: proposed, never imposed. */
export function criteresProposes(droit: Droit, { naissance, rqth }: Profil): string[] {
  const age = naissance === null ? null : ageAu(naissance, droit.jour);
  const reconnue = rqth.some(({ du, au }) => du <= droit.jour && (au === null || droit.jour <= au));
  return lus(droit, droit.codes('eligibilite/criteres'))
    .filter(
      ({ critere }) => (parAge(critere) && age !== null && aLAge(critere, age)) || (critere.valeurs.rqth && reconnue),
    )
    .map(({ code }) => code);
}

/** How many of these criteria are of that level (R. 5132-1-7); unknown codes are of none. */
export const criteresDeNiveau = (droit: Droit, codes: readonly string[], niveau: 1 | 2): number =>
  lus(droit, codes).filter(({ critere }) => critere.valeurs.niveau === niveau).length;

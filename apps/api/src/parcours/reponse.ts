/** Answers of the engine in the form of the API: conditions get their wording, refusals become problems. */
import type {
  Acceptation,
  AcceptationComptes,
  AcceptationStructure,
  Action,
  Constat,
  EntreeJournal,
  Jalon,
  LibellesDesVerdicts,
  RefusComptes,
  RefusMoteur,
  RefusStructure,
  Resultat,
  ResultatStructure,
  Verdict,
} from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { problemeDuRefus, ProblemeHttp } from '../problemes/probleme.js';

/** With its wording and who may lift the obstacle. */
export type ConstatExplique = Constat & { libelle: string; derogation?: string; plusPossible?: string };
type Libelles = LibellesDesVerdicts['courants'];

export const expliquer = (constats: readonly Constat[], libelles: Libelles): ConstatExplique[] =>
  constats.map((k) => {
    const { libelle = k.condition, derogation, plusPossible } = libelles[k.condition] ?? {};
    // a refusal that time lifts names its day: the others may be for good
    const fini = !k.satisfaite && k.possibleLe === undefined && plusPossible !== undefined;
    return { ...k, libelle, ...(derogation === undefined ? {} : { derogation }), ...(fini ? { plusPossible } : {}) };
  });

/** Recorded long ago or just given: a verdict keeps the wording it was given with. */
const verdictExplique = async <V extends Verdict>(v: V, libelles: LibellesDesVerdicts) => ({
  ...v,
  constats: expliquer(v.constats, await libelles.de(v)),
});

/** @throws ProblemeHttp when the engine refused */
async function accepte<A extends { issue: 'accepte'; verdict: Verdict }>(
  resultat: A | RefusMoteur | RefusStructure | RefusComptes,
  libelles: LibellesDesVerdicts,
): Promise<Omit<A, 'issue'>> {
  if (resultat.issue === 'refuse')
    throw new ProblemeHttp(problemeDuRefus({ ...resultat, constats: expliquer(resultat.constats, libelles.courants) }));
  const { issue: _, ...corps } = resultat;
  return { ...corps, verdict: await verdictExplique(corps.verdict, libelles) };
}
/** `revision` and `vue` null: simulated for somebody who may hire there and reads nothing (D30). */
export type CorpsAccepte = Omit<Acceptation, 'issue' | 'revision' | 'vue'> & {
  revision: number | null;
  vue: Acceptation['vue'] | null;
};
/** @throws ProblemeHttp when the engine refused */
export async function corpsAccepte(resultat: Resultat, libelles: LibellesDesVerdicts): Promise<CorpsAccepte> {
  const corps = await accepte<Acceptation>(resultat, libelles);
  // what she may not see was made null field by field: there is nothing left to show
  const lu = (corps.revision as number | null) !== null;
  return lu ? corps : { ...corps, faits: [], vue: null };
}
/** @throws ProblemeHttp when the engine refused */
export const structureAcceptee = (
  resultat: ResultatStructure,
  libelles: LibellesDesVerdicts,
): Promise<Omit<AcceptationStructure, 'issue'>> => accepte<AcceptationStructure>(resultat, libelles);

/** @throws ProblemeHttp when the engine refused */
export const comptesDecides = (
  resultat: AcceptationComptes | RefusComptes,
  libelles: LibellesDesVerdicts,
): Promise<Omit<AcceptationComptes, 'issue'>> => accepte<AcceptationComptes>(resultat, libelles);

export const journalExplique = (entrees: readonly EntreeJournal[], libelles: LibellesDesVerdicts) =>
  Promise.all(
    entrees.map(async (e) => (e.verdict ? { ...e, verdict: await verdictExplique(e.verdict, libelles) } : e)),
  );

export const actionsExpliquees = (actions: readonly Action[], { courants }: LibellesDesVerdicts) =>
  actions.map((a) => ({ ...a, constats: expliquer(a.constats, courants) }));

/** The same body whether the parcours does not exist or is hidden, and whatever was asked of it. */
export const parcoursIntrouvable = ({ moteur }: Pick<Jalon, 'moteur'>, lecteur: Persona['acteur']): ProblemeHttp =>
  new ProblemeHttp(problemeDuRefus(moteur.introuvable(lecteur)));

/** Answers of the engine in the form of the API: conditions get their wording, refusals become problems. */
import type {
  Acceptation,
  AcceptationStructure,
  Action,
  Constat,
  EntreeJournal,
  Referentiel,
  RefusMoteur,
  RefusStructure,
  Resultat,
  ResultatStructure,
  Verdict,
} from '@jalon/application';
import { problemeDuRefus, ProblemeHttp } from '../problemes/probleme.js';

/** With its wording and who may lift the obstacle. */
export type ConstatExplique = Constat & { libelle: string; derogation?: string };
type Libelles = Referentiel['conditions'];

export const expliquer = (constats: readonly Constat[], libelles: Libelles): ConstatExplique[] =>
  constats.map((k) => {
    const { libelle = k.condition, derogation } = libelles[k.condition] ?? {};
    return { ...k, libelle, ...(derogation === undefined ? {} : { derogation }) };
  });

const verdictExplique = <V extends Verdict>(v: V, libelles: Libelles) => ({
  ...v,
  constats: expliquer(v.constats, libelles),
});

/** @throws ProblemeHttp when the engine refused */
function accepte<A extends { issue: 'accepte'; verdict: Verdict }>(
  resultat: A | RefusMoteur | RefusStructure,
  libelles: Libelles,
): Omit<A, 'issue'> {
  if (resultat.issue === 'refuse')
    throw new ProblemeHttp(problemeDuRefus({ ...resultat, constats: expliquer(resultat.constats, libelles) }));
  const { issue: _, ...corps } = resultat;
  return { ...corps, verdict: verdictExplique(corps.verdict, libelles) };
}
/** @throws ProblemeHttp when the engine refused */
export const corpsAccepte = (resultat: Resultat, libelles: Libelles): Omit<Acceptation, 'issue'> =>
  accepte<Acceptation>(resultat, libelles);
/** @throws ProblemeHttp when the engine refused */
export const structureAcceptee = (
  resultat: ResultatStructure,
  libelles: Libelles,
): Omit<AcceptationStructure, 'issue'> => accepte<AcceptationStructure>(resultat, libelles);

export const journalExplique = (entrees: readonly EntreeJournal[], libelles: Libelles) =>
  entrees.map((e) => (e.verdict ? { ...e, verdict: verdictExplique(e.verdict, libelles) } : e));

export const actionsExpliquees = (actions: readonly Action[], libelles: Libelles) =>
  actions.map((a) => ({ ...a, constats: expliquer(a.constats, libelles) }));

/** Answers about one dossier, as that reader may see them: each passes `montrerA`; what is a sentence or a rank is put back here. */
import { revisionDe } from '@jalon/decider';
import { MASQUE, type Constat } from '@jalon/droit';
import type { Allouer } from '@jalon/visibilite';
import type {
  AcceptationDe,
  Action,
  Comparaison,
  ConsultationDe,
  EntreeJournal,
  FamilleRefus,
  RefusDe,
  ReplayDe,
} from '../resultat.js';
import type { EtatCondition, RejugementParcours } from '../rejugement.js';
import type { Droits } from './droits.js';
import { ACCEPTATION, ACTION, COMPARAISON, CONSULTATION, ENTREE, REFUS, REJUGEMENT, REPLAY } from './formes.js';
import { montrerA } from './montrer.js';

/** What a kind says of its view. */
interface Vues<V extends object> {
  forme: Allouer<V>;
}
type Cachees = ReadonlySet<string>;

/** A value that is not for this reader is written as a personal one is. */
const masquer = (constats: readonly Constat[], cachees: Cachees): Constat[] =>
  constats.map((k) => {
    const cache = cachees.has(k.condition) || k.constate === null;
    if (!cache && k.attendu !== null) return k;
    const { possibleLe: _, ...reste } = k;
    return { ...reste, attendu: k.attendu ?? MASQUE, constate: MASQUE, personnel: true };
  });

const voitLePass = ({ classes }: Droits): boolean => classes.has('pass');

/** Sentences may name the step, or a day of the PASS. */
const PHRASES: Partial<Record<FamilleRefus, string>> = {
  etape: 'Ce n’est pas possible à l’étape où en est ce parcours.',
  droit: 'Refusé : le droit n’est pas satisfait, les conditions qui manquent sont données.',
};
const phraseDe = (droits: Droits, famille: FamilleRefus | undefined, message: string): string =>
  voitLePass(droits) ? message : ((famille && PHRASES[famille]) ?? message);
/** What is closed to her role would tell her of the PASS. */
const constatsDe = (
  droits: Droits,
  famille: FamilleRefus | undefined,
  constats: readonly Constat[],
  cachees: Cachees,
): Constat[] => (famille === 'acces' && !voitLePass(droits) ? [] : masquer(constats, cachees));

export function refusPour<V extends object>(
  { forme }: Vues<V>,
  droits: Droits,
  { vue, ...refus }: RefusDe<V>,
  cachees: Cachees,
): RefusDe<V> {
  const { revision, ...montre } = montrerA(droits, REFUS, refus);
  return {
    ...montre,
    message: phraseDe(droits, refus.famille, refus.message),
    constats: constatsDe(droits, refus.famille, montre.constats, cachees),
    ...(refus.possibles && !montre.possibles?.length ? { possibles: [] } : {}),
    revision: revision ?? -1,
    vue: vue && montrerA(droits, forme, vue),
  };
}

export function acceptationPour<V extends object>(
  { forme }: Vues<V>,
  droits: Droits,
  { vue, ...reste }: AcceptationDe<V>,
  cachees: Cachees,
): AcceptationDe<V> {
  const { verdict, rejoue, ...montre } = montrerA(droits, ACCEPTATION, reste);
  return {
    ...montre,
    verdict: { ...verdict, constats: masquer(verdict.constats, cachees) },
    vue: montrerA(droits, forme, vue),
    rejoue,
  };
}

export const consultationPour = <V extends object>(
  { forme }: Vues<V>,
  droits: Droits,
  { vue, ...reste }: ConsultationDe<V>,
): ConsultationDe<V> => ({ ...montrerA(droits, CONSULTATION, reste), vue: montrerA(droits, forme, vue) });

export const replayPour = <V extends object>(
  { forme }: Vues<V>,
  droits: Droits,
  { vue, ...reste }: ReplayDe<V>,
): ReplayDe<V> => ({ ...montrerA(droits, REPLAY, reste), vue: montrerA(droits, forme, vue) });

/** @param comparaison of two views already shown to this reader */
export const comparaisonPour = (droits: Droits, comparaison: Comparaison): Comparaison =>
  montrerA(droits, COMPARAISON, comparaison);

/** @param lues entries that this reader may read, and the conditions whose value found is hers to know */
export const journalPour = (
  droits: Droits,
  lues: readonly { entree: EntreeJournal; voitConstat(condition: string): boolean }[],
): EntreeJournal[] =>
  lues.map(({ entree, voitConstat }) => {
    const { verdict, ...montre } = montrerA(droits, ENTREE, entree);
    if (!verdict) return montre;
    const cachees = new Set(verdict.constats.map((k) => k.condition).filter((c) => !voitConstat(c)));
    return { ...montre, verdict: { ...verdict, constats: masquer(verdict.constats, cachees) } };
  });

export const actionsPour = (droits: Droits, actions: readonly Action[], cachees: Cachees): Action[] =>
  actions.map((a) => {
    const { possibleLe, message, ...montre } = montrerA(droits, ACTION, a);
    return {
      ...montre,
      ...(possibleLe ? { possibleLe } : {}),
      ...(message ? { message: phraseDe(droits, a.famille, message) } : {}),
      constats: constatsDe(droits, a.possible ? undefined : a.famille, montre.constats, cachees),
    };
  });

/** @param voitConstat false: the value found for that condition, in the verdict of the fact of that revision, is not hers to know */
export function rejugementPour(
  droits: Droits,
  rejugement: RejugementParcours,
  voitConstat: (revision: number, condition: string) => boolean,
): RejugementParcours {
  const montre = montrerA(droits, REJUGEMENT, rejugement);
  const cacher = (e: EtatCondition | null): EtatCondition | null => e && { ...e, constate: MASQUE };
  return {
    ...montre,
    faits: montre.faits.map((f) => ({
      ...f,
      conditions: f.conditions.map((c) =>
        voitConstat(revisionDe(f.place), c.condition) ? c : { ...c, avant: cacher(c.avant), apres: cacher(c.apres) },
      ),
    })),
  };
}

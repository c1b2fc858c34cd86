/** One recorded decision, judged again: pure, the same rule on the same situation, then what differs. */
import { cheminsPersonnels, placeDe } from '@jalon/decider';
import {
  ecartJours,
  estJour,
  MASQUE,
  type Constat,
  type Droit,
  type Jour,
  type Lecture,
  type Referentiel,
  type Verdict,
  type VerdictCompact,
} from '@jalon/droit';
import {
  aSonJour,
  catalogue,
  commandeDepuis,
  commandes,
  CONDITIONS_D_IDENTITE,
  conditionsSansTrace,
  porteVerdict,
  type Commande,
  type Contexte,
  type DefinitionCommande,
  type Etat,
  type Fait,
  type FaitJuge,
} from '@jalon/parcours';
import type { ConditionChangee, EtatCondition, FaitRejuge, ValeurChangee } from '../../rejugement.js';

/** The law as it must be read: of the day of the fact, or every parameter as it stood on another day. */
export function droitRegarde(
  referentiel: Referentiel,
  lecture: Lecture,
  auDroitDu: Jour | undefined,
  jour: Jour,
): Droit {
  if (auDroitDu === undefined) return referentiel.auJour(jour, lecture);
  const fige = referentiel.auJour(auDroitDu, lecture);
  // the rules ask `jour` for « today »: it stays the day of the fact
  return {
    ...fige,
    jour,
    auJour: (autre) => droitRegarde(referentiel, lecture, auDroitDu, autre),
    lire: (chemin) => fige.lire(chemin),
  };
}

/** Facts of one command, with the dossier as it stood just before them. */
export interface Groupe {
  avant: Etat;
  /** What was asked; null: erased; undefined: recorded before facts kept it. */
  demande: Commande | null | undefined;
  faits: Fait[];
  contexte: Contexte;
}
type Libelles = Readonly<Record<string, { libelle: string }>>;

/** @returns one entry per fact of the group that carries a verdict */
export function rejugerGroupe({ avant, demande, faits, contexte: dit }: Groupe, libelles: Libelles): FaitRejuge[] {
  const juges = faits.filter((f) => porteVerdict(f));
  // a hire is written last, after the PASS it delivers or the suspension it lifts: it tells the command of all of them
  const principal = juges.at(-1);
  if (!principal) return [];
  // the question erased, what the facts still say in clear may be enough
  const commande = demande ?? commandeDepuis(principal);
  const base = (fait: FaitJuge) => ({
    place: placeDe(fait.revision),
    type: fait.type,
    le: fait.le,
    regle: fait.data.verdict.r,
    commande: commande?.type ?? null,
  });
  const efface = (): FaitRejuge[] =>
    juges.map((j) => ({
      ...base(j),
      resultat: 'efface',
      raison: 'donnée effacée',
      issue: null,
      conditions: [],
      valeurs: [],
    }));
  const { c: constats, ...header } = principal.data.verdict;
  if (commande === null || constats === null) return efface();
  const enregistre: VerdictCompact = { ...header, c: constats };

  const contexte = aSonJour(commande, avant, dit);
  const definition = commandes[commande.type] as unknown as DefinitionCommande<unknown, unknown>;
  const situation = definition.situation(commande.data, avant.dossier, contexte);
  const verdict = definition.regle(contexte.droit, situation);
  const conditions = memesConditions(enregistre, verdict)
    ? []
    : comparerConditions(enregistre, verdict, libelles, [
        // who else bears a name is no matter of law, and is not kept
        ...CONDITIONS_D_IDENTITE,
        ...(demande ? [] : conditionsSansTrace(principal)),
      ]);
  // erased person: an unknown birth day or RQTH is not a difference of law
  if (avant.dossier.personne === null && verdict.constats.some((k) => k.manquante)) return efface();
  const { issue } = verdict;
  const proposes =
    issue === 'favorable'
      ? // the verdict inside a proposed fact is not compared: the recorded one saves writing the new one
        definition.proposer(commande.data, avant.dossier, contexte, verdict, enregistre, situation)
      : null;
  const valeurs = proposes === null ? [] : comparerFaits(faits, proposes);
  const sansBase = verdict.constats.some((k) => k.sansBase);
  return juges.map((j, i) => {
    // values of facts without a verdict (the shift of a PASS) go with the command's main fact
    const siennes = valeurs.filter(
      (v) => v.fait === j.type || (i === juges.length - 1 && !juges.some((autre) => autre.type === v.fait)),
    );
    const change = issue === 'defavorable' || siennes.some((v) => !EXPLICATIFS.includes(v.champ));
    return {
      ...base(j),
      resultat: sansBase ? 'sans_base' : change ? 'different' : 'conforme',
      issue,
      conditions,
      valeurs: siennes,
    };
  });
}

const etatEnregistre = ([, satisfaite, constate, attendu, sources]: VerdictCompact['c'][number]): EtatCondition => ({
  satisfaite: satisfaite === 1,
  attendu,
  constate,
  sources: sources === '' ? [] : sources.split(' '),
});
const juge = (k: Constat): EtatCondition => ({
  satisfaite: k.satisfaite,
  attendu: k.attendu,
  constate: k.personnel ? MASQUE : k.constate,
  sources: k.sources,
});
const memeEtat = (a: EtatCondition, b: EtatCondition): boolean =>
  a.satisfaite === b.satisfaite &&
  a.attendu === b.attendu &&
  (a.constate === b.constate || a.constate === MASQUE || b.constate === MASQUE) &&
  a.sources.join(' ') === b.sources.join(' ');

/** Nearly always: the same conditions, in the same order, found and expected alike. Nothing is built to find that out. */
const memesConditions = (avant: VerdictCompact, apres: Verdict): boolean =>
  avant.c.length === apres.constats.length &&
  apres.constats.every((k, i) => {
    const [condition, satisfaite, constate, attendu, sources] = avant.c[i] as VerdictCompact['c'][number];
    return (
      condition === k.condition &&
      (satisfaite === 1) === k.satisfaite &&
      attendu === k.attendu &&
      (constate === k.constate || constate === MASQUE || k.personnel === true) &&
      sources === k.sources.join(' ')
    );
  });

/** A condition may be listed several times in a verdict: the n-th is compared with the n-th. */
function comparerConditions(
  avant: VerdictCompact,
  apres: Verdict,
  libelles: Libelles,
  sansTrace: readonly string[],
): ConditionChangee[] {
  const restants = new Map<string, EtatCondition[]>();
  for (const c of avant.c)
    if (!sansTrace.includes(c[0])) restants.set(c[0], [...(restants.get(c[0]) ?? []), etatEnregistre(c)]);
  const changees: ConditionChangee[] = [];
  const noter = (condition: string, a: EtatCondition | null, b: EtatCondition | null): void =>
    void changees.push({ condition, libelle: libelles[condition]?.libelle ?? condition, avant: a, apres: b });
  for (const k of apres.constats) {
    if (sansTrace.includes(k.condition)) continue;
    const a = restants.get(k.condition)?.shift() ?? null;
    const b = juge(k);
    if (a === null || !memeEtat(a, b)) noter(k.condition, a, b);
  }
  for (const [condition, liste] of restants) for (const a of liste) noter(condition, a, null);
  return changees;
}

/** Fields that only tell how a date was found: 24 months or 730 days may give the same day. */
export const EXPLICATIFS: readonly string[] = ['duree.valeur', 'duree.unite'];
type Scalaire = ValeurChangee['avant'];
type FaitEcrit = { type: Fait['type']; data: unknown };

/** What would be written instead, field by field; personal fields come from the fact itself and cannot differ. */
function comparerFaits(ecrits: readonly FaitEcrit[], proposes: readonly FaitEcrit[]): ValeurChangee[] {
  const valeurs: ValeurChangee[] = [];
  for (let i = 0; i < Math.max(ecrits.length, proposes.length); i++) {
    const [a, b] = [ecrits[i], proposes[i]];
    if (a === undefined || b === undefined || a.type !== b.type) {
      valeurs.push({
        fait: (a ?? b)?.type as Fait['type'],
        champ: 'type',
        avant: a?.type ?? null,
        apres: b?.type ?? null,
      });
      continue;
    }
    const personnels = cheminsPersonnels(catalogue[a.type]);
    if (memesValeurs(a.data as Donnees, b.data as Donnees, personnels, '')) continue;
    const ignores: readonly string[] = ['verdict', ...personnels];
    const [avant, apres] = [aplatir(a.data, ignores), aplatir(b.data, ignores)];
    for (const champ of new Set([...avant.keys(), ...apres.keys()])) {
      const [x, y] = [avant.get(champ) ?? null, apres.get(champ) ?? null];
      if (x === y) continue;
      const dates = estJour(x) && estJour(y) ? { ecartJours: ecartJours(x, y) } : {};
      valeurs.push({ fait: a.type, champ, avant: x, apres: y, ...dates });
    }
  }
  return valeurs;
}

type Donnees = Record<string, unknown>;
/** Nearly always: no difference, which a walk finds without flattening anything. False only means « look closer ». */
function memesValeurs(a: Donnees, b: Donnees, personnels: readonly string[], prefixe: string): boolean {
  const compare = (cle: string): boolean => {
    const chemin = prefixe + cle;
    if (chemin === 'verdict' || personnels.includes(chemin)) return true;
    const [x, y] = [a[cle] ?? null, b[cle] ?? null];
    if (x === y) return true;
    const objets = typeof x === 'object' && typeof y === 'object' && x !== null && y !== null;
    return objets && memesValeurs(x as Donnees, y as Donnees, personnels, `${chemin}.`);
  };
  return Object.keys(a).every(compare) && Object.keys(b).every((cle) => cle in a || compare(cle));
}

function aplatir(
  data: unknown,
  ignores: readonly string[],
  prefixe = '',
  plat = new Map<string, Scalaire>(),
): Map<string, Scalaire> {
  for (const [cle, valeur] of Object.entries(data as Record<string, unknown>)) {
    const chemin = prefixe + cle;
    if (ignores.includes(chemin) || valeur === undefined) continue;
    if (typeof valeur === 'object' && valeur !== null) aplatir(valeur, ignores, `${chemin}.`, plat);
    else plat.set(chemin, valeur as Scalaire);
  }
  return plat;
}

/**
 * Says what an audit file proves, from the file alone. The order of the looks is part of the format: two verifiers give the same verdict on any
 * bytes (docs/format-preuve.md §5). But for its key, nothing is parsed before what holds it was authenticated.
 */
import { LEAF_FORMAT, verifyCheckpoint, type Checkpoint } from '../checkpoint.js';
import { leafHash } from '../merkle.js';
import { verifyInclusion } from '../merkle-proofs.js';
import { openNote, type Verifier } from '../note.js';
import { lireCleDuDossier, noteDuDossier } from './cle-du-dossier.js';
import {
  engagementDe,
  fichierDeLHistoire,
  fichierDuPoint,
  FORMATS,
  lireHistoire,
  lireManifeste,
  PARTIES,
  sha256,
  type FaitProuve,
  type FormatDossier,
  type Manifeste,
} from './dossier.js';
import { estObjet, lireCanonique, objetDe } from './json-canonique.js';
import { lireZip } from './zip-canonique.js';

export type VerdictDossier = 'integre' | 'altere' | 'illisible' | 'autre_cle' | 'plus_recent';
export interface ConstatDossier {
  verdict: VerdictDossier;
  /** The part that does not hold, and the place of the fact in it; null: all do. */
  partie: string | null;
  /** Key under which it was read; null: none could be. */
  cle: string | null;
  /** Facts proven, those whose content is not disclosed included. */
  faits: number;
  /** Those of them of which only the place is told. */
  caches: number;
  /** Leaves of the log that the checkpoint covers. */
  taille: number;
}
class Arret extends Error {
  constructor(
    readonly verdict: VerdictDossier,
    readonly partie: string,
  ) {
    super(partie);
  }
}
type Parties = ReadonlyMap<string, Buffer>;

/** @param attendue key of the log that the reader holds from elsewhere; absent: the one the file tells is believed, and given back */
export function verifierDossier(bytes: Buffer, attendue?: string): ConstatDossier {
  let cle: string | null = null;
  try {
    const parties = tenir('zip', () => lireZip(bytes), 'illisible');
    for (const nom of [PARTIES.cle, PARTIES.sceau]) if (!parties.has(nom)) throw new Arret('illisible', nom);
    const verifier = tenir(PARTIES.cle, () => lireCleDuDossier(parties.get(PARTIES.cle) as Buffer), 'illisible');
    cle = verifier.verifierKey;
    if (attendue !== undefined && attendue.trim() !== cle) throw new Arret('autre_cle', PARTIES.cle);
    const { schema, histoires, points } = manifesteScelle(parties, verifier);
    const dernier = lirePoint(parties, fichierDuPoint(0), verifier);
    const lesPoints = [dernier];
    while (lesPoints.length <= points) lesPoints.push(lirePoint(parties, fichierDuPoint(lesPoints.length), verifier));
    let faits = 0;
    let caches = 0;
    for (let i = 0; i < histoires; i += 1) {
      const lus = verifierHistoire(parties, fichierDeLHistoire(i), { format: schema, points: lesPoints });
      faits += lus.length;
      caches += lus.filter((f) => f.feuille === null).length;
    }
    return { verdict: 'integre', partie: null, cle, faits, caches, taille: dernier.size };
  } catch (erreur) {
    if (!(erreur instanceof Arret)) throw erreur;
    return { verdict: erreur.verdict, partie: erreur.partie, cle, faits: 0, caches: 0, taille: 0 };
  }
}

/** What fails once signed is an alteration, whatever the fault. */
function tenir<T>(partie: string, faire: () => T, verdict: VerdictDossier = 'altere'): T {
  try {
    return faire();
  } catch (erreur) {
    if (erreur instanceof Arret) throw erreur;
    throw new Arret(verdict, partie);
  }
}

function lirePartie(parties: Parties, nom: string): Buffer {
  const contenu = parties.get(nom);
  if (contenu === undefined) throw new Arret('altere', nom);
  return contenu;
}

/** The list of the parts, signed, and every part is what it says. */
function manifesteScelle(parties: Parties, verifier: Verifier): Manifeste {
  const texte = tenir(PARTIES.sceau, () => openNote(noteDuDossier(lirePartie(parties, PARTIES.sceau)), verifier));
  const [dit = '', empreinte, ...reste] = texte.split('\n');
  const format = FORMATS.find((f) => f === dit);
  if (format === undefined)
    throw new Arret(/^jalon\.dossier\.v[1-9][0-9]*$/.test(dit) ? 'plus_recent' : 'altere', PARTIES.sceau);
  const ecrit = lirePartie(parties, PARTIES.manifeste);
  if (sha256(ecrit) !== empreinte || reste.length !== 1) throw new Arret('altere', PARTIES.manifeste);
  const manifeste = tenir(PARTIES.manifeste, () => lireManifeste(lireCanonique(ecrit), format));
  const hors: readonly string[] = [PARTIES.cle, PARTIES.sceau, PARTIES.manifeste];
  const presents = [...parties.keys()].filter((n) => !hors.includes(n));
  if (presents.length !== manifeste.fichiers.length) throw new Arret('altere', PARTIES.manifeste);
  for (const [i, { nom, taille, sha256: dite }] of manifeste.fichiers.entries()) {
    if (nom !== presents[i]) throw new Arret('altere', PARTIES.manifeste);
    const contenu = lirePartie(parties, nom);
    if (contenu.length !== taille || sha256(contenu) !== dite) throw new Arret('altere', nom);
  }
  return manifeste;
}

const lirePoint = (parties: Parties, nom: string, verifier: Verifier): Checkpoint =>
  tenir(nom, () => {
    const point = verifyCheckpoint(noteDuDossier(lirePartie(parties, nom)), verifier);
    if (!point.context.includes(LEAF_FORMAT)) throw new Arret('altere', nom);
    return point;
  });

function verifierHistoire(
  parties: Parties,
  nom: string,
  { format, points }: { format: FormatDossier; points: readonly Checkpoint[] },
): readonly FaitProuve[] {
  const { stream, faits } = tenir(nom, () => lireHistoire(lireCanonique(lirePartie(parties, nom)), format));
  let avant = -1;
  for (const [revision, fait] of faits.entries()) {
    const tient = tenir(`${nom} ${revision}`, () => fait.rang > avant && prouve(fait, { stream, revision, points }));
    if (!tient) throw new Arret('altere', `${nom} ${revision}`);
    avant = fait.rang;
  }
  return faits;
}

function prouve(
  f: FaitProuve,
  { stream, revision, points }: { stream: string; revision: number; points: readonly Checkpoint[] },
): boolean {
  const point = points[f.point];
  if (!point || !verifyInclusion(f.rang, point.size, f.empreinte, f.preuve, point.root)) return false;
  if (f.feuille === null) return f.ouvertures.length === 0 && f.phrase === null;
  const bytes = Buffer.from(f.feuille, 'utf8');
  if (leafHash(bytes) !== f.empreinte) return false;
  const feuille = objetDe(lireCanonique(bytes), 'data', 'id', 'meta', 'revision', 'stream', 'type');
  if (feuille.stream !== stream || feuille.revision !== revision || !estObjet(feuille.data)) return false;
  const engagements = feuille.data['$engagements'];
  return f.ouvertures.every(
    (o) => estObjet(engagements) && Object.hasOwn(engagements, o.classe) && engagements[o.classe] === engagementDe(o),
  );
}

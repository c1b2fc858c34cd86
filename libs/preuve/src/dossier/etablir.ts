/** Puts an audit file together and signs it. */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { signNote, verifierFrom } from '../note.js';
import {
  ecrireHistoire,
  ecrireManifeste,
  fichierDeLHistoire,
  fichierDuPoint,
  formatPour,
  PARTIES,
  sha256,
  texteDuSceau,
  type Histoire,
  type Manifeste,
} from './dossier.js';
import { ecrireZip, type Entree } from './zip-canonique.js';

export interface Contenu extends Pick<Manifeste, 'objet' | 'pour' | 'etabliLe' | 'lecture'> {
  /** Checkpoint whose tree the proofs lead to. */
  point: string;
  /** Former ones, that some proofs lead to. */
  anciens?: readonly string[];
  histoires: readonly Histoire[];
  /** What is beside the facts: law, situations, words for who opens the file. */
  autres: readonly Entree[];
}

/**
 * @param origine name of the log, that of its key
 * @throws RangeError more than a file of this format holds
 */
export function etablirDossier(contenu: Contenu, cle: KeyObject, origine: string): Buffer {
  const { point, anciens = [], histoires, autres, ...dit } = contenu;
  const schema = formatPour(anciens.length);
  const verifier = verifierFrom(origine, createPublicKey(cle));
  const parties: Entree[] = [
    ...histoires.map((h, i) => ({ nom: fichierDeLHistoire(i), contenu: ecrireHistoire(h, schema) })),
    ...autres,
    ...[point, ...anciens].map((p, i) => ({ nom: fichierDuPoint(i), contenu: Buffer.from(p, 'utf8') })),
  ].sort((a, b) => (a.nom < b.nom ? -1 : 1));
  const manifeste = ecrireManifeste({
    ...dit,
    schema,
    histoires: histoires.length,
    points: anciens.length,
    fichiers: parties.map((p) => ({ nom: p.nom, taille: p.contenu.length, sha256: sha256(p.contenu) })),
  });
  return ecrireZip([
    ...parties,
    { nom: PARTIES.cle, contenu: Buffer.from(`${verifier.verifierKey}\n`, 'utf8') },
    { nom: PARTIES.manifeste, contenu: manifeste },
    { nom: PARTIES.sceau, contenu: Buffer.from(signNote(texteDuSceau(schema, manifeste), cle, verifier), 'utf8') },
  ]);
}

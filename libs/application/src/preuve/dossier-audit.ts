/** The file that an auditor takes away: facts with their proof, under the last seal, signed by the key of the log (docs/format-preuve.md). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { etablirDossier, type FaitProuve, type MerkleTree } from '@jalon/preuve';
import { ORIGINE } from '../exploitation/secrets.js';
import type { AProuver, FaitAProuver } from './a-prouver.js';
import { racineDuProduit } from '../referentiel/lire-fichiers.js';
import { LISEZ_MOI } from './lisez-moi.js';

/** For who has no Jalon: a program in Python, and a page that a browser opens from the disk, made by the build. */
const VERIFICATEURS = { 'verifier-dossier.py': 'libs/preuve/python', 'verifier.html': 'dist/apps/verifier' } as const;

/** The log under its last seal. */
export interface JournalProuve {
  point: string;
  arbre: MerkleTree;
  /** Undefined: written since. @throws PreuveImpossible it is not what was sealed */
  feuille(position: number): { rang: number; texte: string } | undefined;
}
export interface DemandeDossier extends AProuver {
  objet: string;
  /** For whom it is made: what is absent depends on it. */
  pour: string;
  lecture: string;
  instant: Date;
}

/** @throws PreuveImpossible */
export function dossierDAudit(
  { point, arbre, feuille: lire }: JournalProuve,
  { objet, pour, instant, lecture, histoires, situations, droit }: DemandeDossier,
  cle: KeyObject,
): Buffer {
  const prouver = ({ position, lisible, phrase, ouvertures }: FaitAProuver): FaitProuve[] => {
    const lue = lire(position);
    // written since the last seal was read
    if (lue === undefined) return [];
    const { rang, texte } = lue;
    const feuille = lisible ? texte : null;
    return [{ rang, empreinte: arbre.leaf(rang), preuve: arbre.inclusion(rang), feuille, ouvertures, phrase }];
  };
  return etablirDossier(
    {
      objet,
      pour,
      etabliLe: instant.toISOString(),
      lecture,
      point,
      histoires: histoires.map(({ stream, faits }) => ({ stream, faits: faits.flatMap(prouver) })),
      autres: [
        { nom: 'lisez-moi.txt', contenu: Buffer.from(LISEZ_MOI, 'utf8') },
        ...Object.entries(VERIFICATEURS).map(([nom, dossier]) => ({
          nom,
          contenu: readFileSync(join(racineDuProduit(), dossier, nom)),
        })),
        { nom: 'droit/referentiel.json', contenu: Buffer.from(droit.referentiel, 'utf8') },
        { nom: 'droit/libelles.json', contenu: Buffer.from(droit.libelles, 'utf8') },
        ...situations.map((s, i) => ({
          nom: `situations/${String(i + 1).padStart(3, '0')}.json`,
          contenu: Buffer.from(JSON.stringify(s, null, 2), 'utf8'),
        })),
      ],
    },
    cle,
    ORIGINE,
  );
}

/** The file that an auditor takes away: facts with their proof, under the last seal, signed by the key of the log (docs/format-preuve.md). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyObject } from 'node:crypto';
import { etablirDossier, type FaitProuve } from '@jalon/preuve';
import { ORIGINE } from '../exploitation/secrets.js';
import type { AProuver, FaitAProuver } from './a-prouver.js';
import type { Perte, Place } from './arbre-du-journal.js';
import { racineDuProduit } from '../referentiel/lire-fichiers.js';
import { LISEZ_MOI } from './lisez-moi.js';

/** For who has no Jalon: a program in Python, and a page that a browser opens from the disk, made by the build. */
const VERIFICATEURS = { 'verifier-dossier.py': 'libs/preuve/python', 'verifier.html': 'dist/apps/verifier' } as const;

export interface FaitDuJournal extends Place {
  texte: string;
}
/** The log under its last seal. */
export interface JournalProuve {
  point: string;
  pertes: readonly Perte[];
  /** Undefined: written since. @throws PreuveImpossible it is not what was sealed */
  fait(position: number): FaitDuJournal | undefined;
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
  { point, pertes, fait }: JournalProuve,
  { objet, pour, instant, lecture, histoires, situations, droit }: DemandeDossier,
  cle: KeyObject,
): Buffer {
  const anciens = new Set<string>();
  const prouver = ({ position, lisible, phrase, ouvertures }: FaitAProuver): FaitProuve[] => {
    const lu = fait(position);
    // written since the last seal was read
    if (lu === undefined) return [];
    const { texte, ancien, ...place } = lu;
    if (ancien !== null) anciens.add(ancien);
    const numero = ancien === null ? 0 : [...anciens].indexOf(ancien) + 1;
    return [{ ...place, point: numero, feuille: lisible ? texte : null, ouvertures, phrase }];
  };
  const histoiresProuvees = histoires.map(({ stream, faits }) => ({ stream, faits: faits.flatMap(prouver) }));
  return etablirDossier(
    {
      objet,
      pour,
      etabliLe: instant.toISOString(),
      lecture,
      point,
      anciens: [...anciens],
      histoires: histoiresProuvees,
      autres: [
        { nom: 'lisez-moi.txt', contenu: Buffer.from(LISEZ_MOI, 'utf8') },
        ...Object.entries(VERIFICATEURS).map(([nom, dossier]) => ({
          nom,
          contenu: readFileSync(join(racineDuProduit(), dossier, nom)),
        })),
        ...(pertes.length > 0 ? [enJson('ruptures.json', pertes)] : []),
        { nom: 'droit/referentiel.json', contenu: Buffer.from(droit.referentiel, 'utf8') },
        { nom: 'droit/libelles.json', contenu: Buffer.from(droit.libelles, 'utf8') },
        ...situations.map((s, i) => enJson(`situations/${String(i + 1).padStart(3, '0')}.json`, s)),
      ],
    },
    cle,
    ORIGINE,
  );
}

const enJson = (nom: string, dit: unknown): { nom: string; contenu: Buffer } => ({
  nom,
  contenu: Buffer.from(JSON.stringify(dit, null, 2), 'utf8'),
});

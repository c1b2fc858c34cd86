/** The file that an auditor takes away: facts with their proof, under the last seal, signed by the key of the log (docs/format-preuve.md). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSealedLog } from '@jalon/event-store';
import { etablirDossier, loadSigningKey, MerkleTree, type FaitProuve } from '@jalon/preuve';
import { fichierDuJournal } from '../durable-store.js';
import { FICHIER_DE_SCELLEMENT, ORIGINE } from '../exploitation/secrets.js';
import type { AProuver, FaitAProuver } from './a-prouver.js';
import { lireLesFeuilles } from './feuilles.js';
import { racineDuProduit } from '../referentiel/lire-fichiers.js';
import { LISEZ_MOI } from './lisez-moi.js';

/** For who has no Jalon: a program in Python, and a page that a browser opens from the disk, made by the build. */
const VERIFICATEURS = { 'verifier-dossier.py': 'libs/preuve/python', 'verifier.html': 'dist/apps/verifier' } as const;

export interface DemandeDossier extends AProuver {
  objet: string;
  /** For whom it is made: what is absent depends on it. */
  pour: string;
  lecture: string;
  instant: Date;
}

/** @throws Error the log is not sealed here, or its key is not at hand; StoreUnavailable */
export function dossierDAudit(ou: { donnees: string; cles: string }, demande: DemandeDossier): Buffer {
  const cle = loadSigningKey(join(ou.cles, FICHIER_DE_SCELLEMENT), false);
  const log = openSealedLog(fichierDuJournal(ou.donnees));
  try {
    const voulues = new Set(demande.histoires.flatMap((h) => h.faits.map((f) => f.position)));
    const { point, feuilles, trouvees } = lireLesFeuilles(log, voulues);
    const arbre = new MerkleTree(feuilles);
    const prouver = ({ position, lisible, phrase, ouvertures }: FaitAProuver): FaitProuve[] => {
      const feuille = trouvees.get(position);
      // written since the last seal was read
      if (feuille === undefined) return [];
      const { rang, texte } = feuille;
      const empreinte = feuilles[rang] as string;
      return [{ rang, empreinte, preuve: arbre.inclusion(rang), feuille: lisible ? texte : null, ouvertures, phrase }];
    };
    const { objet, pour, instant, lecture, histoires, situations, droit } = demande;
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
  } finally {
    log.close();
  }
}

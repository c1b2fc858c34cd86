/** Puts an image of a disk down and opens it as the product does at start; says what is wrong with what it finds. */
import { ORIGINE } from '../../../libs/application/src/exploitation/secrets.js';
import {
  compterLesFaits,
  faitsVusDehors,
  openDurableStore,
  type DurableStore,
} from '../../../libs/application/src/durable-store.js';
import { ouvrirCoffre } from '@jalon/confidentialite';
import { lireJournalDesPoints, openSealer } from '@jalon/preuve';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lireContenu, type JournalAttendu } from './journal-attendu.js';

/** What was acknowledged before the fault. */
export interface Promesses {
  /** Facts, counted from the beginning of the log. */
  faits: number;
  /** SHA-256 of the key of each person. */
  cles: ReadonlyMap<string, string>;
  /** Bytes of points.jsonl that were synced. */
  points: Buffer;
}

export function poser(image: ReadonlyMap<string, Buffer>, racine: string, vers: string): void {
  rmSync(vers, { recursive: true, force: true });
  for (const dossier of ['donnees', 'donnees-cles']) mkdirSync(join(vers, dossier), { recursive: true, mode: 0o700 });
  for (const [chemin, octets] of image)
    writeFileSync(join(vers, chemin.slice(racine.length)), octets, { mode: chemin.includes('-cles') ? 0o400 : 0o600 });
}

/** The log as a start opens it: its sealing key made with a new log only. @throws what a start would refuse */
export function ouvrirLeJournal(donnees: string, cles: string, surEchec: (erreur: unknown) => void): DurableStore {
  const sealer = openSealer({
    origin: ORIGINE,
    keyFile: join(cles, 'scellement.pem'),
    createKey: compterLesFaits(donnees) === 0,
  });
  const vus = faitsVusDehors(cles);
  const magasin = openDurableStore(donnees, cles, sealer, {
    surPoint: (erreur) => void (erreur === null || surEchec(erreur)),
    surFatale: surEchec,
  });
  if (magasin.faits() >= vus) return magasin;
  void magasin.store.close();
  throw new Error(`le journal compte ${magasin.faits()} faits, ${vus} ont été vus dehors`);
}

/** Faults found, each a sentence that begins with « perdu », « à moitié », « abîmé » or « refusé ». */
export async function rouvrir(dossier: string, attendu: JournalAttendu, promesses: Promesses): Promise<string[]> {
  const [donnees, cles] = [join(dossier, 'donnees'), join(dossier, 'donnees-cles')];
  const fautes: string[] = [];
  try {
    const { store } = ouvrirLeJournal(donnees, cles, (e) => fautes.push(`refusé : ${String(e)}`));
    const faute = attendu.comparer(lireContenu(join(donnees, 'evenements.db')), promesses.faits);
    if (faute) fautes.push(faute);
    await store.close();
  } catch (erreur) {
    fautes.push(`refusé : le journal ne s’ouvre plus (${String(erreur)})`);
  }
  fautes.push(...lesCles(donnees, cles, promesses.cles));
  fautes.push(...(await lesPoints(join(cles, 'points.jsonl'), attendu, promesses.points)));
  return fautes;
}

function lesCles(donnees: string, cles: string, promises: Promesses['cles']): string[] {
  const fautes: string[] = [];
  try {
    const coffre = ouvrirCoffre({ fichier: join(donnees, 'cles.db'), kek: join(cles, 'maitresse.cle') });
    for (const [personne, empreinte] of promises) {
      const cle = coffre.cleExistante(personne)?.cle;
      if (!cle) fautes.push(`perdu : la clé de ${personne}`);
      else if (createHash('sha256').update(cle.export()).digest('hex') !== empreinte)
        fautes.push(`abîmé : la clé de ${personne} n’est plus la même`);
    }
    coffre.fermer();
  } catch (erreur) {
    fautes.push(`refusé : le coffre ne s’ouvre plus (${String(erreur)})`);
  }
  return fautes;
}

/** All the synced lines, whole; after them, what was being written when the power was cut may be damaged, never another checkpoint. */
async function lesPoints(fichier: string, attendu: JournalAttendu, promis: Buffer): Promise<string[]> {
  if (!existsSync(fichier)) return promis.length > 0 ? ['perdu : points.jsonl'] : [];
  const lus: (string | null)[] = [];
  for await (const l of lireJournalDesPoints(fichier)) lus.push('rompue' in l ? null : l.checkpoint);
  const attendues = promis
    .toString('utf8')
    .split('\n')
    .filter((l) => l !== '');
  const perdues = attendues.flatMap((l, i) => (JSON.stringify(lus[i]) === l ? [] : [i + 1]));
  const inventees = lus.filter((l) => l !== null && !attendu.scelle(l)).length;
  return [
    ...perdues.map((n) => `perdu : la ligne ${n} de points.jsonl`),
    ...(inventees > 0 ? [`abîmé : ${inventees} lignes de points.jsonl que personne n’a écrites`] : []),
  ];
}

/** Records what real writers do to a disk: one killed, one that recovers and closes, one that opens again. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ENREGISTRER, lireTrace, type Operation } from './lire.js';
import { executer, type Execution } from '../strace.js';

const ECRIVAIN = resolve('test/pannes/ecrivain.mjs');
const REGLAGES = resolve('test/pannes/reglages-d-essai.mjs');

/** Settings of reglages-d-essai.mjs. */
export interface Reglages {
  checkpoint?: number;
  synchronous?: 'NORMAL' | 'OFF';
  dossiers?: boolean;
}

/** @param strace its options; none: the writer runs alone */
export function lancerEcrivain(demande: object, reglages: Reglages, strace?: readonly string[]): Promise<Execution> {
  const commande = [process.execPath, '--v8-pool-size=0', '--import', REGLAGES, ECRIVAIN, JSON.stringify(demande)];
  return executer(strace ? ['strace', '-qq', ...strace, ...commande] : commande, {
    JALON_ESSAI: JSON.stringify(reglages),
  });
}

export interface Enregistrement {
  /** Folder written, whose state is the end of the record. */
  racine: string;
  /** Operations of each program, one after the other on the same folder. */
  programmes: Operation[][];
}

/** @throws when a writer did not end as asked: its record would prove nothing */
export async function enregistrer(dossier: string, reglages: Reglages, commandes: number): Promise<Enregistrement> {
  const racine = join(dossier, 'disque');
  mkdirSync(racine, { recursive: true });
  const programmes: Operation[][] = [];
  for (const tue of [true, false, true]) {
    const trace = join(dossier, `trace-${programmes.length}`);
    const demande = { dossier: racine, commandes, depuis: programmes.length * commandes, coffre: true, lot: 3, tue };
    const fin = await lancerEcrivain(demande, reglages, [...ENREGISTRER, '-o', trace]);
    const acquittees = fin.sortie.split('\n').filter((l) => l.startsWith('fait ')).length;
    if (acquittees !== commandes || (fin.signal === 'SIGKILL') !== tue)
      throw new Error(`l’écrivain a mal fini : ${acquittees} commandes, ${String(fin.signal)} ${fin.erreurs}`);
    programmes.push(await lireTrace(trace, racine));
  }
  return { racine, programmes };
}

/**
 * R4: a log torn anywhere, or with a bit turned, gives back a beginning of what was acknowledged, in order, by whole commands:
 * never a mix of two moments.
 */
import { afterAll, describe, expect, it } from '@jest/globals';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@jalon/event-store';
import { openSealer } from '@jalon/preuve';
import { consigner, GRAINE, selon, TENUE, verdict } from './bilan.js';
import { tirage } from './tirage.js';
import { lancerEcrivain } from './trace/enregistrer.js';
import { JournalAttendu, lireContenu } from './trace/journal-attendu.js';
import { croireToutesLesTrames, lireTrames } from './trace/wal.js';

const COMMANDES = 12;
const CHECKPOINT = 40;
const TRAMES_A_L_OCTET = 3;
/** Of the rest of the log, and of its last frames. */
const PAS = selon(4096, 512, 512);
const PAS_FIN = selon(61, 1, 1);
const BITS = selon(100, 1_000, 20_000);

const base = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'jalon-wal-'));
const modele = join(base, 'modele');
const essai = join(base, 'essai');
const cle = join(modele, 'donnees-cles/scellement.pem');
const fichier = join(essai, 'evenements.db');

/** Opens as the product does, then says how many facts are there, or what is wrong with them. */
async function rouvrir(attendu: JournalAttendu): Promise<{ faits: number; faute: string | null }> {
  try {
    const sealer = openSealer({ origin: 'jalon/journal', keyFile: cle, createKey: false });
    const store = openSqliteStore({ path: fichier, sealer });
    const contenu = lireContenu(fichier);
    await store.close();
    return { faits: contenu.faits.length, faute: attendu.comparer(contenu, 0) };
  } catch (erreur) {
    return { faits: -1, faute: `refusé : ${String(erreur)}` };
  }
}

function poser(db: Buffer, wal: Buffer | null): void {
  for (const suffixe of ['', '-wal', '-shm']) rmSync(fichier + suffixe, { force: true });
  writeFileSync(fichier, db, { mode: 0o600 });
  if (wal) writeFileSync(`${fichier}-wal`, wal, { mode: 0o600 });
}

describe('R4 : le journal de SQLite déchiré', () => {
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it(
    `coupé ${PAS_FIN === 1 ? 'à chaque octet' : `tous les ${PAS_FIN} octets`} des trois dernières trames et tous les ${PAS} octets, bits retournés : un début de ce qui fut accusé`,
    async () => {
      mkdirSync(modele);
      mkdirSync(essai);
      const fin = await lancerEcrivain(
        { dossier: modele, commandes: COMMANDES, tue: true },
        { checkpoint: CHECKPOINT },
      );
      expect(fin.signal).toBe('SIGKILL');
      const [db, wal] = ['', '-wal'].map((s) => readFileSync(join(modele, `donnees/evenements.db${s}`))) as [
        Buffer,
        Buffer,
      ];
      for (const s of ['', '-wal']) copyFileSync(join(modele, `donnees/evenements.db${s}`), fichier + s);
      expect((await rouvrirSansModele()).faits).toBeGreaterThan(COMMANDES);
      const attendu = await JournalAttendu.lire(fichier, cle);
      const { debuts, fin: finDuWal } = lireTrames(wal);
      expect(debuts.length).toBeGreaterThan(2 * TRAMES_A_L_OCTET);

      const echecs: string[] = [];
      let [essais, declenchees, precedent] = [0, 0, 0];
      const noter = async (quoi: string, image: Buffer): Promise<number> => {
        poser(db, image);
        essais++;
        if (!image.equals(wal)) declenchees++;
        const { faits, faute } = await rouvrir(attendu);
        if (faute) echecs.push(`${faute} [${quoi}, graine ${GRAINE}]`);
        return faits;
      };
      const fines = debuts.at(-TRAMES_A_L_OCTET) as number;
      for (
        let longueur = 0;
        longueur < finDuWal;
        longueur += longueur < fines ? Math.min(PAS, fines - longueur) : PAS_FIN
      ) {
        const faits = await noter(`coupé à ${longueur}`, wal.subarray(0, longueur));
        // a longer log never gives less
        if (faits < precedent) echecs.push(`recul : ${faits} faits après ${precedent} [coupé à ${longueur}]`);
        precedent = faits;
      }
      const hasard = tirage(GRAINE);
      for (let n = 0; n < BITS; n++) {
        const [octet, bit] = [Math.floor(hasard(finDuWal)), Math.floor(hasard(8))];
        const image = Buffer.from(wal);
        image[octet] = (image[octet] as number) ^ (1 << bit);
        await noter(`bit ${bit} de l’octet ${octet} retourné`, image);
      }
      const ligne = {
        promesse: 'R4',
        quoi: 'journal SQLite coupé ou altéré',
        essais,
        declenchees,
        echecs,
        temoins: { 'reprise qui croit toutes les trames': await credule(db, wal, attendu) },
      };
      consigner(ligne);
      expect(verdict(ligne)).toEqual(TENUE);
    },
    60 * 60_000,
  );

  /** Cut between two frames of one command, each cut must show a mix or a half. */
  async function credule(db: Buffer, wal: Buffer, attendu: JournalAttendu): Promise<boolean> {
    const { debuts } = lireTrames(wal);
    for (const coupe of debuts.slice(1)) {
      poser(croireToutesLesTrames(db, wal.subarray(0, coupe)), null);
      if ((await rouvrir(attendu)).faute !== null) return true;
    }
    return false;
  }
  async function rouvrirSansModele(): Promise<{ faits: number }> {
    const sealer = openSealer({ origin: 'jalon/journal', keyFile: cle, createKey: false });
    const store = openSqliteStore({ path: fichier, sealer });
    await store.close();
    return { faits: lireContenu(fichier).faits.length };
  }
});

/**
 * R3: a crash or an error at any write leaves whole commands only, and no answer lies.
 *
 * A run of twelve commands, from the creation of the files to their closing, several checkpoints included, is started again and
 * again; each time another of its writes, syncs, truncations or deletions fails (killed, EIO, ENOSPC), until the run ends
 * without having reached the fault.
 */
import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consigner, GRAINE, selon, temoinsDe, TENUE, verdict } from './bilan.js';
import { declenchee, injecter, RAISON_SANS_STRACE, type Panne } from './strace.js';
import { lancerEcrivain } from './trace/enregistrer.js';
import { confronter } from './trace/reponses.js';
import { ouvrirLeJournal } from './trace/rouvrir.js';

const COMMANDES = 12;
const APPELS = ['pwrite64', 'fsync', 'ftruncate', 'unlink'];
const CHECKPOINT = 40;
/** Runs side by side: each mostly waits for its own start. */
const DE_FRONT = 2;

const base = mkdtempSync(join(tmpdir(), 'jalon-ecritures-'));
let numero = 0;

interface Bilan {
  essais: number;
  declenchees: number;
  echecs: string[];
}
const vide = (): Bilan => ({ essais: 0, declenchees: 0, echecs: [] });

/** One run with one fault: did it fire, and what is wrong afterwards. */
async function jouer(panne: Panne, defaut?: 'en-deux' | 'menteur'): Promise<{ touchee: boolean; fautes: string[] }> {
  const dossier = join(base, String(numero++));
  const preuve = `${dossier}.trace`;
  mkdirSync(dossier);
  const demande = { dossier, commandes: COMMANDES, defaut };
  // the writer's own thread only: SQLite writes from no other, and following all of them costs as much again
  const fin = await lancerEcrivain(demande, { checkpoint: CHECKPOINT }, injecter(panne, preuve));
  const touchee = declenchee(panne, fin, preuve);
  const fautes = await apres(dossier, fin.sortie);
  if (panne.sorte !== 'SIGKILL' && (fin.code !== 0 || fin.erreurs !== ''))
    fautes.push(`mort : ${String(fin.code)} ${String(fin.signal)} ${fin.erreurs.slice(0, 300)}`);
  for (const reste of [dossier, preuve]) rmSync(reste, { recursive: true, force: true });
  return { touchee, fautes };
}

/** The product starts again on what is left; then the file is read beside it. */
async function apres(dossier: string, sortie: string): Promise<string[]> {
  const [donnees, cles] = [join(dossier, 'donnees'), join(dossier, 'donnees-cles')];
  for (const d of [donnees, cles]) mkdirSync(d, { recursive: true, mode: 0o700 });
  try {
    await ouvrirLeJournal(donnees, cles, () => undefined).store.close();
  } catch (erreur) {
    return [`refusé : le journal ne s’ouvre plus (${String(erreur)})`];
  }
  return confronter(sortie, join(donnees, 'evenements.db'));
}

/** Every K from `premier`, `pas` by `pas`, until the run ends un-hit. */
async function epuiser(
  appel: string,
  sorte: Panne['sorte'],
  premier: number,
  pas: number,
  bilan: Bilan,
): Promise<void> {
  let [prochain, fini] = [premier, false];
  const voie = async (): Promise<void> => {
    while (!fini) {
      const rang = prochain;
      prochain += pas;
      const { touchee, fautes } = await jouer({ appel, sorte, rang });
      bilan.echecs.push(...fautes.map((f) => `${f} [${sorte} au ${rang}e ${appel}]`));
      if (!touchee) {
        fini = true;
        continue;
      }
      bilan.essais++;
      bilan.declenchees++;
    }
  };
  await Promise.all(Array.from({ length: DE_FRONT }, voie));
}

/** The first fault, among these, after which the planted defect shows. */
async function demasque(defaut: 'en-deux' | 'menteur', pannes: Panne[], mot: string): Promise<boolean> {
  for (const panne of pannes) if ((await jouer(panne, defaut)).fautes.some((f) => f.startsWith(mot))) return true;
  return false;
}
const rangs = (appel: string, sorte: Panne['sorte'], de: number, nombre: number): Panne[] =>
  Array.from({ length: nombre }, (_, i) => ({ appel, sorte, rang: de + i }));

if (RAISON_SANS_STRACE) console.error(RAISON_SANS_STRACE);
(RAISON_SANS_STRACE ? describe.skip : describe)('R3 : une panne à chaque écriture', () => {
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it(
    'chaque appel échoue à son tour : que des commandes entières, rien d’accusé n’est perdu, aucun refus n’est faux',
    async () => {
      const bilan = vide();
      for (const appel of APPELS) {
        // in CI, three writes in five meet one of the three faults; the long run gives all three to each
        const pas = appel === 'pwrite64' ? selon(60, 5, 1) : selon(12, 1, 1);
        for (const [n, sorte] of (['SIGKILL', 'EIO', 'ENOSPC'] as const).entries())
          await epuiser(appel, sorte, 1 + ((GRAINE + n) % pas), pas, bilan);
      }
      const ligne = {
        promesse: 'R3',
        quoi: 'mort, EIO, ENOSPC à chaque écriture de 12 commandes',
        ...bilan,
        temoins: await temoinsDe({
          'deux transactions par commande': () => demasque('en-deux', rangs('fsync', 'SIGKILL', 12, 12), 'à moitié'),
          '« refusé » dit d’une issue inconnue': () => demasque('menteur', rangs('fsync', 'EIO', 9, 12), 'faux refus'),
        }),
      };
      consigner(ligne);
      expect(verdict(ligne)).toEqual(TENUE);
      expect(ligne.declenchees).toBeGreaterThan(selon(10, 120, 200));
    },
    60 * 60_000,
  );
});

/**
 * R2: what was acknowledged survives a power cut, at whatever moment it comes.
 *
 * Every write of real writers is recorded by strace; the disk as a power cut may leave it is built again from them: all that was
 * synced, plus a part, torn in sectors of 512 bytes, of what was not, names of new files included. The real product opens each
 * image, and what it finds is compared with what had been acknowledged at that moment.
 */
import { afterAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consigner, GRAINE, selon, temoinsDe, TENUE, verdict } from './bilan.js';
import { RAISON_SANS_STRACE } from './strace.js';
import { tirage } from './tirage.js';
import { Disque } from './trace/disque.js';
import { enregistrer, type Enregistrement, type Reglages } from './trace/enregistrer.js';
import { JournalAttendu } from './trace/journal-attendu.js';
import { poser, rouvrir, type Promesses } from './trace/rouvrir.js';

const IMAGES = selon(400, 3_000, 100_000);
const IMAGES_PAR_ENREGISTREMENT = selon(400, 3_000, 10_000);
const IMAGES_DU_TEMOIN = 150;
const COMMANDES = 30;
/** Pages after which the log is folded back into its file, so that each record holds several. */
const CHECKPOINT = 60;

/** Images are written where it costs least: only the record has to be on a true disk. */
const base = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'jalon-courant-'));

interface Bilan {
  images: number;
  fautes: string[];
}

async function couper(nom: string, reglages: Reglages, images: number, graine: number): Promise<Bilan> {
  const dossier = join(base, nom);
  const enregistrement = await enregistrer(dossier, { checkpoint: CHECKPOINT, ...reglages }, COMMANDES);
  const { racine } = enregistrement;
  const attendu = await JournalAttendu.lire(
    join(racine, 'donnees/evenements.db'),
    join(racine, 'donnees-cles/scellement.pem'),
  );
  const bilan: Bilan = { images: 0, fautes: [] };
  const hasard = tirage(graine);
  for (const { disque, promesses, instant } of instants(enregistrement, images, graine)) {
    const image = disque.apresCoupure(hasard);
    poser(image, racine, join(dossier, 'image'));
    bilan.images++;
    const fautes = await rouvrir(join(dossier, 'image'), attendu, promesses);
    // one sentence for each image, whatever the number of things it broke
    if (fautes.length > 0)
      bilan.fautes.push(
        `${fautes.slice(0, 3).join(' ; ')} [${nom}, graine ${graine}, image ${bilan.images}, appel ${instant}]`,
      );
  }
  rmSync(dossier, { recursive: true, force: true });
  return bilan;
}

/** The disk and the promises at moments drawn all along the record, in order. */
function* instants({ racine, programmes }: Enregistrement, nombre: number, graine: number) {
  const total = programmes.reduce((n, p) => n + p.length, 0);
  const hasard = tirage(graine ^ 0x5eed);
  const choisis = Array.from({ length: nombre }, () => Math.floor(hasard(total))).sort((a, b) => a - b);
  const disque = new Disque(racine);
  const cles = new Map<string, string>();
  let [instant, suivant, faits] = [0, 0, 0];
  for (const operations of programmes) {
    disque.autreProgramme();
    for (const o of operations) {
      if (o.op === 'dire')
        for (const [mot, nom = '', valeur = ''] of o.texte.split('\n').map((l) => l.split(' '))) {
          if (mot === 'fait') faits = Math.max(faits, Number(valeur));
          if (mot === 'cle') cles.set(nom, valeur);
        }
      else disque.appliquer(o);
      for (; choisis[suivant] === instant; suivant++) {
        const promesses: Promesses = {
          faits,
          cles,
          points: disque.certains(join(racine, 'donnees-cles/points.jsonl')),
        };
        yield { disque, promesses, instant };
      }
      instant++;
    }
  }
}

/** Settings too weak, and what they must be seen to do. */
const FAIBLES: readonly { dossier: string; nom: string; reglages: Reglages; mots: string[] }[] = [
  { dossier: 'normal', nom: 'synchronous=NORMAL perd', reglages: { synchronous: 'NORMAL' }, mots: ['perdu'] },
  { dossier: 'off', nom: 'synchronous=OFF abîme', reglages: { synchronous: 'OFF' }, mots: ['abîmé', 'refusé'] },
  { dossier: 'dossiers', nom: 'dossiers non synchronisés perdent', reglages: { dossiers: false }, mots: ['perdu'] },
];
const avec = (bilan: Bilan, mot: string): boolean => bilan.fautes.some((f) => f.includes(mot));

if (RAISON_SANS_STRACE) console.error(RAISON_SANS_STRACE);
(RAISON_SANS_STRACE ? describe.skip : describe)('R2 : le courant coupé', () => {
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it(
    `${IMAGES} disques reconstruits : rien d’accusé n’est perdu, rien à moitié, rien d’abîmé, et les réglages faibles sont démasqués`,
    async () => {
      const tout: Bilan = { images: 0, fautes: [] };
      for (let n = 0; tout.images < IMAGES; n++) {
        const bilan = await couper(
          `vrai-${n}`,
          {},
          Math.min(IMAGES_PAR_ENREGISTREMENT, IMAGES - tout.images),
          GRAINE + n,
        );
        tout.images += bilan.images;
        tout.fautes.push(...bilan.fautes);
      }
      const ligne = {
        promesse: 'R2',
        quoi: 'coupures de courant (journal, clés, points)',
        essais: IMAGES,
        declenchees: tout.images,
        echecs: tout.fautes,
        temoins: await temoinsDe(
          Object.fromEntries(
            FAIBLES.map(({ dossier, nom, reglages, mots }) => [
              nom,
              async () => {
                const bilan = await couper(dossier, reglages, IMAGES_DU_TEMOIN, GRAINE);
                return mots.some((mot) => avec(bilan, mot));
              },
            ]),
          ),
        ),
      };
      consigner(ligne);
      expect(verdict(ligne)).toEqual(TENUE);
    },
    60 * 60_000,
  );
});

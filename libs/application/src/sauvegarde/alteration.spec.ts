/**
 * Any bit of a backup: flipped one at a time, in every byte of every file of both folders, it is seen. Sampled here (one byte in
 * {@link PAS}, always the first and last hundred of each file); `JALON_BITS=1` takes every byte.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Phrase } from '@jalon/confidentialite';
import { ouvrirJalon } from '../index.js';
import { creerSauvegarde } from './creer.js';
import { lireContenant } from './contenant.js';
import { lireDossierDesCopies } from './cles-sauvegardees.js';
import { exigerManifeste, reconstituerJournal } from './reconstituer.js';
import { prouver } from './prouver.js';
import { lireClesSauvegardees, restituerCles } from './restituer-cles.js';

const PAS = Number(process.env['JALON_BITS'] ?? 29);
const BORDS = 100;
const maintenant = new Date('2026-11-24T10:00:00Z');

let racine: string;
beforeAll(async () => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-bits-'));
  mkdirSync(join(racine, 'donnees/parametres'), { recursive: true });
  const jalon = await ouvrirJalon({ donnees: join(racine, 'donnees') });
  // few facts, so that every byte can be tried
  for (const n of [0, 1, 2]) {
    const id = `00000000-0000-4000-8000-00000000000${n}`;
    const cle = { key: `cle-${n}`, fingerprint: 'une' };
    await jalon.store.append(`essai-${n}`, -1, [{ id, type: 'EssaiFait.v1', data: { n }, meta: {} }], cle);
  }
  await jalon.fermer();
  writeFileSync(join(racine, 'donnees/parametres/LISEZ-MOI.txt'), 'à l’exploitant');
});
afterAll(() => rmSync(racine, { recursive: true, force: true }));

/** Everything that `verifier` reads, without the read models, which add nothing to the bytes. */
async function lireTout(de: string, clesDe: string, phrase: Phrase | null): Promise<void> {
  const manifeste = exigerManifeste(de);
  const { copies, alteres } = lireDossierDesCopies(clesDe, manifeste.deploiement);
  if (alteres[0]) throw new Error(alteres[0].raison);
  const [copie] = copies;
  if (copie === undefined) throw new Error('aucune copie des clés');
  const dans = mkdtempSync(join(racine, 'essai-'));
  try {
    await reconstituerJournal(de, manifeste, phrase, dans);
    const lues = lireClesSauvegardees(copie.contenant.lignes(phrase), copie.fichier);
    restituerCles(lues, [lues.coffre], dans, join(dans, 'cles'), manifeste.deploiement);
    await prouver(dans, manifeste, lues.points, 1);
  } finally {
    rmSync(dans, { recursive: true });
  }
}

describe.each([
  ['en clair', null],
  ['chiffrée', new Phrase('une phrase de passe assez longue')],
])('Une sauvegarde %s', (nom, phrase) => {
  let [de, clesDe] = ['', ''];
  beforeAll(async () => {
    [de, clesDe] = [join(racine, `s-${nom}`), join(racine, `c-${nom}`)];
    const [donnees, cles] = [join(racine, 'donnees'), join(racine, 'donnees-cles')];
    await creerSauvegarde({ donnees, cles, vers: de, clesVers: clesDe, phrase, maintenant });
  });

  it('intacte, se lit', async () => {
    await lireTout(de, clesDe, phrase);
    expect(readdirSync(de)).toHaveLength(3);
  });

  it('dont un bit change n’est plus crue, où que soit ce bit', async () => {
    let essais = 0;
    const crus: string[] = [];
    for (const dossier of [de, clesDe])
      for (const fichier of readdirSync(dossier)) {
        const chemin = join(dossier, fichier);
        const bytes = readFileSync(chemin);
        for (let i = 0; i < bytes.length; i += i < BORDS || i > bytes.length - BORDS ? 1 : PAS) {
          const alteres = Buffer.from(bytes);
          alteres[i] = (alteres[i] ?? 0) ^ (1 << (i % 8));
          writeFileSync(chemin, alteres);
          essais++;
          await lireTout(de, clesDe, phrase).then(
            () => crus.push(`${fichier} octet ${i}`),
            () => undefined,
          );
        }
        writeFileSync(chemin, bytes);
      }
    expect(crus).toEqual([]);
    expect(essais).toBeGreaterThan(600);
    console.log(`sauvegarde ${nom} : ${essais} bits changés, ${essais} vus`);
    await lireTout(de, clesDe, phrase);
  }, 600_000);

  it('dont un fichier est coupé, à n’importe quelle longueur, n’est plus crue', async () => {
    for (const dossier of [de, clesDe])
      for (const fichier of readdirSync(dossier)) {
        const chemin = join(dossier, fichier);
        const bytes = readFileSync(chemin);
        for (const longueur of [0, 1, 31, 32, 33, bytes.length - 33, bytes.length - 1]) {
          writeFileSync(chemin, bytes.subarray(0, longueur));
          await expect(lireTout(de, clesDe, phrase)).rejects.toThrow();
        }
        writeFileSync(chemin, bytes);
      }
  }, 60_000);
});

describe('Témoin négatif', () => {
  it('sans son empreinte, un fichier altéré serait cru : c’est bien elle qui le refuse', async () => {
    const [fichier = ''] = readdirSync(join(racine, 's-en clair')).filter((n) => n.startsWith('journal-'));
    const chemin = join(racine, 's-en clair', fichier);
    const bytes = readFileSync(chemin);
    const altere = Buffer.from(bytes);
    const la = altere.indexOf('EssaiFait');
    altere[la] = 0x51;
    writeFileSync(chemin, altere);
    expect(() => lireContenant(chemin)).toThrow('a été altéré');
    writeFileSync(chemin, bytes);
    expect(lireContenant(chemin).header.genre).toBe('journal');
  });
});

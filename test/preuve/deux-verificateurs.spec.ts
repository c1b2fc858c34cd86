/** The verifier of Jalon and the one in Python give the same verdict, and name the same part, on any file: `npm run essais:dossiers` for more. */
import { describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verifierDossier } from '../../libs/preuve/src/dossier/verifier-dossier.js';
import { lireZip } from '../../libs/preuve/src/dossier/zip-canonique.js';
import { dossierDEssai, type Essai } from './dossier-d-essai.js';
import { enPython, PROGRAMME } from './en-python.js';
import { auHasard, hasardDe, muter } from './mutations.js';

const COMBIEN = Number(process.env['JALON_DOSSIERS'] ?? 60);
const GRAINE = Number(process.env['JALON_GRAINE'] ?? 20261129);
const ici = (zip: Buffer): [string, string | null] => {
  const { verdict, partie } = verifierDossier(zip);
  return [verdict, partie];
};

describe('deux vérificateurs', () => {
  it(`${COMBIEN} dossiers au hasard : intègres pour les deux`, () => {
    const hasard = hasardDe(GRAINE);
    const zips = Array.from({ length: COMBIEN }, () => auHasard(hasard).zip);
    const attendus = zips.map(() => ['integre', null]);
    expect(zips.map(ici)).toEqual(attendus);
    expect(enPython(zips)).toEqual(attendus);
  }, 600_000);

  it(`${COMBIEN} dossiers altérés : le même verdict et la même partie, et aucun fait changé qui passe`, () => {
    const hasard = hasardDe(GRAINE + 1);
    const originaux = Array.from({ length: COMBIEN }, () => auHasard(hasard));
    const zips = originaux.map((essai) => {
      for (;;) {
        const mute = muter(essai, hasard);
        if (!mute.equals(essai.zip)) return mute;
      }
    });
    const verdicts = zips.map(ici);
    expect(enPython(zips)).toEqual(verdicts);
    // who holds the key signs the sentences she likes, or leaves the last facts out, and not one other fact
    for (const [i, zip] of zips.entries()) {
      if (verdicts[i]?.[0] !== 'integre') continue;
      const vrais = prouves((originaux[i] as Essai).zip);
      expect(prouves(zip).filter((f) => !vrais.includes(f))).toEqual([]);
    }
    const parties = new Set(verdicts.map(([v, p]) => `${v} ${p?.replace(/ \d+$/, ' n')}`));
    // the trial reaches every look
    expect([...parties].sort()).toEqual(
      expect.arrayContaining([
        'altere histoires/000001.json',
        'altere histoires/000001.json n',
        'altere manifeste.json',
        'illisible zip',
      ]),
    );
  }, 600_000);

  it('en Python, seul : code 0 ou 6, la clé attendue, un fichier absent', () => {
    const { zip, cle } = dossierDEssai();
    const dossier = mkdtempSync(join(tmpdir(), 'jalon-dossiers-'));
    const fichier = join(dossier, 'd.zip');
    writeFileSync(fichier, zip);
    const lancer = (...args: string[]) => spawnSync('python3', [PROGRAMME, ...args], { encoding: 'utf8' });
    expect(lancer(fichier, cle)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^Dossier intègre : 2 faits/),
    });
    expect(lancer(fichier, dossierDEssai().cle)).toMatchObject({
      status: 6,
      stdout: expect.stringContaining('autre clé'),
    });
    writeFileSync(fichier, zip.subarray(1));
    expect(lancer(fichier)).toMatchObject({ status: 6, stdout: expect.stringContaining('pas un dossier') });
    expect(lancer(join(dossier, 'absent.zip')).status).toBe(2);
    expect(lancer().status).toBe(2);
    rmSync(dossier, { recursive: true });
  });

  it('en Python, rien que la bibliothèque standard, et les vecteurs de la RFC 8032', () => {
    const texte = readFileSync(PROGRAMME, 'utf8');
    const modules = [...texte.matchAll(/^import (\w+)|^from (\w+)/gm)].map((m) => m[1] ?? m[2]);
    const standard = execFileSync('python3', ['-c', 'import sys; print(" ".join(sys.stdlib_module_names))'], {
      encoding: 'utf8',
    });
    expect(modules.filter((m) => !standard.split(/\s/).includes(m as string))).toEqual([]);
    const vecteurs = VECTEURS.map((v) => v.map((h) => `bytes.fromhex("${h}")`).join(','));
    const essai = `
import importlib.util
s = importlib.util.spec_from_file_location("v", ${JSON.stringify(PROGRAMME)})
v = importlib.util.module_from_spec(s); s.loader.exec_module(v)
for cle, texte, signature in [${vecteurs.map((v) => `(${v})`).join(',')}]:
    print(v.signature_bonne(cle, texte, signature), v.signature_bonne(cle, texte + b"x", signature),
      v.signature_bonne(cle, texte, signature[:32] + (int.from_bytes(signature[32:], "little") + v.L).to_bytes(32, "little")))`;
    const sortie = execFileSync('python3', ['-c', essai], { encoding: 'utf8' });
    expect(sortie.trimEnd().split('\n')).toEqual(VECTEURS.map(() => 'True False False'));
  });
});

/** What the log proves of a file: everything but the words of who made it. */
function prouves(zip: Buffer): string[] {
  const { faits } = JSON.parse(String(lireZip(zip).get('histoires/000001.json'))) as { faits: { phrase: unknown }[] };
  return faits.map((f) => JSON.stringify({ ...f, phrase: null }));
}

/** Tests 1 to 3 of RFC 8032 §7.1: key, text, signature. */
const VECTEURS = [
  [
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const;

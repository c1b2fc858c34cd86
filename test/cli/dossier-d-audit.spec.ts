/** What an auditor takes away, made by the command line on the demonstration, and looked at far from it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifierDossier } from '@jalon/application';
import { ouvrirDossier } from '../../libs/application/src/hors-ligne.js';
import { lireZip } from '../../libs/preuve/src/dossier/zip-canonique.js';
import { resceller } from '../preuve/mutations.js';
import { dossierNeuf, lancer } from './terminal-de-test.js';

const PASS = '999990000001';
const JOUR = '2026-11-24';
const ici = dossierNeuf();
const jalon = (...args: string[]) => lancer([...args, '--donnees', ici.donnees]);
const nouveau = (nom: string) => join(ici.donnees, '..', nom);
async function exporter(
  nom: string,
  ...options: string[]
): Promise<{ fichier: string; zip: Buffer; parties: Map<string, string> }> {
  const fichier = nouveau(nom);
  const { code, messages } = await jalon('preuve', 'exporter', PASS, '--vers', fichier, ...options);
  expect([code, messages]).toEqual([0, expect.stringMatching(/^\d+ faits prouvés/)]);
  const zip = readFileSync(fichier);
  return { fichier, zip, parties: new Map([...lireZip(zip)].map(([n, c]) => [n, c.toString('utf8')])) };
}
const situations = (parties: Map<string, string>) =>
  [...parties]
    .filter(([n]) => n.startsWith('situations/'))
    .map(([, t]) => JSON.parse(t) as { au: string; connuLe: string | null; vue: Record<string, unknown> });
const histoire = (parties: Map<string, string>) =>
  JSON.parse(parties.get('histoires/000001.json') as string) as {
    stream: string;
    faits: { phrase: string; ouvertures: { classe: string; valeurs: Record<string, unknown> }[] }[];
  };
async function rejouer(...options: string[]): Promise<Record<string, unknown>> {
  const { sortie } = await jalon('parcours', 'rejouer', PASS, '--json', '--donnees-personnelles', ...options);
  return (JSON.parse(sortie) as { vue: Record<string, unknown> }).vue;
}

beforeAll(async () => {
  const args = ['demo', 'charger', '--parcours', '2', '--jour', '24/11/2026', '-q', '--donnees', ici.donnees];
  expect((await lancer(args)).code).toBe(0);
}, 240_000);
afterAll(() => ici.effacer());

describe('jalon preuve exporter', () => {
  it('sans option : tout est prouvé, et rien de la personne n’y est', async () => {
    const { fichier, zip, parties } = await exporter('muet.zip');
    expect(verifierDossier(zip)).toMatchObject({ verdict: 'integre', caches: 0 });
    const { stream, faits } = histoire(parties);
    expect(stream).toMatch(/^parcours-/);
    expect(faits.flatMap((f) => f.ouvertures)).toEqual([]);
    const vue = await rejouer();
    const tous = await prives('C2', 'C3');
    const { nom, prenom } = vue['personne'] as Record<string, string>;
    expect(tous).toEqual(expect.arrayContaining([nom, prenom, PASS, expect.stringMatching(/^[A-Z_]{4,}$/)]));
    // the law speaks of everybody
    const dits = [...parties].filter(([n]) => /^(histoires\/000001|situations\/)/.test(n)).map(([, t]) => t);
    for (const prive of tous) expect([prive, dits.some((t) => t.includes(prive))]).toEqual([prive, false]);
    // steps and dates are those of the dossier all the same
    const [situation] = situations(parties);
    expect(situation?.vue).toMatchObject({ etape: vue['etape'], personne: null });
    const sortie = (await jalon('preuve', 'verifier', fichier)).sortie;
    expect(sortie).toMatch(
      /^Dossier intègre : \d+ faits et textes prouvés dans un journal de \d+ faits. Clé du journal : /,
    );
  }, 60_000);

  it('tout ouvert : chaque situation est celle que Jalon donne, aux deux dates', async () => {
    const temps = ['--situation', '2026-06-30', '--situation', JOUR, '--connu-le', '2026-11-25'];
    const { zip, parties } = await exporter('ouvert.zip', '--donnees-sensibles', ...temps);
    expect(verifierDossier(zip).verdict).toBe('integre');
    const lues = situations(parties);
    expect(lues.map(({ au, connuLe }) => [au, connuLe])).toEqual([
      ['2026-06-30', '2026-11-25'],
      [JOUR, '2026-11-25'],
    ]);
    for (const { au, vue } of lues) {
      const { compteur480h: _, ...attendue } = await rejouer('--au', au, '--connu-le', '2026-11-25');
      expect(vue).toEqual(attendue);
      // the person's, not the dossier's: not told at all rather than told wrong
      expect(Object.keys(vue).sort()).toEqual(Object.keys(attendue).sort());
    }
    const classes = new Set(histoire(parties).faits.flatMap((f) => f.ouvertures.map((o) => o.classe)));
    expect([...classes].sort()).toEqual(['C2', 'C3']);
  }, 60_000);

  it('se relit sans le journal : phrases et situations se recalculent, et une qui mentirait se voit', async () => {
    const { zip } = await exporter('relu.zip', '--donnees-personnelles', '--situation', JOUR);
    const { constat, lu } = ouvrirDossier(zip);
    expect(constat.faits).toBeGreaterThan(lu?.faits.length as number);
    expect(lu?.faits.map((f) => f.recalculee)).toEqual(lu?.faits.map(() => true));
    expect(lu?.situations).toMatchObject([{ au: JOUR, recalculee: true }]);
    // signed by who holds the key: only working it out again tells
    const privee = createPrivateKey(readFileSync(join(`${ici.donnees}-cles`, 'scellement.pem')));
    const menties = [...lireZip(zip)].map(([nom, contenu]) => ({
      nom,
      contenu: nom.startsWith('situations/')
        ? Buffer.from(contenu.toString('utf8').replace(/"joursRestants": \d+/, '"joursRestants": 9999'))
        : contenu,
    }));
    const faux = ouvrirDossier(resceller(menties, constat.cle as string, privee, (m) => m));
    expect(faux.constat.verdict).toBe('integre');
    expect(faux.lu?.situations.map((s) => s.recalculee)).toEqual([false]);
    expect(ouvrirDossier(zip.subarray(1)).lu).toBeNull();
  }, 60_000);

  it('le nom seul : ni critère ni motif', async () => {
    const { parties } = await exporter('nom.zip', '--donnees-personnelles');
    const vue = await rejouer();
    const [situation] = situations(parties);
    const { nir: _, identifiantFranceTravail: __, ...connue } = vue['personne'] as Record<string, unknown>;
    expect(situation?.vue['personne']).toMatchObject({ nom: connue['nom'], prenom: connue['prenom'] });
    const texte = `${parties.get('histoires/000001.json')}${JSON.stringify(situation)}`;
    const sensibles = await prives('C3');
    expect(sensibles.length).toBeGreaterThan(0);
    expect(sensibles.filter((m) => texte.includes(m))).toEqual([]);
  }, 60_000);

  it('n’écrit sur rien, et dit ce qu’il ne trouve pas', async () => {
    writeFileSync(nouveau('deja.zip'), 'à garder');
    expect((await jalon('preuve', 'exporter', PASS, '--vers', nouveau('deja.zip'))).code).not.toBe(0);
    expect(readFileSync(nouveau('deja.zip'), 'utf8')).toBe('à garder');
    expect((await jalon('preuve', 'exporter', '999999999999', '--vers', nouveau('rien.zip'))).code).toBe(4);
    expect((await jalon('preuve', 'exporter', PASS, '--vers', nouveau('rien.txt'))).code).toBe(2);
  });
});

describe('jalon preuve verifier FICHIER', () => {
  it('altéré, coupé, d’une autre clé : code 6, et la partie ; absent : code 4', async () => {
    const { fichier, zip } = await exporter('a-alterer.zip');
    const cle = verifierDossier(zip).cle as string;
    expect((await lancer(['preuve', 'verifier', fichier, '--cle', cle])).code).toBe(0);
    const essais: [string, Buffer, RegExp][] = [
      ['altere.zip', Buffer.from(zip).fill('x', zip.length >> 1, (zip.length >> 1) + 1), /n’est pas un dossier/],
      ['coupe.zip', zip.subarray(0, zip.length - 1), /n’est pas un dossier/],
      ['image.zip', Buffer.from('GIF89a'), /n’est pas un dossier/],
    ];
    for (const [nom, contenu, phrase] of essais) {
      writeFileSync(nouveau(nom), contenu);
      const { code, sortie } = await lancer(['preuve', 'verifier', nouveau(nom)]);
      expect([nom, code, sortie]).toEqual([nom, 6, expect.stringMatching(phrase)]);
    }
    const autre = await lancer(['preuve', 'verifier', fichier, '--cle', `${cle.slice(0, -2)}A=`]);
    expect([autre.code, autre.sortie]).toEqual([6, expect.stringMatching(/une autre clé/)]);
    expect((await lancer(['preuve', 'verifier', nouveau('absent.zip')])).code).toBe(4);
  }, 60_000);
});

describe('jalon preuve point', () => {
  it('donne le dernier point signé, celui que le dossier porte', async () => {
    const { parties } = await exporter('point.zip');
    expect((await jalon('preuve', 'point')).sortie).toBe(parties.get('point.txt')?.trimEnd());
  });
});

/** What the personal values of the dossier say, days and verdicts apart. */
async function prives(...classes: string[]): Promise<string[]> {
  const { parties } = await exporter(`prives-${classes.join('')}.zip`, '--donnees-sensibles');
  const textes = (v: unknown): string[] =>
    typeof v === 'string' ? [v] : typeof v === 'object' && v !== null ? Object.values(v).flatMap(textes) : [];
  const dits = histoire(parties)
    .faits.flatMap((f) => f.ouvertures)
    .filter((o) => classes.includes(o.classe))
    .flatMap((o) => Object.entries(o.valeurs).flatMap(([chemin, v]) => (chemin === 'verdict.c' ? [] : textes(v))));
  return [...new Set(dits)].filter((t) => t.length > 3 && !/^\d{4}-\d\d-\d\d/.test(t));
}

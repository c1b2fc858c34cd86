import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { ouvrirCoffre } from '../../libs/confidentialite/src/index.js';
import { ouvrirJalon } from '../../libs/application/src/index.js';
import { ouvrir } from '../../libs/application/essais/personnages.js';
import { dossierNeuf, lancer, type Lancement } from './terminal-de-test.js';

const neuf = dossierNeuf();
const racine = dirname(neuf.donnees);
const ici = (nom: string): string => join(racine, nom);
const SEMAINE = 7 * 86_400_000;

const creer = (vers: string, clesVers: string, ...plus: string[]): Promise<Lancement> =>
  lancer([
    'sauvegarde',
    'creer',
    '--donnees',
    neuf.donnees,
    '--vers',
    ici(vers),
    '--cles-vers',
    ici(clesVers),
    ...plus,
  ]);
const verifier = (de: string, clesDe: string, ...plus: string[]): Promise<Lancement> =>
  lancer(['sauvegarde', 'verifier', '--de', ici(de), '--cles-de', ici(clesDe), ...plus]);
const restaurer = (de: string, clesDe: string, donnees: string, ...plus: string[]): Promise<Lancement> =>
  lancer(['sauvegarde', 'restaurer', '--de', ici(de), '--cles-de', ici(clesDe), '--donnees', donnees, ...plus]);
const json = (l: Lancement) => JSON.parse(l.sortie);

async function ecrire(donnees = neuf.donnees): Promise<string> {
  const jalon = await ouvrirJalon({ donnees });
  try {
    return (await ouvrir(jalon)).parcours as string;
  } finally {
    await jalon.fermer();
  }
}
async function nomDe(parcours: string, donnees: string): Promise<string | undefined> {
  const jalon = await ouvrirJalon({ donnees });
  try {
    return (await jalon.moteur.consulter(parcours))?.vue.personne?.nom;
  } finally {
    await jalon.fermer();
  }
}
function effacer(parcours: string, donnees = neuf.donnees): void {
  const coffre = ouvrirCoffre({ fichier: join(donnees, 'cles.db'), kek: join(`${donnees}-cles`, 'maitresse.cle') });
  coffre.detruire([parcours]);
  coffre.fermer();
}

describe('jalon sauvegarde', () => {
  beforeAll(async () => {
    expect((await lancer(['demo', 'charger', '--parcours', '4', '--donnees', neuf.donnees, '-q'])).code).toBe(0);
  }, 60_000);
  afterAll(() => neuf.effacer());

  it('creer, verifier, puis restaurer ailleurs : le même journal, les mêmes personnes', async () => {
    const premiere = json(await creer('s1', 'c1', '--json'));
    expect(premiere).toMatchObject({
      schema: 'jalon.sauvegarde.v1',
      action: 'creer',
      nouveaux: premiere.taille,
      chiffree: false,
    });
    const rapport = await verifier('s1', 'c1', '--json');
    expect(rapport.code).toBe(0);
    expect(json(rapport)).toMatchObject({
      taille: premiere.taille,
      racine: premiere.racine,
      parcours: 4,
      etrangers: [],
    });
    expect(json(rapport).modeles).toHaveLength(5);
    const ailleurs = ici('restaure');
    const restauration = await restaurer('s1', 'c1', ailleurs);
    expect([restauration.code, restauration.messages]).toEqual([0, expect.stringContaining('Rien n’est perdu.')]);
    const voir = (donnees: string) =>
      lancer(['parcours', 'voir', '999990000001', '--json', '--donnees-personnelles', '--donnees', donnees]);
    expect((await voir(ailleurs)).sortie).toBe((await voir(neuf.donnees)).sortie);
    // what was restored can be written and saved again
    await ecrire(ailleurs);
  }, 60_000);

  it('est incrémentale : seuls les faits nouveaux sont ajoutés', async () => {
    await creer('s2', 'c2', '-q');
    const avant = readdirSync(ici('s2'));
    await ecrire();
    const seconde = json(await creer('s2', 'c2', '--json'));
    expect(seconde.nouveaux).toBeGreaterThan(0);
    expect(seconde.nouveaux).toBeLessThan(seconde.taille);
    expect(readdirSync(ici('s2')).filter((f) => !avant.includes(f))).toEqual(seconde.segments);
    expect(json(await creer('s2', 'c2', '--json'))).toMatchObject({ nouveaux: 0, segments: [] });
    expect((await verifier('s2', 'c2')).code).toBe(0);
  }, 60_000);

  it('chiffrée : rien ne se lit sans la phrase, une autre phrase est refusée (code 9)', async () => {
    const fichier = ici('phrase');
    writeFileSync(fichier, 'une phrase de passe assez longue\n', { mode: 0o400 });
    expect((await creer('s3', 'c3', '--chiffrer')).code).toBe(2);
    expect((await creer('s3', 'c3', '--phrase-fichier', fichier, '-q')).code).toBe(0);
    for (const dossier of ['s3', 'c3'])
      for (const nom of readdirSync(ici(dossier)))
        expect(readFileSync(join(ici(dossier), nom), 'latin1')).not.toMatch(
          /ParcoursOuvert|BEGIN PRIVATE KEY|maitresse\.cle/,
        );
    expect((await verifier('s3', 'c3', '--phrase-fichier', fichier)).code).toBe(0);
    expect((await verifier('s3', 'c3')).code).toBe(3);
    const autre = ici('autre-phrase');
    writeFileSync(autre, 'une tout autre phrase de passe', { mode: 0o400 });
    expect((await verifier('s3', 'c3', '--phrase-fichier', autre)).code).toBe(9);
    expect((await creer('s3', 'c3', '--phrase-fichier', autre)).code).toBe(9);
    expect((await creer('s3', 'c3')).code).toBe(3);
    chmodSync(autre, 0o644);
    expect((await verifier('s3', 'c3', '--phrase-fichier', autre)).code).toBe(2);
    const restauration = await restaurer('s3', 'c3', ici('restaure-3'), '--phrase-fichier', fichier);
    expect(restauration.code).toBe(0);
  }, 60_000);

  it('le journal et les clés vont dans des dossiers séparés : code 3', async () => {
    expect((await creer('s4', 's4')).code).toBe(3);
    expect((await creer('s4', 's4/cles')).code).toBe(3);
    expect((await creer('donnees/s4', 'c4')).code).toBe(3);
    expect(existsSync(ici('s4'))).toBe(false);
    expect((await verifier('s4', 'c4')).code).toBe(4);
  });

  it('une personne effacée ne revient pas d’une sauvegarde plus ancienne, journal et clés', async () => {
    const parcours = await ecrire();
    await creer('s5', 'c5', '-q');
    expect(await nomDe(parcours, neuf.donnees)).toBe('Durand');
    const copie = ici('copie-5');
    cpSync(neuf.donnees, copie, { recursive: true });
    cpSync(`${neuf.donnees}-cles`, `${copie}-cles`, { recursive: true });
    effacer(parcours, copie);
    // in place: the safe that is there knows of the erasure, the older copy does not
    const bilan = json(await restaurer('s5', 'c5', copie, '--json'));
    expect(bilan.personnes.detruites).toBe(1);
    expect(bilan.cles.enPlace).toBe(true);
    expect(await nomDe(parcours, copie)).toBe(undefined);
    // elsewhere: an OLD log with the NEWEST keys
    effacer(parcours);
    await creer('s5-suite', 'c5', '-q');
    const ailleurs = ici('ailleurs-5');
    expect((await restaurer('s5', 'c5', ailleurs)).code).toBe(0);
    expect(await nomDe(parcours, ailleurs)).toBe(undefined);
    expect(readFileSync(join(ailleurs, 'cles.db')).includes(parcours)).toBe(true); // known as destroyed
  }, 60_000);

  it('refuse de perdre des faits sans un mot exprès, et laisse le témoin en place', async () => {
    await creer('s6', 'c6', '-q');
    const copie = ici('copie-6');
    cpSync(neuf.donnees, copie, { recursive: true });
    cpSync(`${neuf.donnees}-cles`, `${copie}-cles`, { recursive: true });
    await ecrire(copie);
    const temoin = readFileSync(join(`${copie}-cles`, 'points.jsonl'), 'utf8');
    const refus = await restaurer('s6', 'c6', copie);
    expect([refus.code, refus.messages]).toEqual([3, expect.stringMatching(/les faits \d+ à \d+ seraient perdus/)]);
    expect(readdirSync(racine).filter((n) => n.includes('.restauration-'))).toEqual([]);
    // even when the log itself is gone, the witness remembers
    for (const f of readdirSync(copie)) if (f.startsWith('evenements.db')) renameSync(join(copie, f), ici(`cote-${f}`));
    expect((await restaurer('s6', 'c6', copie)).code).toBe(3);
    const accepte = await restaurer('s6', 'c6', copie, '--accepter-perte', '-q');
    expect([accepte.code, accepte.messages]).toEqual([
      0,
      expect.stringContaining('jalon exploitation confirmer restauration'),
    ]);
    // what was lost is told under -q, what went well is not
    expect(accepte.messages).toMatch(/^PERTE ACCEPTÉE\./);
    expect(readFileSync(join(`${copie}-cles`, 'points.jsonl'), 'utf8')).toBe(temoin);
    const mis = readdirSync(racine).filter((n) => n.startsWith('copie-6') && n.includes('.avant-restauration-'));
    expect(mis).toHaveLength(2);
  }, 60_000);

  it('une autre histoire que celle de la sauvegarde ne se remplace pas en silence', async () => {
    await creer('s7', 'c7', '-q');
    const copie = ici('copie-7');
    cpSync(neuf.donnees, copie, { recursive: true });
    cpSync(`${neuf.donnees}-cles`, `${copie}-cles`, { recursive: true });
    await ecrire(copie);
    await ecrire();
    await ecrire();
    await creer('s7', 'c7', '-q');
    const refus = await restaurer('s7', 'c7', copie);
    expect([refus.code, refus.messages]).toEqual([
      3,
      expect.stringContaining('n’est pas la suite de cette sauvegarde'),
    ]);
    // nor does another deployment
    const autre = dossierNeuf();
    await ecrire(autre.donnees);
    expect((await restaurer('s7', 'c7', autre.donnees, '--accepter-perte')).code).toBe(3);
    autre.effacer();
  }, 60_000);

  it('des clés de plus de sept jours : refusées sans un mot exprès, dites à effacer, effacées sur demande', async () => {
    await creer('s8', 'c8', '-q');
    const [vieille = ''] = readdirSync(ici('c8'));
    const avance = Date.now() + SEMAINE + 1000;
    const ailleurs = ici('ailleurs-8');
    await aLHeure(avance, async () => {
      expect((await restaurer('s8', 'c8', ailleurs)).code).toBe(3);
      expect((await restaurer('s8', 'c8', ailleurs, '--accepter-cles-anciennes')).code).toBe(0);
      writeFileSync(
        join(ici('c8'), 'cles-notes.jalon'),
        'ce fichier n’est pas une copie des clés, malgré son nom'.repeat(3),
      );
      const dit = await creer('s8', 'c8');
      expect(dit.messages).toContain(`copies des clés de plus de sept jours : ${vieille}`);
      expect(readdirSync(ici('c8'))).toContain(vieille);
      expect(json(await creer('s8', 'c8', '--purger-cles', '--json')).clesRetirees).toEqual([vieille]);
      expect(readdirSync(ici('c8'))).not.toContain(vieille);
      expect(readdirSync(ici('c8'))).toContain('cles-notes.jalon');
    });
  }, 60_000);

  it('sous un déploiement ouvert : creer passe, restaurer refuse', async () => {
    const jalon = await ouvrirJalon({ donnees: neuf.donnees });
    try {
      expect((await creer('s9', 'c9')).code).toBe(0);
      const refus = await restaurer('s9', 'c9', neuf.donnees);
      expect([refus.code, refus.messages]).toEqual([3, expect.stringContaining('arrêtez-le avant de restaurer')]);
    } finally {
      await jalon.fermer();
    }
    expect((await restaurer('s9', 'c9', neuf.donnees)).code).toBe(0);
  }, 60_000);

  it('une copie brute du journal sans son WAL ne passe pas (témoin négatif)', async () => {
    const jalon = await ouvrirJalon({ donnees: neuf.donnees });
    const naive = ici('naive');
    try {
      await ouvrir(jalon);
      await ouvrir(jalon);
      mkdirSync(naive);
      for (const nom of ['evenements.db', 'cles.db']) cpSync(join(neuf.donnees, nom), join(naive, nom));
      await new Promise((r) => setTimeout(r, 1100)); // the witness notes at most once a second
      await ouvrir(jalon);
    } finally {
      await jalon.fermer();
    }
    cpSync(`${neuf.donnees}-cles`, `${naive}-cles`, { recursive: true });
    const deNaive = (vers: string, clesVers: string): Promise<Lancement> =>
      lancer(['sauvegarde', 'creer', '--donnees', naive, '--vers', ici(vers), '--cles-vers', ici(clesVers)]);
    const refus = await deNaive('s10', 'c10');
    expect([refus.code, refus.messages]).toEqual([6, expect.stringContaining('il n’est pas entier')]);
    // whoever loses the witness too is caught by the keys of the true deployment
    rmSync(join(`${naive}-cles`, 'points.jsonl'));
    expect((await deNaive('s10', 'c10')).code).toBe(0);
    rmSync(ici('c10'), { recursive: true });
    await creer('s10-vraie', 'c10', '-q');
    const verdict = await verifier('s10', 'c10');
    expect([verdict.code, verdict.messages]).toEqual([6, expect.stringContaining('Il manque des faits')]);
  }, 60_000);
});

async function aLHeure(instant: number, faire: () => Promise<void>): Promise<void> {
  const VraieDate = globalThis.Date;
  const ecart = instant - VraieDate.now();
  globalThis.Date = class extends VraieDate {
    constructor(...args: [] | [number | string | Date]) {
      super(...((args.length === 0 ? [VraieDate.now() + ecart] : args) as [number]));
    }
    static override now(): number {
      return VraieDate.now() + ecart;
    }
  } as DateConstructor;
  try {
    await faire();
  } finally {
    globalThis.Date = VraieDate;
  }
}

/** The page that an audit file carries, opened from the disk in a real browser without a network. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { ouvrirDossier } from '../../libs/application/src/hors-ligne.js';
import { lireZip } from '../../libs/preuve/src/dossier/zip-canonique.js';
import { verifierDossier } from '../../libs/preuve/src/dossier/verifier-dossier.js';
import { dossierNeuf, lancer } from '../cli/terminal-de-test.js';
import { auHasard, hasardDe, muter } from '../preuve/mutations.js';
import { lancerServeur } from '../serveur-construit.js';
import { dansUnNavigateur } from './navigateur.js';

const PASS = '999990000001';
const COMBIEN = 50;
const TITRES: Record<string, RegExp> = {
  integre: /^(Dossier intègre|Ce dossier est entier)/,
  altere: /^Dossier altéré/,
  illisible: /^Ce fichier n’est pas un dossier/,
  plus_recent: /plus récent/,
};

dansUnNavigateur('verifier.html, sans réseau', raconter);

function raconter(executablePath: string): void {
  const ici = dossierNeuf();
  const a = (nom: string): string => join(ici.donnees, '..', nom);
  let contexte: BrowserContext;
  let page: Page;
  const demandes: string[] = [];
  const erreurs: string[] = [];

  beforeAll(async () => {
    const args = ['demo', 'charger', '--parcours', '2', '--jour', '24/11/2026', '-q', '--donnees', ici.donnees];
    expect((await lancer(args)).code).toBe(0);
    const options = ['--donnees-sensibles', '--situation', '2026-06-30', '--situation', '2026-11-24'];
    const ou = ['--vers', a('d.zip'), '--donnees', ici.donnees];
    expect((await lancer(['preuve', 'exporter', PASS, ...options, ...ou])).code).toBe(0);
    // the page of the file itself, not that of the build
    writeFileSync(a('verifier.html'), lireZip(readFileSync(a('d.zip'))).get('verifier.html') as Buffer);
    contexte = await chromium.launchPersistentContext(a('profil'), {
      executablePath,
      args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    });
    await contexte.setOffline(true);
    page = contexte.pages()[0] ?? (await contexte.newPage());
    page.on('request', (r) => demandes.push(r.url()));
    page.on('pageerror', (e) => erreurs.push(e.message));
    page.on('console', (m) => m.type() === 'error' && erreurs.push(m.text()));
    await page.goto(pathToFileURL(a('verifier.html')).href);
  }, 240_000);
  afterAll(async () => {
    await contexte?.close();
    ici.effacer();
  });
  async function deposer(zip: Buffer): Promise<string> {
    await page.setInputFiles('#fichier', { name: 'd.zip', mimeType: 'application/zip', buffer: zip });
    await page.waitForSelector('#verdict h2');
    return (await page.textContent('#verdict')) ?? '';
  }

  it('dit qu’un dossier est intègre, le raconte, et recalcule ses situations', async () => {
    const zip = readFileSync(a('d.zip'));
    const { constat, lu } = ouvrirDossier(zip);
    expect(await deposer(zip)).toContain('Dossier intègre');
    expect(await page.textContent('#verdict')).toContain(constat.cle as string);
    expect(await page.textContent('#recalcul')).toBe('Phrases et situations, recalculées ici : les mêmes.');
    expect(await page.locator('#faits tr').count()).toBe(lu?.faits.length);
    for (const { phrase } of lu?.faits ?? []) expect(await page.textContent('#faits')).toContain(phrase as string);
    expect(await page.locator('#situations section').count()).toBe(2);
    await page.fill('#au', '2026-08-01');
    await page.fill('#connu', '2026-11-25');
    await page.click('button');
    const attendue = lu?.situer?.('2026-08-01', '2026-11-25');
    expect(JSON.parse((await page.textContent('#rejouee pre')) ?? '')).toEqual(JSON.parse(JSON.stringify(attendue)));
  }, 60_000);

  it('la clé attendue, et une autre', async () => {
    const zip = readFileSync(a('d.zip'));
    await page.fill('#cle', verifierDossier(zip).cle as string);
    expect(await deposer(zip)).toContain('La clé est celle que vous attendiez.');
    await page.fill('#cle', 'une autre clé');
    expect(await deposer(zip)).toContain('une autre clé');
    expect(await page.isHidden('#dossier')).toBe(true);
    await page.fill('#cle', '');
  }, 60_000);

  it(`${COMBIEN} dossiers, au hasard et altérés : le verdict est celui de Jalon`, async () => {
    const hasard = hasardDe(7);
    for (let i = 0; i < COMBIEN; i += 1) {
      const essai = auHasard(hasard);
      const zip = i % 2 === 0 ? essai.zip : muter(essai, hasard);
      const { verdict, partie } = verifierDossier(zip);
      const dit = await deposer(zip);
      expect([i, dit]).toEqual([i, expect.stringMatching(TITRES[verdict] as RegExp)]);
      if (partie !== null) expect(dit).toContain(partie);
    }
  }, 120_000);

  it('n’a rien demandé à personne', () => {
    expect(demandes).toEqual([pathToFileURL(a('verifier.html')).href]);
    expect(erreurs).toEqual([]);
  });

  it('est servie à qui veut, sans que rien ne lui soit envoyé', async () => {
    const serveur = await lancerServeur({ donnees: a('serveur'), env: { JALON_DEMONSTRATION: '0' } });
    try {
      await contexte.setOffline(false);
      await page.goto(serveur.url);
      await page.getByRole('link', { name: 'Vérifier un dossier d’audit' }).click();
      await page.waitForURL(`${serveur.url}/verification`);
      demandes.length = 0;
      expect(await deposer(readFileSync(a('d.zip')))).toContain('Dossier intègre');
      expect(await page.evaluate('fetch("/api/personas").then(() => "parti", () => "retenu")')).toBe('retenu');
      expect(demandes).toEqual([]);
    } finally {
      await serveur.arreter();
    }
  }, 60_000);
}

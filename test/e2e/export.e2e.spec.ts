/** The list filtered on the page, then taken away: what is in the file is what the page shows, page after page. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { dansUnNavigateur, debordement, ouvrirNavigateur, violations, type Navigateur } from './navigateur.js';

jest.setTimeout(120_000);

dansUnNavigateur('L’export de la liste', exporter);

function exporter(chromium: string): void {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-export-'));
  let serveur: Serveur;
  let navigateur: Navigateur;
  let page: Page;
  beforeAll(async () => {
    serveur = await lancerServeur({ donnees: join(dossier, 'donnees'), demonstration: 120 });
    navigateur = await ouvrirNavigateur(chromium, serveur.url);
    ({ page } = navigateur);
  });
  afterAll(async () => {
    await navigateur?.fermer();
    await serveur?.arreter();
    rmSync(dossier, { recursive: true, force: true });
  });
  const ouvrirLaListe = async (adresse = ''): Promise<void> => {
    await page.goto(`${serveur.url}/parcours${adresse}`);
    await page.locator('tbody tr').first().waitFor();
    await navigateur.repos();
  };
  /** The name under which each row is shown, on every page. */
  const montrees = async (): Promise<string[]> => {
    const noms: string[] = [];
    for (;;) {
      noms.push(...(await page.locator('tbody th').allTextContents()));
      const suite = page.getByRole('button', { name: 'Page suivante' });
      if ((await suite.count()) === 0) return noms;
      await suite.click();
      await navigateur.repos();
    }
  };
  const telecharger = async (format: RegExp): Promise<{ nom: string; contenu: Buffer }> => {
    await page.locator('summary', { hasText: 'Exporter' }).click();
    const [fichier] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: format }).click(),
    ]);
    return { nom: fichier.suggestedFilename(), contenu: readFileSync(await fichier.path()) };
  };
  interface Exportee {
    lignes: { nom: string; prenom: string }[];
  }
  const nomDeListe = ({ nom, prenom }: Exportee['lignes'][number]): string => `${nom.toUpperCase()} ${prenom}`;

  it('a les lignes que l’on voit, dans leur ordre, dans chaque format', async () => {
    await navigateur.devenir('ddets');
    await ouvrirLaListe();
    await page.getByLabel('État', { exact: true }).selectOption('enCours');
    await page.waitForURL(/etat=enCours/);
    await page.getByRole('button', { name: 'Fin', exact: true }).click();
    await page.waitForURL(/tri=fin/);
    await navigateur.repos();
    const json = await telecharger(/JSON/);
    const csv = await telecharger(/CSV/);
    const xlsx = await telecharger(/XLSX/);
    await page.getByText(`Fichier téléchargé : ${xlsx.nom}`).waitFor();
    expect(xlsx.nom).toMatch(/^parcours-\d{4}-\d\d-\d\d\.xlsx$/);
    const attendues = await montrees();
    // more than a page, and not the whole list
    expect(attendues.length).toBeGreaterThan(25);
    expect(attendues.length).toBeLessThan(115);
    const lues = (JSON.parse(json.contenu.toString()) as Exportee).lignes.map(nomDeListe);
    expect(lues).toEqual(attendues);
    const deTableur = (rangs: readonly unknown[][]): string[] =>
      rangs.slice(1, attendues.length + 1).map(([nom, prenom]) => nomDeListe({ nom: `${nom}`, prenom: `${prenom}` }));
    expect(deTableur((await readXlsx(xlsx.contenu)).sheets[0]?.rows ?? [])).toEqual(attendues);
    const texte = csv.contenu.toString();
    expect(deTableur(texte.split('\r\n').map((l) => l.split(';')))).toEqual(attendues);
    expect(texte).toContain(`\r\nLignes;${attendues.length}`);
    expect(texte).toContain('Filtre : État;PASS en cours');
  });

  it('se choisit au clavier, sans défaut d’accessibilité ni débordement, ouvert ou fermé', async () => {
    await ouvrirLaListe();
    const bouton = page.locator('summary', { hasText: 'Exporter' });
    await bouton.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /XLSX/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(Math.max(0, await debordement(page))).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    expect(await page.locator(':focus').textContent()).toBe('Exporter');
    expect(await page.getByRole('button', { name: /XLSX/ }).count()).toBe(0);
  });

  it('dit quoi faire quand il y en a trop, et quand le serveur ne répond pas', async () => {
    await ouvrirLaListe();
    const detail = 'Plus de 10 000 parcours répondent à ces filtres : rien n’est exporté. Resserrez-les.';
    await page.route('**/api/parcours/export?*', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({ type: 'urn:jalon:probleme:export-trop-grand', title: 'Trop de parcours', detail }),
      }),
    );
    const demander = async (): Promise<void> => {
      await page.locator('summary', { hasText: 'Exporter' }).click();
      await page.getByRole('button', { name: /CSV/ }).click();
    };
    await demander();
    await page.getByRole('alert').getByText(detail).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute('**/api/parcours/export?*');
    await page.route('**/api/parcours/export?*', (route) => route.abort());
    await demander();
    await page.getByRole('alert').getByRole('button', { name: 'Réessayer' }).waitFor();
    await page.unroute('**/api/parcours/export?*');
    const [fichier] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('alert').getByRole('button', { name: 'Réessayer' }).click(),
    ]);
    expect(fichier.suggestedFilename()).toMatch(/\.csv$/);
    expect(await page.getByRole('alert').count()).toBe(0);
  });

  it('n’a rien demandé à un autre serveur, et aucun script n’a échoué', () => {
    expect(navigateur.etrangeres).toEqual([]);
    expect(navigateur.erreurs).toEqual([]);
  });
}

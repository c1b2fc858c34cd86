/** Forms that change with who acts and with what was chosen: the API says how, the page only shows it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { dansUnNavigateur, debordement, ouvrirNavigateur, violations, type Navigateur } from './navigateur.js';

jest.setTimeout(120_000);

interface ActionLue {
  commande: string;
  possible: boolean;
}

dansUnNavigateur('Les formulaires sur mesure', essayer);

function essayer(chromium: string): void {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-formulaires-'));
  let serveur: Serveur;
  let navigateur: Navigateur;
  let page: Page;
  const api = async <T>(chemin: string, persona: string): Promise<T> =>
    (await (await fetch(`${serveur.url}/api${chemin}`, { headers: { 'X-Jalon-Persona': persona } })).json()) as T;
  /** The form of a command, on the first dossier of the persona where it is possible; on the first one, when it is on none. */
  const ouvrir = async (commande: string, persona: string): Promise<void> => {
    const { lignes } = await api<{ lignes: { id: string }[] }>('/parcours?taille=100', persona);
    let ou = lignes[0]?.id ?? '';
    for (const { id } of lignes) {
      const actions = await api<ActionLue[]>(`/parcours/${id}/actions`, persona);
      if (!actions.some((a) => a.commande === commande && a.possible)) continue;
      ou = id;
      break;
    }
    await navigateur.devenir(persona);
    await page.goto(`${serveur.url}/parcours/${ou}/actions/${commande}`);
    await page.locator('form button[type=submit]').waitFor();
  };
  const champs = async (): Promise<string[]> =>
    (await page.locator('form :is(label, legend)').allInnerTexts()).map((texte) => texte.replace(/ \(.*/s, ''));

  beforeAll(async () => {
    serveur = await lancerServeur({ donnees: join(dossier, 'donnees'), demonstration: 60 });
    navigateur = await ouvrirNavigateur(chromium, serveur.url);
    page = navigateur.page;
    page.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await navigateur?.fermer();
    await serveur?.arreter();
    rmSync(dossier, { recursive: true, force: true });
  });

  it('l’embauche ne demande que ce qui regarde cette sorte de structure et ce contrat', async () => {
    await ouvrir('DeclarerEmbauche', 'cip-ai');
    const reserves = [
      'Précision',
      'Raison d’un contrat plus court que le minimum',
      'Raison d’une durée hebdomadaire réduite',
    ];
    const etrangers = ['Immatriculation de l’indépendant', 'Salariés de l’indépendant', 'Programme Convergence'];
    const montres = async (parmi: string[]) => (await champs()).filter((c) => parmi.includes(c)).toSorted();
    expect(await montres([...reserves, ...etrangers])).toEqual([]);
    await page.getByLabel('Autre contrat').check();
    expect(await montres([...reserves, ...etrangers])).toEqual(['Précision']);
    await page.getByLabel(/\(CDDI\)$/).check();
    expect(await montres([...reserves, ...etrangers])).toEqual(reserves.slice(1));
    expect(await page.getByLabel(/\(mission\)|Indépendant/i).count()).toBe(0);
    expect(await violations(page)).toEqual([]);

    await ouvrir('DeclarerEmbauche', 'cip-aci');
    await page.getByLabel(/\(CDDI\)$/).check();
    expect(await montres(etrangers)).toEqual(['Programme Convergence']);
  });

  it('le diagnostic range les critères par niveau, et dit à mesure ce qui manque', async () => {
    await ouvrir('EtablirDiagnostic', 'cip-ai');
    const effet = page.locator('section', { has: page.locator('#effet') });
    for (const coche of await page.locator('form input:checked').all()) await coche.uncheck();
    await effet.getByText(/il manque 1 critère de niveau 1, ou 2 critères de niveau 2$/).waitFor();
    const niveau2 = page.getByRole('group', { name: /^Critères de niveau 2/ });
    await niveau2.getByRole('checkbox').first().check();
    await page.getByText('Critères de niveau 2 (1 coché)').waitFor();
    await effet.getByText(/il manque 1 critère de niveau 1, ou 1 critère de niveau 2$/).waitFor();
    await page
      .getByRole('group', { name: /^Critères de niveau 1/ })
      .getByRole('checkbox', { name: 'Bénéficiaire du RSA' })
      .check();
    await effet.getByText('Cette action est possible.').waitFor();
    for (const [largeur, theme] of [
      [1280, 'dark'],
      [320, 'light'],
    ] as const) {
      await page.setViewportSize({ width: largeur, height: 900 });
      await page.emulateMedia({ colorScheme: theme });
      expect(await violations(page)).toEqual([]);
      expect(Math.max(0, await debordement(page))).toBe(0);
    }
    await page.setViewportSize({ width: 1280, height: 900 });
  });

  it('la sortie se choisit par catégorie', async () => {
    await ouvrir('EnregistrerSortie', 'cip-ai');
    const groupes = page.getByLabel('Type de sortie').locator('optgroup');
    expect(await groupes.evaluateAll((gs) => gs.map((g) => g.getAttribute('label')))).toEqual([
      'Emploi durable',
      'Emploi de transition',
      'Sortie positive',
      'Autre sortie',
      'Retrait des sorties constatées',
    ]);
    expect(await violations(page)).toEqual([]);
  });

  it('n’a rien demandé à un autre serveur, et aucun script n’a échoué', () => {
    expect(navigateur.etrangeres).toEqual([]);
    expect(navigateur.erreurs).toEqual([]);
  });
}

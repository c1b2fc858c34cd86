/** The figures of the demonstration department on the screen: the ones of the API, each rate with its two numbers. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { dansUnNavigateur, debordement, ouvrirNavigateur, violations, type Navigateur } from './navigateur.js';

jest.setTimeout(120_000);

interface Part {
  numerateur: number;
  denominateur: number;
  pourcent: number | null;
}
interface Indicateurs {
  annee: number;
  sorties: { enregistrees: number; examinees: number };
  taux: { dynamique: Part; insertionDansLEmploi: Part; durable: Part };
  accompagnements: { nombre: number }[];
  parStructure: { siae: string; sorties: { enregistrees: number } }[];
}

const nombre = new Intl.NumberFormat('fr-FR');
const cellules = ({ numerateur, denominateur, pourcent }: Part): string[] => [
  `${nombre.format(numerateur)} sur ${nombre.format(denominateur)}`,
  pourcent === null ? '—' : `${nombre.format(pourcent)}\u202f%`,
];

dansUnNavigateur('Indicateurs dans le navigateur', montrer);

function montrer(chromium: string): void {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-indicateurs-'));
  let serveur: Serveur;
  let navigateur: Navigateur;
  let page: Page;
  const api = async (question = ''): Promise<Indicateurs> =>
    (await (
      await fetch(`${serveur.url}/api/indicateurs${question}`, { headers: { 'X-Jalon-Persona': 'ddets' } })
    ).json()) as Indicateurs;
  const tableau = (nom: string) => page.getByRole('table', { name: nom });
  /** Waits for the three rates to be the ones of the API, each with its two numbers. */
  const attendreTaux = async ({ taux: { dynamique, insertionDansLEmploi, durable } }: Indicateurs): Promise<void> => {
    const lignes = tableau('Taux de sortie, avec les deux nombres de chaque division').locator('tbody tr');
    for (const [i, part] of [dynamique, insertionDansLEmploi, durable].entries()) {
      const [calcul = '', pourcent = ''] = cellules(part);
      await lignes.nth(i).getByRole('cell', { name: calcul, exact: true }).waitFor();
      await lignes.nth(i).getByRole('cell', { name: pourcent, exact: true }).waitFor();
    }
  };

  beforeAll(async () => {
    serveur = await lancerServeur({ donnees: join(dossier, 'donnees'), demonstration: 40, limites: true });
    navigateur = await ouvrirNavigateur(chromium, serveur.url);
    page = navigateur.page;
    page.setDefaultTimeout(20_000);
    await page.goto(serveur.url);
    await page.getByRole('button', { name: /DDETS/ }).click();
    await page.getByRole('heading', { level: 1, name: 'À faire' }).waitFor();
  });
  afterAll(async () => {
    await navigateur?.fermer();
    await serveur?.arreter();
    rmSync(dossier, { recursive: true, force: true });
  });

  it('s’ouvrent depuis le menu, sur l’année en cours, sans défaut d’accessibilité', async () => {
    await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: 'Indicateurs' }).click();
    await page.getByRole('heading', { level: 1, name: 'Indicateurs' }).waitFor();
    const lus = await api();
    expect(lus.taux.dynamique.denominateur).toBeGreaterThan(0);
    await attendreTaux(lus);
    expect(await page.getByLabel('Année', { exact: true }).inputValue()).toBe(String(lus.annee));
    expect(await page.title()).toBe('Indicateurs — Parcours IAE');
    expect(await violations(page)).toEqual([]);
  });

  it('disent que la définition des taux d’emploi n’a pas été lue, et ce que chaque sortie non comptée n’atteint pas', async () => {
    await page.getByText(/La définition du projet annuel de performances n’a pas été lue/).waitFor();
    await page.getByText(/faute d’atteindre un seuil le jour de/).waitFor();
    await page.getByText('Détail par type de sortie').click();
    const types = tableau('Sorties de l’année par type');
    await types.waitFor();
    expect(await types.locator('tbody tr').count()).toBeGreaterThan(1);
    expect(await violations(page)).toEqual([]);
  });

  it('changent avec l’année et la structure choisies, que l’adresse garde', async () => {
    const { annee, parStructure } = await api();
    const siae = parStructure.find((s) => s.sorties.enregistrees > 0)?.siae ?? '';
    await page.getByLabel('Structure', { exact: true }).selectOption(siae);
    await page.waitForURL(new RegExp(`siae=${siae}`));
    await attendreTaux(await api(`?siae=${siae}`));
    expect(await tableau('Chiffres de l’année, structure par structure').count()).toBe(0);
    await page.getByLabel('Structure', { exact: true }).selectOption('');
    await page.getByLabel('Année', { exact: true }).selectOption(String(annee - 1));
    await page.waitForURL(new RegExp(`annee=${annee - 1}`));
    const passee = await api(`?annee=${annee - 1}`);
    await page.getByText(`Année ${annee - 1}, situation au`, { exact: false }).waitFor();
    await attendreTaux(passee);
    expect(await tableau('Chiffres de l’année, structure par structure').locator('tbody tr').count()).toBe(
      passee.parStructure.length,
    );
  });

  it('sans rien à compter, le disent', async () => {
    await page.goto(`${serveur.url}/indicateurs?annee=2001`);
    await page.getByRole('heading', { name: 'Rien à compter pour cette année' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('une adresse mal formée est refusée en clair', async () => {
    await page.goto(`${serveur.url}/indicateurs?annee=hier`);
    await page.getByText(/un nombre entier de 2000 à 2199/).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('restent lisibles à 320 pixels et en sombre, sans défilement de côté', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${serveur.url}/indicateurs`);
    await page.locator('table.en-cartes').first().waitFor();
    expect(Math.max(0, await debordement(page))).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  it('n’ont rien demandé à un autre serveur', () => {
    expect(navigateur.etrangeres).toEqual([]);
    expect(navigateur.erreurs).toEqual([]);
  });
}

/** The page of a structure: what the State decided of it, its figures and their lists, its history; absent for whoever may not read it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { dansUnNavigateur, debordement, ouvrirNavigateur, violations, type Navigateur } from './navigateur.js';

jest.setTimeout(120_000);

const AI = '/structures/ai-coup-de-main';
/** Everything that may be decided of one was decided of this one. */
const EI = '/structures/ei-mobilite';
const CODE = /\b[A-Z]{2,}_[A-Z_]+\b|\b(?:FAVORABLE|ACCORD|AUTRE)\b/;
interface Ligne {
  id: string;
  type: string | null;
  parcoursEnCours: number;
  aSuivre: number | null;
}
const annee = new Date().getFullYear();
const DECISIONS: [persona: string, type: string, data: object][] = [
  ['siae-ei-mobilite', 'DemanderConvention', { renouvellement: true }],
  ['ddets', 'RendreAvisCommission', { avis: 'FAVORABLE' }],
  ['prefet', 'SignerConvention', { debut: `${annee}-01-01`, fin: `${annee + 2}-12-31`, territoire: ['99'] }],
  [
    'ddets',
    'SignerAnnexeFinanciere',
    { etat: 'VALIDE', debut: `${annee}-01-01`, fin: `${annee}-12-31`, postesEtp: 6.5 },
  ],
  [
    'ddets',
    'ConstaterSuccession',
    {
      de: 'ei-espaces-verts',
      a: 'ei-mobilite',
      le: `${annee}-01-01`,
      fondement: 'TRANSFERT_L1224_1',
      reference: 'Traité',
    },
  ],
  ['prefet', 'ResilierConvention', { le: `${annee + 1}-06-30`, motif: 'ACCORD' }],
  ['siae-ei-mobilite', 'DemanderConvention', {}],
];

dansUnNavigateur('La page d’une structure', montrer);

function montrer(chromium: string): void {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-structures-'));
  let serveur: Serveur;
  let navigateur: Navigateur;
  let page: Page;
  const api = async <T>(chemin: string, persona = 'ddets'): Promise<T> =>
    (await (await fetch(`${serveur.url}/api${chemin}`, { headers: { 'X-Jalon-Persona': persona } })).json()) as T;
  const ouvrir = async (persona: string, chemin: string): Promise<void> => {
    await navigateur.devenir(persona);
    await page.goto(serveur.url + chemin);
    await page.locator('main h1').waitFor();
    await navigateur.repos();
  };
  const tableau = (nom: string) => page.getByRole('table', { name: nom });
  const cellules = async (nom: string): Promise<string[]> =>
    (await tableau(nom).locator('tbody :is(th, td)').allInnerTexts()).map((x) => x.replaceAll('\u00a0', ' '));

  beforeAll(async () => {
    serveur = await lancerServeur({ donnees: join(dossier, 'donnees'), demonstration: 60 });
    for (const [persona, type, data] of DECISIONS) {
      const reponse = await fetch(`${serveur.url}/api${EI}/commandes`, {
        method: 'POST',
        headers: { 'X-Jalon-Persona': persona, 'Content-Type': 'application/json' },
        body: JSON.stringify({ type, data }),
      });
      if (!reponse.ok) throw new Error(`${type} : ${await reponse.text()}`);
    }
    navigateur = await ouvrirNavigateur(chromium, serveur.url);
    page = navigateur.page;
    page.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await navigateur?.fermer();
    await serveur?.arreter();
    rmSync(dossier, { recursive: true, force: true });
  });

  it.each(['ddets', 'cip-ai', 'conseiller-ml', 'orienteur'])(
    'la liste de %s dit de chacune les totaux de ses listes',
    async (persona) => {
      const { lignes } = await api<{ lignes: Ligne[] }>('/structures', persona);
      expect(lignes.length).toBeGreaterThan(persona === 'cip-ai' ? 0 : 20);
      for (const { id, parcoursEnCours, aSuivre } of lignes) {
        const { total } = await api<{ total: number }>(`/parcours?siae=${id}&etat=enCours&taille=1`, persona);
        // whoever sees no PASS does not filter on it either
        expect([id, parcoursEnCours]).toEqual([id, persona === 'orienteur' ? 0 : total]);
        if (persona !== 'ddets') expect([id, aSuivre]).toEqual([id, null]);
        else {
          const suivi = await api<{ total: number; structures: unknown[] }>(`/anomalies?structure=${id}`);
          expect([id, aSuivre]).toEqual([id, suivi.total + suivi.structures.length]);
        }
      }
      if (persona === 'ddets') expect(lignes.some((l) => l.parcoursEnCours > 1 && l.aSuivre)).toBe(true);
    },
  );

  it('montre à une SIAE ce que l’État a décidé d’elle, le plus récent d’abord', async () => {
    await ouvrir('cip-ai', '/a-faire');
    await page.getByRole('link', { name: 'Ma structure' }).click();
    await page.getByRole('heading', { level: 1, name: 'AI Coup de main' }).waitFor();
    await navigateur.repos();
    expect(await page.title()).toBe('AI Coup de main — Parcours IAE');
    await page.getByText('Type : Association intermédiaire').waitFor();
    const journal = await api<{ phrase: string }[]>(`${AI}/journal`, 'cip-ai');
    expect(await page.locator('.chronologie .phrase').allInnerTexts()).toEqual(
      journal.map((f) => f.phrase).toReversed(),
    );
    expect((await cellules('Conventions avec l’État, premier et dernier jours compris'))[0]).toBe(
      `du 01/01/${annee} au 31/12/${annee + 2} inclus`,
    );
    expect(await violations(page)).toEqual([]);
  });

  it('dit en mots tout ce qui a été décidé : convention, annexe, résiliation, succession, demande', async () => {
    await ouvrir('ddets', EI);
    await page.getByText('La commission n’a pas encore rendu son avis.').waitFor();
    expect(await cellules('Annexes financières et leurs postes, en équivalents temps plein')).toEqual(
      expect.arrayContaining(['Validée', '6,5']),
    );
    expect(await cellules('Ce qui arrête la convention avant son terme')).toEqual(
      expect.arrayContaining(['Résiliation', `depuis le 30/06/${annee + 1}`, 'Commun accord']),
    );
    expect(await cellules('Structures auxquelles elle succède')).toEqual(
      expect.arrayContaining(['EI Espaces verts', 'Transfert des contrats de travail (L. 1224-1)']),
    );
    expect((await page.locator('main').innerText()).match(CODE)).toBeNull();
    await page.getByRole('link', { name: 'EI Espaces verts' }).click();
    await page.getByRole('heading', { level: 1, name: 'EI Espaces verts' }).waitFor();
  });

  it('mène de chaque nombre à sa liste, qui a autant de lignes', async () => {
    await ouvrir('ddets', AI);
    const legende = /^Parcours de cette structure/;
    const lignes = page.getByRole('table', { name: legende }).locator('tbody tr');
    expect(await lignes.count()).toBe(4);
    for (const n of [0, 1, 2, 3]) {
      await ouvrir('ddets', AI);
      const total = Number(await lignes.nth(n).locator('td').innerText());
      if (n === 3) expect(total).toBeGreaterThan(0);
      await lignes.nth(n).getByRole('link').click();
      await page.getByRole('heading', { level: 1, name: 'Parcours' }).waitFor();
      await page.getByText(`${total} parcours`, { exact: true }).waitFor();
      expect(await page.locator('table.dense tbody tr').count()).toBe(total);
    }
  });

  it('mène la DDETS de la liste, cherchée et triée, à une structure, et de chaque nom à sa page', async () => {
    await ouvrir('ddets', '/a-faire');
    await page.getByRole('link', { name: 'Structures', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Structures' }).waitFor();
    const { lignes } = await api<{ lignes: Ligne[] }>('/structures');
    const siaes = lignes.filter((l) => l.type !== null);
    await page.getByText(`${siaes.length} structures`, { exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Parcours en cours' }).click();
    await page.waitForURL(/tri=-parcours/);
    const nombres = await page.locator('tbody td[data-colonne="Parcours en cours"]').allInnerTexts();
    expect(nombres.map(Number)).toEqual(siaes.map((l) => l.parcoursEnCours).toSorted((a, b) => b - a));
    await page.getByRole('searchbox', { name: 'Chercher une structure' }).fill('coup');
    await page.getByText('1 structure', { exact: true }).waitFor();
    const [ai] = siaes.filter((l) => l.id === 'ai-coup-de-main');
    await page.getByRole('link', { name: `${ai?.parcoursEnCours} parcours en cours, AI Coup de main` }).click();
    await page.getByText(`${ai?.parcoursEnCours} parcours`, { exact: true }).waitFor();
    await page.locator('table.dense tbody th a').first().click();
    await page.getByRole('link', { name: 'AI Coup de main' }).click();
    await page.waitForURL(/\/structures\/ai-coup-de-main$/);
    await page.getByRole('navigation', { name: 'Vous êtes ici' }).getByRole('link', { name: 'Structures' }).click();
    await page.getByRole('heading', { level: 1, name: 'Structures' }).waitFor();
    for (const chemin of ['/anomalies', '/indicateurs']) {
      await ouvrir('ddets', chemin);
      expect(await page.locator('main a[href^="/structures/"]').count()).toBeGreaterThan(0);
      expect(await violations(page)).toEqual([]);
    }
  });

  it('n’offre à une SIAE que la sienne', async () => {
    await ouvrir('cip-ai', '/indicateurs');
    expect(await page.locator('main a[href^="/structures/"]').evaluateAll((a) => a.map((x) => x.textContent))).toEqual([
      'AI Coup de main',
    ]);
    await ouvrir('cip-ai', '/structures');
    await page.getByText('1 structure', { exact: true }).waitFor();
    await ouvrir('cip-ai', '/structures?recherche=jardins');
    await page.getByRole('heading', { name: 'Aucune structure' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('donne les chiffres de l’écran des indicateurs, et y mène', async () => {
    await ouvrir('ddets', AI);
    const { embauches } = await api<{ embauches: number }>('/indicateurs?siae=ai-coup-de-main');
    const activite = tableau('Activité de l’année et durée des séjours terminés');
    expect(
      await activite
        .getByRole('row', { name: /^Embauches/ })
        .locator('td')
        .innerText(),
    ).toBe(String(embauches));
    await page.getByRole('link', { name: 'Tous les indicateurs de la structure' }).click();
    await page.waitForURL(/\/indicateurs\?siae=ai-coup-de-main/);
    expect(
      await activite
        .getByRole('row', { name: /^Embauches/ })
        .locator('td')
        .innerText(),
    ).toBe(String(embauches));
  });

  it('n’existe pas pour une autre SIAE, comme une structure que personne ne connaît', async () => {
    const textes: string[] = [];
    for (const chemin of [AI, '/structures/nulle-part']) {
      await ouvrir('cip-aci', chemin);
      await page.getByRole('heading', { name: 'Structure introuvable' }).waitFor();
      textes.push((await page.locator('main').innerText()).replace(/communiquer.*/, ''));
      expect(await violations(page)).toEqual([]);
    }
    expect(textes[0]).toBe(textes[1]);
    expect(textes[0]).not.toContain('Coup de main');
  });

  it.each([
    [320, 'light'],
    [320, 'dark'],
    [1280, 'dark'],
    [1280, 'light'],
  ] as const)('reste lisible à %i pixels en %s', async (width, colorScheme) => {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    for (const chemin of [EI, '/structures']) {
      await ouvrir('ddets', chemin);
      expect(Math.max(0, await debordement(page))).toBe(0);
      expect(await violations(page)).toEqual([]);
    }
  });

  it('n’a rien demandé à un autre serveur, et aucun script n’a échoué', () => {
    expect(navigateur.etrangeres).toEqual([]);
    expect(navigateur.erreurs).toEqual([]);
  });
}

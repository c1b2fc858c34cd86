/** The page of a parcours holds on one screen, whatever the dossier: measured on those of the demonstration that hold the most. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ouvrirDossier } from '../../libs/application/src/hors-ligne.js';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { dansUnNavigateur, debordement, ouvrirNavigateur, violations, type Navigateur } from './navigateur.js';

jest.setTimeout(120_000);

const ECRAN = 900;
const TABULATIONS = 8;
/** Codes, file names and formats that only a developer says. */
const MOTS_DE_CODE = /\b[A-Z]{2,}_[A-Z_]+\b|\b\w+\.py\b|AAAA-MM-JJ/g;

interface Ligne {
  id: string;
  etape: string;
  revision: number;
  demandeEnAttente: string | null;
}
interface ActionLue {
  libelle: string;
  possible: boolean;
  famille?: string;
}

dansUnNavigateur('La page d’un parcours', mesurer);

function mesurer(chromium: string): void {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-page-'));
  let serveur: Serveur;
  let navigateur: Navigateur;
  let page: Page;
  const api = async <T>(chemin: string, persona = 'ddets'): Promise<T> =>
    (await (await fetch(`${serveur.url}/api${chemin}`, { headers: { 'X-Jalon-Persona': persona } })).json()) as T;
  const ouvrir = async (id: string): Promise<void> => {
    await page.goto(`${serveur.url}/parcours/${id}`);
    await page.locator('.toutes-les-actions').waitFor();
    await page.locator('.chronologie > li').first().waitFor();
  };
  /** The longest dossier of each step, and one with a request that waits. */
  const choisis = async (persona: string): Promise<string[]> => {
    const { lignes } = await api<{ lignes: Ligne[] }>('/parcours?taille=100', persona);
    const longs = lignes.toSorted((a, b) => b.revision - a.revision);
    const parEtape = [...new Set(longs.map((l) => l.etape))].flatMap((e) => longs.find((l) => l.etape === e)?.id ?? []);
    const attend = longs.find((l) => l.demandeEnAttente !== null)?.id;
    return [...new Set([...parEtape, ...(attend === undefined ? [] : [attend])])];
  };
  const bas = (selecteur: string): Promise<number> =>
    page.evaluate(`document.querySelector(${JSON.stringify(selecteur)}).getBoundingClientRect().bottom + scrollY`);

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

  it.each(['cip-ai', 'ddets'])('montre à %s l’essentiel sur un écran, et tient en trois', async (persona) => {
    await navigateur.devenir(persona);
    const ids = await choisis(persona);
    expect(ids.length).toBeGreaterThan(2);
    for (const id of ids) {
      await ouvrir(id);
      const haut = await bas((await page.locator('#frise').count()) > 0 ? '#frise' : '#actions');
      const page_ = (await page.evaluate('document.documentElement.scrollHeight')) as number;
      expect({ id, haut: haut <= ECRAN || haut, page: page_ <= 3 * ECRAN || page_ }).toEqual({
        id,
        haut: true,
        page: true,
      });
    }
  });

  it('mène à l’action principale en huit tabulations au plus', async () => {
    await navigateur.devenir('cip-ai');
    const [id = ''] = await choisis('cip-ai');
    await ouvrir(id);
    const principal = page.locator('.bouton.principal:focus');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    let n = 1;
    while (n < 30 && (await principal.count()) === 0) {
      await page.keyboard.press('Tab');
      n++;
    }
    expect(await principal.count()).toBe(1);
    expect(n).toBeLessThanOrEqual(TABULATIONS);
  });

  it('ne propose que ce que le moteur accepte, dit chaque refus une fois, jamais celui d’un autre rôle', async () => {
    for (const persona of ['cip-ai', 'conseillere-ft']) {
      await navigateur.devenir(persona);
      for (const id of (await choisis(persona)).slice(0, 3)) {
        const actions = await api<ActionLue[]>(`/parcours/${id}/actions`, persona);
        await ouvrir(id);
        const possibles = actions.filter((a) => a.possible).map((a) => a.libelle);
        const premieres = await page.locator('#actions > .actions a').allTextContents();
        expect(premieres.length).toBe(Math.min(4, possibles.length));
        expect(possibles).toEqual(expect.arrayContaining(premieres));
        const refusees = actions.filter((a) => !a.possible && a.famille !== 'acces').map((a) => a.libelle);
        expect((await page.locator('.action-refusee h4').allTextContents()).toSorted()).toEqual(refusees.toSorted());
      }
    }
  });

  it('dit en texte tout ce que montre la frise', async () => {
    await navigateur.devenir('ddets');
    for (const id of await choisis('ddets')) {
      await ouvrir(id);
      expect(await page.locator('#frise tbody tr').count()).toBe(await page.locator('#frise .bande').count());
    }
  });

  it('ouverte en entier, n’a aucun défaut d’accessibilité, ne déborde pas et ne dit aucun mot de code', async () => {
    await navigateur.devenir('cip-ai');
    for (const [i, id] of (await choisis('cip-ai')).entries()) {
      await page.setViewportSize({ width: i % 2 === 0 ? 1280 : 320, height: ECRAN });
      await page.emulateMedia({ colorScheme: i % 2 === 0 ? 'dark' : 'light' });
      await ouvrir(id);
      await page.evaluate('document.querySelectorAll("details").forEach((d) => { d.open = true; })');
      const texte = (await page.locator('main').innerText()).replace(/https?:\S+/g, '');
      expect({ id, mots: texte.match(MOTS_DE_CODE) ?? [] }).toEqual({ id, mots: [] });
      expect(Math.max(0, await debordement(page))).toBe(0);
      expect(await violations(page)).toEqual([]);
    }
  });

  it('n’a rien demandé à un autre serveur, et aucun script n’a échoué', () => {
    expect(navigateur.etrangeres).toEqual([]);
    expect(navigateur.erreurs).toEqual([]);
  });

  it('donne à la DDETS le dossier d’audit, que le vérificateur dit intègre', async () => {
    await navigateur.devenir('ddets');
    const [id = ''] = await choisis('ddets');
    await ouvrir(id);
    await page.locator('#dossier-d-audit summary').click();
    expect(await violations(page)).toEqual([]);
    await page.locator('#dossier-d-audit input').check();
    const [fichier] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Télécharger le dossier d’audit' }).click(),
    ]);
    const { constat, lu } = ouvrirDossier(readFileSync(await fichier.path()));
    expect([fichier.suggestedFilename(), constat.verdict]).toEqual(['dossier-d-audit.zip', 'integre']);
    expect(lu?.situations.map((s) => [s.recalculee, s.vue.id])).toEqual([[true, id]]);
    await page.getByText('Dossier téléchargé.').waitFor();
  });

  it('ne l’offre pas à qui ne lit pas tout', async () => {
    const offert = async (qui: string): Promise<boolean> => (await api<{ prouver: boolean }>('/menu', qui)).prouver;
    expect([await offert('orienteur'), await offert('cip-ai'), await offert('conseiller-ml')]).toEqual([
      false,
      true,
      true,
    ]);
  });
}

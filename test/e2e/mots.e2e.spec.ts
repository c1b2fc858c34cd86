/** No code, slug, command, file name nor machine date reaches a page: every screen and every refusal is read, for each role. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { catalogue, commandes } from '@jalon/parcours';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { dansUnNavigateur, ouvrirNavigateur, type Navigateur } from './navigateur.js';

jest.setTimeout(120_000);

const PERSONAS = ['cip-ai', 'conseillere-ft', 'orienteur', 'ddets'];
const ECRANS = [
  '/a-faire',
  '/parcours',
  '/parcours/nouveau',
  '/indicateurs',
  '/anomalies',
  '/structures',
  '/structures/ai-coup-de-main',
];
const MACHINE = [
  /\b[A-Z]{2,}_[A-Z_]+\b/,
  /\b[a-z\d]+(?:_[a-z\d]+)+\b/,
  /\b\w+\.py\b/,
  /AAAA/,
  // a month or a day as machines write them, not the number of an article
  /(?<![.\d-])(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?![\d])/,
  /\bcontrats? c\d/,
  /\bc\d+-m\d+\b/,
];
const DEPLIER = 'document.querySelectorAll("details").forEach((d) => { d.open = true; })';

/** What people must not read: known words of machines, and whatever looks like one. */
export function motsDeMachine(texte: string, connus: readonly string[]): string[] {
  const propre = texte.replace(/https?:\S+/g, '');
  const mots = new Set(propre.match(/[\p{L}\d_-]+/gu) ?? []);
  return [...connus.filter((c) => mots.has(c)), ...MACHINE.flatMap((m) => propre.match(m)?.[0] ?? [])];
}

it.each([
  ['DERNIER_RECOURS est un code', 'DERNIER_RECOURS'],
  ['Condition fenetre_prolongation', 'fenetre_prolongation'],
  ['approvals/models.py', 'models.py'],
  ['au format AAAA-MM-JJ', 'AAAA'],
  ['pour 2026-03.', '2026-03'],
  ['le 2026-03-14', '2026-03'],
  ['contrat c1', 'contrat c1'],
  ['par ai-rennes.', 'ai-rennes'],
  ['(DeclarerSituation)', 'DeclarerSituation'],
])('« %s » : un mot de machine', (texte, mot) => {
  expect(motsDeMachine(texte, ['ai-rennes', 'DeclarerSituation'])).toContain(mot);
});
it('un article, une date française, un mot composé n’en sont pas', () => {
  expect(motsDeMachine('D. 5132-26-12, le 02/10/2026, au 31/03/2026 ; demi-journée, AI Coup de main', [])).toEqual([]);
});

dansUnNavigateur('Les mots des pages', lire);

function lire(chromium: string): void {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-mots-'));
  let serveur: Serveur;
  let navigateur: Navigateur;
  let connus: string[] = [];
  const api = async <T>(chemin: string, persona = 'ddets'): Promise<T> =>
    (await (await fetch(`${serveur.url}/api${chemin}`, { headers: { 'X-Jalon-Persona': persona } })).json()) as T;
  const lignes = async (persona: string): Promise<{ id: string; etape: string; revision: number }[]> =>
    (await api<{ lignes: { id: string; etape: string; revision: number }[] }>('/parcours?taille=100', persona)).lignes;
  const lus = async (chemin: string): Promise<string[]> => {
    const { page } = navigateur;
    await page.goto(serveur.url + chemin);
    await page.locator('main h1').waitFor();
    await navigateur.repos();
    await page.evaluate(DEPLIER);
    return motsDeMachine(await page.locator('body').innerText(), connus);
  };

  beforeAll(async () => {
    serveur = await lancerServeur({ donnees: join(dossier, 'donnees'), demonstration: 60 });
    navigateur = await ouvrirNavigateur(chromium, serveur.url);
    const organisations = (await api<{ id: string }[]>('/organisations')).map((o) => o.id);
    const personas = (await api<{ id: string }[]>('/personas')).map((p) => p.id);
    connus = [...organisations, ...personas].filter((id) => id.includes('-'));
    connus.push(...Object.keys(commandes), ...Object.keys(catalogue));
  });
  afterAll(async () => {
    await navigateur?.fermer();
    await serveur?.arreter();
    rmSync(dossier, { recursive: true, force: true });
  });

  it.each(PERSONAS)('%s lit du français sur chaque écran', async (persona) => {
    await navigateur.devenir(persona);
    const longs = (await lignes(persona)).toSorted((a, b) => b.revision - a.revision);
    const parEtape = [...new Set(longs.map((l) => l.etape))].flatMap((e) => longs.find((l) => l.etape === e)?.id ?? []);
    const dossiers = parEtape.flatMap((id) => [`/parcours/${id}`]);
    const fautes: Record<string, string[]> = {};
    for (const chemin of [...ECRANS, ...dossiers, `/parcours/${longs[0]?.id}/rejouer`]) {
      const mots = await lus(chemin);
      if (mots.length > 0) fautes[chemin] = mots;
    }
    expect(fautes).toEqual({});
  });

  it('et dans chaque formulaire, avec chaque raison d’un refus', async () => {
    await navigateur.devenir('cip-ai');
    const [long] = (await lignes('cip-ai')).toSorted((a, b) => b.revision - a.revision);
    const actions = await api<{ commande: string }[]>(`/parcours/${long?.id}/actions`, 'cip-ai');
    expect(actions.length).toBeGreaterThan(20);
    const fautes: Record<string, string[]> = {};
    for (const { commande } of actions) {
      const mots = await lus(`/parcours/${long?.id}/actions/${commande}`);
      if (mots.length > 0) fautes[commande] = mots;
    }
    expect(fautes).toEqual({});
    // sent empty, each says what is to be filled
    for (const commande of ['DemanderProlongation', 'DeclarerHeures', 'EnregistrerSortie', 'SuspendrePass']) {
      await lus(`/parcours/${long?.id}/actions/${commande}`);
      await navigateur.page.locator('form button[type=submit]').click();
      await navigateur.page.locator('.resume-refus').waitFor();
      expect(motsDeMachine(await navigateur.page.locator('main').innerText(), connus)).toEqual([]);
    }
  });
}

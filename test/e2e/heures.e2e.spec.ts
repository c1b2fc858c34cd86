/** The hours of a month for everybody: pasted, judged line by line, recorded line by line; what is refused stays, with its reason. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { chercherChromium, debordement, ouvrirNavigateur, violations, type Navigateur } from './navigateur.js';

jest.setTimeout(120_000);

interface Ligne {
  parcours: string;
  nom: string;
  prenom: string;
  contrat: string;
  miseADisposition: string | null;
  plafond: number | null;
  restantes: number | null;
  declarees: number | null;
}
const recherche = chercherChromium();
const COLLER = (texte: string): string => `
  const donnees = new DataTransfer();
  donnees.setData('text', ${JSON.stringify(texte)});
  document.querySelector('input.heures').dispatchEvent(
    new ClipboardEvent('paste', { clipboardData: donnees, bubbles: true, cancelable: true }));`;

describe('Heures du mois', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-heures-'));
  let serveur: Serveur;
  let mois = '';
  const api = async (chemin: string, persona: string): Promise<Response> =>
    fetch(`${serveur.url}/api${chemin}`, { headers: { 'X-Jalon-Persona': persona } });
  const lignes = async (persona = 'cip-ai'): Promise<Ligne[]> =>
    ((await (await api(`/heures?mois=${mois}`, persona)).json()) as { lignes: Ligne[] }).lignes;

  beforeAll(async () => {
    serveur = await lancerServeur({ donnees: join(dossier, 'donnees'), demonstration: 60 });
    mois = ((await (await api('/heures', 'cip-ai')).json()) as { mois: string }).mois;
  });
  afterAll(async () => {
    await serveur?.arreter();
    rmSync(dossier, { recursive: true, force: true });
  });

  it('donne à une structure une ligne par contrat ou mise à disposition, et rien à qui n’emploie pas', async () => {
    const siennes = await lignes();
    expect(siennes.length).toBeGreaterThan(0);
    for (const { parcours } of siennes) expect((await api(`/parcours/${parcours}`, 'cip-ai')).status).toBe(200);
    expect(new Set(siennes.map((l) => `${l.parcours} ${l.contrat} ${l.miseADisposition}`)).size).toBe(siennes.length);
    for (const persona of ['ddets', 'conseillere-ft', 'orienteur'])
      expect((await api('/heures', persona)).status).toBe(403);
    expect((await api('/heures?mois=2026-13', 'cip-ai')).status).toBe(400);
  });

  if (recherche.chemin === null) process.stderr.write(`\n*** ${recherche.raison} ***\n\n`);
  else saisir(recherche.chemin);

  function saisir(chromium: string): void {
    let navigateur: Navigateur;
    beforeAll(async () => {
      navigateur = await ouvrirNavigateur(chromium, serveur.url);
      navigateur.page.setDefaultTimeout(20_000);
    });
    afterAll(async () => {
      await navigateur?.fermer();
    });

    it('une colonne collée se vérifie et s’enregistre ligne à ligne ; la ligne refusée reste avec sa raison', async () => {
      const { page } = navigateur;
      await page.goto(`${serveur.url}/connexion`);
      await page.getByRole('button', { name: /Conseillère en insertion/ }).click();
      await page.getByRole('link', { name: 'Heures du mois' }).click();
      await page.locator('input.heures').first().waitFor();
      const avant = await lignes();
      const [une, trop] = [avant[0] as Ligne, avant[1] as Ligne];
      const heures = (une.declarees ?? 0) + 2;
      await page.evaluate(
        COLLER(`Nom\tHeures\n${trop.nom} ${trop.prenom}\t700\n${une.prenom} ${une.nom}\t${heures}\nInconnue Zoé\t3\n`),
      );
      await page.getByText('2 lignes collées').waitFor();
      await page.getByText(/Inconnue Zoé/).waitFor();
      await page.getByText('Possible', { exact: true }).waitFor();
      await page.getByText('Refusé', { exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Enregistrer les heures' }).click();
      await page.getByText(/1 ligne enregistrée/).waitFor();
      await page.getByText(/1 ligne refusée/).waitFor();
      const apres = await lignes();
      expect(apres.find((l) => l.contrat === une.contrat && l.parcours === une.parcours)?.declarees).toBe(heures);
      expect(apres[1]?.declarees).toBe(trop.declarees);
      // kept as typed, to be put right or explained
      expect(await page.locator('input.heures[aria-invalid=true]').inputValue()).toBe('700');
      await page.locator('textarea').waitFor();
      await page.setViewportSize({ width: 320, height: 900 });
      expect(Math.max(0, await debordement(page))).toBe(0);
      expect(await violations(page)).toEqual([]);
      expect(navigateur.erreurs).toEqual([]);
    });
  }
});

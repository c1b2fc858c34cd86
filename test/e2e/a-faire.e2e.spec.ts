/** The home of each role over the demonstration department: what the server gives, in its order, and a way to each thing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { chercherChromium, ouvrirNavigateur, violations, type Navigateur } from './navigateur.js';

jest.setTimeout(120_000);

interface Tache {
  section: string;
  titre: string;
  parcours: string | null;
  nom: string | null;
  le: string | null;
  joursRestants: number | null;
  attend: string | null;
  commande: string | null;
}
const PERSONAS = ['cip-ai', 'cip-aci', 'rh-ei', 'agence-etti', 'conseiller-ml', 'conseillere-ft', 'orienteur', 'ddets'];
const recherche = chercherChromium();

describe('À faire', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-a-faire-'));
  let serveur: Serveur;
  const api = async (chemin: string, persona: string): Promise<Response> =>
    fetch(`${serveur.url}/api${chemin}`, { headers: { 'X-Jalon-Persona': persona } });
  const aFaire = async (persona: string): Promise<Tache[]> =>
    ((await (await api('/a-faire', persona)).json()) as { taches: Tache[] }).taches;

  beforeAll(async () => {
    serveur = await lancerServeur({ donnees: join(dossier, 'donnees'), demonstration: 60 });
  });
  afterAll(async () => {
    await serveur?.arreter();
    rmSync(dossier, { recursive: true, force: true });
  });

  it('ne montre à chacun que des parcours qu’il peut lire', async () => {
    let vues = 0;
    for (const persona of PERSONAS)
      for (const { parcours } of await aFaire(persona)) {
        if (parcours === null) continue;
        vues++;
        expect({ persona, parcours, statut: (await api(`/parcours/${parcours}`, persona)).status }).toEqual({
          persona,
          parcours,
          statut: 200,
        });
      }
    expect(vues).toBeGreaterThan(3);
  });

  it('une décision proposée à un prescripteur est une action que le moteur accepte de lui', async () => {
    const aDecider = (await aFaire('conseiller-ml')).filter((t) => t.commande === 'AccorderProlongation');
    expect(aDecider.length).toBeGreaterThan(0);
    for (const { parcours } of aDecider) {
      const actions = (await (await api(`/parcours/${parcours}/actions`, 'conseiller-ml')).json()) as {
        commande: string;
        possible: boolean;
      }[];
      expect(actions).toContainEqual(expect.objectContaining({ commande: 'AccorderProlongation', possible: true }));
    }
  });

  it('range par échéance, et garde pour la fin ce qui attend un tiers', async () => {
    const rang = ['en_retard', 'cette_semaine', 'ce_mois', 'sans_date', 'en_attente'];
    for (const persona of PERSONAS) {
      const taches = await aFaire(persona);
      const cles = taches.map((t) => `${rang.indexOf(t.section)} ${t.le ?? '9'}`);
      expect(cles).toEqual(cles.toSorted());
      for (const t of taches)
        if (t.section !== 'en_attente')
          expect(t.section === 'en_retard').toBe(t.joursRestants !== null && t.joursRestants < 0);
    }
    expect((await aFaire('cip-ai')).map((t) => t.section)).toContain('en_attente');
    expect((await aFaire('ddets')).map((t) => t.section)).toContain('sans_date');
  });

  if (recherche.chemin === null) process.stderr.write(`\n*** ${recherche.raison} ***\n\n`);
  else montrer(recherche.chemin);

  function montrer(chromium: string): void {
    let navigateur: Navigateur;
    let page: Page;
    const devenir = async (persona: RegExp): Promise<void> => {
      await page.goto(`${serveur.url}/connexion`);
      await page.getByRole('button', { name: persona }).click();
      await page.getByRole('heading', { level: 1, name: 'À faire' }).waitFor();
      await page.locator('.tache').first().waitFor();
    };
    beforeAll(async () => {
      navigateur = await ouvrirNavigateur(chromium, serveur.url);
      page = navigateur.page;
      page.setDefaultTimeout(20_000);
    });
    afterAll(async () => {
      await navigateur?.fermer();
    });

    it.each([
      ['conseillere-ft', /Conseillère France Travail/],
      ['cip-ai', /Conseillère en insertion/],
      ['ddets', /Auditrice DDETS/],
    ])('montre à %s ce que donne le serveur, sans défaut d’accessibilité', async (id, profil) => {
      await devenir(profil);
      const attendues = await aFaire(id);
      const liens = await page.locator('.tache h3').allTextContents();
      expect(liens).toHaveLength(attendues.length);
      for (const [i, { titre }] of attendues.entries()) expect(liens[i]?.startsWith(titre)).toBe(true);
      const retards = attendues.filter((t) => t.section === 'en_retard').length;
      if (retards > 0) await page.getByRole('heading', { name: `En retard (${retards})` }).waitFor();
      expect(await violations(page)).toEqual([]);
    });

    it('revient d’un dossier là où l’on était, le focus sur le même lien', async () => {
      await devenir(/Auditrice DDETS/);
      await page.goto(`${serveur.url}/parcours?etat=enCours`);
      const lien = page.locator('tbody th a').nth(20);
      const nom = (await lien.textContent()) ?? '';
      await lien.scrollIntoViewIfNeeded();
      const hauteur = (await page.evaluate('window.scrollY')) as number;
      expect(hauteur).toBeGreaterThan(100);
      await lien.click();
      await page.locator('h1:focus').waitFor();
      expect(await page.evaluate('window.scrollY')).toBe(0);
      await page.goBack();
      await page.locator('tbody th a:focus').waitFor();
      expect(await page.locator(':focus').textContent()).toBe(nom);
      expect(new URL(page.url()).search).toBe('?etat=enCours');
      // given back once the list is drawn again
      for (let n = 0; n < 40 && (await page.evaluate('window.scrollY')) !== hauteur; n++) await page.waitForTimeout(50);
      expect(await page.evaluate('window.scrollY')).toBe(hauteur);
    });

    it('n’a rien demandé à un autre serveur, et aucun script n’a échoué', () => {
      expect(navigateur.etrangeres).toEqual([]);
      expect(navigateur.erreurs).toEqual([]);
    });
  }
});

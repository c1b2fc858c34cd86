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

    it('mène d’un nombre de signaux à autant de lignes', async () => {
      await devenir(/Auditrice DDETS/);
      const groupes = page.locator('.tache h3 a[href^="/anomalies"]');
      const textes = await groupes.allTextContents();
      expect(textes.length).toBeGreaterThan(0);
      for (const [i, texte] of textes.entries()) {
        await groupes.nth(i).click();
        await page.getByRole('heading', { level: 1, name: 'À suivre', exact: true }).waitFor();
        const nombre = Number(/(\d+) signa\w+$/.exec(texte)?.[1]);
        await page.getByText(new RegExp(`^${nombre} signa\\w+ à suivre$`)).waitFor();
        expect([texte, await page.locator('tbody tr').count()]).toEqual([texte, nombre]);
        await page.goBack();
        await groupes.first().waitFor();
      }
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

    it('montre dix-huit parcours sur un écran, sans défilement de côté, et trie par une colonne', async () => {
      await devenir(/Auditrice DDETS/);
      await page.goto(`${serveur.url}/parcours`);
      await page.locator('tbody tr').nth(17).waitFor();
      const bas = await page
        .locator('tbody tr')
        .nth(17)
        .evaluate((rangee) => rangee.getBoundingClientRect().bottom);
      expect(bas).toBeLessThanOrEqual(900);
      expect(await page.evaluate("((t) => t.scrollWidth - t.clientWidth)(document.querySelector('.tableau'))")).toBe(0);
      await page.getByRole('button', { name: 'Fin', exact: true }).click();
      await page.waitForURL(/tri=fin/);
      await page.locator('th[aria-sort="ascending"]', { hasText: 'Fin' }).waitFor();
      const triees = (await (await api('/parcours?taille=25&tri=fin', 'ddets')).json()) as { lignes: { id: string }[] };
      const premiere = `/parcours/${triees.lignes[0]?.id}`;
      await page.locator(`tbody tr:first-child a[href="${premiere}"]`).waitFor();
      await page.getByLabel('Prolongation', { exact: true }).selectOption('oui');
      await page.waitForURL(/enAttente=oui/);
      const attendues = (await (await api('/parcours?enAttente=oui', 'ddets')).json()) as { total: number };
      await page.getByText(`${attendues.total} parcours`, { exact: true }).waitFor();
      expect(attendues.total).toBeLessThan(10);
      expect(await violations(page)).toEqual([]);
    });

    it('prévient avant de perdre une saisie, puis laisse décider, la demande sous les yeux', async () => {
      await devenir(/Conseillère France Travail/);
      const avant = await aFaire('conseillere-ft');
      const lien = page.locator('.tache h3 a').first();
      const tache = await lien.textContent();
      await lien.click();
      await page.getByRole('link', { name: 'Accorder la prolongation', exact: true }).click();
      await page.locator('.attente').getByText('Bilan joint à la demande').waitFor();
      await page.getByText(/déjà accordés?, \d+ jours demandés/).waitFor();
      await page.getByLabel(/^Fin accordée/).fill('2027-12-31');
      await page.getByRole('navigation', { name: 'Vous êtes ici' }).getByRole('link').last().click();
      await page.getByRole('heading', { name: /Quitter sans enregistrer/ }).waitFor();
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: 'Rester sur la page' }).click();
      expect(await page.getByLabel(/^Fin accordée/).inputValue()).toBe('2027-12-31');
      await page.getByRole('button', { name: 'Accorder la prolongation' }).click();
      await page.getByRole('heading', { name: 'Enregistré', exact: true }).waitFor();
      await page.getByRole('link', { name: 'À faire', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'À faire' }).waitFor();
      expect(await aFaire('conseillere-ft')).toHaveLength(avant.length - 1);
      await page.locator('main :is(.tache, .vide)').first().waitFor();
      expect(await page.locator('.tache h3 a').allTextContents()).not.toContain(tache);
    });

    /** The demonstration holds one request that a prescripteur may decide, and it is decided above: another one is made. */
    async function demander(): Promise<string> {
      const { lignes } = (await (await api('/parcours?taille=100', 'cip-ai')).json()) as { lignes: { id: string }[] };
      for (const { id } of lignes) {
        const { vue } = (await (await api(`/parcours/${id}`, 'cip-ai')).json()) as {
          vue: { pass: { fin: string; etat: string } | null };
        };
        if (vue.pass?.etat !== 'VALIDE') continue;
        const fin = new Date(Date.parse(vue.pass.fin) + 200 * 86_400_000).toISOString().slice(0, 10);
        const data = { motif: 'DIFFICULTES', fin, prescripteur: 'ml-val-d-exemple', bilan: 'Projet en construction.' };
        const reponse = await fetch(`${serveur.url}/api/parcours/${id}/commandes`, {
          method: 'POST',
          headers: {
            'X-Jalon-Persona': 'cip-ai',
            'Content-Type': 'application/json',
            'Idempotency-Key': crypto.randomUUID(),
          },
          body: JSON.stringify({ type: 'DemanderProlongation', data }),
        });
        if (reponse.ok) return id;
      }
      throw new Error('Aucun parcours de la démonstration n’accepte une demande de prolongation.');
    }

    it('montre sans recharger ce qu’un collègue vient de décider, et à qui le décidait aussi', async () => {
      const decider = async (sur: Page, id: string): Promise<void> => {
        await sur.goto(`${serveur.url}/connexion`);
        await sur
          .getByRole('button', { name: /Mission locale/ })
          .first()
          .click();
        await sur.getByRole('heading', { level: 1, name: 'À faire' }).waitFor();
        await sur.goto(`${serveur.url}/parcours/${id}/actions/AccorderProlongation`);
        await sur.getByRole('button', { name: 'Accorder la prolongation', exact: true }).waitFor();
      };
      const id = await demander();
      const collegue = await page.context().newPage();
      const etat = await page.context().newPage();
      await decider(page, id);
      await decider(collegue, id);
      await etat.goto(`${serveur.url}/connexion`);
      await etat.getByRole('button', { name: /Auditrice DDETS/ }).click();
      await etat.getByRole('heading', { level: 1, name: 'À faire' }).waitFor();
      await etat.goto(`${serveur.url}/parcours/${id}`);
      await etat.locator('.chronologie > li').first().waitFor();
      await collegue.getByRole('button', { name: 'Accorder la prolongation' }).click();
      await page.getByRole('heading', { name: /^Décidée à l’instant par / }).waitFor();
      await etat.locator('.nouveaute', { hasText: 'La prolongation est accordée' }).waitFor();
      expect(await violations(page)).toEqual([]);
      await collegue.close();
      await etat.close();
    });

    it('n’a rien demandé à un autre serveur, et aucun script n’a échoué', () => {
      expect(navigateur.etrangeres).toEqual([]);
      expect(navigateur.erreurs).toEqual([]);
    });
  }
});

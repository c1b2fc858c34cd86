/** Signing in, in a real browser: a link from the console, a password and a code, guesses that are counted, and a withdrawal seen at the next click. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { generate } from 'otplib';
import type { Page } from 'playwright-core';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { dansUnNavigateur, ouvrirNavigateur, violations, type Navigateur } from './navigateur.js';

jest.setTimeout(120_000);

const lancer = promisify(execFile);
const ORGANISATION = 'aci-les-jardins-partages';
const COURRIEL = 'n.legoff@exemple.fr';
const MOT = 'quatre mots choisis au hasard';

dansUnNavigateur('Se connecter', raconter);

function raconter(chromium: string): void {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-connexion-'));
  const donnees = join(dossier, 'donnees');
  let serveur: Serveur;
  let navigateur: Navigateur;
  let page: Page;
  let secret = '';
  const servis = new Set<string>();
  const titre = (nom: string) => page.getByRole('heading', { level: 1, name: nom });
  const compte = async (
    ...args: string[]
  ): Promise<{ comptes: { id: string; nom: string }[]; lien: string | null }> => {
    const [verbe = '', ...reste] = args;
    const { stdout } = await lancer(
      process.execPath,
      ['apps/cli/jalon.mjs', 'compte', verbe, ORGANISATION, ...reste, '--json'],
      { env: { ...process.env, NODE_OPTIONS: '', JALON_DONNEES: donnees, JALON_ORIGINE: serveur.url } },
    );
    return JSON.parse(stdout) as { comptes: { id: string; nom: string }[]; lien: string | null };
  };
  const inviter = (nom: string, courriel: string) =>
    compte(
      'inviter',
      '--role',
      'siae',
      '--nom',
      nom,
      '--prenom',
      'Nolwenn',
      '--courriel',
      courriel,
      '--administrateur',
    );
  /** One that did not serve: the one of now, or, of the half-minute after, the next. */
  const code = async (): Promise<string> => {
    for (const avance of [0, 30]) {
      const un = await generate({ secret, epoch: Math.floor(Date.now() / 1000) + avance });
      if (!servis.has(un)) return (servis.add(un), un);
    }
    throw new Error('plus de code à donner');
  };
  const entrer = async (motDePasse: string, chiffres: string): Promise<void> => {
    await page.getByLabel('Adresse électronique').fill(COURRIEL);
    await page.getByLabel('Mot de passe').fill(motDePasse);
    await page.getByLabel('Code à six chiffres').fill(chiffres);
    await page.getByRole('button', { name: 'Se connecter' }).click();
  };

  beforeAll(async () => {
    serveur = await lancerServeur({ donnees, env: { JALON_CONNEXION: 'comptes' } });
    navigateur = await ouvrirNavigateur(chromium, serveur.url);
    page = navigateur.page;
    page.setDefaultTimeout(30_000);
  });
  afterAll(async () => {
    await navigateur?.fermer();
    await serveur?.arreter();
    rmSync(dossier, { recursive: true, force: true });
  });

  it('ne propose aucun persona', async () => {
    await page.goto(serveur.url);
    await titre('Se connecter').waitFor();
    expect(await page.getByText('démonstration').count()).toBe(0);
    expect(await page.getByRole('button').allTextContents()).toEqual(['Se connecter']);
    expect(await violations(page)).toEqual([]);
  });

  it('commence par un lien de la console, qui ouvre un compte', async () => {
    const { lien } = await inviter('Le Goff', COURRIEL);
    expect(lien).toMatch(new RegExp(`^${serveur.url}/invitation#[\\w-]{43}$`));
    await page.goto(lien ?? '');
    await titre('Ouvrir votre compte').waitFor();
    secret = ((await page.locator('code.secret').textContent()) ?? '').replaceAll(/\s/g, '');
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Mot de passe').fill('trop court');
    await page.getByLabel('Code à six chiffres').fill('000000');
    await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    await page.getByText('de 16 à 200 caractères').waitFor();
    await page.getByLabel('Mot de passe').fill(MOT);
    await page.getByLabel('Code à six chiffres').fill(await code());
    await page.getByRole('button', { name: 'Ouvrir mon compte' }).click();
    await titre('À faire').waitFor();
    await page.getByText('Nolwenn Le Goff — ACI Les Jardins partagés').waitFor();
    // neither in the storage of the page nor in what a script may read
    expect(await page.evaluate('JSON.stringify(sessionStorage) + document.cookie')).not.toMatch(/jalon-session/);
  });

  it('sort, et revient avec son mot de passe et un code', async () => {
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await titre('Se connecter').waitFor();
    await entrer('un mauvais mot de passe', '123456');
    await page.getByText('Connexion refusée').waitFor();
    expect(await violations(page)).toEqual([]);
    await entrer(MOT, await code());
    await titre('À faire').waitFor();
    await page.goto(`${serveur.url}/mon-compte`);
    await page.getByText('C’est celle-ci.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('administre les comptes de son organisation depuis sa page', async () => {
    await page.getByRole('link', { name: 'Comptes de l’organisation' }).click();
    await titre('Comptes de l’organisation').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('Prénom').fill('Anna');
    await page.getByLabel('Nom', { exact: true }).fill('Kergoat');
    await page.getByLabel('Adresse électronique').fill('a.kergoat@exemple.fr');
    await page.getByRole('button', { name: 'Inviter un agent' }).click();
    await page.getByText('Lien à remettre à Anna Kergoat').waitFor();
    const premier = await page.getByLabel('Lien', { exact: true }).inputValue();
    expect(premier).toMatch(new RegExp(`^${serveur.url}/invitation#[\\w-]{43}$`));
    expect(await page.getByLabel('Prénom').inputValue()).toBe('');
    expect(await violations(page)).toEqual([]);
    // what it does is said before it is done
    await page.getByRole('button', { name: 'Donner un nouveau lien : Anna Kergoat' }).click();
    await page.getByText('Ses sessions cessent à l’instant').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Confirmer : Donner un nouveau lien, Anna Kergoat' }).click();
    await page.locator(`#lien:not([value="${premier}"])`).waitFor();
    // the last administrator stays
    await page.getByRole('button', { name: 'Retirer : Nolwenn Le Goff' }).click();
    await page.getByRole('button', { name: 'Confirmer : Retirer, Nolwenn Le Goff' }).click();
    await page.getByText('Il reste à l’organisation un administrateur').waitFor();
    expect(await violations(page)).toEqual([]);
    const { comptes } = await compte('lister');
    const kergoat = comptes.find((c) => c.nom === 'Kergoat')?.id ?? '';
    await compte('activer', kergoat);
    await page.reload();
    await page.getByRole('button', { name: 'Nommer administrateur : Anna Kergoat' }).click();
    await page.getByRole('button', { name: 'Confirmer : Nommer administrateur, Anna Kergoat' }).click();
    await page.getByText('Administre l’organisation.').nth(1).waitFor();
  });

  it('voit au clic suivant que le compte est retiré, et n’y revient pas', async () => {
    const { comptes } = await compte('lister');
    const id = (nom: string): string => comptes.find((c) => c.nom === nom)?.id ?? '';
    await compte('retirer', id('Le Goff'));
    await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: 'Parcours' }).click();
    await titre('Se connecter').waitFor();
    await page.getByText('Vous n’êtes plus connecté').waitFor();
    expect(await violations(page)).toEqual([]);
    // the one guess counted before leaves nine
    for (let n = 0; n < 12 && (await page.getByText('Trop de requêtes').count()) === 0; n++) {
      await entrer(MOT, '123456');
      await navigateur.repos();
    }
    await page.getByText(/par adresse électronique/).waitFor();
    expect([navigateur.etrangeres, navigateur.erreurs]).toEqual([[], []]);
  });
}

/** A real browser, found on this computer, never downloaded; with axe-core and a watch on every request it makes. */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { chromium, type Page, type Request } from 'playwright-core';

const CHEMINS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];
const OPTIONS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const REPOS_MS = 25;
const CALMES = 4;

export type Recherche = { chemin: string } | { chemin: null; raison: string };

/** `JALON_CHROMIUM` first, then the usual places. Absent: the sentence that says how to run these tests. */
export function chercherChromium(
  env: Readonly<Record<string, string | undefined>> = process.env,
  existe: (chemin: string) => boolean = existsSync,
): Recherche {
  const voulu = env['JALON_CHROMIUM'];
  const chemin = (voulu ? [voulu] : CHEMINS).find(existe);
  if (chemin) return { chemin };
  const cherche = voulu ? `JALON_CHROMIUM=${voulu}` : CHEMINS.join(', ');
  return {
    chemin: null,
    raison: `Les essais dans un navigateur n’ont PAS été exécutés : aucun Chromium trouvé (${cherche}). Installer Chromium (apt-get install chromium) ou donner son chemin : JALON_CHROMIUM=/chemin/vers/chromium npm test -- test/e2e`,
  };
}

/** What only a browser shows, told in the one of this computer; without one, a test says so and how to have one. */
export function dansUnNavigateur(nom: string, raconter: (chromium: string) => void): void {
  const recherche = chercherChromium();
  describe(nom, () => {
    if (recherche.chemin !== null) return raconter(recherche.chemin);
    process.stderr.write(`\n*** ${recherche.raison} ***\n\n`);
    it('n’a pas pu être joué, et le dit', () => {
      expect(recherche).toHaveProperty('raison', expect.stringContaining('aucun Chromium trouvé'));
    });
  });
}

export interface Navigateur {
  page: Page;
  /** Addresses asked from another origin than the server's. */
  etrangeres: string[];
  /** Errors of scripts and refusals of the content security policy. */
  erreurs: string[];
  /** The page is, from now on, that of this persona of the demonstration. */
  devenir(persona: string): Promise<void>;
  /** Resolves once nothing was being asked for a moment: what the page shows is what it will show. */
  repos(): Promise<void>;
  fermer(): Promise<void>;
}

export async function ouvrirNavigateur(executablePath: string, origine: string): Promise<Navigateur> {
  const profil = await mkdtemp(join(tmpdir(), 'jalon-chromium-'));
  const contexte = await chromium.launchPersistentContext(profil, {
    executablePath,
    headless: true,
    args: OPTIONS,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 900 },
  });
  const page = contexte.pages()[0] ?? (await contexte.newPage());
  const [etrangeres, erreurs]: [string[], string[]] = [[], []];
  contexte.on('request', (requete) => {
    if (!requete.url().startsWith(`${origine}/`)) etrangeres.push(requete.url());
  });
  // what is followed live never ends: it is no question that the page waits for
  let enVol = 0;
  const compter = (pas: number) => (requete: Request) => {
    if (new URL(requete.url()).pathname !== '/api/direct') enVol += pas;
  };
  page.on('request', compter(1));
  page.on('requestfinished', compter(-1));
  page.on('requestfailed', compter(-1));
  page.on('pageerror', (erreur) => erreurs.push(erreur.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) erreurs.push(message.text());
  });
  return {
    page,
    etrangeres,
    erreurs,
    devenir: async (id) => {
      const personas = (await (await fetch(`${origine}/api/personas`)).json()) as { id: string }[];
      const persona = JSON.stringify(personas.find((p) => p.id === id));
      await page.goto(`${origine}/connexion`);
      await page.evaluate(`sessionStorage.setItem('jalon.persona', ${JSON.stringify(persona)})`);
    },
    repos: async () => {
      for (let calmes = 0; calmes < CALMES; calmes = enVol > 0 ? 0 : calmes + 1) {
        await page.waitForTimeout(REPOS_MS);
        // a page that still computes may ask again
        await page.evaluate('new Promise((suite) => requestIdleCallback(suite))');
      }
    },
    fermer: async () => {
      await contexte.close();
      await rm(profil, { recursive: true, force: true });
    },
  };
}

/** Every rule of axe-core, none disabled: id of each violation with the first element concerned. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const resultat = (await page.evaluate('window.axe.run()')) as {
    violations: { id: string; nodes: { html: string }[] }[];
  };
  return resultat.violations.map((v) => `${v.id} : ${v.nodes[0]?.html ?? ''}`);
}

/** Pixels by which the page is wider than the window; 0 or less: no sideways scroll. */
export const debordement = async (page: Page): Promise<number> =>
  (await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) as number;

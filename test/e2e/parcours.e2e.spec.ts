/** One person's story through the screens, over the real server: from the choice of a persona to a refusal that explains itself. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { chercherChromium, debordement, ouvrirNavigateur, violations, type Navigateur } from './navigateur.js';
import { lancerServeur, type Serveur } from '../serveur-construit.js';

jest.setTimeout(120_000);

const PERSONA = 'cip-aci';
const CONTRAT = 'CDDI-2026-001';
const recherche = chercherChromium();

const jourDe = (decalage: number): string =>
  new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(Date.now() + decalage * 86_400_000);

/** Budget of a first load of the home, all its chunks: bytes of JavaScript once compressed. */
const BUDGET_JS = 150_000;

describe('Poids de la page', () => {
  it('le premier chargement de l’accueil tient dans le budget de JavaScript', () => {
    const dossier = join(import.meta.dirname, '../../dist/apps/web/assets');
    const fichiers = readdirSync(dossier);
    const lire = (nom: string): string => readFileSync(join(dossier, nom), 'utf8');
    const charges = new Set<string>();
    const charger = (nom: string): void => {
      if (charges.has(nom)) return;
      charges.add(nom);
      for (const [, suite = ''] of lire(nom).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) charger(suite);
    };
    for (const debut of [/^index-.*\.js$/, /^ecran-a-faire-.*\.js$/]) {
      const trouves = fichiers.filter((f) => debut.test(f));
      expect(trouves).toHaveLength(1);
      trouves.forEach(charger);
    }
    expect(charges.size).toBeGreaterThan(2);
    const poids = [...charges].reduce((somme, f) => somme + gzipSync(lire(f)).length, 0);
    expect(poids).toBeLessThanOrEqual(BUDGET_JS);
  });
});

describe('Recherche du navigateur', () => {
  it('préfère JALON_CHROMIUM, puis les emplacements habituels', () => {
    expect(chercherChromium({ JALON_CHROMIUM: '/opt/chromium' }, () => true)).toEqual({ chemin: '/opt/chromium' });
    expect(chercherChromium({}, (c) => c === '/usr/bin/google-chrome')).toEqual({ chemin: '/usr/bin/google-chrome' });
  });
  it('dit, quand aucun navigateur n’est trouvé, que rien n’a été exécuté et comment le faire', () => {
    const absente = chercherChromium({ JALON_CHROMIUM: '/nulle/part' }, () => false);
    expect(absente.chemin).toBeNull();
    expect(absente).toHaveProperty('raison', expect.stringContaining('n’ont PAS été exécutés'));
    expect(absente).toHaveProperty('raison', expect.stringContaining('JALON_CHROMIUM='));
  });
});

if (recherche.chemin === null) {
  process.stderr.write(`\n*** ${recherche.raison} ***\n\n`);
  describe('Parcours dans le navigateur', () => {
    it('n’a pas pu être joué, et le dit', () => {
      expect(recherche).toHaveProperty('raison', expect.stringContaining('aucun Chromium trouvé'));
    });
  });
} else {
  const { chemin } = recherche;
  describe('Parcours dans le navigateur', () => raconter(chemin));
}

function raconter(chromium: string): void {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-e2e-'));
  let serveur: Serveur;
  let navigateur: Navigateur;
  let page: Page;
  /** Path of the parcours, once opened. */
  let parcours = '';
  // The steps follow one another: after one that fails, the next would only wait in vain.
  let rompue = false;
  const alors = (titreEtape: string, jouer: () => Promise<void>): void =>
    it(titreEtape, async () => {
      if (rompue) throw new Error('une étape précédente a échoué');
      rompue = true;
      await jouer();
      rompue = false;
    });

  const api = async <T>(chemin: string, corps?: unknown): Promise<T> => {
    const reponse = await fetch(`${serveur.url}/api${chemin}`, {
      method: corps ? 'POST' : 'GET',
      headers: { 'X-Jalon-Persona': PERSONA, 'Content-Type': 'application/json' },
      ...(corps ? { body: JSON.stringify(corps) } : {}),
    });
    if (!reponse.ok) throw new Error(`${chemin} : ${await reponse.text()}`);
    return (await reponse.json()) as T;
  };
  const titre = (texte: string | RegExp) => page.getByRole('heading', { level: 1, name: texte });
  const focusDansLeResume = () => page.locator('.resume-refus:focus').waitFor();
  const section = (nom: string) =>
    page.locator('section', { has: page.getByRole('heading', { name: nom, exact: true }) });
  const toutesLesActions = (): Promise<void> => page.locator('.toutes-les-actions > summary').click();
  const agir = async (action: string): Promise<void> => {
    await page.goto(`${serveur.url}${parcours}`);
    await toutesLesActions();
    await section('Actions').getByRole('link', { name: action, exact: true }).first().click();
    await titre(action).waitFor();
  };
  const enregistrer = async (action: string): Promise<void> => {
    await page.getByRole('button', { name: action, exact: true }).click();
    await page.getByRole('heading', { name: 'Enregistré', exact: true }).waitFor();
  };

  beforeAll(async () => {
    serveur = await lancerServeur({ donnees: join(dossier, 'donnees'), limites: true });
    navigateur = await ouvrirNavigateur(chromium, serveur.url);
    page = navigateur.page;
    page.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await navigateur?.fermer();
    await serveur?.arreter();
    rmSync(dossier, { recursive: true, force: true });
  });

  alors('propose de choisir un profil, et dit qu’il n’y a pas d’authentification', async () => {
    await page.goto(serveur.url);
    await titre('Choisir un profil').waitFor();
    await page
      .getByText(/Mode démonstration\s: aucune authentification, serveur accessible depuis ce poste seulement/)
      .waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /ACI Les Jardins partagés/ }).click();
    await titre('À faire').waitFor();
    expect(await page.title()).toBe('À faire — Parcours IAE');
    await page.locator('h1:focus').waitFor();
    await page.getByRole('heading', { name: 'Rien à faire aujourd’hui' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  alors('dit pourquoi la liste est vide', async () => {
    await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: 'Parcours' }).click();
    await titre('Parcours').waitFor();
    await page.getByRole('heading', { name: 'Aucun parcours pour l’instant' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  alors('mène au contenu dès la première touche, sans souris', async () => {
    await page.reload();
    await page.getByRole('heading', { name: 'Aucun parcours pour l’instant' }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Aller au contenu' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('main:focus').waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('link', { name: 'Ouvrir un parcours' }).and(page.locator(':focus')).waitFor();
  });

  alors('dit que la connexion est perdue, et réessaie à la demande', async () => {
    await page.route('**/api/parcours?*', (route) => route.abort());
    await page.reload();
    await page.getByRole('heading', { name: 'Connexion perdue' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.unroute('**/api/parcours?*');
    await page.getByRole('button', { name: 'Réessayer' }).click();
    await page.getByRole('heading', { name: 'Aucun parcours pour l’instant' }).waitFor();
  });

  alors('relie chaque erreur de saisie à son champ, puis ouvre le parcours', async () => {
    await page.getByRole('link', { name: 'Ouvrir un parcours' }).click();
    await page.getByLabel('Prénom').fill('Awa');
    await page.getByRole('button', { name: 'Ouvrir un parcours' }).click();
    await focusDansLeResume();
    expect(await violations(page)).toEqual([]);
    await page.locator('.resume-refus').getByRole('link', { name: /^Nom/ }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('champ-personne-nom');
    expect(await page.getByLabel('Nom', { exact: true }).getAttribute('aria-invalid')).toBe('true');
    expect(await page.getByLabel('Prénom').inputValue()).toBe('Awa');
    await page.getByLabel('Nom', { exact: true }).fill('Durand');
    await page.getByLabel('Date de naissance', { exact: true }).fill('1990-05-12');
    await page.getByRole('button', { name: 'Ouvrir un parcours' }).click();
    await titre('DURAND Awa').waitFor();
    parcours = new URL(page.url()).pathname;
    expect(parcours).toMatch(/^\/parcours\/[0-9a-f-]{36}$/);
  });

  alors('montre l’effet du diagnostic avant de l’enregistrer', async () => {
    await agir('Établir le diagnostic');
    await page.getByLabel('Bénéficiaire du RSA').check();
    await section('Effet').getByText('Cette action est possible.').waitFor();
    await section('Effet')
      .getByRole('row', { name: /État du parcours Orientation Diagnostic établi/ })
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await enregistrer('Établir le diagnostic');
    await page.getByText('Diagnostic établi', { exact: true }).first().waitFor();
  });

  alors('délivre le PASS IAE à l’embauche, et explique les jours restants', async () => {
    await agir('Déclarer une embauche');
    await page.getByLabel('Numéro du contrat').fill(CONTRAT);
    await page.getByLabel(/\(CDDI\)$/).check();
    await page.getByLabel('Premier jour du contrat').fill(jourDe(0));
    await page.getByLabel(/^Dernier jour du contrat/).fill(jourDe(364));
    await page.getByLabel(/^Heures par semaine/).fill('26');
    await section('Effet').getByText('Attribué à l’enregistrement').waitFor();
    await enregistrer('Déclarer une embauche');
    const { vue } = await api<{ vue: { pass: { numero: string; joursRestants: number; calcul: unknown[] } } }>(
      parcours,
    );
    expect(vue.pass.numero).toMatch(/^\d{12}$/);
    expect((await page.locator('.numero-pass').first().textContent())?.replace(/\s/g, '')).toBe(vue.pass.numero);
    const jours = new Intl.NumberFormat('fr-FR').format(vue.pass.joursRestants);
    expect(await page.locator('.grand-nombre').first().textContent()).toBe(`${jours} jours`);
    await page.getByText('Comment ce nombre est calculé').click();
    const lignes = page.getByRole('table', { name: /Calcul de la fin prévisionnelle/ }).locator('tbody tr');
    expect(await lignes.count()).toBe(vue.pass.calcul.length);
    const cible = await lignes.first().getByRole('link').getAttribute('href');
    expect(await page.locator(`li${String(cible)}`).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
  });

  alors('suspend le PASS IAE', async () => {
    await agir('Suspendre le PASS');
    expect(await page.title()).toBe('Suspendre le PASS — DURAND Awa — Parcours IAE');
    await page.getByLabel('Premier jour suspendu').fill(jourDe(0));
    await page.getByLabel(/^Dernier jour suspendu/).fill(jourDe(30));
    await page.getByLabel('Motif').selectOption({ index: 1 });
    await section('Effet').getByText('PASS suspendu').first().waitFor();
    await enregistrer('Suspendre le PASS');
    await page.getByText('PASS suspendu', { exact: true }).first().waitFor();
    expect(await section('Suspensions').locator('tbody tr').count()).toBe(1);
  });

  alors('montre en clair chaque raison d’une action impossible, avec sa source', async () => {
    const actions = await api<ActionLue[]>(`${parcours}/actions`);
    const refusee = actions.find((a) => a.commande === 'SuspendrePass');
    expect(refusee?.possible).toBe(false);
    const bloc = page.locator('li.action-refusee', {
      has: page.getByRole('heading', { name: 'Suspendre le PASS', exact: true }),
    });
    await toutesLesActions();
    await bloc.locator('summary').first().click();
    const manques = refusee?.constats.filter((c) => !c.satisfaite) ?? [];
    expect(manques.length).toBeGreaterThan(0);
    for (const manque of manques) await bloc.locator('.constat').getByText(manque.libelle, { exact: true }).waitFor();
    const plusTard = actions.filter((a) => !a.possible && a.possibleLe !== undefined);
    expect(await page.locator('.action-refusee summary', { hasText: 'possible à partir du' }).count()).toBe(
      plusTard.length,
    );
    const sources = manques.flatMap((m) => m.references.map((r) => r.href));
    expect(
      await bloc.locator('.references a').evaluateAll((liens) => liens.map((a) => a.getAttribute('href'))),
    ).toEqual(sources);
  });

  alors('refuse en donnant toutes les conditions, prend le focus et garde la saisie', async () => {
    await page.getByRole('link', { name: 'Voir pourquoi : Suspendre le PASS' }).click();
    await page.getByLabel('Premier jour suspendu').fill(jourDe(0));
    await page.getByLabel('Motif').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Suspendre le PASS' }).click();
    await focusDansLeResume();
    await page.locator('.resume-refus').getByRole('heading', { name: 'Action impossible' }).waitFor();
    expect(await page.locator('.resume-refus .constat.manque').count()).toBeGreaterThan(0);
    expect(await page.getByLabel('Premier jour suspendu').inputValue()).toBe(jourDe(0));
    expect(await violations(page)).toEqual([]);
  });

  alors('dit que le parcours a changé pendant la saisie, la garde, et laisse renvoyer', async () => {
    await agir('Enregistrer un accompagnement');
    await page.getByLabel('Nature').selectOption('formation');
    await page.getByLabel(/^Premier jour|^Début/).fill(jourDe(0));
    const entreTemps = { type: 'EnregistrerAccompagnement', data: { nature: 'social', debut: jourDe(0) } };
    await api(`${parcours}/commandes`, entreTemps);
    await page.getByRole('button', { name: 'Enregistrer un accompagnement' }).click();
    await page.getByRole('heading', { name: 'Le parcours a changé pendant votre saisie' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Relire la situation à jour' }).click();
    await page.getByText('La situation est à jour.').waitFor();
    expect(await page.getByLabel('Nature').inputValue()).toBe('formation');
    await enregistrer('Enregistrer un accompagnement');
  });

  alors('raconte tout dans la chronologie, verdicts compris', async () => {
    const journal = await api<{ phrase: string; verdict?: unknown }[]>(`${parcours}/journal`);
    await page.goto(`${serveur.url}${parcours}`);
    const faits = section('Chronologie').locator('ol > li');
    await page.getByRole('button', { name: /faits? précédents?$/ }).click();
    await faits.last().waitFor();
    expect(await faits.locator('.phrase').allTextContents()).toEqual(journal.map((f) => f.phrase).toReversed());
    const juge = journal.toReversed().findIndex((f) => f.verdict !== undefined);
    await faits.nth(juge).locator('summary').click();
    await faits
      .nth(juge)
      .getByText(/Conditions vérifiées au/)
      .waitFor();
    expect(await violations(page)).toEqual([]);
  });

  alors('rejoue le parcours à un jour, tel que connu un autre jour, sans rien pouvoir y changer', async () => {
    await page.goto(`${serveur.url}${parcours}`);
    await page.getByRole('link', { name: 'Rejouer le parcours' }).click();
    await titre('Rejouer le parcours').waitFor();
    await page.getByText('Aucun fait n’est laissé de côté.').waitFor();
    expect(await page.locator('main a.bouton').count()).toBe(0);
    await page.getByLabel('Telle que connue le').fill(jourDe(-1));
    await page.getByRole('button', { name: 'Rejouer' }).click();
    await page.waitForURL(/connuLe=/);
    await page.getByText('Le parcours n’était pas encore ouvert.').waitFor();
    expect(await violations(page)).toEqual([]);
  });

  alors('dit à qui n’est pas rattaché au parcours ce qui l’ouvrirait, et ne le met pas dans sa liste', async () => {
    const devenir = async (profil: RegExp): Promise<void> => {
      await page.goto(`${serveur.url}/connexion`);
      await page.getByRole('button', { name: profil }).click();
      await titre('À faire').waitFor();
    };
    await devenir(/Mission locale/);
    await page.getByRole('link', { name: 'Voir les parcours' }).click();
    await page.getByRole('heading', { name: 'Aucun parcours pour l’instant' }).waitFor();
    await page.goto(`${serveur.url}${parcours}`);
    await page.getByRole('heading', { name: 'Parcours introuvable' }).waitFor();
    await page.getByText(/Ce qui ouvrirait l’accès\s:.*avoir établi un diagnostic/).waitFor();
    expect(await page.getByText('DURAND').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await devenir(/Auditrice DDETS/);
    await page.goto(`${serveur.url}${parcours}`);
    await page.getByRole('button', { name: 'Comparer les deux lectures' }).click();
    await section('Ce que donnerait l’autre lecture')
      .getByText(/La fin du PASS/)
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await devenir(/ACI Les Jardins partagés/);
  });

  alors('retrouve la personne par la recherche, l’adresse gardant l’état', async () => {
    await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: 'Parcours' }).click();
    await page.getByRole('searchbox').fill('zz');
    await page.getByRole('heading', { name: 'Aucun parcours ne correspond' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('searchbox').fill('dur');
    await page.getByRole('link', { name: 'DURAND Awa' }).waitFor();
    await page.waitForURL(/recherche=dur/);
    await page.getByLabel('État').selectOption('suspendu');
    await page.waitForURL(/etat=suspendu/);
    await page.getByRole('link', { name: 'DURAND Awa' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  alors('reste lisible à 320 pixels et en sombre, sans défilement de côté', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`${serveur.url}/a-faire`);
    await page.locator('main :is(.tache, .vide)').first().waitFor();
    expect(Math.max(0, await debordement(page))).toBe(0);
    expect(await violations(page)).toEqual([]);
    for (const chemin of ['/parcours', parcours, `${parcours}/actions/EnregistrerSortie`, '/parcours/nouveau']) {
      await page.goto(`${serveur.url}${chemin}`);
      await page.locator('main :is(.toutes-les-actions, .tableau table.en-cartes, form.carte)').first().waitFor();
      expect({ chemin, debordement: Math.max(0, await debordement(page)) }).toEqual({ chemin, debordement: 0 });
      expect(await violations(page)).toEqual([]);
    }
  });

  alors('dit qu’une adresse mal formée ne mène nulle part, sans page blanche', async () => {
    await page.goto(`${serveur.url}/parcours/%E0%A4%A`);
    await page
      .getByRole('heading', { name: /introuvable/ })
      .first()
      .waitFor();
    expect(await violations(page)).toEqual([]);
  });

  alors('dit qu’un parcours n’existe pas', async () => {
    await page.goto(`${serveur.url}/parcours/00000000-0000-4000-8000-000000000000`);
    await page.getByRole('heading', { name: 'Parcours introuvable' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  alors('n’a rien demandé à un autre serveur, et aucun script n’a échoué', async () => {
    expect(navigateur.etrangeres).toEqual([]);
    expect(navigateur.erreurs).toEqual([]);
  });
}

interface ActionLue {
  commande: string;
  libelle: string;
  possible: boolean;
  possibleLe?: string;
  constats: Constat[];
}
interface Constat {
  libelle: string;
  satisfaite: boolean;
  references: { href: string }[];
}

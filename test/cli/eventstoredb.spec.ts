/** FAUX SERVEUR: the command line on a deployment whose log is in EventStoreDB, beside the node that writes there or without it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jourParis, ouvrirJalon, type Jalon } from '@jalon/application';
import { personasDemonstration } from '@jalon/demonstration';
import type { Acteur } from '@jalon/parcours';
import { ouvrirPrise, type Prise } from '../../apps/api/src/exploitation/prise.js';
import { sortie as journalHttp } from '../../apps/api/src/journal-http.js';
import { accepte, diagnostiquer, embauche } from '../../libs/application/essais/personnages.js';
import { FauxServeur } from '../event-store/faux-serveur/serveur.js';
import { dossierNeuf, lancer, type Lancement } from './terminal-de-test.js';

/** The persona that reads unless another is named. */
const cip = personasDemonstration.find((p) => p.id === 'cip-ai')?.acteur as Acteur;
const neuf = dossierNeuf();
const serveur = new FauxServeur();
let noeud: { jalon: Jalon; prise: Prise } | null = null;
let parcours: string;
const env = (): Record<string, string> => ({ JALON_DONNEES: neuf.donnees, JALON_EVENTSTOREDB: serveur.connexion });
const jalon = (...args: string[]): Promise<Lancement> => lancer(args, { env: env() });

async function demarrer(): Promise<Jalon> {
  const j = await ouvrirJalon({ donnees: neuf.donnees, eventstoredb: serveur.connexion });
  noeud = { jalon: j, prise: await ouvrirPrise(j) };
  return j;
}
async function arreter(): Promise<void> {
  await noeud?.prise.fermer();
  await noeud?.jalon.fermer();
  noeud = null;
}

beforeAll(async () => {
  journalHttp.ecrire = () => undefined;
  await serveur.demarrer();
  const j = await demarrer();
  parcours = await diagnostiquer(j);
  const debut = jourParis(new Date());
  accepte(await j.moteur.executer(embauche(parcours, 'c1', debut, { acteur: cip })));
  await arreter();
}, 30_000);
afterAll(() => {
  serveur.arreter();
  neuf.effacer();
});

const LECTURES: [verbe: string, args: () => string[], dit: RegExp][] = [
  ['parcours voir', () => ['999990000001'], /PASS {6}999990000001/],
  ['parcours rejouer', () => [parcours], /^Parcours /],
  ['parcours rejuger', () => [parcours], /conforme/],
  ['droit etudier', () => ['-q', '--json'], /"parcours":1/],
  ['parcours journal', () => [parcours], /Le parcours est ouvert/],
  ['parcours actions', () => [parcours], /DeclarerEmbauche/],
  ['indicateurs', () => [], /PASS délivrés +1\n/],
  ['projections lister', () => [], /liste/],
  ['sante', () => [], /journal {6}répond \(position \d+\)\nintégrité {4}Ce nœud ne scelle pas.*\nécriture {5}ouverte/],
  ['exploitation etat', () => [], /^écriture ouverte$/],
];

describe.each([
  ['à côté du nœud qui écrit', true],
  ['sans nœud', false],
])('EventStoreDB, FAUX SERVEUR : les verbes qui lisent, %s', (_, avecNoeud) => {
  beforeAll(async () => {
    if (avecNoeud) await demarrer();
  });
  afterAll(arreter);
  it.each(LECTURES)('%s lit le journal distant, sans bail et sans rien y écrire', async (verbe, args, dit) => {
    const avant = serveur.appels.ajouts;
    const { code, sortie, messages } = await jalon(...verbe.split(' '), ...args());
    expect([code, messages]).toEqual([0, '']);
    expect(sortie).toMatch(dit);
    // the node renews its own lease meanwhile
    if (!avecNoeud) expect(serveur.appels.ajouts).toBe(avant);
  });
});

describe('EventStoreDB, FAUX SERVEUR : le reste', () => {
  afterEach(arreter);

  it('un ordre passe par le nœud qui tient le dossier, sans lui disputer le bail', async () => {
    const j = await demarrer();
    expect(await jalon('exploitation', 'reconstruire-reservations')).toMatchObject({ code: 0 });
    const refus = await jalon(
      'exploitation',
      'confirmer',
      'horloge',
      '--raison',
      'L’horloge est juste depuis ce matin.',
    );
    expect([refus.code, refus.messages]).toEqual([3, expect.stringContaining('✗')]);
    expect(j.ecriture.ouverte).toBe(true);
  });

  it('un ordre, sans nœud, prend le bail et le rend', async () => {
    expect(await jalon('exploitation', 'reconstruire-reservations')).toMatchObject({
      code: 0,
      messages: 'Rien à refaire : aucune réservation ne manquait.',
    });
    const j = await demarrer();
    expect(j.ecriture.ouverte).toBe(true);
  });

  it('un ordre, quand le nœud est sur une autre machine : code 69, et pourquoi', async () => {
    await demarrer();
    const autre = dossierNeuf();
    cpSync(neuf.donnees, autre.donnees, { recursive: true });
    rmSync(join(autre.donnees, 'serveur.json'));
    cpSync(`${neuf.donnees}-cles`, `${autre.donnees}-cles`, { recursive: true });
    // as found on a machine where no server runs
    const { code, messages } = await lancer(
      ['exploitation', 'reconstruire-reservations', '--donnees', autre.donnees, '--cles', `${autre.donnees}-cles`],
      { env: env() },
    );
    expect([code, messages]).toEqual([69, expect.stringContaining('Un autre nœud de Jalon écrit déjà')]);
    autre.effacer();
  }, 40_000);

  it('projections reconstruire rebâtit les modèles de ce nœud', async () => {
    const { code, sortie } = await jalon('projections', 'reconstruire', '--json');
    expect([code, JSON.parse(sortie)]).toEqual([0, expect.objectContaining({ terminee: true })]);
  });

  it('JALON_LECTURE est celle du déploiement, comme pour le serveur', async () => {
    const lue = async (plus: Record<string, string>): Promise<string> =>
      JSON.parse((await lancer(['sante', '--json'], { env: { ...env(), ...plus } })).sortie).lecture;
    expect([await lue({}), await lue({ JALON_LECTURE: 'code' })]).toEqual(['plateforme', 'code']);
  });

  it('JALON_CLES est le dossier des clés, pour chaque verbe : sans elles, la personne n’est pas nommée', async () => {
    const ailleurs = join(neuf.donnees, '..', 'sans-cles');
    mkdirSync(ailleurs, { recursive: true });
    const { sortie } = await lancer(['parcours', 'voir', parcours], { env: { ...env(), JALON_CLES: ailleurs } });
    expect(sortie).toContain('Personne  —');
    expect(readdirSync(ailleurs)).toEqual([]);
    expect((await jalon('parcours', 'voir', parcours)).sortie).toContain('Personne  A••• D•••');
  });

  it.each([
    [['demo', 'charger'], /la démonstration ne se charge que dans un dossier/],
    [['sauvegarde', 'creer', '--vers', '/x', '--cles-vers', '/y'], /avec ses propres outils/],
    [['sauvegarde', 'restaurer', '--de', '/x', '--cles-de', '/y'], /avec ses propres outils/],
  ])('%j n’a pas de sens sur un journal distant : code 2, rien n’est écrit à côté', async (args, dit) => {
    const avant = readdirSync(neuf.donnees);
    const { code, messages } = await jalon(...args);
    expect([code, messages]).toEqual([2, expect.stringMatching(dit)]);
    expect(readdirSync(neuf.donnees)).toEqual(avant);
  });

  it('une adresse impossible : code 2, la variable est nommée, le mot de passe tu', async () => {
    const impossible = { ...env(), JALON_EVENTSTOREDB: 'http://admin:changeit@127.0.0.1' };
    const { code, messages } = await lancer(['sante'], { env: impossible });
    expect([code, messages]).toEqual([2, expect.stringContaining('JALON_EVENTSTOREDB doit commencer par')]);
    expect(messages).not.toContain('changeit');
  });

  it('un journal vide, une première fois : code 4, aucune clé n’est créée', async () => {
    const vide = new FauxServeur();
    await vide.demarrer();
    const autre = dossierNeuf();
    mkdirSync(autre.donnees);
    for (const verbe of [['sante'], ['exploitation', 'etat'], ['exploitation', 'reconstruire-reservations']]) {
      const { code, messages } = await lancer(verbe, {
        env: { JALON_DONNEES: autre.donnees, JALON_EVENTSTOREDB: vide.connexion },
      });
      expect([code, messages]).toEqual([4, expect.stringContaining('Le journal tenu dans EventStoreDB est vide')]);
    }
    expect(readdirSync(join(autre.donnees, '..'))).toEqual(['donnees']);
    expect([readdirSync(autre.donnees), vide.appels.ajouts]).toEqual([[], 0]);
    vide.arreter();
    autre.effacer();
  });

  it('un serveur qui n’est pas là : code 69, jamais un département vide', async () => {
    serveur.arreter();
    try {
      for (const verbe of [
        ['parcours', 'voir', parcours],
        ['parcours', 'voir', '999990000001'],
        ['indicateurs'],
        ['sante'],
      ])
        expect([verbe, (await jalon(...verbe)).code]).toEqual([verbe, 69]);
      expect((await jalon('indicateurs')).sortie).toBe('');
      expect((await jalon('sante')).sortie).toMatch(/journal {6}Rien n’écoute à l’adresse/);
    } finally {
      await serveur.demarrer();
    }
  }, 60_000);
});

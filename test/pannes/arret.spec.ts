/**
 * R23: the server stops in the middle of work. 16 clients on living connections write without a pause: each accepted request is
 * answered, each refused one is told so, none is reset, what was acknowledged is stored and nothing else is.
 */
import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { entier, selon } from './bilan.js';
import { arreterEnPleinTravail, compterParcours, type Bilan } from './arret.js';

const ARRETS = Number(process.env['JALON_ARRETS'] ?? selon(2, 3, 20));
const CLIENTS = 16;
const DELAI_MAX = 2000;

describe('le serveur arrêté pendant qu’il travaille', () => {
  const dossiers: string[] = [];
  let serveur: Serveur | undefined;
  const nouveauDossier = (): string => {
    const dossier = mkdtempSync(join(tmpdir(), 'jalon-arret-'));
    dossiers.push(dossier);
    return join(dossier, 'donnees');
  };
  afterAll(async () => {
    await serveur?.tuer();
    for (const d of dossiers) rmSync(d, { recursive: true, force: true });
  });

  /** A stop under load, the k-th of a folder: a little earlier or later in the work each time. */
  async function unArret(k: number, entree?: string): Promise<Bilan & { code: number | null; ms: number }> {
    const sortie = { code: null as number | null, ms: 0 };
    const en = serveur as Serveur;
    const bilan = await arreterEnPleinTravail(en.url, `${entree ?? 'arret'}-${k}`, CLIENTS, async () => {
      await attendre(50 + ((k * 37) % 200));
      const debut = performance.now();
      sortie.code = await en.arreter();
      sortie.ms = performance.now() - debut;
    });
    return { ...bilan, ...sortie };
  }

  it(
    `${ARRETS} arrêts sous ${CLIENTS} clients : sortie 0 en moins de deux secondes, aucune requête acceptée coupée, acquitté = enregistré`,
    async () => {
      const donnees = nouveauDossier();
      const total = { acquittees: 0, prevenues: 0, refusees: 0 };
      const durees: number[] = [];
      for (let k = 0; k < ARRETS; k++) {
        serveur = await lancerServeur({ donnees });
        const bilan = await unArret(k);
        expect(bilan).toMatchObject({ code: 0, coupees: [], malDites: [] });
        expect(bilan.ms).toBeLessThan(DELAI_MAX);
        // the stop really came in the middle of work, and every client was told
        expect(bilan.prevenues + bilan.refusees).toBe(CLIENTS);
        total.acquittees += bilan.acquittees;
        total.prevenues += bilan.prevenues;
        total.refusees += bilan.refusees;
        durees.push(bilan.ms);
        serveur = await lancerServeur({ donnees });
        expect(await compterParcours(serveur.url)).toBe(total.acquittees);
        expect(await serveur.arreter()).toBe(0);
      }
      // both kinds were met: a request in progress, a connection between two requests
      expect(Math.min(total.prevenues, total.refusees)).toBeGreaterThan(0);
      durees.sort((a, b) => a - b);
      console.log(
        `${ARRETS} arrêts, ${total.acquittees} commandes acquittées et enregistrées, ${total.prevenues} dernières réponses, ${total.refusees} refus annoncés ; ` +
          `arrêté en ${Math.round(durees[durees.length >> 1] as number)} ms (médiane), ${Math.round(durees.at(-1) as number)} ms (pire)`,
      );
    },
    (60 + ARRETS * 20) * 1000,
  );

  it('une connexion ouverte et inactive est fermée, et ne retient pas l’arrêt', async () => {
    serveur = await lancerServeur({ donnees: nouveauDossier() });
    const { port } = new URL(serveur.url);
    const muette = connect(Number(port), '127.0.0.1');
    await new Promise((r) => muette.once('connect', r));
    const fermee = new Promise<string>((r) => {
      muette.once('end', () => r('fin'));
      muette.once('error', (e: NodeJS.ErrnoException) => r(e.code ?? 'erreur'));
    });
    const debut = performance.now();
    expect(await serveur.arreter()).toBe(0);
    expect(performance.now() - debut).toBeLessThan(DELAI_MAX);
    expect(await fermee).toBe('fin');
    muette.destroy();
  }, 60_000);

  entier(
    'un serveur qui ferme ses connexions sans prévenir est démasqué par le même contrôle',
    async () => {
      const donnees = nouveauDossier();
      const entree = 'test/pannes/serveur-sourd.mjs';
      serveur = await lancerServeur({ donnees, entree });
      const bilan = await unArret(0, entree);
      expect(bilan.acquittees).toBeGreaterThan(0);
      expect(bilan.coupees.length).toBeGreaterThan(0);
      expect(bilan.prevenues + bilan.refusees).toBeLessThan(CLIENTS);
      expect(bilan.ms).toBeGreaterThan(DELAI_MAX);
    },
    60_000,
  );
});

/** FAUX SERVEUR: the real server, as built, told to stop while its log answers, then while it does not. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { FauxServeur } from './faux-serveur/serveur.js';

const [ARRET_MS, ARRET_GELE_MS] = [2000, 5000];
let racine = '';
let journal: FauxServeur;
let serveur: Serveur | undefined;
beforeEach(async () => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-arret-loin-'));
  journal = new FauxServeur();
  await journal.demarrer();
  serveur = await lancerServeur({ donnees: join(racine, 'donnees'), env: { JALON_EVENTSTOREDB: journal.connexion } });
});
afterEach(async () => {
  await serveur?.tuer();
  journal.arreter();
  rmSync(racine, { recursive: true, force: true });
});

const ouvrir = (prenom: string): Promise<Response> =>
  fetch(`${serveur?.url}/api/parcours`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Jalon-Persona': 'conseiller-ml' },
    body: JSON.stringify({
      type: 'OuvrirParcours',
      data: { personne: { nom: 'Arret', prenom, naissance: '1990-01-01' } },
    }),
  });
async function arreter(): Promise<{ code: number | null; ms: number }> {
  const debut = performance.now();
  const code = (await serveur?.arreter()) ?? null;
  return { code, ms: performance.now() - debut };
}

describe('EventStoreDB, FAUX SERVEUR : le serveur arrêté', () => {
  it('quand le journal répond : aussi vite qu’avec des fichiers, et rend le droit d’écrire', async () => {
    expect((await ouvrir('Un')).status).toBe(201);
    const { code, ms } = await arreter();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(ARRET_MS);
    const dernier = journal.journal.faits.filter((f) => f.stream === 'ephemere-noeud').at(-1);
    expect(JSON.parse(Buffer.from(dernier?.data ?? '').toString())).toMatchObject({ held: false });
  }, 60_000);

  it('quand il est gelé sous une commande : elle reçoit sa réponse, et le processus finit en cinq secondes', async () => {
    expect((await ouvrir('Un')).status).toBe(201);
    journal.pannes.push('ecrit-puis-muet');
    const enVol = ouvrir('Deux');
    await attendre(200);
    expect(journal.pannes).toEqual([]); // the fault fired
    const arret = arreter();
    const reponse = await enVol;
    expect(reponse.status).toBe(503);
    expect(await reponse.json()).toMatchObject({ type: 'urn:jalon:probleme:issue-inconnue' });
    const { code, ms } = await arret;
    // the lease could not be given back: the stop is said not to be clean
    expect(code).toBe(1);
    expect(ms).toBeLessThan(ARRET_GELE_MS);
  }, 60_000);
});

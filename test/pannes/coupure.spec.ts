/**
 * R1, R8: what was acknowledged survives `kill -9`, whole, and a retry with the same key has one effect.
 * 16 clients write to the real HTTP server; it is killed 0 to 60 ms after the first acknowledgement of the round.
 */
import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { jourParis } from '../../libs/application/src/temps.js';
import { auditer, Client, type Releve } from './clients.js';

const COUPURES = Number(process.env['JALON_COUPURES'] ?? 50);
const CLIENTS = 16;
/** Fresh files now and then: on one growing file the check re-reads everything. */
const COUPURES_PAR_DOSSIER = 10;

/** A number in [0, n[ from a seed: a failing run can be played again. */
function tirage(graine: number): (n: number) => number {
  let etat = graine;
  return (n) => {
    etat = (Math.imul(etat, 1_664_525) + 1_013_904_223) >>> 0;
    return (etat / 2 ** 32) * n;
  };
}

/** Clients write until the server is killed, 0 to 60 ms after the first acknowledgement of the round. */
async function couperEnPleinTravail(serveur: Serveur, clients: Client[], hasard: (n: number) => number): Promise<void> {
  let premiere: () => void = () => undefined;
  const premierAccuse = new Promise<void>((r) => (premiere = r));
  const travaux = clients.map((c) => c.travailler(serveur.url, premiere));
  await Promise.race([premierAccuse, Promise.all(travaux)]); // a client that fails must not leave the round waiting
  await new Promise((r) => setTimeout(r, hasard(60)));
  expect(await serveur.tuer()).toBe(true); // the fault fired
  await Promise.all(travaux);
}

describe('le serveur tué pendant qu’il écrit', () => {
  const dossiers: string[] = [];
  let serveur: Serveur | undefined;
  afterAll(async () => {
    await serveur?.tuer();
    for (const d of dossiers) rmSync(d, { recursive: true, force: true });
  });

  it(
    `${COUPURES} coupures : aucune commande accusée perdue, aucune à moitié, aucun doublon après renvoi`,
    async () => {
      const hasard = tirage(20_261_124);
      const bilan = { accusees: 0, enVol: 0, coupures: 0 };
      const demarrages: number[] = [];
      let clients: Client[] = [];
      for (let i = 0; i < COUPURES; i++) {
        if (i % COUPURES_PAR_DOSSIER === 0) {
          const dossier = mkdtempSync(join(tmpdir(), 'jalon-coupure-'));
          dossiers.push(dossier);
          clients = Array.from({ length: CLIENTS }, (_, n) => new Client(`client-${n}-${i}`, jourParis(new Date())));
          serveur = await lancerServeur({ donnees: join(dossier, 'donnees') });
        }
        if (!serveur) throw new Error('aucun serveur');
        await couperEnPleinTravail(serveur, clients, hasard);
        bilan.coupures++;
        bilan.enVol += clients.filter((c) => c.enVol !== null).length;

        serveur = await lancerServeur({ donnees: join(dossiers.at(-1) as string, 'donnees') });
        demarrages.push(serveur.pretEn);
        const releves: Releve[] = [];
        for (const c of clients) releves.push(...(await c.renvoyer(serveur.url)));
        bilan.accusees = clients.reduce((n, c) => n + c.accuses.length, bilan.accusees);
        for (const c of clients) expect(await auditer(serveur.url, c)).toEqual([]);
        expect(releves.filter((r) => !r.memeReponse)).toEqual([]);
        if ((i + 1) % COUPURES_PAR_DOSSIER === 0) await serveur.tuer();
      }
      demarrages.sort((a, b) => a - b);
      console.log(
        `${bilan.coupures} coupures, ${bilan.accusees} vérifications d’accusés, ${bilan.enVol} commandes en vol ; ` +
          `prêt en ${Math.round(demarrages[demarrages.length >> 1] as number)} ms (médiane), ${Math.round(demarrages.at(-1) as number)} ms (pire)`,
      );
      expect(bilan.coupures).toBe(COUPURES);
      expect(bilan.enVol).toBeGreaterThan(0); // some commands really were cut in flight
    },
    20 * 60_000,
  );

  it('un serveur qui répond avant d’avoir écrit est démasqué par le même contrôle', async () => {
    const dossier = mkdtempSync(join(tmpdir(), 'jalon-menteur-'));
    dossiers.push(dossier);
    const menteur = (): Promise<Serveur> =>
      lancerServeur({ donnees: join(dossier, 'donnees'), entree: 'test/pannes/serveur-menteur.mjs' });
    const clients = Array.from({ length: 4 }, (_, n) => new Client(`menteur-${n}`, jourParis(new Date())));
    serveur = await menteur();
    await couperEnPleinTravail(serveur, clients, tirage(1));
    serveur = await menteur();
    const fautes: string[] = [];
    for (const c of clients) fautes.push(...(await auditer(serveur.url, c)));
    await serveur.tuer();
    expect(fautes.length).toBeGreaterThan(0);
  }, 120_000);
});

/**
 * R1, R8: what was acknowledged survives `kill -9`, whole, and a retry with the same key has one effect.
 * 16 clients write to the real HTTP server; it is killed 0 to 60 ms after the first acknowledgement of the round.
 */
import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lancerServeur, type Serveur } from './serveur.js';
import { auditer, Client, type Releve } from './clients.js';

const COUPURES = Number(process.env['JALON_COUPURES'] ?? 50);
const CLIENTS = 16;
/** Fresh files now and then: on one growing file the check re-reads everything. */
const COUPURES_PAR_DOSSIER = 10;

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
      let graine = 20_261_124;
      const hasard = (n: number): number => {
        graine = (Math.imul(graine, 1_664_525) + 1_013_904_223) >>> 0;
        return (graine / 2 ** 32) * n;
      };
      const bilan = { accusees: 0, enVol: 0, coupures: 0 };
      const demarrages: number[] = [];
      let clients: Client[] = [];
      for (let i = 0; i < COUPURES; i++) {
        if (i % COUPURES_PAR_DOSSIER === 0) {
          const dossier = mkdtempSync(join(tmpdir(), 'jalon-coupure-'));
          dossiers.push(dossier, `${dossier}-cles`);
          clients = Array.from({ length: CLIENTS }, (_, n) => new Client(`c${n}-${i}`));
          serveur = await lancerServeur(join(dossier, 'donnees'));
        }
        if (!serveur) throw new Error('aucun serveur');
        const { url } = serveur;
        let premiere: () => void = () => undefined;
        const premierAccuse = new Promise<void>((r) => (premiere = r));
        const travaux = clients.map((c) => c.travailler(url, premiere));
        await premierAccuse;
        await new Promise((r) => setTimeout(r, hasard(60)));
        expect(await serveur.tuer()).toBe(true); // the fault fired
        bilan.coupures++;
        await Promise.all(travaux);
        bilan.enVol += clients.filter((c) => c.enVol !== null).length;

        serveur = await lancerServeur(join(dossiers.at(-2) as string, 'donnees'));
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
});

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
import { consigner, GRAINE, selon, temoinsDe, TENUE, verdict } from './bilan.js';
import { auditer, Client, ReponseInattendue, type Releve } from './clients.js';
import { tirage, type Tirage } from './tirage.js';

const COUPURES = Number(process.env['JALON_COUPURES'] ?? selon(4, 50, 1_000));
const CLIENTS = 16;
/** Fresh files now and then: on one growing file the check re-reads everything. */
const COUPURES_PAR_DOSSIER = 10;

/** Clients write until the server is killed, 0 to 60 ms after the first acknowledgement of the round. */
async function couperEnPleinTravail(serveur: Serveur, clients: Client[], hasard: Tirage): Promise<boolean> {
  let premiere: () => void = () => undefined;
  const premierAccuse = new Promise<void>((r) => (premiere = r));
  const travaux = clients.map((c) => c.travailler(serveur.url, premiere));
  await Promise.race([premierAccuse, Promise.all(travaux)]); // a client that fails must not leave the round waiting
  await new Promise((r) => setTimeout(r, hasard(60)));
  const tue = await serveur.tuer();
  await Promise.all(travaux);
  return tue;
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
      const hasard = tirage(GRAINE);
      const echecs: string[] = [];
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
        if (await couperEnPleinTravail(serveur, clients, hasard)) bilan.coupures++;
        bilan.enVol += clients.filter((c) => c.enVol !== null).length;

        serveur = await lancerServeur({ donnees: join(dossiers.at(-1) as string, 'donnees') });
        demarrages.push(serveur.pretEn);
        const releves: Releve[] = [];
        for (const c of clients) releves.push(...(await c.renvoyer(serveur.url)));
        bilan.accusees = clients.reduce((n, c) => n + c.accuses.length, bilan.accusees);
        for (const c of clients) echecs.push(...(await auditer(serveur.url, c)).map((f) => `${f} [coupure ${i + 1}]`));
        echecs.push(...releves.filter((r) => !r.memeReponse).map((r) => `réponse changée au renvoi de ${r.cle}`));
        if ((i + 1) % COUPURES_PAR_DOSSIER === 0) await serveur.tuer();
      }
      demarrages.sort((a, b) => a - b);
      console.log(
        `${bilan.coupures} coupures, ${bilan.accusees} vérifications d’accusés, ${bilan.enVol} commandes en vol ; ` +
          `prêt en ${Math.round(demarrages[demarrages.length >> 1] as number)} ms (médiane), ${Math.round(demarrages.at(-1) as number)} ms (pire)`,
      );
      const ligne = {
        promesse: 'R1',
        quoi: `serveur tué, 16 clients (${bilan.enVol} commandes en vol)`,
        essais: COUPURES,
        declenchees: bilan.coupures,
        echecs,
        temoins: await temoinsDe({ 'réponse avant écriture': menteurDemasque }),
      };
      consigner(ligne);
      expect(verdict(ligne)).toEqual(TENUE);
      expect(bilan.enVol).toBeGreaterThan(0); // some commands really were cut in flight
    },
    3 * 60 * 60_000,
  );

  /** A server that answers before it has written is caught by the same check. */
  async function menteurDemasque(): Promise<boolean> {
    const dossier = mkdtempSync(join(tmpdir(), 'jalon-menteur-'));
    dossiers.push(dossier);
    const menteur = (): Promise<Serveur> =>
      lancerServeur({ donnees: join(dossier, 'donnees'), entree: 'test/pannes/serveur-menteur.mjs' });
    const clients = Array.from({ length: 4 }, (_, n) => new Client(`menteur-${n}`, jourParis(new Date())));
    serveur = await menteur();
    try {
      await couperEnPleinTravail(serveur, clients, tirage(1));
    } catch (erreur) {
      // asked again before it had written: it says itself that the dossier it acknowledged does not exist
      if (!(erreur instanceof ReponseInattendue)) throw erreur;
      await serveur.tuer();
      return true;
    }
    serveur = await menteur();
    const fautes: string[] = [];
    for (const c of clients) fautes.push(...(await auditer(serveur.url, c)));
    await serveur.tuer();
    return fautes.length > 0;
  }
});

/**
 * R5: a full disk refuses (507), loses nothing, goes on reading, and writes again as soon as there is room, without a restart.
 * The real HTTP server writes on a disk of a few megabytes until it is full; then the disk grows.
 */
import { afterAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { jourParis } from '../../libs/application/src/temps.js';
import { consigner, selon, temoinsDe, TENUE, verdict } from './bilan.js';
import { auditer, Client } from './clients.js';
import { PetitDisque, RAISON_SANS_TMPFS } from './tmpfs.js';

const CYCLES = selon(1, 3, 20);
const CLIENTS = 4;
const COMMANDES_AVANT = 4;
const REFUS_APRES_PLEIN = 12;
const DELAI_DE_REFUS_MS = 1_000;
const DELAI_DE_REPRISE_MS = 5_000;
/** What is left to the product before it fills the disk. */
const RESTE = 600 * 1024;

const plein = (p: { statut: number; titre: string }): boolean => p.statut === 507 && p.titre === 'stockage-plein';

/** Each client writes until it is refused for want of room. */
const remplir = (url: string, clients: Client[]): Promise<unknown> =>
  Promise.all(clients.map((c) => c.travailler(url, () => undefined, plein)));

async function lectures(url: string, client: Client): Promise<string[]> {
  const parcours = client.parcoursConnus[0];
  const fautes: string[] = [];
  for (const chemin of [
    `/api/parcours/${parcours}`,
    `/api/parcours/${parcours}/journal`,
    '/api/parcours',
    '/health/live',
  ]) {
    const reponse = await fetch(url + chemin, { headers: { 'x-jalon-persona': 'conseiller-ml' } });
    if (reponse.status !== 200) fautes.push(`lecture ${chemin} : ${reponse.status} pendant que le disque est plein`);
  }
  return fautes;
}

if (RAISON_SANS_TMPFS) console.error(RAISON_SANS_TMPFS);
(RAISON_SANS_TMPFS ? describe.skip : describe)('R5 : le disque plein', () => {
  const disques: PetitDisque[] = [];
  let compteur = 0;
  const nouveau = (): Client => new Client(`plein-${compteur++}`, jourParis(new Date()));
  let serveur: Serveur | undefined;
  afterAll(async () => {
    await serveur?.tuer();
    for (const d of disques) d.demonter();
  });

  const demarrer = async (entree?: { entree: string; env: Record<string, string> }) => {
    const disque = new PetitDisque(8);
    disques.push(disque);
    const demarre = await lancerServeur({ donnees: join(disque.chemin, 'donnees'), ...entree });
    const clients = Array.from({ length: CLIENTS }, nouveau);
    // each has a dossier of its own before room runs out
    for (const c of clients) for (let n = 0; n < COMMANDES_AVANT; n++) expect(await c.unDePlus(demarre.url)).toBe(true);
    return { disque, demarre, clients };
  };

  it(
    `${CYCLES} fois plein puis agrandi : 507, les lectures continuent, rien n’est perdu, l’écriture reprend sans redémarrage`,
    async () => {
      const { disque, demarre, clients } = await demarrer();
      serveur = demarre;
      const { url, pid } = demarre;
      const echecs: string[] = [];
      let [declenchees, pireRefus, pireReprise] = [0, 0, 0];
      for (let cycle = 1; cycle <= CYCLES; cycle++) {
        const dire = (faute: string): unknown => echecs.push(`${faute} [cycle ${cycle}]`);
        disque.lester(RESTE);
        const avant = clients.reduce((n, c) => n + c.problemes.length, 0);
        await remplir(url, clients).catch((e: unknown) => dire(String(e)));
        if (clients.reduce((n, c) => n + c.problemes.length, 0) > avant) declenchees++;
        for (let n = 0; n < REFUS_APRES_PLEIN; n++) {
          const debut = performance.now();
          // known persons, and new ones: their key does not fit either
          const client = n % 3 === 0 ? nouveau() : (clients[n % CLIENTS] as Client);
          await remplir(url, [client]).catch((e: unknown) => dire(String(e)));
          pireRefus = Math.max(pireRefus, performance.now() - debut);
        }
        for (const faute of await lectures(url, clients[0] as Client)) dire(faute);

        disque.agrandir(6);
        const reprise = performance.now();
        const accuses = clients.reduce((n, c) => n + c.accuses.length, 0);
        await reprendre(url, clients).catch((e: unknown) => dire(String(e)));
        pireReprise = Math.max(pireReprise, performance.now() - reprise);
        if (clients.reduce((n, c) => n + c.accuses.length, 0) === accuses)
          dire('aucune écriture après l’agrandissement');
        for (const c of clients) for (const faute of await auditer(url, c)) dire(faute);
      }
      if (pireRefus > DELAI_DE_REFUS_MS) echecs.push(`refus en ${Math.round(pireRefus)} ms`);
      if (pireReprise > DELAI_DE_REPRISE_MS) echecs.push(`reprise en ${Math.round(pireReprise)} ms`);
      if (!vivant(pid)) echecs.push('le serveur s’est arrêté');
      const ligne = {
        promesse: 'R5',
        quoi: `disque plein puis agrandi (reprise en ${Math.round(pireReprise)} ms au pire)`,
        essais: CYCLES,
        declenchees,
        echecs,
        temoins: await temoinsDe({ 'refus du disque tu': menteurDemasque }),
      };
      consigner(ligne);
      expect(verdict(ligne)).toEqual(TENUE);
    },
    30 * 60_000,
  );

  /** One more command of each client, which must now be accepted; tried again until it is, within the delay. */
  async function reprendre(url: string, clients: Client[]): Promise<void> {
    const limite = performance.now() + DELAI_DE_REPRISE_MS;
    for (const c of clients)
      while (!(await c.unDePlus(url, plein)))
        if (performance.now() > limite) throw new Error('507 encore, malgré la place');
  }

  async function menteurDemasque(): Promise<boolean> {
    const env = { JALON_MENSONGE: 'disque-plein-tu' };
    const { disque, demarre, clients } = await demarrer({ entree: 'test/pannes/serveur-menteur.mjs', env });
    disque.lester(RESTE);
    const fini = remplir(demarre.url, clients).catch(() => undefined);
    await Promise.race([fini, attendre(3_000, undefined, { ref: false })]);
    const fautes: string[] = [];
    for (const c of clients) fautes.push(...(await auditer(demarre.url, c)));
    await demarre.tuer();
    await fini;
    return fautes.some((f) => f.includes('perdu'));
  }

  function vivant(pid: number): boolean {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  }
});

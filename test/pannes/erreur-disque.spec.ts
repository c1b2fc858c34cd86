/**
 * R6: an I/O error is an unknown outcome, and is called so. A sync of the log of the real HTTP server fails under load: the command
 * in flight is answered « issue inconnue », the process leaves with 70, recovers at its next start, and a retry with the same key
 * has one effect.
 */
import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { jourParis } from '../../libs/application/src/temps.js';
import { consigner, GRAINE, selon, temoinsDe, TENUE, verdict } from './bilan.js';
import { auditer, Client, type Probleme } from './clients.js';
import { RAISON_SANS_STRACE } from './strace.js';
import { tirage } from './tirage.js';

const INJECTIONS = selon(1, 5, 100);
const CLIENTS = 8;
/** sysexits.h: a fault of the storage; whoever supervises the server starts it again. */
const SORTIE_DU_STOCKAGE = 70;
const DELAI_DE_SORTIE_MS = 15_000;
const DELAI_DE_PANNE_MS = 60_000;
/** Syncs of the log before the faulty one: after the start, before the log is folded back (SQLite hides an error there). */
const [PREMIER, DERNIER] = [6, 40];

const deStockage = (p: Probleme): boolean => p.statut === 503;

const base = realpathSync(mkdtempSync(join(tmpdir(), 'jalon-erreur-')));

/** This SQLite calls fsync, not fdatasync: an injection there would never fire. */
const sous = (donnees: string, rang: number, preuve: string): string[] => [
  'strace', '-D', '-f', '-qq', '-o', preuve, '-P', join(donnees, 'evenements.db-wal'),
  '-e', 'trace=fsync,fdatasync', '-e', `inject=fsync,fdatasync:error=EIO:when=${rang}`,
]; // prettier-ignore

interface Essai {
  touche: boolean;
  code: number | null;
  inconnues: number;
  fautes: string[];
}

/** One server, one failed sync, one restart. */
async function jouer(nom: string, rang: number, mensonge?: string): Promise<Essai> {
  const [donnees, preuve] = [join(base, nom, 'donnees'), join(base, `${nom}.trace`)];
  const clients = Array.from({ length: CLIENTS }, (_, n) => new Client(`${nom}-${n}`, jourParis(new Date())));
  const menteur = mensonge ? { entree: 'test/pannes/serveur-menteur.mjs', env: { JALON_MENSONGE: mensonge } } : {};
  let serveur: Serveur = await lancerServeur({ donnees, sous: sous(donnees, rang, preuve), ...menteur });
  const { fin, url } = serveur;
  const fautes: string[] = [];
  const travaux = Promise.all(
    clients.map((c) =>
      c.travailler(url, () => undefined, deStockage).catch((e: unknown) => void fautes.push(String(e))),
    ),
  );
  // a fault that does not come must not leave the run waiting: its absence is reported below
  if ((await Promise.race([travaux, attendre(DELAI_DE_PANNE_MS, null, { ref: false })])) === null) await serveur.tuer();
  await travaux;
  const sorti = await Promise.race([fin, attendre(mensonge ? 0 : DELAI_DE_SORTIE_MS, null, { ref: false })]);
  if (!sorti) await serveur.tuer();
  if (!mensonge && sorti?.code !== SORTIE_DU_STOCKAGE)
    fautes.push(
      sorti ? `sortie ${String(sorti.code ?? sorti.signal)} au lieu de 70` : 'le serveur reste debout après la panne',
    );

  serveur = await lancerServeur({ donnees, ...menteur });
  for (const c of clients) {
    // a false « nothing was written » shows before anything is sent again
    fautes.push(...(await auditer(serveur.url, c)).filter((f) => !c.enVol || f.includes('perdu')));
    fautes.push(
      ...(await c.renvoyer(serveur.url))
        .filter((r) => !r.memeReponse)
        .map((r) => `réponse changée au renvoi de ${r.cle}`),
    );
    fautes.push(...(await auditer(serveur.url, c)));
  }
  await serveur.tuer();
  const problemes = clients.flatMap((c) => c.problemes);
  const touche = readFileSync(preuve, 'latin1').includes('(INJECTED)');
  rmSync(join(base, nom), { recursive: true, force: true });
  return {
    touche,
    code: sorti?.code ?? null,
    inconnues: problemes.filter((p) => p.titre === 'issue-inconnue').length,
    fautes,
  };
}

if (RAISON_SANS_STRACE) console.error(RAISON_SANS_STRACE);
(RAISON_SANS_STRACE ? describe.skip : describe)('R6 : une erreur du disque', () => {
  afterAll(() => rmSync(base, { recursive: true, force: true }));

  it(
    `${INJECTIONS} synchronisations refusées : « issue inconnue », sortie 70, reprise au redémarrage, un seul effet au renvoi`,
    async () => {
      const hasard = tirage(GRAINE);
      const echecs: string[] = [];
      let [declenchees, inconnues] = [0, 0];
      for (let n = 1; n <= INJECTIONS; n++) {
        const rang = PREMIER + Math.floor(hasard(DERNIER - PREMIER));
        const essai = await jouer(`essai-${n}`, rang);
        if (essai.touche) declenchees++;
        inconnues += essai.inconnues;
        const fautes = essai.inconnues === 0 ? [...essai.fautes, 'aucune issue dite inconnue'] : essai.fautes;
        echecs.push(...fautes.map((f) => `${f} [injection ${n}, ${rang}e fsync, graine ${GRAINE}]`));
      }
      const ligne = {
        promesse: 'R6',
        quoi: `fsync refusé sous le serveur (${inconnues} issues dites inconnues)`,
        essais: INJECTIONS,
        declenchees,
        echecs,
        temoins: await temoinsDe({ 'issue inconnue dite « rien n’a été écrit »': menteurDemasque }),
      };
      consigner(ligne);
      expect(verdict(ligne)).toEqual(TENUE);
    },
    60 * 60_000,
  );

  async function menteurDemasque(): Promise<boolean> {
    const { touche, fautes } = await jouer('menteur', PREMIER + 6, 'faux-refus');
    return touche && fautes.some((f) => f.includes('en trop'));
  }
});

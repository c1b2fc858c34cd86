/**
 * SIGTERM, SIGINT: nothing new is accepted, requests in progress are answered, files are closed, the process ends. A request that
 * arrives meanwhile on a living connection is refused and told so; no connection is reset under an accepted request.
 *
 * A fatal fault of the storage: requests in progress are answered, then the process leaves with 70 for its supervisor to start it again.
 * Files are NOT closed: closing writes, and what may be written after such a fault is what recovery at the next start decides.
 */
import type { Server } from 'node:http';
import { Server as ServeurTcp } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import type { Jalon } from '@jalon/application';
import type { NextFunction, Request, Response } from 'express';
import type { Echange } from './connexions/registre.js';
import type { EtatDuServeur } from './etat-du-serveur.js';
import { journaliser, journaliserErreur } from './journal-http.js';
import { issueInconnue, probleme, ProblemeHttp, TYPE_PROBLEME } from './problemes/probleme.js';

/** Milliseconds at most to take the connections that the system holds, one a turn of a busy loop. */
const ACCUEIL = 1000;
/** Milliseconds. A request sent just as the server stops arrives well before, from this machine. */
const REPIT = 250;
/**
 * Milliseconds left to requests in progress, and after which the process ends whatever happens. A command takes milliseconds in
 * SQLite; in EventStoreDB, five seconds when it does not answer.
 */
export const DELAIS_ARRET = {
  sqlite: { enCours: 1400, total: 1900 },
  eventstoredb: { enCours: 4200, total: 4700 },
} as const;
/** Requests were given up, or files not closed in time: nothing acknowledged is lost, but the stop was not clean. */
const SORTIE_INCOMPLETE = 1;
/** EX_SOFTWARE of sysexits.h: « start me again ». */
const SORTIE_CONDAMNE = 70;
const REESSAYER = { 'Retry-After': '2' };

const arretEnCours = () =>
  probleme(
    503,
    'arret-en-cours',
    'Arrêt en cours',
    'Le serveur s’arrête : la requête n’a pas été traitée et rien n’a été écrit. Renvoyez-la dans un instant.',
  );

/** Health stays readable, so that who watches tells a server that stops from a dead one. */
export const refuserPendantArret =
  (serveur: EtatDuServeur) =>
  (requete: Request, _reponse: Response, suite: NextFunction): void => {
    if (serveur.phase !== 'arret' || requete.path.startsWith('/health/')) return suite();
    // the body is read to its end: closing on bytes not read would reset the connection, and the answer with it
    requete.once('end', () => suite(new ProblemeHttp(arretEnCours(), REESSAYER)));
    requete.resume();
  };

/** A request that cannot be waited for: if it arrived whole and could write, nobody knows what became of it. */
export function renoncer(reponse: Echange): void {
  if (reponse.headersSent) return;
  const requete = reponse.req;
  const ecrivait = requete.method === 'POST' && requete.complete;
  const texte = JSON.stringify(ecrivait ? issueInconnue() : arretEnCours());
  const entetes = { 'Content-Type': `${TYPE_PROBLEME}; charset=utf-8`, 'Content-Length': Buffer.byteLength(texte) };
  reponse.writeHead(503, { ...REESSAYER, ...entetes, Connection: 'close' }).end(texte);
}

/** @returns stops the server the same way, with another exit code */
export function arreterProprement(
  app: INestApplication,
  jalon: Pick<Jalon, 'fermer' | 'stockage'>,
  serveur: EtatDuServeur,
  delais: { enCours: number; total: number } = DELAIS_ARRET.sqlite,
): (code?: number) => void {
  const arreter = async (code: number): Promise<void> => {
    if (serveur.phase === 'arret') return;
    journaliser('info', 'arret', { enCours: serveur.connexions.enCours.length });
    const limite = setTimeout(() => {
      journaliser('erreur', 'arret-force', { enCours: serveur.connexions.enCours.length });
      process.exit(code || SORTIE_INCOMPLETE);
    }, delais.total);
    serveur.arreter();
    const debut = performance.now();
    await serveur.connexions.annoncerLaFin(ACCUEIL);
    // the close of http would also cut idle connections, on which a request may just have arrived
    ServeurTcp.prototype.close.call(app.getHttpServer() as Server);
    const reste = delais.enCours - (performance.now() - debut);
    const abandonnees = await serveur.connexions.finir({ repit: Math.min(REPIT, reste), enCours: reste, renoncer });
    if (abandonnees > 0) journaliser('erreur', 'arret-incomplet', { abandonnees });
    await app.close();
    if (code !== SORTIE_CONDAMNE) await jalon.fermer();
    clearTimeout(limite);
    process.exit(code || (abandonnees > 0 ? SORTIE_INCOMPLETE : 0));
  };
  const arreterSansAttendre = (code = 0): void => {
    arreter(code).catch((erreur: unknown) => {
      journaliserErreur(null, erreur);
      process.exit(code || SORTIE_INCOMPLETE);
    });
  };
  void jalon.stockage.fin.then((panne) => {
    journaliser('erreur', 'panne-du-stockage', { fichier: panne.nom, panne: panne.genre, phrase: panne.message });
    console.error(`Jalon s’arrête. ${panne.message}`);
    arreterSansAttendre(SORTIE_CONDAMNE);
  });
  process.on('SIGTERM', () => arreterSansAttendre());
  process.on('SIGINT', () => arreterSansAttendre());
  return arreterSansAttendre;
}

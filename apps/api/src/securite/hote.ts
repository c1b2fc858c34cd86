/**
 * Who is answered. In clear, the loopback address alone: what another site could make a browser send there is refused (another name for
 * this address, another origin), and what a proxy relays, for it would open the server to its whole network. Published, the declared proxy
 * alone, for what reached it encrypted, under the one name of the deployment.
 */
import type { NextFunction, Request, Response } from 'express';
import type { Publication } from '@jalon/application';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';
import { vientDUnMandataire } from './mandataire.js';

const HOTES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
const SURES = new Set(['GET', 'HEAD']);

const refuser = (detail: string): ProblemeHttp =>
  new ProblemeHttp(probleme(403, 'origine-refusee', 'Origine refusée', detail));

/** @throws ProblemeHttp */
function exigerCetOrdinateur(requete: Request, host: string): void {
  if (!HOTES.test(host)) throw refuser('Ce serveur ne répond qu’à localhost, 127.0.0.1 ou [::1].');
  if (vientDUnMandataire(requete))
    throw mandataireRefuse(
      'Cette requête est passée par un mandataire (proxy) que personne n’a déclaré : Jalon ne répond qu’à cet ordinateur, à l’adresse et au port qu’il écoute.',
    );
}
/** @throws ProblemeHttp */
function exigerLeMandataire(requete: Request, host: string, { origine }: Publication): void {
  const { app, socket, secure } = requete;
  const declare = app.get('trust proxy fn') as (adresse: string, rang: number) => boolean;
  if (!declare(socket.remoteAddress ?? '', 0))
    throw mandataireRefuse('Ce serveur ne répond qu’au mandataire (proxy) que son exploitant a déclaré.');
  if (!secure)
    throw mandataireRefuse(
      'Cette requête n’est pas arrivée chiffrée au mandataire, ou il ne l’a pas dit (X-Forwarded-Proto: https).',
    );
  if (host.toLowerCase() !== new URL(origine).host) throw refuser(`Ce serveur ne répond qu’à ${origine}.`);
}
const mandataireRefuse = (detail: string): ProblemeHttp =>
  new ProblemeHttp(probleme(403, 'mandataire-refuse', 'Mandataire refusé', detail));

export const garderHote =
  (publication: Publication | null) =>
  (requete: Request, _reponse: Response, suite: NextFunction): void => {
    const { host = '', origin, 'sec-fetch-site': site } = requete.headers;
    if ((requete.headersDistinct['host']?.length ?? 0) !== 1)
      throw new ProblemeHttp(
        probleme(400, 'hote-attendu', 'Hôte attendu', 'La requête doit porter un en-tête Host, et un seul.'),
      );
    if (publication === null) exigerCetOrdinateur(requete, host);
    else exigerLeMandataire(requete, host, publication);
    if (SURES.has(requete.method)) return suite();
    if (requete.method !== 'POST')
      throw new ProblemeHttp(
        probleme(405, 'methode-refusee', 'Méthode refusée', 'Seules les méthodes GET et POST sont acceptées.'),
        { Allow: 'GET, HEAD, POST' },
      );
    const attendue = publication?.origine ?? `http://${host.toLowerCase()}`;
    if (origin !== undefined && origin.toLowerCase() !== attendue) throw refuser('La requête vient d’un autre site.');
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw refuser('La requête vient d’un autre site.');
    // a form of another site cannot send JSON without asking first
    if (!/^application\/json\s*(;|$)/i.test(requete.headers['content-type'] ?? ''))
      throw new ProblemeHttp(
        probleme(
          415,
          'json-attendu',
          'JSON attendu',
          'Le corps de la requête doit être du JSON (Content-Type: application/json).',
        ),
      );
    return suite();
  };

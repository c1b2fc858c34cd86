/**
 * Demonstration mode has no password: whoever reaches the server chooses a persona. So it listens on the loopback address, and
 * refuses what another site could make a browser send there: another name for this address (DNS rebinding), another origin; and
 * what a proxy relays, for it would open the server to its whole network. The last goes the day people sign in.
 */
import type { NextFunction, Request, Response } from 'express';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';
import { vientDUnMandataire } from './mandataire.js';

const HOTES = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
const SURES = new Set(['GET', 'HEAD']);

const refuser = (detail: string): ProblemeHttp =>
  new ProblemeHttp(probleme(403, 'origine-refusee', 'Origine refusée', detail));

export function garderHote(requete: Request, _reponse: Response, suite: NextFunction): void {
  const { host = '', origin, 'sec-fetch-site': site } = requete.headers;
  if ((requete.headersDistinct['host']?.length ?? 0) !== 1)
    throw new ProblemeHttp(
      probleme(400, 'hote-attendu', 'Hôte attendu', 'La requête doit porter un en-tête Host, et un seul.'),
    );
  if (!HOTES.test(host)) throw refuser('Ce serveur ne répond qu’à localhost, 127.0.0.1 ou [::1].');
  if (vientDUnMandataire(requete))
    throw new ProblemeHttp(
      probleme(
        403,
        'mandataire-refuse',
        'Mandataire refusé',
        'Cette requête est passée par un mandataire (proxy). Tant que personne ne s’identifie, Jalon ne répond qu’à cet ordinateur, à l’adresse et au port qu’il écoute : il ne doit pas être publié.',
      ),
    );
  if (SURES.has(requete.method)) return suite();
  if (requete.method !== 'POST')
    throw new ProblemeHttp(
      probleme(405, 'methode-refusee', 'Méthode refusée', 'Seules les méthodes GET et POST sont acceptées.'),
      { Allow: 'GET, HEAD, POST' },
    );
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
    throw refuser('La requête vient d’un autre site.');
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
}

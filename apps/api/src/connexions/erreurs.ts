/**
 * What Node refuses before there is a request: unreadable, too slow, too long. Its own answers have no body; these are problems
 * like any other, then the connection is closed without a reset, which would take the answer away from who is still sending.
 */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { journaliser } from '../journal-http.js';
import { probleme, TYPE_PROBLEME, type Probleme } from '../problemes/probleme.js';
import { derniereReponse, type Connexions, type Echange } from './registre.js';

/** Milliseconds during which what a refused client still sends is thrown away. */
const VIDANGE = 1000;

const PAR_CODE: Record<string, Probleme> = {
  ERR_HTTP_REQUEST_TIMEOUT: probleme(
    408,
    'requete-trop-lente',
    'Requête trop lente',
    'La requête n’est pas arrivée entière en dix secondes : rien n’a été fait. Renvoyez-la.',
  ),
  HPE_HEADER_OVERFLOW: probleme(
    431,
    'entetes-trop-longs',
    'En-têtes trop longs',
    'L’adresse et les en-têtes de la requête dépassent 16 ko.',
  ),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: probleme(
    413,
    'corps-trop-grand',
    'Corps trop grand',
    'Les extensions du corps découpé de la requête sont trop longues.',
  ),
};
const ILLISIBLE = probleme(400, 'requete-illisible', 'Requête illisible', 'La requête n’est pas du HTTP/1.1 valide.');
const TUNNEL = probleme(405, 'methode-refusee', 'Méthode refusée', 'Seules les méthodes GET et POST sont acceptées.');
const ATTENTE_INCONNUE = probleme(
  417,
  'attente-inconnue',
  'Attente inconnue',
  'Le seul en-tête Expect accepté est « 100-continue ».',
);

export function repondreAuxErreurs(http: Server, connexions: Connexions): void {
  const refermees = new WeakSet<Socket>();
  /** `Allow` goes with a 405. */
  const refuser = (socket: Socket, corps: Probleme, entetes: readonly string[] = []): void => {
    if (refermees.has(socket)) return;
    refermees.add(socket);
    refermer(socket, reponseBrute(corps, entetes));
  };
  http.on('clientError', (erreur: NodeJS.ErrnoException, socket: Socket) => {
    if (refermees.has(socket)) return;
    if (!socket.writable || erreur.code === 'ECONNRESET') return void socket.destroy();
    const { enCours, derniere } = connexions.etat(socket);
    const coupee = derniere && !derniere.complete ? enCours.find((r) => r.req === derniere) : undefined;
    // requests read before this one are being done: only their own answers may be sent, then the connection closes
    const precedente = enCours.findLast((r) => r !== coupee);
    if (precedente) {
      derniereReponse(precedente);
      precedente.once('close', () => socket.destroySoon());
      return;
    }
    // its answer is gone already: a second one would be taken for that of another request
    if (coupee?.headersSent || (derniere && !derniere.complete && !coupee)) return void socket.destroy();
    const corps = PAR_CODE[erreur.code ?? ''] ?? ILLISIBLE;
    if (coupee) coupee.statusCode = corps.status;
    else noter(corps.status);
    refuser(socket, corps);
  });
  http.on('connect', (_requete: IncomingMessage, socket: Socket) => {
    noter(TUNNEL.status);
    refuser(socket, TUNNEL, ['Allow: GET, HEAD, POST']);
  });
  http.on('checkExpectation', (_requete: IncomingMessage, reponse: Echange) => {
    noter(ATTENTE_INCONNUE.status);
    const texte = JSON.stringify(ATTENTE_INCONNUE);
    reponse
      .writeHead(ATTENTE_INCONNUE.status, {
        ...ENTETES,
        'Content-Length': Buffer.byteLength(texte),
        Connection: 'close',
      })
      .end(texte);
  });
}

const noter = (statut: number): void => journaliser('info', 'requete', { route: 'illisible', statut });

const ENTETES = {
  'Content-Type': `${TYPE_PROBLEME}; charset=utf-8`,
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

function reponseBrute(corps: Probleme, entetes: readonly string[]): string {
  const texte = JSON.stringify(corps);
  return [
    `HTTP/1.1 ${corps.status} ${STATUS_CODES[corps.status] ?? ''}`,
    ...Object.entries(ENTETES).map(([nom, valeur]) => `${nom}: ${valeur}`),
    `Content-Length: ${Buffer.byteLength(texte)}`,
    `Date: ${new Date().toUTCString()}`,
    `X-Request-Id: ${randomUUID()}`,
    ...entetes,
    'Connection: close',
    '',
    texte,
  ].join('\r\n');
}

/** Bytes received and not read when a socket closes make the system reset it: they are read first, for a while. */
function refermer(socket: Socket, texte: string): void {
  const rien = (): void => undefined;
  socket.on('error', rien);
  socket.on('data', rien);
  socket.once('end', () => socket.destroy());
  const limite = setTimeout(() => socket.destroy(), VIDANGE);
  socket.once('close', () => clearTimeout(limite));
  socket.end(texte);
  socket.resume();
}

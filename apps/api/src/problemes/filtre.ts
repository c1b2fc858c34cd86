/** Last-resort handler: whatever happens, the answer is a problem document. */
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { accesRefuseDe, EcritureFermee, panneDe, PanneDeFichier } from '@jalon/application';
import { ENTETE_INTEGRITE } from '../documentation/commun.js';
import { journaliserErreur } from '../journal-http.js';
import { issueInconnue, lectureSeule, probleme, ProblemeHttp, TYPE_PROBLEME, type Probleme } from './probleme.js';

interface Reponse {
  probleme: Probleme;
  entetes?: Record<string, string>;
}

/** Seconds after which a client may try again. */
const REESSAYER = { 'Retry-After': '2' };

/** A fault of a file: 507 when only room is missing, 503 otherwise; the sentence is that of the one table. */
function dUnFichier(panne: PanneDeFichier): Reponse {
  const { nom: fichier, genre } = panne;
  return panne.genre === 'plein'
    ? { probleme: probleme(507, 'stockage-plein', 'stockage-plein', panne.message, { fichier, panne: genre }) }
    : {
        probleme: probleme(503, 'stockage-indisponible', 'stockage-indisponible', panne.message, {
          fichier,
          panne: genre,
        }),
        entetes: REESSAYER,
      };
}

const estLecture = ({ method }: Request): boolean => method === 'GET' || method === 'HEAD';

/** Of a read, nobody asks whether it wrote. */
const sansReponse = (_: Error, requete: Request): Reponse => ({
  probleme: probleme(
    503,
    'stockage-indisponible',
    'stockage-indisponible',
    `Le stockage ne répond pas${estLecture(requete) ? '' : ' : cette requête n’a rien écrit'}. Recommencez dans un instant.`,
  ),
  entetes: REESSAYER,
});

/** The server of the log answers, and refuses: trying again changes nothing. */
const accesAuJournalRefuse = (erreur: Error, requete: Request): Reponse => ({
  probleme: probleme(
    503,
    'acces-au-journal',
    'Accès au journal refusé',
    `${accesRefuseDe(erreur) ?? ''}${estLecture(requete) ? '' : ' Cette requête n’a rien écrit.'} Prévenez l’exploitant.`,
  ),
});

/** Only the dossier of the address is named: another one may be needed for the answer, which this caller may know nothing of. */
function historiqueRompu(flux: string, requete: Request): Probleme {
  const id = flux.slice(flux.indexOf('-') + 1);
  const sien = id !== '' && requete.path.split('/').includes(encodeURIComponent(id));
  return probleme(
    503,
    'historique-rompu',
    'Historique rompu',
    `L’historique ${sien ? 'de ce dossier' : 'd’un dossier nécessaire à cette réponse'} n’est plus entier dans le journal : il n’est ni montré ni complété. Prévenez l’exploitant, qui seul peut le rétablir.`,
    sien ? { flux } : {},
  );
}

/** A fact that no longer reads as it was written: its dossier is neither shown nor completed, the others are. */
const historiqueAltere = (): Reponse => ({
  probleme: probleme(
    503,
    'historique-altere',
    'Historique altéré',
    'Un fait nécessaire à cette réponse ne se lit plus tel qu’il a été écrit : il n’est ni montré ni complété. Prévenez l’exploitant (jalon preuve verifier).',
  ),
  entetes: { [ENTETE_INTEGRITE]: 'non-etablie' },
});

/** Nothing is proven here, and trying again changes nothing: the sentence says why. */
const sansPreuve =
  (code: string) =>
  (erreur: Error): Reponse => ({ probleme: probleme(409, code, 'Rien à prouver', erreur.message) });

/** What the store throws, by name: the adapter may live in another package. */
const DU_STOCKAGE: Record<string, (erreur: Error, requete: Request, panne: PanneDeFichier | null) => Reponse> = {
  StoreUnavailable: sansReponse,
  AccessRefused: accesAuJournalRefuse,
  AppendTooLarge: () => ({
    probleme: probleme(
      413,
      'faits-trop-grands',
      'Demande trop grande',
      'Cette demande produit plus de données que le journal n’en accepte en une fois : rien n’a été enregistré. Raccourcissez-la, ou prévenez l’exploitant si elle est ordinaire.',
    ),
  }),
  // another node writes now: this one is about to be read-only
  LeaseLost: sansReponse,
  BrokenStream: (erreur, requete) => ({
    probleme: historiqueRompu((erreur as Error & { stream: string }).stream, requete),
  }),
  // first of all: whatever the fault, what matters to the caller is that the outcome is not known
  UnknownOutcome: (_, __, panne) => ({ probleme: issueInconnue(panne), entetes: REESSAYER }),
  CleInconnue: () => ({
    probleme: probleme(
      503,
      'cle-absente',
      'cle-absente',
      'La clé de cette personne n’est pas dans le coffre : rien n’a été écrit. Prévenez l’exploitant, rien ne peut l’être avant qu’elle soit remise.',
    ),
  }),
  ChiffreAltere: historiqueAltere,
  HistoireIncoherente: historiqueAltere,
  CoffreRefuse: () => dUnFichier(new PanneDeFichier('cles', 'endommage')),
  NonScelle: sansPreuve('journal-non-scelle'),
  PreuveImpossible: sansPreuve('rien-a-prouver'),
  VersionInconnue: () => ({
    probleme: probleme(
      409,
      'version-inconnue',
      'version-inconnue',
      'Ce parcours contient un fait écrit par une version plus récente de Jalon : il ne peut pas être lu ici.',
    ),
  }),
};

/** What the body parser throws, by its `type`. */
const DU_CORPS: Record<string, [number, string, string]> = {
  'entity.parse.failed': [400, 'json-illisible', 'Le corps de la requête n’est pas du JSON.'],
  'entity.too.large': [413, 'corps-trop-grand', 'Le corps de la requête dépasse 256 ko.'],
  'encoding.unsupported': [415, 'encodage-refuse', 'Cet encodage n’est pas accepté.'],
  'charset.unsupported': [415, 'encodage-refuse', 'Seul l’UTF-8 est accepté.'],
  'request.aborted': [400, 'requete-interrompue', 'La requête s’est interrompue.'],
  'request.size.invalid': [400, 'requete-interrompue', 'La taille annoncée n’est pas celle reçue.'],
};

@Catch()
export class FiltreProblemes implements ExceptionFilter {
  catch(erreur: unknown, hote: ArgumentsHost): void {
    const http = hote.switchToHttp();
    repondreProbleme(http.getRequest<Request>(), http.getResponse<Response>(), erreur);
  }
}

/** Outside the prefix of the API Nest has no handler: these two come last. */
export const adresseInconnue = (requete: Request, reponse: Response): void =>
  repondreProbleme(requete, reponse, new ProblemeHttp(duCadre(404)));
export const panneHorsDeLApi: ErrorRequestHandler = (erreur: unknown, requete, reponse, _suite) =>
  repondreProbleme(requete, reponse, erreur);

function repondreProbleme(requete: Request, reponse: Response, erreur: unknown): void {
  const { probleme: corps, entetes = {} } = enReponse(erreur, requete);
  if (corps.status >= 500) journaliserErreur(requete, erreur);
  if (reponse.headersSent) {
    reponse.destroy();
    return;
  }
  reponse.status(corps.status).set(entetes).type(TYPE_PROBLEME).send(JSON.stringify(corps));
}

function enReponse(erreur: unknown, requete: Request): Reponse {
  if (erreur instanceof ProblemeHttp) return erreur;
  if (erreur instanceof Error) {
    if (erreur instanceof EcritureFermee) return { probleme: lectureSeule(erreur.causes), entetes: REESSAYER };
    const panne = panneDe(erreur);
    if (panne && erreur.name !== 'UnknownOutcome') return dUnFichier(panne);
    const stockage = DU_STOCKAGE[erreur.name];
    if (stockage) return stockage(erreur, requete, panne);
    const corps = DU_CORPS[String((erreur as { type?: unknown }).type)];
    if (corps) return { probleme: probleme(corps[0], corps[1], corps[1], corps[2]) };
  }
  if (erreur instanceof HttpException) return { probleme: duCadre(erreur.getStatus()) };
  const statut = (erreur as { status?: unknown } | null)?.status;
  if (typeof statut === 'number' && statut >= 400 && statut < 500) return { probleme: duCadre(statut) };
  return {
    probleme: probleme(
      500,
      'erreur-interne',
      'Erreur interne',
      'Une erreur inattendue s’est produite. Elle est enregistrée ; donnez la référence de la requête.',
    ),
  };
}

/** Refusals of the framework: unknown route, bad address… */
const duCadre = (statut: number): Probleme =>
  statut === 404
    ? probleme(404, 'route-inconnue', 'Adresse inconnue', 'Rien ne répond à cette adresse.')
    : probleme(statut, 'requete-refusee', 'Requête refusée', 'La requête n’est pas de celles que ce serveur accepte.');

/** Thin client of the API: one function per route. A refusal is a value (`issue: 'refuse'`), a failed read is an exception. */
import type { DocumentOpenApi } from './document.js';
import { personaCourante } from './session.js';
import type {
  Action,
  AFaire,
  Ecriture,
  EntreeJournal,
  HeuresDuMois,
  Indicateurs,
  ListeDeStructures,
  Menu,
  Organisation,
  PageAnomalies,
  PageParcours,
  Persona,
  PassRetrouve,
  Probleme,
  Rejugement,
  Replay,
  ReponseCommande,
  Vue,
  VueStructure,
} from './types.js';

/** A read that could not be answered. `probleme.status` is 0 when the server could not be reached. */
export class LectureImpossible extends Error {
  override name = 'LectureImpossible';
  readonly probleme: Probleme;
  constructor(probleme: Probleme) {
    super(probleme.detail ?? probleme.title ?? String(probleme.status));
    this.probleme = probleme;
  }
}

export type Issue = ({ issue: 'accepte' } & ReponseCommande) | { issue: 'refuse'; probleme: Probleme };

interface Appel {
  methode?: 'GET' | 'POST';
  corps?: unknown;
  entetes?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/** Where whoever has no session any more is sent, with the way back. */
let quandSansSession: () => void = () => undefined;
export function siPlusDeSession(faire: () => void): void {
  quandSansSession = faire;
}

export async function appeler(
  chemin: string,
  { methode = 'GET', corps, entetes = {}, signal }: Appel = {},
): Promise<Response> {
  const persona = personaCourante();
  return fetch(`/api${chemin}`, {
    method: methode,
    headers: {
      Accept: 'application/json',
      // one of the two says who acts: a persona this header, a session its cookie
      ...(persona && persona.administre === undefined ? { 'X-Jalon-Persona': persona.id } : {}),
      ...(methode === 'POST' ? { 'X-Jalon-Page': 'oui' } : {}),
      ...(corps === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...entetes,
    },
    ...(corps === undefined ? {} : { body: JSON.stringify(corps) }),
    ...(signal ? { signal } : {}),
  });
}

export async function lireProbleme(reponse: Response): Promise<Probleme> {
  const reference = reponse.headers.get('X-Correlation-Id') ?? reponse.headers.get('X-Request-Id');
  const corps = (await reponse.json().catch(() => ({}))) as Partial<Probleme>;
  return { ...(reference ? { reference } : {}), ...corps, status: reponse.status };
}

/** @throws LectureImpossible */
export async function recevoir(chemin: string, appel: Appel): Promise<Response> {
  const reponse = await appeler(chemin, appel).catch((erreur: unknown) => {
    if (appel.signal?.aborted) throw erreur;
    throw new LectureImpossible({ status: 0 });
  });
  if (reponse.status === 401) quandSansSession();
  if (!reponse.ok) throw new LectureImpossible(await lireProbleme(reponse));
  return reponse;
}

export async function lire<T>(chemin: string, signal?: AbortSignal): Promise<T> {
  return (await (await recevoir(chemin, { signal })).json()) as T;
}

async function envoyer(chemin: string, appel: Appel): Promise<Issue> {
  let reponse: Response;
  try {
    reponse = await appeler(chemin, { ...appel, methode: 'POST' });
  } catch (erreur) {
    if (appel.signal?.aborted) throw erreur;
    return { issue: 'refuse', probleme: { status: 0 } };
  }
  if (!reponse.ok) return { issue: 'refuse', probleme: await lireProbleme(reponse) };
  const corps = (await reponse.json()) as ReponseCommande;
  const parcours = corps.parcours ?? reponse.headers.get('Location')?.split('/').pop();
  return { ...corps, ...(parcours ? { parcours } : {}), issue: 'accepte' };
}

export const listerOrganisations = (signal?: AbortSignal): Promise<Organisation[]> => lire('/organisations', signal);
export const listerPersonas = (signal?: AbortSignal): Promise<Persona[]> => lire('/personas', signal);

export const listerParcours = (parametres: URLSearchParams, signal?: AbortSignal): Promise<PageParcours> =>
  lire(`/parcours?${parametres}`, signal);

export const listerHeures = (parametres: URLSearchParams, signal?: AbortSignal): Promise<HeuresDuMois> =>
  lire(`/heures?${parametres}`, signal);
export const consulterMenu = (signal?: AbortSignal): Promise<Menu> => lire('/menu', signal);
export const consulterAFaire = (signal?: AbortSignal): Promise<AFaire> => lire('/a-faire', signal);

export const listerAnomalies = (parametres: URLSearchParams, signal?: AbortSignal): Promise<PageAnomalies> =>
  lire(`/anomalies?${parametres}`, signal);

export const compterIndicateurs = (parametres: URLSearchParams, signal?: AbortSignal): Promise<Indicateurs> =>
  lire(`/indicateurs?${parametres}`, signal);

export const consulterParcours = async (id: string, signal?: AbortSignal): Promise<Vue> =>
  (await lire<{ revision: number; vue: Vue }>(`/parcours/${encodeURIComponent(id)}`, signal)).vue;

export const listerStructures = (signal?: AbortSignal): Promise<ListeDeStructures> => lire('/structures', signal);

export const consulterStructure = async (id: string, signal?: AbortSignal): Promise<VueStructure> =>
  (await lire<{ vue: VueStructure }>(`/structures/${encodeURIComponent(id)}`, signal)).vue;

export const lireJournalDeStructure = (id: string, signal?: AbortSignal): Promise<EntreeJournal[]> =>
  lire(`/structures/${encodeURIComponent(id)}/journal`, signal);

export const lireJournal = (id: string, signal?: AbortSignal): Promise<EntreeJournal[]> =>
  lire(`/parcours/${encodeURIComponent(id)}/journal`, signal);

export const lireActions = (id: string, signal?: AbortSignal): Promise<Action[]> =>
  lire(`/parcours/${encodeURIComponent(id)}/actions`, signal);

/** @param lecture reading of the law to look through: `plateforme` or `code` */
export const rejuger = (id: string, lecture: string, signal?: AbortSignal): Promise<Rejugement> =>
  lire(`/parcours/${encodeURIComponent(id)}/rejuger?lecture=${encodeURIComponent(lecture)}`, signal);

/** @param jours empty text: not asked. `au`: situation on that day; `connuLe`: as it was known on that day */
export const rejouer = (id: string, jours: { au: string; connuLe: string }, signal?: AbortSignal): Promise<Replay> => {
  const question = new URLSearchParams(Object.entries(jours).filter(([, jour]) => jour !== ''));
  return lire(`/parcours/${encodeURIComponent(id)}/rejouer?${question}`, signal);
};

/** Whether facts are accepted; null when the server does not answer (screens say that themselves). */
export async function lireEcriture(signal: AbortSignal): Promise<Ecriture | null> {
  const reponse = await fetch('/health/ready', { signal }).catch(() => null);
  return reponse?.ok ? ((await reponse.json()) as Ecriture) : null;
}

let documentOpenApi: Promise<DocumentOpenApi> | undefined;
/** The API's own description, read once: the forms are generated from it. */
export function lireDocumentOpenApi(): Promise<DocumentOpenApi> {
  documentOpenApi ??= lire<DocumentOpenApi>('/docs-json').catch((erreur: unknown) => {
    documentOpenApi = undefined;
    throw erreur;
  });
  return documentOpenApi;
}

/** What is being written, as it comes. @throws when it cannot be followed */
export async function ouvrirDirect(signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
  const reponse = await appeler('/direct', { signal });
  if (!reponse.ok || !reponse.body) throw new LectureImpossible({ status: reponse.status });
  return reponse.body;
}

/** @param cle idempotency key: the same key sent twice is recorded once */
export const ouvrirParcours = (data: unknown, cle: string): Promise<Issue> =>
  envoyer('/parcours', { corps: { type: 'OuvrirParcours', data }, entetes: { 'Idempotency-Key': cle } });

/** @param revision revision the user was looking at: a newer one is answered by 412; null: she may not look at it */
export const envoyerCommande = (
  id: string,
  type: string,
  data: unknown,
  revision: number | null,
  cle: string,
): Promise<Issue> =>
  envoyer(`/parcours/${encodeURIComponent(id)}/commandes`, {
    corps: { type, data },
    entetes: { ...(revision === null ? {} : { 'If-Match': `"${revision}"` }), 'Idempotency-Key': cle },
  });

/** The PASS of somebody who is met, by what she tells; null: none corresponds. Each look is recorded, and counted. */
export async function retrouverPass(
  data: unknown,
): Promise<{ issue: 'trouve'; pass: PassRetrouve | null } | { issue: 'refuse'; probleme: Probleme }> {
  const reponse = await appeler('/pass/retrouver', { methode: 'POST', corps: data }).catch((): null => null);
  if (reponse === null) return { issue: 'refuse', probleme: { status: 0 } };
  if (reponse.ok) return { issue: 'trouve', pass: (await reponse.json()) as PassRetrouve };
  return reponse.status === 404
    ? { issue: 'trouve', pass: null }
    : { issue: 'refuse', probleme: await lireProbleme(reponse) };
}

/** Dry run: nothing is written; the answer carries the view as it would be. @param id null: the opening of a parcours */
export const simulerCommande = (id: string | null, type: string, data: unknown, signal: AbortSignal): Promise<Issue> =>
  envoyer(`/parcours${id === null ? '' : `/${encodeURIComponent(id)}/commandes`}?simuler=true`, {
    corps: { type, data },
    signal,
  });

/** Signing in: who one is, sessions, invitations. A refusal is a value. */
import { useQuery } from '@tanstack/react-query';
import { appeler, lire, lireProbleme } from './client.js';
import type { AgentConnecte, Identite, Invitation, Probleme, SessionOuverte } from './types.js';

export type Reponse<T> = { issue: 'ok'; valeur: T } | { issue: 'refuse'; probleme: Probleme };

export async function poster<T>(chemin: string, corps: object = {}): Promise<Reponse<T>> {
  const reponse = await appeler(chemin, { methode: 'POST', corps }).catch((): null => null);
  if (reponse === null) return { issue: 'refuse', probleme: { status: 0 } };
  if (!reponse.ok) return { issue: 'refuse', probleme: await lireProbleme(reponse) };
  return { issue: 'ok', valeur: (await reponse.json()) as T };
}

export const consulterIdentite = (signal?: AbortSignal): Promise<Identite> => lire('/connexion', signal);
export const entrer = (courriel: string, motDePasse: string, code: string) =>
  poster<AgentConnecte>('/connexion', { courriel, motDePasse, code });
export const sortir = () => poster<object>('/connexion/fermer');
export const listerSessions = (signal?: AbortSignal): Promise<SessionOuverte[]> => lire('/connexion/sessions', signal);
export const fermerSession = (id: string) => poster<object>(`/connexion/sessions/${encodeURIComponent(id)}/fermer`);
export const lireInvitation = (jeton: string) => poster<Invitation>('/invitations/lire', { jeton });
export const prendreInvitation = (jeton: string, motDePasse: string, code: string) =>
  poster<AgentConnecte>('/invitations/prendre', { jeton, motDePasse, code });

/** How one enters this deployment; null: not known yet. */
export function useMode(): Identite['mode'] | null {
  const { data } = useQuery({
    queryKey: ['mode'],
    queryFn: ({ signal }) => consulterIdentite(signal),
    select: (identite) => identite.mode,
    staleTime: Infinity,
  });
  return data ?? null;
}

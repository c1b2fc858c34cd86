/** Accounts of one's organisation. A decision that makes a link gives its token once. */
import { lire } from './client.js';
import { poster } from './identification.js';
import type { Compte, ComptesConsultes, DecisionDeComptes } from './types.js';

const adresse = (organisation: string): string => `/organisations/${encodeURIComponent(organisation)}/comptes`;

export const listerComptes = async (organisation: string, signal?: AbortSignal): Promise<Compte[]> =>
  (await lire<ComptesConsultes>(adresse(organisation), signal)).vue.comptes;

export const deciderDuCompte = (organisation: string, type: string, data: object) =>
  poster<DecisionDeComptes>(`${adresse(organisation)}/commandes`, { type, data });

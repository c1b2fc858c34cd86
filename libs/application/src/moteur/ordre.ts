/** A command that passed the door. */
import { createHmac } from 'node:crypto';
import type { Jour } from '@jalon/droit';
import { uuidDe } from '../identifiants.js';
import type { Demande } from '../resultat.js';
import type { Mots } from './mots.js';
import type { Ressources } from './ressources.js';

export interface Ordre<M extends Mots> {
  demande: Demande;
  /** Facts it names are still named as people do, by their place, until `situer`. */
  commande: M['commande'];
  /** Id of the dossier. */
  dossier: string;
  jour: Jour;
  /** UUID from which the ids of the facts derive. */
  id: string;
  /** Idempotency record, when the caller gave a key. */
  cle: { key: string; fingerprint: string } | undefined;
}

/** With a key, the same request always has the same id: the store recognises it. */
export function donnerOrdre<M extends Mots>(
  r: Ressources,
  demande: Demande,
  { dossier, commande, jour }: Pick<Ordre<M>, 'dossier' | 'commande' | 'jour'>,
): Ordre<M> {
  const { cle, acteur } = demande;
  const id = cle === undefined ? r.aleatoire() : uuidDe('commande', acteur.organisation.id, cle, dossier);
  return {
    demande,
    commande,
    dossier,
    jour,
    id,
    cle: cle === undefined ? undefined : { key: id, fingerprint: empreinteDemande(r, demande, commande) },
  };
}

/** Keyed: the request may hold a NIR, and a bare hash of one is reversed in minutes. */
const empreinteDemande = (
  r: Ressources,
  { acteur, revisionAttendue }: Demande,
  { type, data }: Mots['commande'],
): string =>
  createHmac('sha256', r.cleIndex)
    .update(JSON.stringify([type, data, acteur.role, revisionAttendue ?? null]))
    .digest('hex');

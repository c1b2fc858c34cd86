/**
 * Where a deployment is and how it reads the law: read here once from the environment, for the server and for the command line, so that
 * both always speak of the same one.
 */
import { join, resolve } from 'node:path';
import type { Lecture } from '@jalon/droit';
import { racineDuProduit } from '../referentiel/lire-fichiers.js';
import { lireCle, type Environnement } from './cles.js';

export interface ConfigurationDuDeploiement {
  /** Folder of the data; see `OptionsJalon.donnees`. */
  donnees: string;
  /** Folder of the secrets; see `OptionsJalon.cles`. */
  cles: string;
  /** Connection string of an EventStoreDB that holds the log; undefined: SQLite, in `donnees`. Holds a password: never shown. */
  eventstoredb: string | undefined;
  /** Whether that EventStoreDB is reached through the proxy of the environment. */
  mandataire: boolean;
  lecture: Lecture;
  /** See `OptionsJalon.baseEffacement`. */
  baseEffacement: string | null;
}

/**
 * @param dite what the command line says, stronger than the environment
 * @throws ConfigurationRefusee
 */
export function lireDeploiement(
  env: Environnement,
  dite: { donnees?: string | undefined; cles?: string | undefined } = {},
): ConfigurationDuDeploiement {
  const donnees = resolve(dite.donnees ?? lireCle(env, 'JALON_DONNEES') ?? join(racineDuProduit(), 'donnees'));
  return {
    donnees,
    cles: resolve(dite.cles ?? lireCle(env, 'JALON_CLES') ?? `${donnees}-cles`),
    eventstoredb: lireCle(env, 'JALON_EVENTSTOREDB'),
    mandataire: lireCle(env, 'JALON_EVENTSTOREDB_MANDATAIRE') === 'oui',
    lecture: lireCle(env, 'JALON_LECTURE') as Lecture,
    baseEffacement: lireCle(env, 'JALON_BASE_EFFACEMENT') ?? null,
  };
}

/**
 * Where a deployment is and how it reads the law: read here once from the environment, for the server and for the command line, so that
 * both always speak of the same one.
 */
import { join, resolve } from 'node:path';
import type { Lecture } from '@jalon/droit';
import { racineDuProduit } from './referentiel/lire-fichiers.js';

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
export type Environnement = Readonly<Record<string, string | undefined>>;

/** A setting is not one of those that exist. The message names the variable, never its value. */
export class ConfigurationRefusee extends Error {
  override name = 'ConfigurationRefusee';
}

const BASE = /^[^\p{Cc}]{1,300}$/u;
const ADRESSE = /^esdb(\+discover)?:\/\//;

/**
 * @param dite what the command line says, stronger than the environment
 * @throws ConfigurationRefusee
 */
export function lireDeploiement(
  env: Environnement,
  dite: { donnees?: string | undefined; cles?: string | undefined } = {},
): ConfigurationDuDeploiement {
  // an empty variable is how one unsets it in a compose file
  const lire = (nom: string): string | undefined => env[nom] || undefined;
  const donnees = resolve(dite.donnees ?? lire('JALON_DONNEES') ?? join(racineDuProduit(), 'donnees'));
  const lecture = lire('JALON_LECTURE') ?? 'plateforme';
  if (lecture !== 'plateforme' && lecture !== 'code')
    throw new ConfigurationRefusee('JALON_LECTURE doit être « plateforme » ou « code ».');
  const eventstoredb = lire('JALON_EVENTSTOREDB');
  if (eventstoredb !== undefined && !ADRESSE.test(eventstoredb))
    throw new ConfigurationRefusee('JALON_EVENTSTOREDB doit commencer par « esdb:// » ou « esdb+discover:// ».');
  const mandataire = lire('JALON_EVENTSTOREDB_MANDATAIRE') ?? 'non';
  if (mandataire !== 'oui' && mandataire !== 'non')
    throw new ConfigurationRefusee('JALON_EVENTSTOREDB_MANDATAIRE doit être « oui » ou « non ».');
  const baseEffacement = lire('JALON_BASE_EFFACEMENT')?.trim() || null;
  if (baseEffacement !== null && !BASE.test(baseEffacement))
    throw new ConfigurationRefusee('JALON_BASE_EFFACEMENT doit tenir sur une ligne de 300 caractères au plus.');
  return {
    donnees,
    cles: resolve(dite.cles ?? lire('JALON_CLES') ?? `${donnees}-cles`),
    eventstoredb,
    mandataire: mandataire === 'oui',
    lecture,
    baseEffacement,
  };
}

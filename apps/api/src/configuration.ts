/** Settings of the server, read once from the environment and checked: a bad value stops the start with a sentence. */
import { join } from 'node:path';
import {
  lireCle,
  lireDeploiement,
  lireEcoute,
  lireNombre,
  racineDuProduit,
  type ConfigurationDuDeploiement,
  type Ecoute,
  type Environnement,
} from '@jalon/application';
import type { LimitesDAttente } from './jetons.js';
import type { LimitesDeDebit } from './securite/limites.js';

export interface Configuration extends ConfigurationDuDeploiement, Ecoute {
  /** Parcours of the demonstration department, loaded when the data folder is new; 0: none. */
  demonstration: number;
  limites: LimitesDeDebit;
  attentes: LimitesDAttente;
  /** Free space under which an operator is warned. */
  seuilDePlace: { bytes: number; part: number };
  /** Built web app. */
  pageWeb: string;
  /** Built page that verifies an audit file. */
  verificateur: string;
}

/** Fictitious persons are never mixed with those of a deployment that people sign in to, unless it is asked. */
function parcoursDeDemonstration(env: Environnement): number {
  const dit = lireCle(env, 'JALON_DEMONSTRATION');
  return dit === undefined ? (lireEcoute(env).comptes ? 0 : PARCOURS) : Number(dit);
}
const PARCOURS = 60;

/** @throws ConfigurationRefusee naming the variable */
export const lireConfiguration = (env: Environnement): Configuration => ({
  ...lireDeploiement(env),
  ...lireEcoute(env),
  demonstration: parcoursDeDemonstration(env),
  limites: {
    persona: lireNombre(env, 'JALON_LIMITE_PERSONA'),
    anonyme: lireNombre(env, 'JALON_LIMITE_ANONYME'),
    connexion: lireNombre(env, 'JALON_LIMITE_CONNEXION'),
  },
  attentes: {
    total: lireNombre(env, 'JALON_LIMITE_ATTENTES'),
    parPersona: lireNombre(env, 'JALON_LIMITE_ATTENTES_PERSONA'),
  },
  seuilDePlace: {
    bytes: lireNombre(env, 'JALON_PLACE_MIN_MO') * 1_000_000,
    part: lireNombre(env, 'JALON_PLACE_MIN_POURCENT') / 100,
  },
  pageWeb: join(racineDuProduit(), 'dist/apps/web'),
  verificateur: join(racineDuProduit(), 'dist/apps/verifier/verifier.html'),
});

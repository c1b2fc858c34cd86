/** Settings of the server, read once from the environment and checked: a bad value stops the start with a sentence. */
import { join } from 'node:path';
import {
  ConfigurationRefusee,
  lireDeploiement,
  racineDuProduit,
  type ConfigurationDuDeploiement,
  type Environnement,
} from '@jalon/application';
import type { LimitesDAttente } from './jetons.js';
import { ATTENTES_PAR_DEFAUT } from './lecture/attente.js';
import { LIMITES_PAR_DEFAUT, type LimitesDeDebit } from './securite/limites.js';

export interface Configuration extends ConfigurationDuDeploiement {
  port: number;
  /** Parcours of the demonstration department, loaded when the data folder is new; 0: none. */
  demonstration: number;
  limites: LimitesDeDebit;
  attentes: LimitesDAttente;
  /** Free space under which an operator is warned. */
  seuilDePlace: { bytes: number; part: number };
  /** Built web app. */
  pageWeb: string;
}

const entier = (nom: string, texte: string | undefined, defaut: number, max: number): number => {
  if (texte === undefined || texte === '') return defaut;
  if (!/^\d{1,6}$/.test(texte) || Number(texte) > max)
    throw new ConfigurationRefusee(`${nom} doit être un nombre entier de 0 à ${max}.`);
  return Number(texte);
};

/** @throws ConfigurationRefusee naming the variable */
export function lireConfiguration(env: Environnement): Configuration {
  return {
    ...lireDeploiement(env),
    port: entier('PORT', env['PORT'], 3000, 65_535),
    demonstration: entier('JALON_DEMONSTRATION', env['JALON_DEMONSTRATION'], 60, 100_000),
    limites: {
      persona: entier('JALON_LIMITE_PERSONA', env['JALON_LIMITE_PERSONA'], LIMITES_PAR_DEFAUT.persona, 999_999),
      anonyme: entier('JALON_LIMITE_ANONYME', env['JALON_LIMITE_ANONYME'], LIMITES_PAR_DEFAUT.anonyme, 999_999),
    },
    attentes: {
      total: entier('JALON_LIMITE_ATTENTES', env['JALON_LIMITE_ATTENTES'], ATTENTES_PAR_DEFAUT.total, 10_000),
      parPersona: entier(
        'JALON_LIMITE_ATTENTES_PERSONA',
        env['JALON_LIMITE_ATTENTES_PERSONA'],
        ATTENTES_PAR_DEFAUT.parPersona,
        10_000,
      ),
    },
    seuilDePlace: {
      bytes: entier('JALON_PLACE_MIN_MO', env['JALON_PLACE_MIN_MO'], 200, 999_999) * 1_000_000,
      part: entier('JALON_PLACE_MIN_POURCENT', env['JALON_PLACE_MIN_POURCENT'], 5, 100) / 100,
    },
    pageWeb: join(racineDuProduit(), 'dist/apps/web'),
  };
}

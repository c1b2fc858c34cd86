/** Where the server listens, and what is asked of a deployment before it listens elsewhere than on its own machine. */
import { ConfigurationRefusee, lireCle, lireNombre, type Environnement } from './cles.js';

export interface Ecoute {
  adresse: string;
  port: number;
}

/** The names of this machine that a browser on it is answered under. */
const BOUCLE_LOCALE: readonly string[] = ['127.0.0.1', '::1'];

/** @throws ConfigurationRefusee */
export function lireEcoute(env: Environnement): Ecoute {
  const adresse = lireCle(env, 'JALON_ADRESSE') as string;
  if (!BOUCLE_LOCALE.includes(adresse))
    throw new ConfigurationRefusee(
      'JALON_ADRESSE ouvre le serveur au-delà de cet ordinateur, où personne ne s’identifie : qui l’atteint choisirait qui il est. Laissez 127.0.0.1, ou ::1.',
    );
  return { adresse, port: lireNombre(env, 'PORT') };
}

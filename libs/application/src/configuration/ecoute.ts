/** Where the server listens, and what is asked of a deployment before it listens elsewhere than on its own machine. */
import { ConfigurationRefusee, lireCle, lireNombre, type Environnement } from './cles.js';

export interface Ecoute {
  /** Whether agents sign in; otherwise whoever reaches the server chooses a persona. */
  comptes: boolean;
  /** What agents type in their browser, without a path. */
  origine: string;
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
  const port = lireNombre(env, 'PORT');
  const comptes = lireCle(env, 'JALON_CONNEXION') === 'comptes';
  return { adresse, port, comptes, origine: lireCle(env, 'JALON_ORIGINE') ?? `http://localhost:${port}` };
}

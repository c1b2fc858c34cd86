/** Where the server listens, and what is asked of a deployment before it listens elsewhere than on its own machine. */
import { ConfigurationRefusee, lireCle, lireNombre, refusPublie, type Environnement } from './cles.js';

/** Reached by agents through a proxy that encrypts; nobody else is listened to. */
export interface Publication {
  /** IP address it comes from. */
  relais: string;
  /** `https://`, the one name that is answered under. */
  origine: string;
}
export interface Ecoute {
  /** Whether agents sign in; otherwise whoever reaches the server chooses a persona. */
  comptes: boolean;
  /** What agents type in their browser, without a path. */
  origine: string;
  adresse: string;
  port: number;
  /** Null: in clear, for this machine alone. */
  publication: Publication | null;
}

/** The names of this machine that a browser on it is answered under. */
const BOUCLE_LOCALE: readonly string[] = ['127.0.0.1', '::1'];

/** What stops a server that would be reached from elsewhere without sign-in, in clear, or under any name; null: nothing. */
function refusDePublier(
  adresse: string,
  comptes: boolean,
  mandataire: string | undefined,
  origine = '',
): string | null {
  const auDela = !BOUCLE_LOCALE.includes(adresse);
  if (auDela && !comptes)
    return 'JALON_ADRESSE ouvre le serveur au-delà de cet ordinateur, où personne ne s’identifie : qui l’atteint choisirait qui il est. Laissez 127.0.0.1, ou ::1 ; ou bien faites entrer par un compte (JALON_CONNEXION=comptes), derrière un mandataire qui chiffre (JALON_MANDATAIRE).';
  if (auDela && mandataire === undefined)
    return 'JALON_ADRESSE ouvre le serveur au-delà de cet ordinateur, en clair : mots de passe et dossiers se liraient sur le réseau. Déclarez le mandataire qui chiffre (JALON_MANDATAIRE), ou laissez 127.0.0.1, ou ::1.';
  if (mandataire === undefined) return null;
  if (!comptes)
    return 'JALON_MANDATAIRE publie le serveur, où personne ne s’identifie : qui l’atteint choisirait qui il est. Faites entrer par un compte : JALON_CONNEXION=comptes.';
  if (!origine.startsWith('https://'))
    return 'JALON_ORIGINE doit dire l’adresse « https:// » à laquelle les agents joignent Jalon par le mandataire (JALON_MANDATAIRE) : aucune autre ne reçoit de réponse.';
  return null;
}

/** @throws ConfigurationRefusee */
export function lireEcoute(env: Environnement): Ecoute {
  const adresse = lireCle(env, 'JALON_ADRESSE') as string;
  const comptes = lireCle(env, 'JALON_CONNEXION') === 'comptes';
  const [relais, dite] = [lireCle(env, 'JALON_MANDATAIRE'), lireCle(env, 'JALON_ORIGINE')];
  const refus = refusDePublier(adresse, comptes, relais, dite) ?? (relais === undefined ? null : refusPublie(env));
  if (refus !== null) throw new ConfigurationRefusee(refus);
  const port = lireNombre(env, 'PORT');
  const origine = dite ?? `http://localhost:${port}`;
  return { adresse, port, comptes, origine, publication: relais === undefined ? null : { relais, origine } };
}

/** Passwords (Argon2id) and one-time codes (RFC 6238): nothing here is our own cryptography. */
import { hash, verify } from '@node-rs/argon2';
import { generateSecret, generateURI, verify as verifierCode } from 'otplib';

/** 19 MiB, two passes: the least that OWASP accepts; the encoding keeps them, so that they may be raised. */
const COUT = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
export const MOT_DE_PASSE_MIN = 16;
const MOT_DE_PASSE_MAX = 200;
/** Seconds of clock between the agent's device and this machine, either way. */
const TOLERANCE = 30;

/** In French, what is wrong with it; null: nothing. Length is what resists: no recipe of characters. */
export function refusDuMotDePasse(motDePasse: string, courriel: string): string | null {
  const longueur = [...motDePasse.normalize('NFC')].length;
  if (longueur < MOT_DE_PASSE_MIN || longueur > MOT_DE_PASSE_MAX)
    return `de ${MOT_DE_PASSE_MIN} à ${MOT_DE_PASSE_MAX} caractères`;
  if (new Set(motDePasse).size < 5) return 'au moins cinq caractères différents';
  return motDePasse.toLowerCase().includes(courriel.toLowerCase()) ? 'sans votre adresse électronique' : null;
}

export const hacherMotDePasse = (motDePasse: string): Promise<string> => hash(motDePasse.normalize('NFC'), COUT);

let leurre: Promise<string> | undefined;
/** @param hache null: nobody; the same work is done, so that time does not tell who exists */
export async function motDePasseJuste(hache: string | null, motDePasse: string): Promise<boolean> {
  const contre = hache ?? (await (leurre ??= hacherMotDePasse('leurre : personne n’a ce mot de passe')));
  const juste = await verify(contre, motDePasse.normalize('NFC')).catch(() => false);
  return juste && hache !== null;
}

export const nouveauSecret = (): string => generateSecret();
/** What an authenticator reads, typed or drawn. */
export const adresseDuSecret = (secret: string, courriel: string): string =>
  generateURI({ issuer: 'Jalon', label: courriel, secret });

export async function codeJuste(secret: string, code: string, maintenant: Date): Promise<boolean> {
  if (!/^\d{6}$/.test(code)) return false;
  const epoch = Math.floor(maintenant.getTime() / 1000);
  return (await verifierCode({ secret, token: code, epoch, epochTolerance: TOLERANCE })).valid;
}

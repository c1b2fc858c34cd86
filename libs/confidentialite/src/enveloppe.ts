/**
 * Wrapping of a person's key by the master key (KEK): AES-256-GCM, stored as nonce (12) || ciphertext (32) || tag (16).
 * The person and version are authenticated, so a wrapped key cannot be moved to another person's row.
 */
import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

const NONCE = 12;
const CLE = 32;
const SCEAU = 16;

export function envelopper(secret: Buffer, kek: KeyObject, personne: string, version: number): Buffer {
  const nonce = randomBytes(NONCE);
  const chiffre = createCipheriv('aes-256-gcm', kek, nonce).setAAD(lien(personne, version));
  return Buffer.concat([nonce, chiffre.update(secret), chiffre.final(), chiffre.getAuthTag()]);
}

/** Undefined when the KEK is not the one that wrapped it, or when the envelope was altered or moved. */
export function ouvrirEnveloppe(
  enveloppe: Buffer,
  kek: KeyObject,
  personne: string,
  version: number,
): KeyObject | undefined {
  if (enveloppe.length !== NONCE + CLE + SCEAU) return undefined;
  const dechiffre = createDecipheriv('aes-256-gcm', kek, enveloppe.subarray(0, NONCE), { authTagLength: SCEAU });
  dechiffre.setAAD(lien(personne, version)).setAuthTag(enveloppe.subarray(NONCE + CLE));
  const secret = dechiffre.update(enveloppe.subarray(NONCE, NONCE + CLE));
  try {
    dechiffre.final();
  } catch {
    return undefined;
  }
  return createSecretKey(secret);
}

function lien(personne: string, version: number): Buffer {
  return Buffer.from(JSON.stringify([personne, version]), 'utf8');
}

/**
 * « Show me what I have just written »: each write gives a token, a list given it back waits until it reflects that write. It is opaque to
 * whoever carries it, in a header or, for the page, in a cookie; it holds no secret, and opens nothing.
 *
 *   base64url of 17 bytes: version (1), identity of the log (8), position (8, big endian)
 *
 * The identity is that of the first fact of a dossier (before it come texts of law, the same in every log): nodes of one log agree on it, and a position of another log is never waited for in this one.
 */
import { createHash } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PREFIXES_DES_DOSSIERS, type Jalon } from '@jalon/application';
import { JALON } from '../jetons.js';
import { requeteRefusee } from '../problemes/probleme.js';
import { lireCookie } from '../securite/cookies.js';

export const ENTETE_JETON = 'X-Jalon-Jeton';
export const COOKIE_JETON = 'jalon-jeton';
const VERSION = 1;
const TAILLE = 17;
/** Longest wait for the first fact of a log that answered a moment ago, in milliseconds. */
const PATIENCE = 2000;

interface Jeton {
  journal: Buffer;
  position: number;
}

const coder = ({ journal, position }: Jeton): string => {
  const octets = Buffer.alloc(TAILLE);
  octets.writeUInt8(VERSION, 0);
  journal.copy(octets, 1);
  octets.writeBigUInt64BE(BigInt(position), 9);
  return octets.toString('base64url');
};

/** @returns null: not a token */
function decoder(texte: string): Jeton | null {
  const octets = Buffer.from(texte, 'base64url');
  if (octets.length !== TAILLE || octets.toString('base64url') !== texte || octets.readUInt8(0) !== VERSION)
    return null;
  const position = Number(octets.readBigUInt64BE(9));
  return Number.isSafeInteger(position) ? { journal: octets.subarray(1, 9), position } : null;
}

const refuser = (regle: string) => requeteRefusee([{ champ: ENTETE_JETON, regle }]);

@Injectable()
export class Jetons {
  private connu: Buffer | null = null;

  constructor(@Inject(JALON) private readonly jalon: Jalon) {}

  /**
   * Says where a write stands, to whoever sent it; nothing when that is not hers to know. A log that stops answering just then gives no
   * token: what was recorded is.
   */
  async donner(requete: Request, reponse: Response, position: number | null): Promise<void> {
    const journal = position === null || position < 0 ? null : await this.identite();
    if (position === null || !journal) return;
    reponse.set(ENTETE_JETON, coder({ journal, position }));
    // answers of one browser may cross: its cookie never goes back
    const deja = await this.duCookie(requete);
    reponse.cookie(COOKIE_JETON, coder({ journal, position: Math.max(position, deja ?? -1) }), {
      httpOnly: true,
      sameSite: 'lax',
      path: '/api',
      secure: requete.secure,
    });
  }

  /**
   * The position asked for: that of the header, otherwise that of the cookie, which is left aside when it is not of this log (another
   * server of the same address gave it).
   * @throws ProblemeHttp 400 the header is no token, or that of another log
   */
  async lire(requete: Request): Promise<number | undefined> {
    const texte = requete.get(ENTETE_JETON);
    if (texte === undefined) return this.duCookie(requete);
    const jeton = decoder(texte);
    if (!jeton) throw refuser(`le jeton tel qu’une réponse l’a donné dans l’en-tête ${ENTETE_JETON}`);
    if (!(await this.estDici(jeton))) throw refuser('un jeton de ce journal : celui-ci vient d’un autre');
    return jeton.position;
  }

  private async duCookie(requete: Request): Promise<number | undefined> {
    const jeton = decoder(lireCookie(requete, COOKIE_JETON) ?? '');
    return jeton && (await this.estDici(jeton)) ? jeton.position : undefined;
  }

  /** A log that does not answer cannot tell: the token is believed, and the wait says that it cannot end. */
  private async estDici({ journal }: Jeton): Promise<boolean> {
    const identite = await this.identite();
    return identite === undefined || identite?.equals(journal) === true;
  }

  /** Null: nothing was ever written. Undefined: the log does not answer. */
  private async identite(): Promise<Buffer | null | undefined> {
    if (this.connu) return this.connu;
    const fin = new AbortController();
    const lue = await Promise.race([
      this.jalon.store
        .readAll({ limit: 1, filter: { streamPrefixes: [...PREFIXES_DES_DOSSIERS] } })
        .catch(() => undefined),
      attendre(PATIENCE, undefined, { signal: fin.signal }).catch(() => undefined),
    ]);
    fin.abort();
    if (lue === undefined) return undefined;
    const premier = lue[0];
    if (premier) this.connu = createHash('sha256').update(`${premier.stream} ${premier.id}`).digest().subarray(0, 8);
    return this.connu;
  }
}

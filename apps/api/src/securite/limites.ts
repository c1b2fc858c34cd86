/** Rate limits: the one component that counts. A rule is named, so that whoever is refused knows which one and for how long. */
import { createHmac, randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';
import { ENTETE_PERSONA } from './persona.js';
import type { Personas } from './personas.js';

export interface Regle {
  /** In the problem document. */
  code: string;
  /** Who is counted, after « par ». */
  par: string;
  /** 0: no limit. */
  parMinute: number;
}
/** What one minute lacks is taken from a reserve, this many times the rule for ten of them: a page opens with many requests at once. */
const RESERVE = 4;
const MINUTE = 60;
const JOUR = 86_400;
/** Who is not known could come under endless names: they are spread over this many counters, whatever they say. */
const TIROIRS = 1024;

export class Limite {
  private readonly compteur: BurstyRateLimiter;
  private readonly sel = randomBytes(16);

  constructor(private readonly regle: Regle) {
    const { parMinute } = regle;
    this.compteur = new BurstyRateLimiter(
      new RateLimiterMemory({ points: parMinute, duration: MINUTE }),
      new RateLimiterMemory({ points: parMinute * RESERVE, duration: 10 * MINUTE }),
    );
  }

  /**
   * @param cle somebody known: there are no more counters than people
   * @throws ProblemeHttp 429, with the rule and the seconds to wait
   */
  async compter(cle: string, cout = 1): Promise<void> {
    if (this.regle.parMinute === 0) return;
    await this.compteur.consume(cle, cout).catch((refus: unknown) => {
      throw refus instanceof RateLimiterRes ? this.depassee(refus.msBeforeNext) : refus;
    });
  }

  /** Somebody not known, counted with the others of the same drawer: memory stays bounded. */
  compterInconnu(nom: string, cout = 1): Promise<void> {
    const tiroir = createHmac('sha256', this.sel).update(nom).digest().readUInt16BE() % TIROIRS;
    return this.compter(`tiroir-${tiroir}`, cout);
  }

  private depassee(ms: number): ProblemeHttp {
    const { code, par, parMinute } = this.regle;
    const secondes = Math.max(1, Math.ceil(ms / 1000));
    return new ProblemeHttp(
      probleme(
        429,
        'trop-de-requetes',
        'Trop de requêtes',
        `La limite de ${parMinute} requêtes par minute et par ${par} est dépassée, sa réserve aussi : recommencez dans ${secondes} s. Rien n’a été fait.`,
        { regle: code, limite: { requetes: parMinute, secondes: MINUTE, reserve: parMinute * RESERVE } },
      ),
      { 'Retry-After': String(secondes) },
    );
  }
}

/** A limit that the log counts, day by day: it outlives a restart. */
export const limiteDuJour = (code: string, parJour: number): ProblemeHttp =>
  new ProblemeHttp(
    probleme(
      429,
      'trop-de-requetes',
      'Trop de requêtes',
      `La limite de ${parJour} par jour et par persona est atteinte : recommencez demain. Rien n’a été fait.`,
      { regle: code, limite: { requetes: parJour, secondes: JOUR, reserve: 0 } },
    ),
  );

export interface LimitesDeDebit {
  /** Requests a minute of one persona; 0: no limit. */
  persona: number;
  /** Requests a minute without a known persona, from one address; 0: no limit. */
  anonyme: number;
}

/** Every request to the API counts, before its body is read. Health and the files of the page do not. */
export function limiter(personas: Pick<Personas, 'connue'>, { persona, anonyme }: LimitesDeDebit) {
  const parPersona = new Limite({ code: 'limite-persona', par: 'persona', parMinute: persona });
  const parAdresse = new Limite({ code: 'limite-anonyme', par: 'adresse, sans persona connu,', parMinute: anonyme });
  return (requete: Request, _reponse: Response, suite: NextFunction): void => {
    if (requete.path !== '/api' && !requete.path.startsWith('/api/')) return suite();
    const connu = personas.connue(requete.get(ENTETE_PERSONA) ?? '');
    const compte = connu
      ? parPersona.compter(connu.id)
      : parAdresse.compterInconnu(adresse(requete.socket.remoteAddress ?? ''));
    compte.then(() => suite(), suite);
  };
}

/** This machine has sixteen million names for itself (127.0.0.0/8). */
const adresse = (recue: string): string => (/^(::ffff:)?127\.|^::1$/.test(recue) ? 'boucle locale' : recue);

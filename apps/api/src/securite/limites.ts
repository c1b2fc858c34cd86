/** Rate limits: the one component that counts. A rule is named, so that whoever is refused knows which one and for how long. */
import { createHmac, randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';
import type { Identite } from './identite.js';

export interface Regle {
  /** In the problem document. */
  code: string;
  /** Who is counted, after « par ». */
  par: string;
  /** 0: no limit. */
  parMinute: number;
  /** Counters of those not known, 1024 unless said. */
  tiroirs?: number;
}
/** What one minute lacks is taken from a reserve, this many times the rule for ten of them: a page opens with many requests at once. */
const RESERVE = 4;
const MINUTE = 60;
const JOUR = 86_400;
/** Who is not known could come under endless names: they are spread over this many counters, whatever they say. */
const TIROIRS = 1024;
/** One guessed address must not stop another: many more, for those alone. */
const TIROIRS_DE_CONNEXION = 65_536;

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
    const tiroir = createHmac('sha256', this.sel).update(nom).digest().readUInt32BE() % (this.regle.tiroirs ?? TIROIRS);
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
      `La limite de ${parJour} par jour et par agent est atteinte : recommencez demain. Rien n’a été fait.`,
      { regle: code, limite: { requetes: parJour, secondes: JOUR, reserve: 0 } },
    ),
  );

export interface LimitesDeDebit {
  /** Requests a minute of one persona; 0: no limit. */
  persona: number;
  /** Requests a minute without a known persona, from one address; 0: no limit. */
  anonyme: number;
  /** Tries of a password a minute for one account, ten times as many from one address; 0: no limit. */
  connexion: number;
}

/** A second of processor: what twenty pages of a list take. Never more than the rule gives in a minute, or nobody would have one. */
const EXPORT = /^\/api\/parcours\/export\/?$/;
const COUT_D_UN_EXPORT = 20;

/** Every request to the API counts, before its body is read. Health and the files of the page do not. */
export function limiter(identite: Pick<Identite, 'connu' | 'personas'>, { persona, anonyme }: LimitesDeDebit) {
  const par = identite.personas === null ? 'agent' : 'persona';
  const parPersona = new Limite({ code: 'limite-persona', par, parMinute: persona });
  const parAdresse = new Limite({ code: 'limite-anonyme', par: `adresse, sans ${par} connu,`, parMinute: anonyme });
  return (requete: Request, _reponse: Response, suite: NextFunction): void => {
    if (requete.path !== '/api' && !requete.path.startsWith('/api/')) return suite();
    const compter = async (): Promise<void> => {
      const connu = await identite.connu(requete);
      const cout = EXPORT.test(requete.path) ? Math.min(COUT_D_UN_EXPORT, persona) : 1;
      await (connu ? parPersona.compter(connu.id, cout) : parAdresse.compterInconnu(adresseDe(requete)));
    };
    compter().then(() => suite(), suite);
  };
}

/** Guesses of a password: counted before anything costs, for who is named and for where it comes from, whether or not she exists. */
export class LimitesDeConnexion {
  private readonly parCompte: Limite;
  private readonly parAdresse: Limite;

  constructor(parMinute: number) {
    const tiroirs = TIROIRS_DE_CONNEXION;
    this.parCompte = new Limite({ code: 'limite-connexion', par: 'adresse électronique', parMinute, tiroirs });
    this.parAdresse = new Limite({ code: 'limite-connexions', par: 'ordinateur', parMinute: 10 * parMinute });
  }
  async compter(requete: Request, courriel: string): Promise<void> {
    await this.parAdresse.compterInconnu(adresseDe(requete));
    await this.parCompte.compterInconnu(courriel.normalize('NFKC').trim().toLowerCase());
  }
}

/** As the declared proxy says it, when there is one. */
const adresseDe = (requete: Request): string => adresse(requete.ip ?? '');

/** This machine has sixteen million names for itself (127.0.0.0/8). */
const adresse = (recue: string): string => (/^(::ffff:)?127\.|^::1$/.test(recue) ? 'boucle locale' : recue);

/** The cookies of a request; a browser sends the most precise first. */
import type { CookieOptions, Request, Response } from 'express';

export function lireCookie({ headers }: Request, nom: string): string | undefined {
  const paires = (headers.cookie ?? '').split(';').map((c) => c.trim());
  return paires.find((c) => c.startsWith(`${nom}=`))?.slice(nom.length + 1);
}

/** That of a session: no script reads it, no other site sends it, and under TLS no other name of the domain can put it (`__Host-`). */
export class CookieDeSession {
  private readonly nom: string;
  private readonly options: CookieOptions;

  constructor(tls: boolean) {
    this.nom = tls ? '__Host-jalon' : 'jalon-session';
    this.options = { httpOnly: true, sameSite: 'strict', secure: tls, path: '/' };
  }
  lire(requete: Request): string | undefined {
    return lireCookie(requete, this.nom);
  }
  /** Without an end: the server holds that of the session. */
  poser(reponse: Response, jeton: string): void {
    reponse.cookie(this.nom, jeton, this.options);
  }
  oter(reponse: Response): void {
    reponse.clearCookie(this.nom, this.options);
  }
}

/** Who acts, known before every route: one guard, default deny. */
import { createParamDecorator, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { JALON } from '../jetons.js';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';
import { exigerLaPage } from './depuis-la-page.js';
import { ENTETE_PERSONA, Identite } from './identite.js';
import { POLITIQUE, type NomDePolitique } from './politique.js';

const CLE = Symbol('persona');
type Identifiee = Request & { [CLE]?: Persona };

/** Asks what the policy of the route asks; a route without one is nobody's. */
@Injectable()
export class GardePolitique implements CanActivate {
  constructor(
    @Inject(Identite) private readonly identite: Identite,
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(contexte: ExecutionContext): Promise<boolean> {
    const politique = this.reflector.getAllAndOverride<NomDePolitique | undefined>(POLITIQUE, [
      contexte.getHandler(),
      contexte.getClass(),
    ]);
    const requete = contexte.switchToHttp().getRequest<Identifiee>();
    // a browser adds the cookie of a session to whatever is sent: what writes must come from the page
    if (this.identite.personas === null) exigerLaPage(requete);
    if (politique === 'ouverte') return true;
    if (politique !== 'agent') return false;
    const agent = await this.identite.agent(requete);
    if (!agent) throw this.identite.personas === null ? sansSession() : sansPersona();
    requete[CLE] = { ...agent, acteur: await this.jalon.structures.situer(agent.acteur) };
    return true;
  }
}

/** The same whether it never was, is over, or was ended with its account. */
const sansSession = (): ProblemeHttp =>
  new ProblemeHttp(
    probleme(
      401,
      'connexion-requise',
      'Vous n’êtes pas connecté',
      'Aucune session n’est ouverte : elle est terminée, votre accès a été renouvelé, ou votre compte a été retiré. Rien n’a été fait. Connectez-vous, ou voyez un administrateur de votre organisation.',
      { famille: 'acces', constats: [] },
    ),
    { 'WWW-Authenticate': 'Session realm="Jalon"' },
  );
const sansPersona = (): ProblemeHttp =>
  new ProblemeHttp(
    probleme(
      403,
      'acces',
      'Accès refusé',
      `Dites qui agit : l’en-tête ${ENTETE_PERSONA} nomme un des personas de GET /api/personas.`,
      { famille: 'acces', constats: [] },
    ),
  );

/** The persona of the request, in a route whose policy is `agent`. */
export const ParPersona = createParamDecorator((_: undefined, contexte: ExecutionContext): Persona => {
  const persona = contexte.switchToHttp().getRequest<Identifiee>()[CLE];
  if (!persona) throw new Error('ParPersona sur une route que n’appelle pas un agent');
  return persona;
});

/** Who acts: the persona named by the header. One guard, before every route: default deny. */
import { createParamDecorator, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { JALON, PERSONAS } from '../jetons.js';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';
import { POLITIQUE, type NomDePolitique } from './politique.js';
import type { Personas } from './personas.js';

export const ENTETE_PERSONA = 'X-Jalon-Persona';
const CLE = Symbol('persona');
type Identifiee = Request & { [CLE]?: Persona };

/** Asks what the policy of the route asks; a route without one is nobody's. */
@Injectable()
export class GardePolitique implements CanActivate {
  constructor(
    @Inject(PERSONAS) private readonly personas: Personas,
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(Reflector) private readonly reflector: Reflector,
  ) {}

  async canActivate(contexte: ExecutionContext): Promise<boolean> {
    const politique = this.reflector.getAllAndOverride<NomDePolitique | undefined>(POLITIQUE, [
      contexte.getHandler(),
      contexte.getClass(),
    ]);
    if (politique === 'ouverte') return true;
    if (politique !== 'agent') return false;
    const requete = contexte.switchToHttp().getRequest<Identifiee>();
    const persona = await this.personas.trouver(requete.get(ENTETE_PERSONA) ?? '');
    if (!persona)
      throw new ProblemeHttp(
        probleme(
          403,
          'acces',
          'Accès refusé',
          `Dites qui agit : l’en-tête ${ENTETE_PERSONA} nomme un des personas de GET /api/personas.`,
          {
            famille: 'acces',
            constats: [],
          },
        ),
      );
    requete[CLE] = { ...persona, acteur: await this.jalon.structures.situer(persona.acteur) };
    return true;
  }
}

/** The persona of the request, in a route whose policy is `agent`. */
export const ParPersona = createParamDecorator((_: undefined, contexte: ExecutionContext): Persona => {
  const persona = contexte.switchToHttp().getRequest<Identifiee>()[CLE];
  if (!persona) throw new Error('ParPersona sur une route que n’appelle pas un agent');
  return persona;
});

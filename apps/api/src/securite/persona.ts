/** Who acts: the persona named by the header. */
import { createParamDecorator, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import type { Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { JALON, PERSONAS } from '../jetons.js';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';
import type { Personas } from './personas.js';

export const ENTETE_PERSONA = 'X-Jalon-Persona';
const CLE = Symbol('persona');
type Identifiee = Request & { [CLE]?: Persona };

/** Refuses a request without a known persona. */
@Injectable()
export class GardePersona implements CanActivate {
  constructor(
    @Inject(PERSONAS) private readonly personas: Personas,
    @Inject(JALON) private readonly jalon: Jalon,
  ) {}

  async canActivate(contexte: ExecutionContext): Promise<boolean> {
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

/** The persona of the request, in a method guarded by `GardePersona`. */
export const ParPersona = createParamDecorator((_: undefined, contexte: ExecutionContext): Persona => {
  const persona = contexte.switchToHttp().getRequest<Identifiee>()[CLE];
  if (!persona) throw new Error('ParPersona sans GardePersona');
  return persona;
});

/** Who one may act as, in demonstration mode. */
import { Controller, Get, Inject } from '@nestjs/common';
import { DecrirePersonas } from '../documentation/operations.js';
import { PERSONAS, type Personas } from '../jetons.js';

@Controller('personas')
export class ControleurPersonas {
  constructor(@Inject(PERSONAS) private readonly personas: Personas) {}

  @Get()
  @DecrirePersonas()
  lister() {
    return [...this.personas.values()].map(({ id, libelle, organisation, acteur }) => ({
      id,
      libelle,
      role: acteur.role,
      organisation: { ...acteur.organisation, nom: organisation },
    }));
  }
}

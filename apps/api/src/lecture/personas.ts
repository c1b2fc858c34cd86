/** Who one may act as, in demonstration mode, and the names of the organisations. */
import { Controller, Get, Inject } from '@nestjs/common';
import { DecrireOrganisations, DecrirePersonas } from '../documentation/lectures.js';
import { ORGANISATIONS, PERSONAS, type Organisations, type Personas } from '../jetons.js';

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

/** Facts name an organisation by its id; screens name it as people do. */
@Controller('organisations')
export class ControleurOrganisations {
  constructor(@Inject(ORGANISATIONS) private readonly organisations: Organisations) {}

  @Get()
  @DecrireOrganisations()
  lister() {
    return this.organisations;
  }
}

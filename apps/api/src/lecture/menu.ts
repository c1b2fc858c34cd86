/** What a reader may open: the page asks, and holds no rule of role. */
import { Controller, Get, Inject, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request } from 'express';
import { ConsulterMenu } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { DecrireMenu } from '../documentation/lectures.js';
import { lireQuery } from '../parcours/requete.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';

@Controller('menu')
@Politique('agent')
export class ControleurMenu {
  constructor(@Inject(QueryBus) private readonly requetes: QueryBus) {}

  @Get()
  @DecrireMenu()
  consulter(@ParPersona() { acteur }: Persona, @Req() requete: Request) {
    lireQuery(requete, []);
    return this.requetes.execute(new ConsulterMenu(acteur));
  }
}

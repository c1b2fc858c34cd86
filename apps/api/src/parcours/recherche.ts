/** Finding the PASS of somebody who is met (D30). What is known of her comes in a body: an address is logged, kept, and shared. */
import { Body, Controller, HttpCode, Inject, Post, UseGuards } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RetrouverPass } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { DecrireRecherche } from '../documentation/operations.js';
import { LIMITE_RECHERCHES } from '../jetons.js';
import { problemeDuRefus, ProblemeHttp } from '../problemes/probleme.js';
import type { Limite } from '../securite/limites.js';
import { GardePersona, ParPersona } from '../securite/persona.js';

@Controller('pass')
@UseGuards(GardePersona)
export class ControleurRecherche {
  constructor(
    @Inject(CommandBus) private readonly commandes: CommandBus,
    @Inject(LIMITE_RECHERCHES) private readonly limite: Limite | null,
  ) {}

  @Post('retrouver')
  @HttpCode(200)
  @DecrireRecherche()
  async retrouver(@ParPersona() { id, acteur }: Persona, @Body() recu: unknown) {
    // counted before it is judged: a wrong guess counts as much as a right one
    await this.limite?.compter(id);
    const resultat = await this.commandes.execute(new RetrouverPass(recu, acteur));
    if (resultat.issue === 'refuse') throw new ProblemeHttp(problemeDuRefus(resultat));
    const { issue: _, ...trouve } = resultat;
    return trouve;
  }
}

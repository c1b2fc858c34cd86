/** Finding the PASS of somebody who is met (D30). What is known of her comes in a body: an address is logged, kept, and shared. */
import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { RetrouverPass } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { DecrireRecherche } from '../documentation/operations.js';
import { problemeDuRefus, ProblemeHttp } from '../problemes/probleme.js';
import { limiteDuJour } from '../securite/limites.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';

@Controller('pass')
@Politique('agent')
export class ControleurRecherche {
  constructor(@Inject(CommandBus) private readonly commandes: CommandBus) {}

  @Post('retrouver')
  @HttpCode(200)
  @DecrireRecherche()
  async retrouver(@ParPersona() { id, acteur }: Persona, @Body() recu: unknown) {
    const resultat = await this.commandes.execute(new RetrouverPass(recu, acteur, id));
    if (resultat.issue === 'trop') throw limiteDuJour('limite-recherches', resultat.parJour);
    if (resultat.issue === 'refuse') throw new ProblemeHttp(problemeDuRefus(resultat));
    const { issue: _, ...trouve } = resultat;
    return trouve;
  }
}

/** Figures of a year over HTTP: exits and their rates, support actions, stays, hours. No person is in them. */
import { Controller, Get, Inject, Req, UseGuards } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request } from 'express';
import { CompterIndicateurs, type Jalon } from '@jalon/application';
import { DecrireIndicateurs } from '../documentation/operations.js';
import { JALON } from '../jetons.js';
import { lireEntier, lireQuery } from '../parcours/requete.js';
import { requeteRefusee } from '../problemes/probleme.js';
import { GardePersona } from '../securite/persona.js';

/** Longest wait, in milliseconds, for the figures to hold what the caller has just written. */
const ATTENTE = 2000;
/** Two characters, three overseas. */
const DEPARTEMENT = /^(0[1-9]|[1-9]\d|2[AB]|97\d|98\d)$/;

@Controller('indicateurs')
@UseGuards(GardePersona)
export class ControleurIndicateurs {
  constructor(
    @Inject(QueryBus) private readonly requetes: QueryBus,
    @Inject(JALON) private readonly jalon: Jalon,
  ) {}

  @Get()
  @DecrireIndicateurs()
  async compter(@Req() requete: Request) {
    const { siae, departement, ...q } = lireQuery(requete, ['siae', 'departement', 'annee', 'position']);
    const annee = lireEntier('annee', q.annee, { min: 2000, max: 2199 });
    const position = lireEntier('position', q.position, { min: 0, max: Number.MAX_SAFE_INTEGER });
    if (departement !== undefined && !DEPARTEMENT.test(departement))
      throw requeteRefusee([{ champ: 'departement', regle: 'un code de département, par exemple 35, 2A ou 974' }]);
    if (position !== undefined) await this.jalon.projections.quandTraite(position, ATTENTE);
    return this.requetes.execute(
      new CompterIndicateurs({
        ...(annee === undefined ? {} : { annee }),
        ...(siae === undefined ? {} : { siae }),
        ...(departement === undefined ? {} : { departement }),
      }),
    );
  }
}

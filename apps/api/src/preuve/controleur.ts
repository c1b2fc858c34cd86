/** What proves: the audit file of a parcours for its reader, and the signed head of the log. */
import { Controller, Get, Inject, Param, Req, Res, StreamableFile, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { DonnerPoint, Prouver, type Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { DecrirePoint, DecrirePreuve } from '../documentation/preuve.js';
import { JALON } from '../jetons.js';
import { MarquerLIntegrite } from '../lecture/integrite.js';
import { parcoursIntrouvable } from '../parcours/reponse.js';
import { lireChoix, lireEntier, lireJour, lireMoment, lireQuery } from '../parcours/requete.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';

@Controller()
@Politique('agent')
export class ControleurPreuve {
  constructor(
    @Inject(QueryBus) private readonly requetes: QueryBus,
    @Inject(JALON) private readonly jalon: Jalon,
  ) {}

  @Get('parcours/:id/preuve')
  @UseInterceptors(MarquerLIntegrite)
  @DecrirePreuve()
  async prouver(
    @ParPersona() { acteur }: Persona,
    @Param('id') id: string,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    const query = lireQuery(requete, ['situations', 'connuLe', 'donneesPersonnelles']);
    const jours = query.situations?.split(',').map((jour) => lireJour('situations', jour) ?? '');
    const connuLe = lireMoment('connuLe', query.connuLe);
    const ouvertes = lireChoix('donneesPersonnelles', query.donneesPersonnelles, ['oui', 'non']) === 'oui';
    const ouvrir = new Set(ouvertes ? (['C2'] as const) : []);
    const fait = await this.requetes.execute(new Prouver(id, { lecteur: acteur, ouvrir, jours, connuLe }));
    if (!fait) throw parcoursIntrouvable(this.jalon, acteur);
    reponse.set('Content-Disposition', 'attachment; filename="dossier-d-audit.zip"');
    return new StreamableFile(fait.zip, { type: 'application/zip', length: fait.zip.length });
  }

  @Get('preuve/point')
  @DecrirePoint()
  point(@Req() requete: Request) {
    const { depuis } = lireQuery(requete, ['depuis']);
    const de = lireEntier('depuis', depuis, { min: 0, max: 999_999_999_999_999 });
    return this.requetes.execute(new DonnerPoint(de ?? 0));
  }
}

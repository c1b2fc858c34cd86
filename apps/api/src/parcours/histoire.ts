/** The history of one parcours: at a point, between two points, and what each fact changed. */
import { Controller, Get, Inject, Param, Req, UseInterceptors } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request } from 'express';
import { Comparer, LireEffetDuFait, Rejouer, Rejuger, type Jalon, type Point } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { DecrireComparaison, DecrireEffet, DecrireRejeu, DecrireRejugement } from '../documentation/histoire.js';
import { JALON } from '../jetons.js';
import { MarquerLIntegrite } from '../lecture/integrite.js';
import { requeteRefusee } from '../problemes/probleme.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';
import { parcoursIntrouvable } from './reponse.js';
import { lireChoix, lireEntier, lireJour, lireMoment, lireQuery } from './requete.js';

const FAITS_MAX = 1_000_000;

/** The names that a point has in an address. */
interface Noms {
  au: string;
  connuLe: string;
  fait: string;
}
const ICI: Noms = { au: 'au', connuLe: 'connuLe', fait: 'fait' };
const AVANT: Noms = { au: 'avantAu', connuLe: 'avantConnuLe', fait: 'avantFait' };

function lirePoint(query: Partial<Record<string, string>>, noms: Noms): Point {
  const au = lireJour(noms.au, query[noms.au]);
  const connuLe = lireMoment(noms.connuLe, query[noms.connuLe]);
  const fait = lireEntier(noms.fait, query[noms.fait], { min: 0, max: FAITS_MAX });
  if (fait !== undefined && connuLe !== undefined)
    throw requeteRefusee([{ champ: noms.connuLe, regle: `sans ${noms.fait}, qui dit déjà ce qui était connu` }]);
  return { ...(au ? { au } : {}), ...(connuLe ? { connuLe } : {}), ...(fait === undefined ? {} : { fait }) };
}

@Controller('parcours')
@Politique('agent')
@UseInterceptors(MarquerLIntegrite)
export class ControleurHistoire {
  constructor(
    @Inject(QueryBus) private readonly requetes: QueryBus,
    @Inject(JALON) private readonly jalon: Jalon,
  ) {}

  @Get(':id/rejouer')
  @DecrireRejeu()
  async rejouer(@ParPersona() { acteur }: Persona, @Param('id') id: string, @Req() requete: Request) {
    const point = lirePoint(lireQuery(requete, Object.values(ICI)), ICI);
    const rejoue = await this.requetes.execute(new Rejouer(id, { ...point, lecteur: acteur }));
    if (!rejoue) throw parcoursIntrouvable(this.jalon, acteur);
    return rejoue;
  }

  @Get(':id/comparer')
  @DecrireComparaison()
  async comparer(@ParPersona() { acteur }: Persona, @Param('id') id: string, @Req() requete: Request) {
    const query = lireQuery(requete, [...Object.values(AVANT), ...Object.values(ICI)]);
    const points = { avant: lirePoint(query, AVANT), apres: lirePoint(query, ICI) };
    const comparaison = await this.requetes.execute(new Comparer(id, points, acteur));
    if (!comparaison) throw parcoursIntrouvable(this.jalon, acteur);
    return comparaison;
  }

  @Get(':id/faits/:place/effet')
  @DecrireEffet()
  async effet(
    @ParPersona() { acteur }: Persona,
    @Param('id') id: string,
    @Param('place') place: string,
    @Req() requete: Request,
  ) {
    lireQuery(requete, []);
    const fait = lireEntier('place', place, { min: 1, max: FAITS_MAX }) ?? 0;
    const effet = await this.requetes.execute(new LireEffetDuFait(id, fait, acteur));
    if (!effet) throw parcoursIntrouvable(this.jalon, acteur);
    return effet;
  }

  @Get(':id/rejuger')
  @DecrireRejugement()
  async rejuger(@ParPersona() { acteur }: Persona, @Param('id') id: string, @Req() requete: Request) {
    const query = lireQuery(requete, ['lecture', 'auDroitDu']);
    const regard = {
      lecture: lireChoix('lecture', query.lecture, ['plateforme', 'code']),
      auDroitDu: lireJour('auDroitDu', query.auDroitDu),
    };
    const rejuge = await this.requetes.execute(new Rejuger(id, regard, acteur));
    if (!rejuge) throw parcoursIntrouvable(this.jalon, acteur);
    return rejuge;
  }
}

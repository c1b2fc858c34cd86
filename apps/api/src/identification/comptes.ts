/** Accounts of an organisation, by who answers for them: decided by the engine, like everything; a link to hand over comes with the answer. */
import { createHash, randomUUID } from 'node:crypto';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { commandesDesAgents, deciderDuCompte, type Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { DecrireComptes, DecrireDecision } from '../documentation/comptes.js';
import { JALON } from '../jetons.js';
import { comptesDecides } from '../parcours/reponse.js';
import { lireCle, lireCorps, lireIfMatch, lireSimuler } from '../parcours/requete.js';
import { problemeDuRefus, ProblemeHttp, requeteRefusee } from '../problemes/probleme.js';
import { Identite } from '../securite/identite.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';
import { exigerDesComptes } from './des-comptes.js';

/** Of an account that is invited: the same under the same key, and never one that somebody chose. */
function nouveauCompte(organisation: string, par: string, cle: string | undefined): string {
  if (cle === undefined) return randomUUID();
  const lu = createHash('sha256')
    .update(JSON.stringify([organisation, par, cle]))
    .digest('hex');
  return `${lu.slice(0, 8)}-${lu.slice(8, 12)}-8${lu.slice(13, 16)}-8${lu.slice(17, 20)}-${lu.slice(20, 32)}`;
}
/** @throws ProblemeHttp 400: not a decision that is taken here, or one that names the account to come */
function lireDecision(recu: unknown, nouveau: () => string): { type: string; data: unknown } {
  const { type, data } = lireCorps(recu);
  if (!Object.hasOwn(commandesDesAgents, type))
    throw requeteRefusee([{ champ: 'type', regle: `une des valeurs ${Object.keys(commandesDesAgents).join(', ')}` }]);
  if (type !== 'InviterCompte') return { type, data };
  if (typeof data !== 'object' || Array.isArray(data) || data === null)
    throw requeteRefusee([{ champ: 'data', regle: 'un objet' }]);
  if (Object.hasOwn(data, 'compte'))
    throw requeteRefusee([{ champ: 'compte', regle: 'absent : le serveur nomme le compte d’un agent qu’on invite' }]);
  return { type, data: { ...data, compte: nouveau() } };
}

@Controller('organisations/:id/comptes')
@Politique('agent')
export class ControleurComptes {
  constructor(
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(Identite) private readonly identite: Identite,
  ) {}

  @Get()
  @DecrireComptes()
  async lister(
    @ParPersona() { acteur }: Persona,
    @Param('id') organisation: string,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    exigerDesComptes(this.identite);
    const lu = await this.jalon.comptes.consulter(organisation, { lecteur: acteur });
    if (!lu) throw new ProblemeHttp(problemeDuRefus(this.jalon.comptes.introuvable(acteur)));
    reponse.set('ETag', `"${lu.revision}"`);
    return lu;
  }

  @Post('commandes')
  @HttpCode(200)
  @DecrireDecision()
  async decider(
    @ParPersona() { acteur, id }: Persona,
    @Param('id') organisation: string,
    @Body() recu: unknown,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    exigerDesComptes(this.identite);
    const cle = lireCle(requete);
    const demande = {
      organisation,
      ...lireDecision(recu, () => nouveauCompte(organisation, id, cle)),
      acteur,
      lecteur: acteur,
      revisionAttendue: lireIfMatch(requete),
      cle,
      simuler: lireSimuler(requete),
    };
    const { resultat, token } = await deciderDuCompte(this.jalon, demande);
    const { rejoue, position: _, ...corps } = await comptesDecides(resultat, this.jalon.libelles);
    if (rejoue) reponse.set('Idempotency-Replayed', 'true');
    reponse.set('ETag', `"${corps.revision}"`);
    return { ...corps, jeton: token };
  }
}

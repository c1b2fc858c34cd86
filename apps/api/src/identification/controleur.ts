/** Signing in with an account, leaving, and one's own sessions; invitations taken. Holds no rule: `Connexion` decides, nothing is said of why. */
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Jalon } from '@jalon/application';
import {
  DecrireEntree,
  DecrireFermeture,
  DecrireIdentite,
  DecrireInvitation,
  DecrirePrise,
  DecrireSessions,
  DecrireSortie,
} from '../documentation/identification.js';
import { JALON } from '../jetons.js';
import { journaliser } from '../journal-http.js';
import { probleme, ProblemeHttp, requeteRefusee } from '../problemes/probleme.js';
import { Identite } from '../securite/identite.js';
import { LimitesDeConnexion } from '../securite/limites.js';
import { Politique } from '../securite/politique.js';
import { exigerDesComptes } from './des-comptes.js';
import { Ouverture } from './ouverture.js';
import { agentMontre, sessionMontree } from './reponse.js';
import { lireTextes } from './requete.js';

/** One sentence for a wrong address, a wrong password, a wrong code, and one that served: which one is nobody's to know. */
const connexionRefusee = (): ProblemeHttp =>
  new ProblemeHttp(
    probleme(
      401,
      'connexion-refusee',
      'Connexion refusée',
      'L’adresse, le mot de passe ou le code ne sont pas les bons, ou ce code a déjà servi : attendez le suivant et recommencez.',
    ),
    { 'WWW-Authenticate': 'Session realm="Jalon"' },
  );
const invitationInconnue = (): ProblemeHttp =>
  new ProblemeHttp(
    probleme(
      404,
      'introuvable',
      'Invitation introuvable',
      'Ce lien a déjà servi, il est échu, ou votre compte a été retiré : demandez-en un autre à un administrateur de votre organisation.',
    ),
  );
@Controller('connexion')
export class ControleurConnexion {
  constructor(
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(Identite) private readonly identite: Identite,
    @Inject(LimitesDeConnexion) private readonly limites: LimitesDeConnexion,
    @Inject(Ouverture) private readonly ouverture: Ouverture,
  ) {}

  @Get()
  @Politique('ouverte')
  @DecrireIdentite()
  async consulter(@Req() requete: Request) {
    const agent = await this.identite.connecte(requete);
    const mode = this.identite.personas === null ? ('comptes' as const) : ('demonstration' as const);
    return { mode, agent: agent && agentMontre(agent) };
  }

  @Post()
  @HttpCode(200)
  @Politique('ouverte')
  @DecrireEntree()
  async entrer(@Body() recu: unknown, @Req() requete: Request, @Res({ passthrough: true }) reponse: Response) {
    exigerDesComptes(this.identite);
    const { courriel, motDePasse, code } = lireTextes(recu, { courriel: 254, motDePasse: 400, code: 16 });
    await this.limites.compter(requete, courriel);
    const entree = await this.jalon.connexion.entrer(courriel, motDePasse, code.replaceAll(' ', ''));
    if (entree.issue === 'refuse') {
      journaliser('avertissement', 'connexion', { issue: 'refusee' });
      throw connexionRefusee();
    }
    return this.ouverture.ouvrir(entree, requete, reponse);
  }

  @Post('fermer')
  @HttpCode(200)
  @Politique('agent')
  @DecrireSortie()
  async sortir(@Req() requete: Request, @Res({ passthrough: true }) reponse: Response) {
    const jeton = this.identite.cookie.lire(requete);
    if (jeton !== undefined) await this.jalon.connexion.sessions.fermer(jeton);
    this.identite.cookie.oter(reponse);
    return {};
  }

  @Get('sessions')
  @Politique('agent')
  @DecrireSessions()
  async sessions(@Req() requete: Request) {
    exigerDesComptes(this.identite);
    const moi = await this.identite.connecte(requete);
    const siennes = moi ? await this.jalon.connexion.sessions.lister(moi.id) : [];
    return siennes.map((s) => sessionMontree(s, moi?.session.id));
  }

  @Post('sessions/:id/fermer')
  @HttpCode(200)
  @Politique('agent')
  @DecrireFermeture()
  async fermer(@Param('id') id: string, @Req() requete: Request) {
    exigerDesComptes(this.identite);
    const moi = await this.identite.connecte(requete);
    if (!moi || !(await this.jalon.connexion.sessions.fermerLaSienne(moi.id, id)))
      throw new ProblemeHttp(
        probleme(
          404,
          'introuvable',
          'Session introuvable',
          'Aucune de vos sessions ne porte ce nom : elle est déjà finie.',
        ),
      );
    return {};
  }
}

@Controller('invitations')
@Politique('ouverte')
export class ControleurInvitations {
  constructor(
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(Identite) private readonly identite: Identite,
    @Inject(Ouverture) private readonly ouverture: Ouverture,
  ) {}

  /** The token comes in a body: an address is logged, kept and shared. */
  @Post('lire')
  @HttpCode(200)
  @DecrireInvitation()
  async lire(@Body() recu: unknown) {
    exigerDesComptes(this.identite);
    const { jeton } = lireTextes(recu, { jeton: 64 });
    const lue = await this.jalon.connexion.lireInvitation(jeton);
    if (lue === null) throw invitationInconnue();
    return lue;
  }

  @Post('prendre')
  @HttpCode(200)
  @DecrirePrise()
  async prendre(@Body() recu: unknown, @Req() requete: Request, @Res({ passthrough: true }) reponse: Response) {
    exigerDesComptes(this.identite);
    const { jeton, motDePasse, code } = lireTextes(recu, { jeton: 64, motDePasse: 400, code: 16 });
    const entree = await this.jalon.connexion.activer(jeton, motDePasse, code.replaceAll(' ', ''));
    if (entree.issue === 'entre') return this.ouverture.ouvrir(entree, requete, reponse);
    if (entree.champs.length > 0) throw requeteRefusee(entree.champs);
    throw invitationInconnue();
  }
}

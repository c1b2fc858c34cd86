/** The HTTP application around an opened Jalon; `main.ts` and the tests build it the same way. */
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { gestionnaires, type Jalon, type Publication } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { refuserPendantArret } from './arret.js';
import { ServeurHttp } from './connexions/serveur-http.js';
import { ControleurDirect } from './direct/controleur.js';
import { documenter } from './documentation/document.js';
import { EtatDuServeur } from './etat-du-serveur.js';
import { ATTENTES, JALON, type LimitesDAttente } from './jetons.js';
import { suivreRequete } from './journal-http.js';
import { ControleurAFaire } from './lecture/a-faire.js';
import { ControleurAnomalies } from './lecture/anomalies.js';
import { AttentePosition, ATTENTES_PAR_DEFAUT } from './lecture/attente.js';
import { Fraicheur } from './lecture/fraicheur.js';
import { ControleurExport } from './lecture/export.js';
import { ControleurHeures } from './lecture/heures.js';
import { ControleurIndicateurs } from './lecture/indicateurs.js';
import { Jetons } from './lecture/jeton.js';
import { ControleurListes } from './lecture/listes.js';
import { ControleurMenu } from './lecture/menu.js';
import { ControleurOrganisations, ControleurPersonas } from './lecture/personas.js';
import { ControleurSante } from './lecture/sante.js';
import { ControleurConnexion, ControleurInvitations } from './identification/controleur.js';
import { ControleurComptes } from './identification/comptes.js';
import { Ouverture } from './identification/ouverture.js';
import { servirPageWeb } from './page-web.js';
import { servirVerification } from './verification.js';
import { ControleurPreuve } from './preuve/controleur.js';
import { ControleurHistoire } from './parcours/histoire.js';
import { ControleurParcours } from './parcours/controleur.js';
import { ControleurRecherche } from './parcours/recherche.js';
import { adresseInconnue, FiltreProblemes, panneHorsDeLApi } from './problemes/filtre.js';
import { entetes } from './securite/entetes.js';
import { CookieDeSession } from './securite/cookies.js';
import { garderHote } from './securite/hote.js';
import { Identite } from './securite/identite.js';
import { GardePolitique } from './securite/persona.js';
import { exigerUnePolitique } from './securite/politique.js';
import { Personas } from './securite/personas.js';
import { limiter, LimitesDeConnexion, type LimitesDeDebit } from './securite/limites.js';
import { ControleurStructures } from './structures/controleur.js';

@Module({})
class ModuleApi {
  static pour(
    jalon: Jalon,
    identite: Identite,
    serveur: EtatDuServeur,
    { attentes = ATTENTES_PAR_DEFAUT, limites }: OptionsApplication,
  ): DynamicModule {
    return {
      module: ModuleApi,
      imports: [CqrsModule.forRoot()],
      // the list first: `parcours` must not be read as an id
      controllers: [
        ControleurListes,
        ControleurExport,
        ControleurIndicateurs,
        ControleurAFaire,
        ControleurAnomalies,
        ControleurMenu,
        ControleurHeures,
        ControleurDirect,
        ControleurParcours,
        ControleurHistoire,
        ControleurPreuve,
        ControleurRecherche,
        ControleurConnexion,
        ControleurInvitations,
        ControleurComptes,
        ControleurPersonas,
        ControleurOrganisations,
        ControleurStructures,
        ControleurSante,
      ],
      providers: [
        { provide: APP_GUARD, useClass: GardePolitique },
        { provide: JALON, useValue: jalon },
        { provide: Identite, useValue: identite },
        Ouverture,
        { provide: LimitesDeConnexion, useValue: new LimitesDeConnexion(limites?.connexion ?? 0) },
        { provide: EtatDuServeur, useValue: serveur },
        { provide: ATTENTES, useValue: attentes },
        Jetons,
        AttentePosition,
        Fraicheur,
        ...gestionnaires(jalon),
      ],
    };
  }
}

export interface OptionsApplication {
  /** Who one may be, in demonstration; null: agents sign in. */
  personas: readonly Persona[] | null;
  /** Absent: in clear, for this machine alone. */
  publication?: Publication | null;
  serveur?: EtatDuServeur;
  /** Absent: no request is counted. */
  limites?: LimitesDeDebit;
  attentes?: LimitesDAttente;
  /** Folder of the built web app; absent: the API alone. */
  pageWeb?: string;
  /** Built page that verifies an audit file; absent: it is not served. */
  verificateur?: string;
}

/** Largest body accepted. */
const CORPS_MAX = '256kb';

/** Not listening yet. @throws RouteSansPolitique */
export async function creerApplication(jalon: Jalon, options: OptionsApplication): Promise<NestExpressApplication> {
  const { publication = null } = options;
  const personas = options.personas === null ? null : new Personas(options.personas, jalon);
  const identite = new Identite(jalon, personas, new CookieDeSession(publication !== null));
  const serveur = options.serveur ?? new EtatDuServeur();
  const module = ModuleApi.pour(jalon, identite, serveur, options);
  const app = await NestFactory.create<NestExpressApplication>(module, new ServeurHttp(serveur.connexions), {
    bodyParser: false,
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.set('etag', false);
  if (publication !== null) app.set('trust proxy', [publication.relais]);
  app.use(suivreRequete, entetes(publication !== null), refuserPendantArret(serveur), garderHote(publication));
  if (options.limites) app.use(limiter(identite, options.limites));
  app.useBodyParser('json', { limit: CORPS_MAX, strict: true });
  app.useGlobalFilters(new FiltreProblemes());
  app.setGlobalPrefix('api', { exclude: ['health/live', 'health/ready'] });
  documenter(app);
  if (options.verificateur) servirVerification(app, options.verificateur);
  if (options.pageWeb) servirPageWeb(app, options.pageWeb);
  await app.init();
  exigerUnePolitique(app);
  app.use(adresseInconnue, panneHorsDeLApi);
  return app;
}

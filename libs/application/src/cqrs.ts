/** The engine behind Nest's command and query buses: one command, one query per read, one handler each, and nothing else. */
import { Command, CommandHandler, Query, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Jour } from '@jalon/droit';
import type { Acteur } from '@jalon/parcours';
import { indicateursMontres, type IndicateursDeLAnnee } from '@jalon/projections';
import { aFairePour } from './a-faire/a-faire.js';
import type { AFaire } from './a-faire/tache.js';
import { delaisDeReponse } from './delais-de-reponse.js';
import { heuresDuMois, type HeuresDuMois } from './heures/heures-du-mois.js';
import { menuDe, type Menu } from './lecteur/menu.js';
import { anomaliesPour, type AnomaliesMontrees, type DemandeDeSuivi } from './lecteur/anomalies.js';
import { CLASSES_DE_TOUS } from './lecteur/droits.js';
import { structuresPour, type LigneDeStructure } from './lecteur/structures.js';
import type { OrganisationDeLAnnuaire } from './resultat.js';
import type { Jalon } from './ouvrir-jalon.js';
import type { DemandeEtude, EtudeDuDroit, SuiviEtude } from './etude.js';
import { donnerPoint, prouver, type DemandeDePreuve, type DossierFait, type PointDonne } from './preuve/prouver.js';
import type { Regard, RejugementParcours } from './rejugement.js';
import type {
  Action,
  Comparaison,
  EntreeJournal,
  Moteurs,
  NomDeGenre,
  PassRetrouve,
  Point,
  PointsCompares,
  RefusDe,
  TropDeRecherches,
  Replay,
} from './resultat.js';
import { jourDe, jourParis } from './temps.js';

type DemandeDu<G extends NomDeGenre> = Parameters<Moteurs[G]['executer']>[0];
type ResultatDu<G extends NomDeGenre> = Awaited<ReturnType<Moteurs[G]['executer']>>;
type ConsultationDu<G extends NomDeGenre> = Awaited<ReturnType<Moteurs[G]['consulter']>>;

/** @typeParam G kind of dossier; here and below */
export class Executer<G extends NomDeGenre = NomDeGenre> extends Command<ResultatDu<G>> {
  constructor(
    readonly genre: G,
    readonly demande: DemandeDu<G>,
  ) {
    super();
  }
}
export class Consulter<G extends NomDeGenre = NomDeGenre> extends Query<ConsultationDu<G>> {
  /** @param options `lecteur` absent, here and below: the operator of the data, who sees it whole */
  constructor(
    readonly genre: G,
    readonly id: string,
    readonly options: { au?: Jour | undefined; lecteur?: Acteur | undefined } = {},
  ) {
    super();
  }
}
export class LireJournal extends Query<EntreeJournal[] | null> {
  constructor(
    readonly genre: NomDeGenre,
    readonly id: string,
    readonly lecteur?: Acteur,
  ) {
    super();
  }
}
export class ListerActions extends Query<Action[] | null> {
  constructor(
    readonly genre: NomDeGenre,
    readonly id: string,
    readonly acteur: Acteur,
    readonly lecteur?: Acteur,
  ) {
    super();
  }
}
export class Rejouer extends Query<Replay | null> {
  constructor(
    readonly parcours: string,
    readonly options: Point & { lecteur?: Acteur },
  ) {
    super();
  }
}
export class Comparer extends Query<Comparaison | null> {
  constructor(
    readonly parcours: string,
    readonly points: PointsCompares,
    readonly lecteur?: Acteur,
  ) {
    super();
  }
}
/** Null: no such fact, for that reader. */
export class LireEffetDuFait extends Query<Comparaison | null> {
  constructor(
    readonly parcours: string,
    readonly place: number,
    readonly lecteur?: Acteur,
  ) {
    super();
  }
}

/** Null: no such parcours, for that reader. */
export class Prouver extends Query<DossierFait | null> {
  constructor(
    readonly parcours: string,
    readonly demande: DemandeDePreuve,
  ) {
    super();
  }
}
export class DonnerPoint extends Query<PointDonne> {
  constructor(readonly depuis: number) {
    super();
  }
}

export class Rejuger extends Query<RejugementParcours | null> {
  constructor(
    readonly parcours: string,
    readonly regard: Regard = {},
    readonly lecteur?: Acteur,
  ) {
    super();
  }
}
export class EtudierLeDroit extends Query<EtudeDuDroit> {
  constructor(
    readonly demande: DemandeEtude = {},
    readonly suivi: SuiviEtude = {},
  ) {
    super();
  }
}

/** A command: looking leaves a trace, and opens a right. */
export class RetrouverPass extends Command<PassRetrouve | TropDeRecherches | RefusDe<never>> {
  /** @param compte who looks: bounded a day */
  constructor(
    readonly data: unknown,
    readonly acteur: Acteur,
    readonly compte: string,
  ) {
    super();
  }
}

/** Figures of a calendar year, today: the same for every mouth. */
export class CompterIndicateurs extends Query<IndicateursDeLAnnee> {
  /** @param filtre `annee`: this year by default; `siae`: id of one organisation; `departement`: its code */
  constructor(readonly filtre: { annee?: number; siae?: string; departement?: string } = {}) {
    super();
  }
}

/** What was accepted and is to be followed, in the département of a service of the State; null: the actor is not one. */
export class ListerAnomalies extends Query<AnomaliesMontrees | null> {
  constructor(
    readonly acteur: Acteur,
    readonly demande: DemandeDeSuivi,
  ) {
    super();
  }
}
/** What an actor has to do, and waits for. */
export class ConsulterAFaire extends Query<AFaire> {
  constructor(readonly acteur: Acteur) {
    super();
  }
}
/** The hours of a month, the one before by default, for those whom a structure employs; null: the actor employs nobody. */
export class ListerHeures extends Query<HeuresDuMois | null> {
  constructor(
    readonly acteur: Acteur,
    readonly demande: { mois?: string | undefined; page?: number | undefined } = {},
  ) {
    super();
  }
}
/** What an actor may open, before any dossier is named. */
export class ConsulterMenu extends Query<Menu> {
  constructor(readonly acteur: Acteur) {
    super();
  }
}
/** Those that the reader may read, with what she finds of each in her lists. */
export class ListerStructures extends Query<LigneDeStructure[]> {
  constructor(readonly lecteur: Acteur) {
    super();
  }
}
export class ListerOrganisations extends Query<OrganisationDeLAnnuaire[]> {}

/** @returns handler classes bound to one opened Jalon, to be listed as providers beside `CqrsModule` */
export function gestionnaires({ moteur, preuves, projections, referentiel, lecture, horloge, structures }: Jalon) {
  const moteurs: Moteurs = { parcours: moteur, structure: structures };
  /** Whatever the kind: its request and its answer go together. */
  const moteurDu = (genre: NomDeGenre): Moteurs['parcours'] => moteurs[genre] as unknown as Moteurs['parcours'];
  @CommandHandler(Executer)
  class ExecuterHandler implements ICommandHandler<Executer> {
    execute({ genre, demande }: Executer) {
      return moteurDu(genre).executer(demande);
    }
  }
  @QueryHandler(Consulter)
  class ConsulterHandler implements IQueryHandler<Consulter> {
    execute({ genre, id, options }: Consulter) {
      return moteurDu(genre).consulter(id, options);
    }
  }
  @QueryHandler(LireJournal)
  class LireJournalHandler implements IQueryHandler<LireJournal> {
    execute({ genre, id, lecteur }: LireJournal) {
      return moteurDu(genre).journal(id, lecteur);
    }
  }
  @QueryHandler(ListerActions)
  class ListerActionsHandler implements IQueryHandler<ListerActions> {
    execute({ genre, id, acteur, lecteur }: ListerActions) {
      return moteurDu(genre).actions(id, acteur, lecteur);
    }
  }
  @QueryHandler(Rejouer)
  class RejouerHandler implements IQueryHandler<Rejouer> {
    execute({ parcours, options }: Rejouer) {
      return moteur.rejouer(parcours, options);
    }
  }
  @QueryHandler(Comparer)
  class ComparerHandler implements IQueryHandler<Comparer> {
    execute({ parcours, points, lecteur }: Comparer) {
      return moteur.comparer(parcours, points, lecteur);
    }
  }
  @QueryHandler(LireEffetDuFait)
  class LireEffetDuFaitHandler implements IQueryHandler<LireEffetDuFait> {
    execute({ parcours, place, lecteur }: LireEffetDuFait) {
      return moteur.effetDuFait(parcours, place, lecteur);
    }
  }
  @QueryHandler(Prouver)
  class ProuverHandler implements IQueryHandler<Prouver> {
    execute({ parcours, demande }: Prouver) {
      return prouver({ moteur, preuves, horloge, lecture }, parcours, demande);
    }
  }
  @QueryHandler(DonnerPoint)
  class DonnerPointHandler implements IQueryHandler<DonnerPoint> {
    execute({ depuis }: DonnerPoint) {
      return donnerPoint({ preuves }, depuis);
    }
  }
  @QueryHandler(Rejuger)
  class RejugerHandler implements IQueryHandler<Rejuger> {
    execute({ parcours, regard, lecteur }: Rejuger) {
      return moteur.rejuger(parcours, regard, lecteur);
    }
  }
  @QueryHandler(EtudierLeDroit)
  class EtudierLeDroitHandler implements IQueryHandler<EtudierLeDroit> {
    execute({ demande, suivi }: EtudierLeDroit) {
      return moteur.etudier(demande, suivi);
    }
  }
  @CommandHandler(RetrouverPass)
  class RetrouverPassHandler implements ICommandHandler<RetrouverPass> {
    execute({ data, acteur, compte }: RetrouverPass) {
      return moteur.retrouverPass(data, acteur, compte);
    }
  }
  @QueryHandler(CompterIndicateurs)
  class CompterIndicateursHandler implements IQueryHandler<CompterIndicateurs> {
    // awaited by the bus
    async execute({ filtre }: CompterIndicateurs) {
      const jour = jourParis(horloge());
      const annee = filtre.annee ?? Number(jour.slice(0, 4));
      const chiffres = projections.indicateurs.compter({ ...filtre, annee, jour }, referentiel.auJour(jour, lecture));
      return indicateursMontres.montrer(chiffres, CLASSES_DE_TOUS) as IndicateursDeLAnnee;
    }
  }
  @QueryHandler(ListerStructures)
  class ListerStructuresHandler implements IQueryHandler<ListerStructures> {
    execute({ lecteur }: ListerStructures) {
      return structuresPour({ projections, structures }, lecteur, jourDe(horloge(), lecteur.organisation.departement));
    }
  }
  @QueryHandler(ListerAnomalies)
  class ListerAnomaliesHandler implements IQueryHandler<ListerAnomalies> {
    execute({ acteur, demande }: ListerAnomalies) {
      return anomaliesPour({ projections, structures }, acteur, demande);
    }
  }
  @QueryHandler(ListerHeures)
  class ListerHeuresHandler implements IQueryHandler<ListerHeures> {
    execute({ acteur, demande }: ListerHeures) {
      const jour = jourDe(horloge(), acteur.organisation.departement);
      return heuresDuMois({ projections, moteur, structures }, acteur, { ...demande, jour });
    }
  }
  @QueryHandler(ConsulterMenu)
  class ConsulterMenuHandler implements IQueryHandler<ConsulterMenu> {
    // awaited by the bus
    async execute({ acteur }: ConsulterMenu) {
      return menuDe(acteur, preuves !== null);
    }
  }
  @QueryHandler(ConsulterAFaire)
  class ConsulterAFaireHandler implements IQueryHandler<ConsulterAFaire> {
    execute({ acteur }: ConsulterAFaire) {
      const sources = { projections, structures, delais: delaisDeReponse(referentiel, lecture) };
      return aFairePour(sources, acteur, jourDe(horloge(), acteur.organisation.departement));
    }
  }
  @QueryHandler(ListerOrganisations)
  class ListerOrganisationsHandler implements IQueryHandler<ListerOrganisations> {
    execute() {
      return structures.annuaire();
    }
  }
  return [
    ListerStructuresHandler,
    ListerOrganisationsHandler,
    ListerAnomaliesHandler,
    ConsulterAFaireHandler,
    ConsulterMenuHandler,
    ListerHeuresHandler,
    ExecuterHandler,
    ConsulterHandler,
    LireJournalHandler,
    ListerActionsHandler,
    RejouerHandler,
    ComparerHandler,
    LireEffetDuFaitHandler,
    ProuverHandler,
    DonnerPointHandler,
    RejugerHandler,
    EtudierLeDroitHandler,
    RetrouverPassHandler,
    CompterIndicateursHandler,
  ];
}

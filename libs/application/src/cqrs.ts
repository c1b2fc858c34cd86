/** The engine behind Nest's command and query buses: one command, one query per read, one handler each, and nothing else. */
import { Command, CommandHandler, Query, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Jour, Verdict } from '@jalon/droit';
import type { VueStructure } from '@jalon/conventionnement';
import type { Acteur } from '@jalon/parcours';
import type { DemandeStructure, ResultatStructure } from './structures/resultat.js';
import type { IndicateursDeLAnnee } from '@jalon/projections';
import type { Jalon } from './ouvrir-jalon.js';
import type { Regard, RejugementDepartement, RejugementParcours } from './rejugement.js';
import type { Action, Consultation, DemandeExecution, EntreeJournal, Replay, Resultat } from './resultat.js';
import { jourParis } from './temps.js';

export class Executer extends Command<Resultat> {
  constructor(readonly demande: DemandeExecution) {
    super();
  }
}
export class Consulter extends Query<Consultation | null> {
  constructor(
    readonly parcours: string,
    readonly au?: Jour,
    /** Absent, here and below: the operator of the data, who sees it whole. */
    readonly lecteur?: Acteur,
  ) {
    super();
  }
}
/** Whether that actor may read the parcours (ACT-02): the reads themselves do not ask. */
export class JugerAcces extends Query<Verdict | null> {
  constructor(
    readonly parcours: string,
    readonly lecteur: Acteur,
  ) {
    super();
  }
}
export class LireJournal extends Query<EntreeJournal[] | null> {
  constructor(
    readonly parcours: string,
    readonly lecteur?: Acteur,
  ) {
    super();
  }
}
export class ListerActions extends Query<Action[] | null> {
  constructor(
    readonly parcours: string,
    readonly acteur: Acteur,
  ) {
    super();
  }
}
export class Rejouer extends Query<Replay | null> {
  constructor(
    readonly parcours: string,
    readonly options: { au?: Jour; connuLe?: Jour; lecteur?: Acteur },
  ) {
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
export class RejugerTout extends Query<RejugementDepartement> {
  constructor(
    readonly regard: Regard = {},
    readonly progression?: (faits: number) => void,
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

export class ExecuterStructure extends Command<ResultatStructure> {
  constructor(readonly demande: DemandeStructure) {
    super();
  }
}
export class ListerStructures extends Query<VueStructure[]> {}
export class ConsulterStructure extends Query<VueStructure | null> {
  constructor(
    readonly structure: string,
    readonly au?: Jour,
  ) {
    super();
  }
}
export class LireJournalStructure extends Query<EntreeJournal[] | null> {
  constructor(readonly structure: string) {
    super();
  }
}

/** @returns handler classes bound to one opened Jalon, to be listed as providers beside `CqrsModule` */
export function gestionnaires({ moteur, projections, referentiel, lecture, horloge, structures }: Jalon) {
  @CommandHandler(Executer)
  class ExecuterHandler implements ICommandHandler<Executer> {
    execute({ demande }: Executer) {
      return moteur.executer(demande);
    }
  }
  @QueryHandler(Consulter)
  class ConsulterHandler implements IQueryHandler<Consulter> {
    execute({ parcours, au, lecteur }: Consulter) {
      return moteur.consulter(parcours, { ...(au ? { au } : {}), ...(lecteur ? { lecteur } : {}) });
    }
  }
  @QueryHandler(JugerAcces)
  class JugerAccesHandler implements IQueryHandler<JugerAcces> {
    execute({ parcours, lecteur }: JugerAcces) {
      return moteur.jugerAcces(parcours, lecteur);
    }
  }
  @QueryHandler(LireJournal)
  class LireJournalHandler implements IQueryHandler<LireJournal> {
    execute({ parcours, lecteur }: LireJournal) {
      return moteur.journal(parcours, lecteur);
    }
  }
  @QueryHandler(ListerActions)
  class ListerActionsHandler implements IQueryHandler<ListerActions> {
    execute({ parcours, acteur }: ListerActions) {
      return moteur.actions(parcours, acteur);
    }
  }
  @QueryHandler(Rejouer)
  class RejouerHandler implements IQueryHandler<Rejouer> {
    execute({ parcours, options }: Rejouer) {
      return moteur.rejouer(parcours, options);
    }
  }
  @QueryHandler(Rejuger)
  class RejugerHandler implements IQueryHandler<Rejuger> {
    execute({ parcours, regard, lecteur }: Rejuger) {
      return moteur.rejuger(parcours, regard, lecteur);
    }
  }
  @QueryHandler(RejugerTout)
  class RejugerToutHandler implements IQueryHandler<RejugerTout> {
    execute({ regard, progression }: RejugerTout) {
      return moteur.rejugerTout(regard, progression);
    }
  }
  @QueryHandler(CompterIndicateurs)
  class CompterIndicateursHandler implements IQueryHandler<CompterIndicateurs> {
    // awaited by the bus
    async execute({ filtre }: CompterIndicateurs) {
      const jour = jourParis(horloge());
      const annee = filtre.annee ?? Number(jour.slice(0, 4));
      return projections.indicateurs.compter({ ...filtre, annee, jour }, referentiel.auJour(jour, lecture));
    }
  }
  @CommandHandler(ExecuterStructure)
  class ExecuterStructureHandler implements ICommandHandler<ExecuterStructure> {
    execute({ demande }: ExecuterStructure) {
      return structures.executer(demande);
    }
  }
  @QueryHandler(ListerStructures)
  class ListerStructuresHandler implements IQueryHandler<ListerStructures> {
    execute() {
      return structures.lister();
    }
  }
  @QueryHandler(ConsulterStructure)
  class ConsulterStructureHandler implements IQueryHandler<ConsulterStructure> {
    execute({ structure, au }: ConsulterStructure) {
      return structures.consulter(structure, au === undefined ? {} : { au });
    }
  }
  @QueryHandler(LireJournalStructure)
  class LireJournalStructureHandler implements IQueryHandler<LireJournalStructure> {
    execute({ structure }: LireJournalStructure) {
      return structures.journal(structure);
    }
  }
  return [
    ExecuterStructureHandler,
    ListerStructuresHandler,
    ConsulterStructureHandler,
    LireJournalStructureHandler,
    ExecuterHandler,
    ConsulterHandler,
    JugerAccesHandler,
    LireJournalHandler,
    ListerActionsHandler,
    RejouerHandler,
    RejugerHandler,
    RejugerToutHandler,
    CompterIndicateursHandler,
  ];
}

/** Folded organisations. Never trusted blindly: what was written since, by anyone, is read before use. */
import {
  catalogueStructure,
  etatInitialStructure,
  evolveStructure,
  habiliteeAu,
  predecesseursAu,
  situationAu,
  substitueeAu,
  type EtatStructure,
  type FaitStructure,
} from '@jalon/conventionnement';
import { typeSiae, type Acteur, type Jour, type OrganisationConnue, type Siae } from '@jalon/droit';
import { BrokenStream, StoreUnavailable, type EventStore, type StoredEvent } from '@jalon/event-store';
import type { SituationStructure } from '@jalon/parcours';
import { lireDans, type FaitLu } from '../faits-stockes.js';
import type { OrganisationDeclaree, OrganisationDeLAnnuaire } from '../resultat.js';
import { structureStream, PREFIXE_STRUCTURE } from '../identifiants.js';

interface Chargee {
  etat: EtatStructure;
  faits: FaitLu<FaitStructure>[];
}

/** What a decision on a parcours may know of the organisations on a day. */
export interface RegardStructures {
  /** The actor as the préfet's decisions leave him: a local habilitation has its dates (ORI-04). */
  acteur: Acteur;
  structure: SituationStructure;
  /** Prescripteurs by id: authorised or not; an absent id is unknown. */
  habilitations: Readonly<Record<string, boolean>>;
  /** To whom the actor succeeds on that day, and whose acts are hers (D43). */
  predecesseurs: readonly string[];
  /** Organisations named, as the directory knows them. Absent: the deployment answers for none. */
  annuaire?: Readonly<Record<string, OrganisationConnue>>;
}
const PAGE = 1000;

export class Structures {
  private readonly memory = new Map<string, Chargee>();
  /** Read at least once by this process: of the others nothing is known, not even that they have no fact. */
  private readonly lues = new Set<string>();
  /** Position up to which the facts of all of them were read. */
  private lueJusque = -1;
  private readonly declarees: ReadonlyMap<string, OrganisationDeclaree>;
  private readonly habilitations: Readonly<Record<string, boolean>>;

  /** @param declarees organisations that the deployment answers for; absent: none, and it knows no directory */
  constructor(
    private readonly store: EventStore,
    private readonly bootstrap: readonly OrganisationDeclaree[] | undefined,
  ) {
    const declarees = bootstrap ?? [];
    this.declarees = new Map(declarees.map((o) => [o.id, o]));
    this.habilitations = Object.fromEntries(
      declarees.flatMap((o) => (o.habilitee === undefined ? [] : [[o.id, o.habilitee]])),
    );
  }

  /** @throws HistoireIncoherente, VersionInconnue, StoreUnavailable */
  async charger(id: string): Promise<Chargee> {
    const connue = this.memory.get(id) ?? { etat: etatInitialStructure(id), faits: [] };
    const suite = await this.store.readStream(structureStream(id), connue.etat.revision + 1);
    this.lues.add(id);
    return suite.length === 0 ? connue : this.ajouter(id, connue, suite);
  }

  /** An event of the log, read by somebody else in order: kept when it is the next one of its organisation. */
  recevoir(e: StoredEvent): void {
    const id = e.stream.slice(PREFIXE_STRUCTURE.length);
    const connue = this.memory.get(id) ?? { etat: etatInitialStructure(id), faits: [] };
    if (e.revision === connue.etat.revision + 1) this.ajouter(id, connue, [e]);
  }

  /** Reads every organisation that has facts, so that `regardAvant` can answer at once; what was read already is not read again. */
  async chargerToutes(): Promise<readonly string[]> {
    for (;;) {
      const page = await this.store.readAll({
        after: this.lueJusque,
        limit: PAGE,
        filter: { streamPrefixes: [PREFIXE_STRUCTURE] },
      });
      for (const e of page) this.recevoir(e);
      this.lueJusque = page.at(-1)?.position ?? this.lueJusque;
      if (page.length < PAGE) break;
    }
    return [...this.memory.keys()].sort();
  }
  /** The log went back: nothing read is known to be there still. */
  oublierTout(): void {
    this.memory.clear();
    this.lues.clear();
    this.lueJusque = -1;
  }

  /** What the deployment declares of this organisation. */
  declaree(id: string): { siae: Siae | null; departement: string | null } {
    const o = this.declarees.get(id);
    return { siae: o ? typeSiae(o) : null, departement: o?.departement ?? null };
  }
  get ids(): readonly string[] {
    return [...this.declarees.keys()];
  }

  /** @param nommees other organisations the command names */
  async regard(acteur: Acteur, jour: Jour, nommees: readonly string[] = []): Promise<RegardStructures> {
    await this.predecesseurs(acteur.organisation.id, jour);
    for (const id of nommees) await this.charger(id);
    return this.regarder(acteur, jour, nommees, (id) => this.memory.get(id)?.etat);
  }

  /** Those to whom it succeeds on that day, one after the other; the organisation and each of them are read. */
  async predecesseurs(id: string, jour: Jour): Promise<readonly string[]> {
    const vus = [id];
    for (const suivant of vus) {
      const { etat } = await this.charger(suivant);
      for (const p of predecesseursAu(etat.dossier, jour)) if (!vus.includes(p)) vus.push(p);
    }
    return vus.slice(1);
  }
  /** The same for a list. */
  async predecesseursLus(id: string, jour: Jour): Promise<readonly string[]> {
    await this.predecesseurs(id, jour).catch(siLeJournalSeTait);
    return this.predecesseursConnus(id, jour);
  }
  /** The same once they were read. */
  predecesseursConnus(
    id: string,
    jour: Jour,
    etatDe: (de: string) => EtatStructure | undefined = (de) => this.memory.get(de)?.etat,
  ): readonly string[] {
    const vus = [id];
    for (const suivant of vus) {
      const etat = etatDe(suivant);
      for (const p of etat ? predecesseursAu(etat.dossier, jour) : []) if (!vus.includes(p)) vus.push(p);
    }
    return vus.slice(1);
  }

  /**
   * Who a prescripteur is today. When the log does not answer, as it was last read: lists are still served then. Never read here, she
   * has the least rights, since a decision may have taken the others away.
   */
  async situer(acteur: Acteur, jour: Jour): Promise<Acteur> {
    const { organisation } = acteur;
    try {
      await this.charger(organisation.id);
    } catch (erreur) {
      siLeJournalSeTait(erreur);
      if (!this.lues.has(organisation.id)) return { ...acteur, organisation: { ...organisation, habilitee: false } };
    }
    return this.regarder(acteur, jour, [], (id) => this.memory.get(id)?.etat).acteur;
  }

  /** The same as it was known before a position of the log. */
  async regardPasse(
    acteur: Acteur,
    jour: Jour,
    nommees: readonly string[],
    position: number,
  ): Promise<RegardStructures> {
    await this.predecesseurs(acteur.organisation.id, jour);
    for (const id of nommees) await this.charger(id);
    return this.regardAvant(acteur, jour, nommees, position);
  }

  /** The same as it was known before a position of the log, after `charger`, `chargerToutes`, or once the events before it were received. */
  regardAvant(acteur: Acteur, jour: Jour, nommees: readonly string[], position: number): RegardStructures {
    return this.regarder(acteur, jour, nommees, (id) => {
      const connue = this.memory.get(id);
      if (!connue || (connue.faits.at(-1)?.position ?? -1) < position) return connue?.etat;
      const avant = connue.faits.filter((f) => f.position < position).map((f) => f.fait);
      return avant.reduce(evolveStructure, etatInitialStructure(id));
    });
  }

  private regarder(
    acteur: Acteur,
    jour: Jour,
    nommees: readonly string[],
    etatDe: (id: string) => EtatStructure | undefined,
  ): RegardStructures {
    const decisions = Object.fromEntries(
      [acteur.organisation.id, ...nommees].flatMap((id) => {
        const etat = etatDe(id);
        const habilitee = etat ? habiliteeAu(etat.dossier, jour) : null;
        return habilitee === null ? [] : [[id, habilitee]];
      }),
    ) as Record<string, boolean>;
    const { organisation } = acteur;
    const habilitee = acteur.role === 'prescripteur' ? decisions[organisation.id] : undefined;
    const etat = etatDe(organisation.id);
    // a structure that changed its kind acts under the one that the State recorded
    const inscrit = acteur.role === 'siae' ? (etat?.dossier.type ?? null) : null;
    const type = inscrit === null ? {} : { type: inscrit };
    const dossierDe = (id: string) => etatDe(id)?.dossier ?? null;
    return {
      acteur: {
        ...acteur,
        organisation: { ...organisation, ...(habilitee === undefined ? {} : { habilitee }), ...type },
      },
      structure: situationAu(
        substitueeAu((etat ?? etatInitialStructure(organisation.id)).dossier, jour, dossierDe),
        jour,
        inscrit ?? typeSiae(organisation),
      ),
      predecesseurs: this.predecesseursConnus(organisation.id, jour, etatDe),
      habilitations: { ...this.habilitations, ...decisions },
      ...(this.bootstrap === undefined
        ? {}
        : { annuaire: Object.fromEntries(nommees.map((id) => [id, this.connue(id, etatDe(id))])) }),
    };
  }

  private connue(id: string, etat: EtatStructure | undefined): OrganisationConnue {
    const declaree = this.declarees.get(id);
    const siae = etat?.dossier.type ?? (declaree ? typeSiae(declaree) : null);
    return {
      connue: declaree !== undefined || (etat?.revision ?? -1) >= 0,
      siae,
      prescripteur:
        siae === null &&
        (declaree?.type !== undefined ||
          declaree?.habilitee !== undefined ||
          (etat?.dossier.habilitations.length ?? 0) > 0),
      fermeeLe: etat?.dossier.arrets.find((a) => a.quoi === 'fermeture')?.debut ?? null,
    };
  }

  /** Everybody the log may name by an id, by id, on that day. When the log does not answer, as it was last read. */
  async annuaire(jour: Jour): Promise<OrganisationDeLAnnuaire[]> {
    await this.chargerToutes().catch(siLeJournalSeTait);
    return [...new Set([...this.ids, ...this.memory.keys()])].sort().map((id) => {
      const declaree = this.declarees.get(id);
      const { dossier: d } = this.memory.get(id)?.etat ?? etatInitialStructure(id);
      const type = d.type ?? d.typePrescripteur ?? declaree?.type;
      const departement = d.departement ?? declaree?.departement;
      const habilitee = habiliteeAu(d, jour) ?? declaree?.habilitee;
      return {
        id,
        nom: d.nom ?? declaree?.nom ?? id,
        inscrite: d.type !== null || d.habilitations.length > 0,
        ...(type === undefined ? {} : { type }),
        ...(departement === undefined ? {} : { departement }),
        ...(habilitee === undefined ? {} : { habilitee }),
      };
    });
  }

  private ajouter(id: string, depuis: Chargee, suite: readonly StoredEvent[]): Chargee {
    const faits = suite.map(lireFaitDeStructure);
    const chargee = {
      etat: faits.map((f) => f.fait).reduce(evolveStructure, depuis.etat),
      faits: [...depuis.faits, ...faits],
    };
    this.memory.set(id, chargee);
    return chargee;
  }
}

/** Lists are still served when the log does not answer. @throws any other fault */
function siLeJournalSeTait(erreur: unknown): void {
  if (!(erreur instanceof StoreUnavailable) || erreur instanceof BrokenStream) throw erreur;
}

/** @throws VersionInconnue: never guessed, never skipped */
export const lireFaitDeStructure = (e: StoredEvent): FaitLu<FaitStructure> =>
  lireDans(catalogueStructure, e, e.data) as FaitLu<FaitStructure>;

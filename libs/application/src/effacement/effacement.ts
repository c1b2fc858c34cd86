/**
 * Erasing the data of a person (ADR 0039): proposed, shown, confirmed, done, certified. The decision is a command of the dossier like any
 * other; what this adds is what a decision cannot do alone: see all her dossiers, destroy, and take up again what was cut.
 */
import { createHash } from 'node:crypto';
import { enFrancais, type Jour, type Verdict } from '@jalon/droit';
import { catalogue, conservationDuDossier, estOuvert, type Acteur } from '@jalon/parcours';
import { typeStocke } from '@jalon/decider';
import type { Ressources } from '../moteur/ressources.js';
import { PREFIXE_PARCOURS } from '../identifiants.js';
import { QueueByKey } from '../queue-by-key.js';
import type { Moteur } from '../resultat.js';
import { jourParis } from '../temps.js';
import { achever, decides, resteAFaire, type Moyens } from './achever.js';
import { certifier, type Certificat } from './certificat.js';

/** A dossier whose time is over. */
export interface AEffacer {
  parcours: string;
  conserveesJusquAu: Jour;
  /** Why the time runs from there. */
  raison: string;
}
export interface DemandeEffacement {
  parcours: string;
  fondement: string;
  reference?: string;
  decisionDu?: string;
}
/** One dossier of the person, looked at. */
export interface EffacementDUnDossier {
  parcours: string;
  /** Facts that will stay, without anything of her. */
  faits: number;
  /** Keys of the index that lead to her, to be removed. */
  index: number;
  /** Null: erased, or would be; otherwise why not, in French. */
  refus: string | null;
}
export interface ResultatEffacement {
  dossiers: EffacementDUnDossier[];
  /** To be given back to confirm exactly what was shown; null: nothing would be erased. */
  code: string | null;
  /** False: only shown. */
  execute: boolean;
}

/** Whoever answers for the deployment, on the machine itself. */
const OPERATEUR: Acteur = { role: 'systeme', organisation: { id: 'exploitation' } };

type Essai = Omit<EffacementDUnDossier, 'faits'> & { revision: number };

const OUVERTURES = Array.from({ length: catalogue.ParcoursOuvert.version }, (_, i) =>
  typeStocke(catalogue.ParcoursOuvert, i + 1),
);
const PAGE = 500;

/** The code given back is not that of what would be erased now. */
export class ConfirmationPerimee extends Error {
  override name = 'ConfirmationPerimee';
  constructor() {
    super('Ce code ne correspond pas à ce qui serait effacé maintenant : relisez la simulation, puis confirmez.');
  }
}

export class Effacement {
  private readonly tours = new QueueByKey();

  constructor(
    private readonly r: Ressources,
    private readonly moteur: Pick<Moteur, 'executer'>,
    private readonly moyens: Moyens,
    /** Last checkpoint of the log; null: this process seals none. */
    private readonly point: () => string | null,
  ) {}

  /** The oldest first. */
  async proposer(limite: number): Promise<AEffacer[]> {
    const { r } = this;
    const jour = jourParis(r.horloge());
    const droit = r.referentiels.auJour(jour);
    const trouves: AEffacer[] = [];
    for (let after = -1; trouves.length < limite;) {
      const page = await r.store.readAll({
        after,
        limit: PAGE,
        filter: { streamPrefixes: [PREFIXE_PARCOURS], types: OUVERTURES },
      });
      for (const e of page) {
        const parcours = e.stream.slice(PREFIXE_PARCOURS.length);
        if (trouves.length >= limite || r.coffre.etatDe(parcours) !== 'vivante') continue;
        const { dossier } = (await r.dossiers.charger(parcours)).etat;
        const garde = conservationDuDossier(dossier, droit);
        if (garde && garde.prorogeeDepuis === null && garde.jusquAu < jour && dossier.efface === null)
          trouves.push({ parcours, conserveesJusquAu: garde.jusquAu, raison: garde.raison });
      }
      if (page.length < PAGE) break;
      after = page.at(-1)?.position ?? after;
    }
    return trouves;
  }

  /**
   * Every dossier of the person, each judged at its own end; only the one named when it was opened by mistake.
   * @param code of the simulation; null: simulate
   * @throws ConfirmationPerimee; StoreUnavailable, EcritureFermee, UnknownOutcome
   */
  async decider(demande: DemandeEffacement, code: string | null): Promise<ResultatEffacement> {
    const siens = await this.dossiersDe(demande);
    const vus: Essai[] = [];
    for (const parcours of siens) vus.push(await this.essayer(demande, parcours));
    const empreinte = empreinteDe(
      demande,
      vus.filter((v) => v.refus === null),
    );
    const montrer = ({ revision, ...reste }: Essai): EffacementDUnDossier => ({ ...reste, faits: revision + 1 });
    if (code === null) return { dossiers: vus.map(montrer), code: empreinte, execute: false };
    if (code !== empreinte) throw new ConfirmationPerimee();
    const faits: EffacementDUnDossier[] = [];
    for (const vu of vus) {
      if (vu.refus === null) {
        const { parcours, revision } = vu;
        const resultat = await this.executer(demande, parcours, { revisionAttendue: revision });
        if (resultat !== null) {
          faits.push({ ...montrer(vu), refus: resultat });
          continue;
        }
        await this.achever(parcours);
      }
      faits.push(montrer(vu));
    }
    return { dossiers: faits, code: empreinte, execute: true };
  }

  /** What follows a decision already written, whoever took it. One at a time. */
  achever(parcours: string): Promise<boolean> {
    return this.tours.tour('effacement', () => achever(this.moyens, parcours));
  }

  /** Takes up again what a stop cut. @returns dossiers finished */
  async reprendre(): Promise<number> {
    let faits = 0;
    for (const parcours of await decides(this.moyens)) if (await this.achever(parcours)) faits += 1;
    return faits;
  }

  /** Null: no such dossier, or nothing erased it. */
  async certificat(parcours: string): Promise<Certificat | null> {
    await this.r.personnes.aJour();
    return certifier(this.r, parcours, resteAFaire(this.moyens, parcours), this.point());
  }

  private async dossiersDe({ parcours, fondement }: DemandeEffacement): Promise<string[]> {
    const { etat } = await this.r.dossiers.charger(parcours);
    if (!estOuvert(etat)) return [];
    if (fondement === 'OUVERTURE_PAR_ERREUR') return [parcours];
    const { parcours: tous } = await this.r.personnes.personne(this.r.personnes.clesDuDossier(etat.dossier));
    return [parcours, ...tous.filter((p) => p !== parcours)];
  }

  private async essayer(demande: DemandeEffacement, parcours: string): Promise<Essai> {
    const { etat } = await this.r.dossiers.charger(parcours);
    await this.r.personnes.aJour();
    const { index } = resteAFaire(this.moyens, parcours);
    const refus = await this.executer(demande, parcours, { simuler: true });
    return { parcours, revision: etat.revision, index, refus };
  }

  /** Null: accepted. */
  private async executer(
    { fondement, reference, decisionDu }: DemandeEffacement,
    parcours: string,
    suite: { simuler: true } | { revisionAttendue: number },
  ): Promise<string | null> {
    const data = {
      fondement,
      ...(reference === undefined ? {} : { reference }),
      ...(decisionDu === undefined ? {} : { decisionDu }),
    };
    const resultat = await this.moteur.executer({
      parcours,
      type: 'EffacerDonnees',
      data,
      acteur: OPERATEUR,
      ...suite,
    });
    return resultat.issue === 'accepte' ? null : [resultat.message, ...manques(resultat)].join(' ');
  }
}

/** What fails, what is expected, and from which day it would be possible. */
const manques = ({ constats }: Pick<Verdict, 'constats'>): string[] =>
  constats
    .filter((k) => !k.satisfaite)
    .map(
      (k) =>
        `Attendu : ${k.attendu} ; constaté : ${k.constate}${k.possibleLe === undefined ? '' : ` ; possible le ${enFrancais(k.possibleLe)}`}` +
        `${k.references.length === 0 ? '' : ` (${[...new Set(k.references.map((x) => x.titre))].join(', ')})`}.`,
    );

const empreinteDe = (
  { fondement }: DemandeEffacement,
  acceptes: readonly { parcours: string; revision: number }[],
): string | null =>
  acceptes.length === 0
    ? null
    : createHash('sha256')
        .update(JSON.stringify([fondement, ...acceptes.map(({ parcours, revision }) => [parcours, revision])]))
        .digest('hex')
        .slice(0, 12);

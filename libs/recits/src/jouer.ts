/** Plays a scenario on an empty in-memory engine whose clock is the day of the step. */
import {
  anomaliesPour,
  ouvrirJalon,
  uuidDe,
  valider,
  type Action,
  type AnomaliesMontrees,
  type ChampRefuse,
  type DemandeExecution,
  type EntreeJournal,
  type FaitVue,
  type FamilleRefus,
  type Jalon,
  type OptionsJalon,
  type PassRetrouve,
  type RefusDe,
  type RefusMoteur,
  type Resultat,
  type ResultatStructure,
  type Vue,
} from '@jalon/application';
import type { VueStructure } from '@jalon/conventionnement';
import type { Constat, Jour, Lecture, Organisation } from '@jalon/droit';
import { decide, etatInitial, structureParDefaut, type Acteur, type Commande } from '@jalon/parcours';
import { ecarts } from './attendu.js';
import { agit, type EtapeActe, type EtapeLue, type EtapeScenario, type Scenario } from './document.js';

export interface RefusEtape {
  famille: FamilleRefus;
  regle: string | null;
  message: string;
  champs?: ChampRefuse[];
  /** Unsatisfied ones only. */
  constats: Constat[];
}
export interface EtapeJouee {
  /** From 1. */
  n: number;
  le: Jour;
  /** Absent: the step looks. */
  commande?: string;
  lire?: EtapeLue['lire'];
  issue: 'accepte' | 'refuse';
  conforme: boolean;
  /** One French sentence per difference with what was expected; empty when `conforme`. */
  ecarts: string[];
  refus?: RefusEtape;
  /** What the verdict warns of although it is favourable. */
  signaux?: Constat[];
  faits: FaitVue[];
  /** Facts of the deadlines that fell due since the previous step, in this parcours. */
  echeances: FaitVue[];
  /** The parcours, or the structure, after the step; what was looked up. Null: it does not exist, or is not this reader’s. */
  vue: Vue | VueStructure | PassRetrouve | null;
  journal?: EntreeJournal[];
  actions?: Action[];
  anomalies?: Anomalie[];
}
/** Of a parcours, or of a structure. */
type Anomalie = AnomaliesMontrees['lignes' | 'structures'][number];
export interface ResultatScenario {
  schema: 'jalon.scenario.v1';
  titre: string;
  lecture: Lecture;
  reussi: boolean;
  etapes: EtapeJouee[];
}
export interface OptionsScenario {
  /** Replaces the lecture of the document. */
  lecture?: Lecture | undefined;
  /** Where the facts are written, empty; the caller closes it. Default: memory. */
  store?: OptionsJalon['store'];
  /** Looks at what the story left, before the engine is closed. */
  examiner?: ((jalon: Jalon, parcours: readonly string[]) => Promise<void>) | undefined;
}

export async function jouerScenario(scenario: Scenario, options: OptionsScenario = {}): Promise<ResultatScenario> {
  const lecture = options.lecture ?? scenario.lecture;
  const partie = new Partie(scenario.droits);
  partie.jalon = await ouvrirJalon({
    lecture,
    store: options.store,
    horloge: () => midi(partie.jour),
    echeancier: false,
    organisations: organisations(scenario),
  });
  try {
    const etapes: EtapeJouee[] = [];
    for (const etape of scenario.etapes)
      etapes.push(await partie.jouer(etape, scenario.acteurs[etape.acteur] as Acteur, etapes));
    await options.examiner?.(partie.jalon, partie.ouverts);
    return {
      schema: 'jalon.scenario.v1',
      titre: scenario.titre,
      lecture,
      reussi: etapes.every((e) => e.conforme),
      etapes,
    };
  } finally {
    await partie.jalon.fermer();
  }
}

/** The directory of the story; stating an actor declares its organisation, a prescripteur authorised or not, and so does a step that names one. */
function organisations({ acteurs, etapes, organisations: annuaire }: Scenario): Organisation[] {
  const parId = new Map<string, Organisation>(annuaire.map((o) => [o.id, o]));
  for (const { structure } of etapes)
    if (structure !== undefined && !parId.has(structure)) parId.set(structure, { id: structure });
  for (const { role, organisation: o } of Object.values(acteurs))
    parId.set(o.id, role === 'prescripteur' ? { ...o, habilitee: o.habilitee === true } : o);
  return [...parId.values()];
}

/** Noon UTC is the same civil day in Paris, summer and winter. */
const midi = (jour: Jour): Date => new Date(`${jour}T12:00:00Z`);
/** Name of the parcours of a step that names none. */
const SEUL = '';
/** Facts that go along with the fact a step is about: rectifying « step n » never means one of these. */
const ACCOMPAGNENT: ReadonlySet<string> = new Set([
  'SuspensionLevee',
  'PassDelivre',
  'PassDecale',
  'PassAnnule',
  'PassExpire',
  'PassRetabli',
  'SuspensionTerminee',
  'SuspensionCommencee',
  'RappelProlongationEchu',
  'DemandeSansReponse',
]);

/** Milliseconds given to the read models to catch up. */
const DELAI_DE_LECTURE = 10_000;
/** A place that no dossier has. */
const JAMAIS = 1_000_000;

class Partie {
  jour: Jour = '1970-01-01';
  jalon!: Jalon;
  /** UUID by the name a step gives to its parcours. */
  private readonly parcours = new Map<string, string>();
  /** Place of the last fact shown, by parcours. */
  private readonly vues = new Map<string, number>();

  /** @param droits the links of who acts are judged; those of who looks always are */
  constructor(private readonly droits: boolean) {}

  get ouverts(): readonly string[] {
    return [...this.parcours.values()];
  }

  async jouer(etape: EtapeScenario, acteur: Acteur, avant: readonly EtapeJouee[]): Promise<EtapeJouee> {
    this.jour = etape.le;
    const { moteur } = this.jalon;
    for (const id of this.parcours.values()) await moteur.solderEcheances(id, etape.le);
    const nom = etape.parcours ?? SEUL;
    const id = this.parcours.get(nom);
    if (!agit(etape)) return this.lire(etape, id, acteur, avant.length + 1);
    if (etape.structure !== undefined) return this.jouerStructure(etape, etape.structure, acteur, avant);
    const echeances = await this.depuisLaDerniereFois(id);
    const lecteur = this.droits ? await this.jalon.structures.situer(acteur) : undefined;
    const demande = {
      parcours: id ?? (etape.commande.type === 'OuvrirParcours' ? undefined : uuidDe('scenario', nom)),
      type: etape.commande.type,
      data: this.situerLesNoms(etape, avant),
      acteur,
      le: etape.le,
      revisionAttendue: etape.revisionAttendue,
      lecteur,
    };
    const rendu = await moteur.executer(demande);
    const jamaisOuvert = !this.droits && rendu.issue === 'refuse' && rendu.famille === 'introuvable';
    const resultat = jamaisOuvert ? this.avantOuverture(demande, rendu) : rendu;
    if (resultat.issue === 'accepte') this.parcours.set(nom, resultat.parcours);
    await this.depuisLaDerniereFois(this.parcours.get(nom));
    return juger(etape, avant.length + 1, resultat, echeances, resultat.vue ?? (await this.vueInchangee(id, lecteur)));
  }

  /** What the actor looks at, with her rights: hidden and absent are one answer. */
  private async lire(etape: EtapeLue, id: string | undefined, acteur: Acteur, n: number): Promise<EtapeJouee> {
    const { moteur, structures } = this.jalon;
    const lecteur = await structures.situer(acteur);
    if (etape.structure !== undefined) return this.lireStructure(etape, etape.structure, lecteur, n);
    const parcours = id ?? uuidDe('scenario', etape.parcours ?? SEUL);
    const echeances = await this.depuisLaDerniereFois(id);
    const lu = await {
      parcours: async () => moteur.consulter(parcours, { au: this.jour, lecteur }),
      journal: async () => ouRien(await moteur.journal(parcours, lecteur), (journal) => ({ vue: null, journal })),
      actions: async () =>
        ouRien(await moteur.actions(parcours, lecteur, lecteur), (actions) => ({ vue: null, actions })),
      pass: async () => {
        const trouve = await moteur.retrouverPass(etape.avec, lecteur);
        if (trouve.issue === 'trop') throw new Error(`plus de ${trouve.parJour} recherches le même jour`);
        return trouve.issue === 'trouve' ? { vue: trouve } : trouve;
      },
      anomalies: () => this.anomalies(lecteur),
    }[etape.lire]();
    const resultat = lu ?? moteur.introuvable(lecteur);
    return juger(etape, n, resultat, echeances, resultat.vue);
  }

  /** What the State has to follow in its département, in the parcours and of the structures; nothing for anybody else. */
  private async anomalies(lecteur: Acteur) {
    const { projections, store } = this.jalon;
    await projections.quandTraite((await store.health()).head, DELAI_DE_LECTURE);
    const lues = await anomaliesPour(this.jalon, lecteur, { taille: 500 });
    return lues && { vue: null, anomalies: [...lues.lignes, ...lues.structures] };
  }

  /** What the State decided of a structure, and what may be asked now. */
  private async lireStructure(etape: EtapeLue, structure: string, lecteur: Acteur, n: number): Promise<EtapeJouee> {
    const { structures } = this.jalon;
    const lu =
      etape.lire === 'journal'
        ? ouRien(await structures.journal(structure, lecteur), (journal) => ({ vue: null, journal }))
        : // asked as the operator: whoever may not read it is told why she may not act either
          ouRien(await structures.actions(structure, lecteur), (actions) => ({ vue: null, actions }));
    const resultat = lu ?? structures.introuvable(lecteur);
    return juger(etape, n, resultat, [], resultat.vue);
  }

  private async jouerStructure(
    etape: EtapeActe,
    structure: string,
    acteur: Acteur,
    avant: readonly EtapeJouee[],
  ): Promise<EtapeJouee> {
    const { type } = etape.commande;
    const data = this.situerLesNoms(etape, avant);
    const n = avant.length + 1;
    const { revisionAttendue } = etape;
    const lecteur = this.droits ? await this.jalon.structures.situer(acteur) : undefined;
    const resultat = await this.jalon.structures.executer({
      structure,
      type,
      data,
      acteur,
      le: etape.le,
      revisionAttendue,
      lecteur,
    });
    const vue =
      resultat.vue ?? (await this.jalon.structures.consulter(structure, { au: this.jour, lecteur }))?.vue ?? null;
    return juger(etape, n, resultat, [], vue);
  }

  /** Nothing is « not found » in a story: a parcours not opened yet is a matter of step, and every condition can still be looked at. */
  private avantOuverture(
    { parcours = '', type, data, acteur, le }: DemandeExecution & { le: Jour },
    refus: RefusMoteur,
  ): RefusMoteur {
    const porte = valider(type, data);
    if ('champs' in porte) return { ...refus, famille: 'etape' };
    const { referentiel, lecture } = this.jalon;
    const droit = referentiel.auJour(le, lecture);
    const contexte = { jour: le, acteur, droit, autresPass: [], structure: structureParDefaut, numeroPass: '' };
    const decision = decide(porte as Commande, etatInitial(parcours), contexte);
    if (decision.issue === 'accord') return { ...refus, famille: 'etape' };
    return { ...refus, famille: decision.famille, regle: decision.verdict.regle, constats: decision.verdict.constats };
  }

  /** Data refused at the door never reach the dossier: the view is asked for, a refused step shows it all the same. */
  private async vueInchangee(id: string | undefined, lecteur: Acteur | undefined): Promise<Vue | null> {
    return id === undefined ? null : ((await this.jalon.moteur.consulter(id, { au: this.jour, lecteur }))?.vue ?? null);
  }

  /** Facts written in this parcours since the last call. */
  private async depuisLaDerniereFois(id: string | undefined): Promise<FaitVue[]> {
    const journal = id === undefined ? null : await this.jalon.moteur.journal(id);
    if (id === undefined || journal === null) return [];
    const deja = this.vues.get(id) ?? 0;
    this.vues.set(id, journal.at(-1)?.place ?? deja);
    return journal
      .filter((f) => f.place > deja)
      .map(({ place, type, le, enregistreLe, phrase }) => ({ place, type, le, enregistreLe, phrase }));
  }

  /** `{ etape: n }` → place of the fact that step was about; a step that wrote nothing leaves one that no dossier has. */
  private situerLesNoms(
    { commande: { type, data } }: EtapeActe,
    avant: readonly EtapeJouee[],
  ): Record<string, unknown> {
    // another parcours of the story is named as the story names it
    if (type === 'RapprocherParcours') {
      const nom = String(data['parcours']);
      return { ...data, parcours: this.parcours.get(nom) ?? uuidDe('scenario', nom) };
    }
    const fait = data['fait'];
    if (typeof fait !== 'object' || fait === null || !('etape' in fait)) return data;
    const faits = avant[Number(fait.etape) - 1]?.faits ?? [];
    const principal = faits.find((f) => !ACCOMPAGNENT.has(f.type)) ?? faits[0];
    return { ...data, fait: principal?.place ?? JAMAIS };
  }
}

const ouRien = <T, R>(lu: T | null, rendre: (lu: T) => R): R | null => (lu === null ? null : rendre(lu));

type Lu = Pick<EtapeJouee, 'vue' | 'journal' | 'actions' | 'anomalies'> & { issue?: undefined };

function juger(
  etape: EtapeScenario,
  n: number,
  resultat: Resultat | ResultatStructure | RefusDe<unknown> | Lu,
  echeances: FaitVue[],
  vue: EtapeJouee['vue'],
): EtapeJouee {
  const refus = resultat.issue === 'refuse' ? lireRefus(resultat) : undefined;
  const faits = resultat.issue === 'accepte' ? resultat.faits : [];
  const { journal, actions, anomalies } = resultat.issue === undefined ? resultat : {};
  const signaux =
    resultat.issue === 'accepte' ? resultat.verdict.constats.filter((k) => k.satisfaite && k.avertissement) : [];
  const issue = refus ? 'refuse' : 'accepte';
  const lu = {
    vue,
    ...(journal ? { journal } : {}),
    ...(actions ? { actions } : {}),
    ...(anomalies ? { anomalies } : {}),
  };
  const differences = ecarts(etape.attendu, {
    issue,
    ...(refus ? { refus } : {}),
    signaux: signaux.map((k) => k.condition),
    faits: [...echeances, ...faits].map((f) => f.type),
    ...lu,
  });
  return {
    n,
    le: etape.le,
    ...(agit(etape) ? { commande: etape.commande.type } : { lire: etape.lire }),
    issue,
    conforme: differences.length === 0,
    ecarts: differences,
    ...(refus ? { refus } : {}),
    ...(signaux.length > 0 ? { signaux } : {}),
    faits,
    echeances,
    ...lu,
  };
}

const lireRefus = (r: RefusDe<unknown>): RefusEtape => ({
  famille: r.famille,
  regle: r.regle ?? null,
  message: r.message,
  ...(r.champs ? { champs: r.champs } : {}),
  constats: r.constats.filter((k) => !k.satisfaite),
});

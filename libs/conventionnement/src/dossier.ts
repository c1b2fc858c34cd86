/** What is known of an organisation before the State: the fold of its facts. */
import { ajouterJours, max, type Acteur, type Arret, type Jour, type Siae } from '@jalon/droit';
import type { FaitStructure } from './faits/index.js';

/** Both days included. */
export interface Periode {
  debut: Jour;
  fin: Jour;
}
export interface Convention extends Periode {
  signeeLe: Jour;
  /** Kind for which it was signed; null: that of the structure. */
  type: Siae | null;
  /** Départements (`35`) or communes (INSEE code); null: not told. */
  territoire: string[] | null;
  /** Immersions are stipulated; null: not told. */
  pmsmp: boolean | null;
  /** What the commission said of it; null: not told. */
  avis: Avis | null;
}
type Avis = 'FAVORABLE' | 'DEFAVORABLE';
export interface Annexe extends Periode {
  etat: string;
  signeeLe: Jour;
  /** Posts in full-time equivalents; null: not told. */
  postesEtp: number | null;
  cdiInclusionEtp: number;
  quotaMajore: boolean;
}
export interface Retrait {
  debut: Jour;
  /** Last day; null: until it is given back. */
  fin: Jour | null;
  decideLe: Jour;
  /** First day on which it was given back. */
  retabliLe: Jour | null;
}
export interface Habilitation extends Periode {
  /** First day without it, when withdrawn. */
  retireeLe: Jour | null;
}

/** What stops it, and, of a termination, why, and when the structure received the letter that asks for its observations. */
export interface ArretDit extends Arret {
  motif: 'NON_RESPECT' | 'FAUSSE_DECLARATION' | 'ACCORD' | 'CESSATION' | null;
  informeeLe: Jour | null;
}

/** A fact as it was told, its verdict left out. */
export interface FaitConsigne {
  type: FaitStructure['type'];
  le: Jour;
  par: Acteur;
  data: FaitStructure['data'];
  retire: boolean;
  /** What it followed was withdrawn since: it stays, and changes nothing. */
  sansAppui?: true;
  signaux?: readonly string[];
}

export interface Predecesseur {
  id: string;
  le: Jour;
  fondement: 'TRANSFERT_L1224_1' | 'AUTRE';
  reference: string;
}

export interface DossierStructure {
  id: string;
  type: Siae | null;
  departement: string | null;
  nom: string | null;
  siret: string | null;
  /** Something about a first agreement was recorded: what is missing is then known to be missing. */
  instruite: boolean;
  /** The request being decided: its day, and the opinion given on it. */
  demande: { le: Jour; renouvellement: boolean; avis: Avis | null } | null;
  conventions: Convention[];
  annexes: Annexe[];
  /** Suspensions, terminations, closing. */
  arrets: ArretDit[];
  /** Structures to which it succeeds, from `le` on. */
  predecesseurs: Predecesseur[];
  permanence: { joursParSemaine: number; le: Jour } | null;
  derogations480h: Periode[];
  derogationsHeures: Periode[];
  dialogues: { annee: number; le: Jour; par: Acteur }[];
  retraits: Retrait[];
  habilitations: Habilitation[];
  /** Kind of prescripteur; null: not told, or a SIAE. */
  typePrescripteur: string | null;
  /** By revision. */
  faits: FaitConsigne[];
}

export const dossierStructureVide = (id: string): DossierStructure => ({
  id,
  type: null,
  departement: null,
  nom: null,
  siret: null,
  instruite: false,
  demande: null,
  conventions: [],
  annexes: [],
  arrets: [],
  predecesseurs: [],
  permanence: null,
  derogations480h: [],
  derogationsHeures: [],
  dialogues: [],
  retraits: [],
  habilitations: [],
  typePrescripteur: null,
  faits: [],
});

const SANS_MOTIF = { motif: null, informeeLe: null };
const veille = (jour: Jour): Jour => ajouterJours(jour, -1);
/** Replaces the last element. */
const dernier = <T>(liste: readonly T[], change: Partial<T>): T[] =>
  liste.map((x, i) => (i === liste.length - 1 ? { ...x, ...change } : x));

const noter = ({ type, le, par, data, signaux }: FaitStructure): FaitConsigne => ({
  type,
  le,
  par,
  data: 'verdict' in data ? ({ ...data, verdict: undefined } as unknown as FaitStructure['data']) : data,
  retire: false,
  ...(signaux === undefined ? {} : { signaux }),
});

/** Total: the chart says whether a fact has a place, this says what it changes. */
export const consignerStructure = (d: DossierStructure, fait: FaitStructure): DossierStructure => ({
  ...changer(d, fait),
  faits: [...d.faits, noter(fait)],
});

function changer(d: DossierStructure, fait: FaitStructure): DossierStructure {
  switch (fait.type) {
    // the history is told again (see `correction`): it changes nothing by itself
    case 'ActeRectifie':
      return d;
    case 'StructureEnregistree':
      return {
        ...d,
        type: fait.data.type,
        departement: fait.data.departement ?? d.departement,
        nom: fait.data.nom ?? d.nom,
        siret: fait.data.siret ?? d.siret,
      };
    case 'ConventionDemandee': {
      const { renouvellement } = fait.data;
      return { ...d, instruite: d.instruite || !renouvellement, demande: { le: fait.le, renouvellement, avis: null } };
    }
    case 'AvisCommissionRendu':
      return { ...d, demande: d.demande && { ...d.demande, avis: fait.data.avis } };
    case 'ConventionSignee': {
      const { debut, fin, territoire = null, pmsmp = null } = fait.data;
      // its own, whatever kind it takes later
      const type = fait.data.type === undefined || fait.data.type === d.type ? null : fait.data.type;
      const avis = fait.data.avis ?? d.demande?.avis ?? null;
      const convention = { debut, fin, type, territoire, pmsmp, avis, signeeLe: fait.le };
      return {
        ...d,
        instruite: true,
        demande: null,
        conventions: [...d.conventions, convention],
        // a new one puts an end to what had ended the former
        arrets: d.arrets.map((a) =>
          a.quoi === 'resiliation' && a.fin === null ? { ...a, fin: veille(max(debut, a.debut)) } : a,
        ),
      };
    }
    case 'AnnexeSignee': {
      const { etat, debut, fin, postesCentiemes, cdiInclusionCentiemes = 0, quotaMajore = false } = fait.data;
      const annexe = {
        etat,
        debut,
        fin,
        postesEtp: postesCentiemes === undefined ? null : postesCentiemes / 100,
        cdiInclusionEtp: cdiInclusionCentiemes / 100,
        quotaMajore,
        signeeLe: fait.le,
      };
      // the same period again: the annexe changed its state
      const autres = d.annexes.filter((a) => a.debut !== debut || a.fin !== fin);
      return { ...d, instruite: true, annexes: [...autres, annexe] };
    }
    case 'ConventionSuspendue': {
      const { debut, fin = null } = fait.data;
      return { ...d, arrets: [...d.arrets, { quoi: 'suspension', debut, fin, ...SANS_MOTIF }] };
    }
    case 'ConventionReprise':
      return {
        ...d,
        arrets: d.arrets.map((a) =>
          a.quoi === 'suspension' && a.debut < fait.data.jour && (a.fin === null || fait.data.jour <= a.fin)
            ? { ...a, fin: veille(fait.data.jour) }
            : a,
        ),
      };
    case 'ConventionResiliee': {
      const { jour: debut, motif, informeeLe = null } = fait.data;
      return { ...d, arrets: [...d.arrets, { quoi: 'resiliation', debut, fin: null, motif, informeeLe }] };
    }
    case 'StructureFermee':
      return { ...d, arrets: [...d.arrets, { quoi: 'fermeture', debut: fait.data.jour, fin: null, ...SANS_MOTIF }] };
    case 'SuccessionConstatee': {
      const { de: id, jour: le, fondement, reference } = fait.data;
      return { ...d, predecesseurs: [...d.predecesseurs, { id, le, fondement, reference }] };
    }
    case 'PermanenceDeclaree':
      return { ...d, permanence: { joursParSemaine: fait.data.joursCentiemes / 100, le: fait.le } };
    case 'Derogation480hAccordee':
      return { ...d, derogations480h: [...d.derogations480h, { debut: fait.data.debut, fin: fait.data.fin }] };
    case 'DerogationHeuresAccordee':
      return { ...d, derogationsHeures: [...d.derogationsHeures, { debut: fait.data.debut, fin: fait.data.fin }] };
    case 'DialogueDeGestionTenu':
      return { ...d, dialogues: [...d.dialogues, { annee: fait.data.annee, le: fait.le, par: fait.par }] };
    case 'AutoPrescriptionRetiree': {
      const retrait = { debut: fait.data.debut, fin: fait.data.fin ?? null, decideLe: fait.le, retabliLe: null };
      return { ...d, retraits: [...d.retraits, retrait] };
    }
    case 'AutoPrescriptionRetablie':
      return { ...d, retraits: dernier(d.retraits, { retabliLe: fait.data.jour }) };
    case 'HabilitationAccordee':
      return {
        ...d,
        nom: fait.data.nom ?? d.nom,
        departement: fait.data.departement ?? d.departement,
        typePrescripteur: fait.data.type ?? d.typePrescripteur,
        habilitations: [...d.habilitations, { debut: fait.data.debut, fin: fait.data.fin, retireeLe: null }],
      };
    case 'HabilitationRetiree':
      return { ...d, habilitations: dernier(d.habilitations, { retireeLe: fait.data.jour }) };
  }
}

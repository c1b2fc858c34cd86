/** What a person who may read the dossier sees of it on a day: built from the fold just computed, never from a projection. */
import { ajouter, ajouterJours, comptageSortie, enFrancais, max, type Droit, type Jour } from '@jalon/droit';
import type { Acteur, Organisation } from './acteur.js';
import type { Etat } from './decider.js';
import { carence } from './dossier/carence.js';
import type {
  Demande,
  Dossier,
  LigneCalcul,
  Orientation,
  Personne,
  Prolongation,
  Situations,
  Suspension,
} from './dossier/dossier.js';
import { situationSortie } from './dossier/sortie.js';
import { etatPass, joursRestants, type EtatPass } from './dossier/pass.js';
import {
  vueContrats,
  vueHeures,
  vueMisesADisposition,
  type VueContrat,
  type VueHeures,
  type VueMiseADisposition,
} from './vue-contrats.js';
import { vueAccompagnements, type VueAccompagnement } from './vue-accompagnement.js';
import { vueCompteur480h, type VueCompteur480h } from './vue-compteur.js';

export type EtapeVue =
  | 'aOuvrir'
  | 'orientation'
  | 'diagnostique'
  | 'enCours'
  | 'suspendu'
  | 'expire'
  | 'sorti'
  | 'clos';

const libellesEtape: Record<EtapeVue, string> = {
  aOuvrir: 'À ouvrir',
  orientation: 'Orientation',
  diagnostique: 'Diagnostic établi',
  enCours: 'PASS en cours',
  suspendu: 'PASS suspendu',
  expire: 'PASS expiré',
  sorti: 'Sortie enregistrée',
  clos: 'Parcours clos',
};

export interface VuePersonne {
  nom: string;
  prenom: string;
  naissance: Jour;
  sexe?: 'F' | 'M';
  commune?: string;
  /** Masked but for sex, year and month of birth: « 2 84 05 •• ••• ••• •• ». */
  nir?: string;
}
export interface VueDiagnostic {
  le: Jour;
  /** Id of the organisation. */
  par: string;
  niveau1: number;
  niveau2: number;
  /** First day on which it no longer counts, unless a PASS has followed. */
  expireLe: Jour;
  /** Last day on which it counts: its own, or the last day of the PASS it produced (D7). */
  valableJusquAu: Jour;
  valide: boolean;
}
export interface VuePass {
  numero: string;
  debut: Jour;
  fin: Jour;
  etat: EtatPass;
  joursRestants: number;
  origine: string;
  /** Organisation whose hire created it. */
  siae: string;
  nonVerifiable: boolean;
  /** « Comment cette date est calculée »: see `LigneCalcul`. */
  calcul: LigneCalcul[];
}
export interface VueSuspension {
  id: string;
  motif: string;
  libelleMotif: string;
  debut: Jour;
  fin: Jour;
  finInconnue: boolean;
  etat: Suspension['etat'];
  declareeLe: Jour;
  par: string;
}
export interface VueProlongation {
  id: string;
  motif: string;
  libelleMotif: string;
  debut: Jour;
  fin: Jour;
  jours: number;
  demande: string | null;
  accordeeLe: Jour;
  par: string;
  retiree: boolean;
  repris: boolean;
}
export interface VueDemande {
  id: string;
  motif: string;
  libelleMotif: string;
  debut: Jour;
  fin: Jour;
  prescripteur: string | null;
  le: Jour;
  par: string;
  etat: Demande['etat'];
  rappels: Jour[];
  sansReponseLe: Jour | null;
  decideeLe: Jour | null;
  decideePar: string | null;
}
export interface VueSortie {
  le: Jour;
  type: string;
  libelleType: string;
  /** `durable`, `transition`, `positive`, `autre` or `retrait`; null when no longer known. */
  categorie: string | null;
  siae: string;
  enregistreeLe: Jour;
  /** Enters the rates, with the hours known today (D17); null when nothing tells. */
  comptee: boolean | null;
  /** Why: « comptée (160 h dans l’année) ». */
  comptage: string | null;
}
export interface Vue {
  id: string;
  auJour: Jour;
  /** Revision of the last fact; -1 before the first. */
  revision: number;
  etape: EtapeVue;
  /** Name of the step in the chart. */
  etapeDetaillee: string;
  libelleEtape: string;
  /** Null before the opening and once erased. */
  personne: VuePersonne | null;
  ouvertLe: Jour | null;
  origine: string | null;
  orientations: { siae: string; le: Jour; par: string }[];
  diagnostic: VueDiagnostic | null;
  /** Waiting period that runs on this day because of this dossier's own PASS. */
  carence: { jusquAu: Jour } | null;
  pass: VuePass | null;
  passAnterieurs: VuePass[];
  contrats: VueContrat[];
  misesADisposition: VueMiseADisposition[];
  heures: VueHeures[];
  /** Rolling count of the 480 hours (L. 5132-9, D18); null when no placement counts. Hours. */
  compteur480h: VueCompteur480h | null;
  suspensions: VueSuspension[];
  prolongations: VueProlongation[];
  demandes: VueDemande[];
  demandeEnAttente: VueDemande | null;
  situations: Situations;
  accompagnements: VueAccompagnement[];
  sortie: VueSortie | null;
  cloture: { le: Jour; motif: string | null; par: string; suspensionDebut: Jour } | null;
}

/** Readable by any number of readers: nothing here can change the dossier. */
export function vue(etat: Etat, jour: Jour, droit: Droit): Vue {
  const d = etat.dossier;
  const etape = etapeVue(etat, jour);
  const demandes = d.demandes.map((x) => vueDemande(x, droit));
  return {
    id: d.id,
    auJour: jour,
    revision: etat.revision,
    etape,
    etapeDetaillee: etat.etape,
    libelleEtape: libellesEtape[etape],
    personne: d.personne && vuePersonne(d.personne),
    ouvertLe: d.ouvertLe,
    origine: d.origine,
    orientations: d.orientations.map(({ siae, le, par }: Orientation) => ({ siae, le, par: qui(par) })),
    diagnostic: vueDiagnostic(d, jour),
    carence: vueCarence(d, jour, droit),
    pass: vuePass(d, jour),
    passAnterieurs: d.passAnterieurs
      .map((pass) =>
        vuePass(
          { ...d, pass, suspensions: pass.suspensions, prolongations: pass.prolongations, cloture: pass.cloture },
          jour,
        ),
      )
      .filter((p) => p !== null),
    contrats: vueContrats(d),
    misesADisposition: vueMisesADisposition(d),
    heures: vueHeures(d),
    compteur480h: vueCompteur480h(d, jour, droit),
    suspensions: d.suspensions.map((s) => ({
      id: s.id,
      motif: s.motif,
      libelleMotif: droit.libelle(`suspension/motifs/${s.motif}`),
      debut: s.debut,
      fin: s.fin,
      finInconnue: s.finInconnue,
      etat: s.etat,
      declareeLe: s.declareeLe,
      par: qui(s.par),
    })),
    prolongations: d.prolongations.map((p: Prolongation) => ({
      id: p.id,
      motif: p.motif,
      libelleMotif: droit.libelle(`prolongation/motifs/${p.motif}`),
      debut: p.debut,
      fin: p.fin,
      jours: p.jours,
      demande: p.demande,
      accordeeLe: p.accordeeLe,
      par: qui(p.par),
      retiree: p.retiree,
      repris: p.repris,
    })),
    demandes,
    demandeEnAttente: demandes.find((x) => x.etat === 'en_attente') ?? null,
    situations: d.situations,
    accompagnements: vueAccompagnements(d, droit),
    sortie: vueSortie(d, droit),
    cloture: d.cloture && {
      le: d.cloture.le,
      motif: d.cloture.motif,
      par: qui(d.cloture.par),
      suspensionDebut: d.cloture.suspensionDebut,
    },
  };
}

const qui = ({ organisation }: { organisation: Organisation } & Pick<Acteur, 'role'>): string => organisation.id;

/** The step as people say it: by the day, so that a suspension to come or an end not yet observed are not shown too early. */
function etapeVue(etat: Etat, jour: Jour): EtapeVue {
  const { etape } = etat;
  if (etape === 'aOuvrir' || etape === 'orientation' || etape === 'diagnostique' || etape === 'clos') return etape;
  if (etape.includes('presence.sorti')) return 'sorti';
  const pass = etatPass(etat.dossier, jour);
  if (pass === 'EXPIRE') return 'expire';
  return pass === 'SUSPENDU' ? 'suspendu' : 'enCours';
}

const MASQUE = '•• ••• ••• ••';
function vuePersonne(p: Personne): VuePersonne {
  const chiffres = p.nir?.replace(/\s/g, '');
  return {
    nom: p.nom,
    prenom: p.prenom,
    naissance: p.naissance,
    ...(p.sexe ? { sexe: p.sexe } : {}),
    ...(p.commune ? { commune: p.commune } : {}),
    ...(chiffres ? { nir: `${chiffres.slice(0, 1)} ${chiffres.slice(1, 3)} ${chiffres.slice(3, 5)} ${MASQUE}` } : {}),
  };
}

function vueDiagnostic(d: Dossier, jour: Jour): VueDiagnostic | null {
  const dernier = d.diagnostics.at(-1);
  if (!dernier) return null;
  const { le, par, niveau1, niveau2, expireLe, revision } = dernier;
  // D7: deemed valid through the last day of the PASS it produced, included.
  const naissance = d.pass?.calcul[0]?.revision ?? -1;
  const parPass = d.pass !== null && !d.pass.annule && d.cloture === null && revision < naissance;
  const propre = ajouterJours(expireLe, -1);
  const valableJusquAu = parPass && d.pass ? max(propre, d.pass.fin) : propre;
  return { le, par: qui(par), niveau1, niveau2, expireLe, valableJusquAu, valide: jour <= valableJusquAu };
}

function vueSortie(d: Dossier, droit: Droit): VueSortie | null {
  if (!d.sortie) return null;
  const { le, type, siae, enregistreeLe } = d.sortie;
  const comptage = comptageSortie(droit, situationSortie(d, d.sortie));
  return {
    le,
    type,
    libelleType: droit.libelle(`sortie/types/${type}`),
    categorie: droit.lire(`sortie/types/${type}`, le)?.valeurs.categorie ?? null,
    siae: siae.id,
    enregistreeLe,
    comptee: comptage?.comptee ?? null,
    comptage: comptage?.constate ?? null,
  };
}

function vueCarence(d: Dossier, jour: Jour, droit: Droit): { jusquAu: Jour } | null {
  const { depuis } = carence(d, { jour, autresPass: [] });
  const regle = droit.lire('pass/carence');
  if (depuis === null || !regle) return null;
  const jusquAu = ajouter(depuis, regle.valeurs.duree);
  return jour <= jusquAu ? { jusquAu } : null;
}

function vuePass(d: Dossier, jour: Jour): VuePass | null {
  const { pass } = d;
  const etat = etatPass(d, jour);
  if (!pass || etat === null) return null;
  const { numero, debut, fin, origine, siae, nonVerifiable, calcul } = pass;
  return {
    numero,
    debut,
    fin,
    etat,
    joursRestants: joursRestants(d, jour),
    origine,
    siae: siae.id,
    nonVerifiable,
    calcul,
  };
}

function vueDemande(x: Demande, droit: Droit): VueDemande {
  return {
    id: x.id,
    motif: x.motif,
    libelleMotif: droit.libelle(`prolongation/motifs/${x.motif}`),
    debut: x.debut,
    fin: x.fin,
    prescripteur: x.prescripteur,
    le: x.le,
    par: qui(x.par),
    etat: x.etat,
    rappels: x.rappels,
    sansReponseLe: x.sansReponseLe,
    decideeLe: x.decideeLe,
    decideePar: x.decideePar && qui(x.decideePar),
  };
}

/** One sentence that sums the dossier up, for lists and the command line. */
export const enUnePhrase = (v: Vue): string =>
  v.pass
    ? `${v.libelleEtape} : PASS ${v.pass.numero}, du ${enFrancais(v.pass.debut)} au ${enFrancais(v.pass.fin)}, ${v.pass.joursRestants} jours restants.`
    : `${v.libelleEtape}.`;

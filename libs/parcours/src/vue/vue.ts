/** What a person who may read the dossier sees of it on a day: built from the fold just computed, never from a projection. */
import { placeDe } from '@jalon/decider';
import {
  ajouter,
  ajouterJours,
  ecartJours,
  comptageSortie,
  enFrancais,
  max,
  type Droit,
  type Jour,
} from '@jalon/droit';
import type { Acteur, Organisation } from '../acteur.js';
import type { Etat } from '../decider.js';
import { carence } from '../dossier/carence.js';
import type { Dossier, Orientation, Personne, Prolongation, Sortie } from '../dossier/dossier.js';
import { contratsDuPass } from '../dossier/delivrance.js';
import { diagnosticPour } from '../dossier/diagnostic.js';
import { etatPass, joursRestants } from '../dossier/pass.js';
import { situationSortie } from '../dossier/sortie.js';
import { EFFACE, libelleOuEfface } from '../efface.js';
import { libelleEtape, libelleEtapeDetaillee } from '../libelles.js';
import { aEtiquette } from '../table.js';
import { vueAccompagnements } from './accompagnement.js';
import { vueCompteur480h, type HorsDuDossierVu } from './compteur.js';
import { vueConservation } from './conservation.js';
import { vueContestations, vueDecisions } from './decisions.js';
import { vueDemande } from './demandes.js';
import { vueEcrits } from './ecrits.js';
import { vueSignaux } from './signaux.js';
import { vueHeuresReduites, vueVisites } from './suivi-contrat.js';
import { vueContrats, vueHeures, vueMisesADisposition } from './contrats.js';
import type {
  EtapeVue,
  Vue,
  VueDiagnostic,
  VuePass,
  VuePassOfficiel,
  VuePersonne,
  VueSituations,
  VueSortie,
} from './formes.js';

/**
 * Readable by any number of readers: nothing here can change the dossier.
 * @param employeur the reader, when she is one: the diagnosis shown is the one that decides for her (ELI-09)
 */
export function vue(
  etat: Etat,
  jour: Jour,
  droit: Droit,
  employeur: Organisation | null = null,
  hors?: HorsDuDossierVu,
): Vue {
  const d = etat.dossier;
  const etape = etapeVue(etat, jour);
  const demandes = d.demandes.map((x) => vueDemande(etat, x, droit, jour));
  return {
    id: d.id,
    auJour: jour,
    revision: etat.revision,
    etape,
    etapeDetaillee: etat.etape,
    libelleEtape: libelleDeLEtape(d, etape, jour),
    employeurs: employeursLe(d, jour),
    personne: d.personne && vuePersonne(d.personne),
    ouvertLe: d.ouvertLe,
    origine: d.origine,
    orientations: d.orientations.map((o: Orientation) => ({
      fait: placeDe(o.revision),
      siae: o.siae,
      le: o.le,
      par: qui(o.par),
      reponse: o.reponse,
    })),
    diagnostic: vueDiagnostic(d, jour, employeur),
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
    passOfficiel: vuePassOfficiel(d),
    contrats: vueContrats(d, droit),
    misesADisposition: vueMisesADisposition(d, droit),
    heures: vueHeures(d),
    heuresReduites: vueHeuresReduites(d),
    visites: vueVisites(d, jour, droit),
    compteur480h: vueCompteur480h(d, jour, droit, hors),
    suspensions: d.suspensions.map((s) => ({
      id: s.id,
      motif: s.motif,
      libelleMotif: libelleOuEfface(s.motif, (m) => droit.libelle(`suspension/motifs/${m}`)),
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
      libelleMotif: libelleOuEfface(p.motif, (m) => droit.libelle(`prolongation/motifs/${m}`)),
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
    // A closed parcours, or one that a new diagnosis has begun again, waits for no answer any more.
    demandeEnAttente: aEtiquette(etat.etape, 'demandeEnAttente')
      ? (demandes.find((x) => x.etat === 'en_attente') ?? null)
      : null,
    situations: vueSituations(d),
    accompagnements: vueAccompagnements(d, droit, jour),
    sortie: d.sortie && vueSortie(d, d.sortie, droit),
    sorties: d.sorties.map((s) => vueSortie(d, s, droit)),
    cloture: d.cloture && {
      le: d.cloture.le,
      motif: d.cloture.motif,
      par: qui(d.cloture.par),
      suspensionDebut: d.cloture.suspensionDebut,
    },
    decisions: vueDecisions(d, droit),
    contestations: vueContestations(d, droit),
    ecrits: vueEcrits(d),
    signaux: vueSignaux(d, droit),
    rapprochements: d.rapprochements.map(({ parcours, le }) => ({ parcours, le })),
    doublonDe: d.doublonDe && { parcours: d.doublonDe.parcours, le: d.doublonDe.le },
    conservation: vueConservation(d, droit),
  };
}

const qui = ({ organisation }: { organisation: Organisation } & Pick<Acteur, 'role'>): string => organisation.id;

/** The step as people say it: by the day, so that a suspension to come or an end not yet observed are not shown too early. */
function etapeVue(etat: Etat, jour: Jour): EtapeVue {
  if (aEtiquette(etat.etape, 'clos')) return 'clos';
  // outside the round of a PASS, the steps of the chart are those people say
  if (!aEtiquette(etat.etape, 'passDelivre')) return etat.etape as EtapeVue;
  if (aEtiquette(etat.etape, 'sorti')) return 'sorti';
  const pass = etatPass(etat.dossier, jour);
  if (pass === 'EXPIRE') return 'expire';
  return pass === 'SUSPENDU' ? 'suspendu' : 'enCours';
}

/** Ids of the SIAE whose contract holds that day and that have not recorded the person's exit. */
function employeursLe(d: Dossier, jour: Jour): string[] {
  const sortis = new Set(d.sorties.map((s) => s.siae.id));
  const ids = contratsDuPass(d)
    .filter(
      (c) => (c.etat === 'declare' || c.etat === 'suspendu') && c.debut <= jour && (c.fin === null || jour <= c.fin),
    )
    .map((c) => c.siae.id)
    .filter((id) => !sortis.has(id));
  return [...new Set(ids)];
}

/** Several SIAE may employ on one PASS (PASS-04): the exit from one is not the end of the parcours. */
const libelleDeLEtape = (d: Dossier, etape: EtapeVue, jour: Jour): string =>
  d.efface !== null
    ? libelleEtapeDetaillee('efface')
    : d.doublonDe !== null
      ? libelleEtapeDetaillee('doublon')
      : etape === 'sorti' && employeursLe(d, jour).length > 0
        ? `${libelleEtape(etape)}, en emploi dans une autre SIAE`
        : libelleEtape(etape);

const MASQUE = '•• ••• ••• ••';
/** Enough to tell that it is the number on a paper at hand, too little to find it. */
const FIN_MONTREE = 2;
function vuePersonne(p: Personne): VuePersonne {
  const chiffres = p.nir?.replace(/\s/g, '');
  return {
    nom: p.nom,
    prenom: p.prenom,
    naissance: p.naissance,
    ...(p.sexe ? { sexe: p.sexe } : {}),
    ...(p.commune ? { commune: p.commune } : {}),
    ...(p.identifiantFranceTravail
      ? { identifiantFranceTravail: `••••• ${p.identifiantFranceTravail.slice(-FIN_MONTREE)}` }
      : {}),
    ...(chiffres ? { nir: `${chiffres.slice(0, 1)} ${chiffres.slice(1, 3)} ${chiffres.slice(3, 5)} ${MASQUE}` } : {}),
  };
}

function vueDiagnostic(d: Dossier, jour: Jour, employeur: Organisation | null): VueDiagnostic | null {
  const retenu = diagnosticPour(d, employeur, jour);
  if (!retenu) return null;
  const { le, par, niveau1, niveau2, expireLe, revision } = retenu;
  // D7: deemed valid through the last day of the PASS it produced, included.
  const naissance = d.pass?.calcul[0]?.revision ?? -1;
  const parPass = d.pass !== null && !d.pass.annule && d.cloture === null && revision < naissance;
  const propre = ajouterJours(expireLe, -1);
  const valableJusquAu = parPass && d.pass ? max(propre, d.pass.fin) : propre;
  return { le, par: qui(par), niveau1, niveau2, expireLe, valableJusquAu, valide: jour <= valableJusquAu };
}

function vueSortie(d: Dossier, sortie: Sortie, droit: Droit): VueSortie {
  const { le, type, siae, enregistreeLe } = sortie;
  const comptage = type === null ? null : comptageSortie(droit, situationSortie(d, { ...sortie, type }));
  return {
    le,
    type,
    libelleType: libelleOuEfface(type, (t) => droit.libelle(`sortie/types/${t}`)),
    categorie: (type === null ? null : droit.lire(`sortie/types/${type}`, le)?.valeurs.categorie) ?? sortie.categorie,
    siae: siae.id,
    enregistreeLe,
    // once the type is erased, what was told then
    comptee: type === null ? sortie.comptee : (comptage?.comptee ?? null),
    comptage: comptage?.constate ?? null,
  };
}

function vueCarence(d: Dossier, jour: Jour, droit: Droit): { jusquAu: Jour } | null {
  const { depuis } = carence(d, { jour, autresPass: [], droit });
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
    calcul: calcul.map((l) => ({ libelle: l.libelle, fait: placeDe(l.revision), jours: l.jours, fin: l.fin })),
  };
}

function vuePassOfficiel({ pass }: Dossier): VuePassOfficiel | null {
  if (!pass?.officiel) return null;
  const { numero, debut, fin, reference, faitFoi, le, par, revision } = pass.officiel;
  const ecart = fin === null ? null : ecartJours(pass.fin, fin);
  return { numero, debut, fin, reference, faitFoi, ecart, le, par: qui(par), fait: placeDe(revision) };
}

const vueSituations = ({ situations: s }: Dossier): VueSituations => ({
  rqth: s.rqth.map((x) => ({ du: x.du, au: x.au, fait: placeDe(x.revision) })),
  formation: s.formation.map((x) => ({ du: x.du, au: x.au, intitule: x.intitule, fait: placeDe(x.revision) })),
  cdiInclusion: s.cdiInclusion.map((x) => ({ du: x.du, fait: placeDe(x.revision) })),
  finDeDroits: s.finDeDroits.map((x) => ({ le: x.le, fait: placeDe(x.revision) })),
});

/** One sentence that sums the dossier up, for lists and the command line. */
export const enUnePhrase = (v: Vue): string =>
  v.pass
    ? `${v.libelleEtape} : PASS ${v.pass.numero ?? EFFACE}, du ${enFrancais(v.pass.debut)} au ${enFrancais(v.pass.fin)}, ${v.pass.joursRestants} jours restants.`
    : `${v.libelleEtape}.`;

/** The hire, which delivers the PASS or reuses it. Sources: droit.md PASS-01 to PASS-10, CTR-01 to CTR-20; decisions D6, D7, D19. */
import { compter } from '../compter.js';
import { ajouter, ajouterJours, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import { cdiInclusion, cdiInclusionQuota, cdiInclusionSuite } from './cdi-inclusion.js';
import { precisionPermise, typePermis, typeSansTexte } from './contrat-nature.js';
import { periodeCoherente } from './contrat-nomme.js';
import {
  avantFinPass,
  declarationTardive,
  pasAvantCeJour,
  premierJourPour,
  type Declaration,
} from './dates-embauche.js';
import { cddiDureeMin, dureeTotaleMax } from './duree-contrat.js';
import { conditionCarence, type Carence } from './carence.js';
import { piecesALaDelivrance, type PreuvesDuDiagnostic } from './pieces.js';
import { heuresHebdoMin, type HorairesContrat } from './heures-hebdo.js';
import { doublonARapprocher, homonymeALever, type Voisinage } from './identite.js';
import { annexeAttendue, structureQuiEmbauche, type Conventionnement } from './structure-conventionnee.js';
import type { AutorisationHeures } from './heures-reduites.js';

export interface SituationEmbauche {
  /** Null: the actor is not an employer of the IAE. */
  siae: Siae | null;
  /** Facts of the structure about its agreement; null: none recorded. */
  conventionnement: Conventionnement | null;
  contrat: {
    type: string;
    debut: Jour;
    fin: Jour | null;
    minutesHebdo: number | null;
    motifHeures: string | null;
    motifDuree: string | null;
    /** EITI: day on which the independent worker was registered, and employees; null: not told. */
    immatriculeLe: Jour | null;
    salaries: number | null;
    /** Codes of `contrat/convergence` and of `contrat/precisions`; null: not told. */
    convergence: string | null;
    precision: string | null;
    /** A contract of this id is already declared on the parcours. */
    dejaConnu: boolean;
  };
  declaration: Declaration;
  /** The PASS the hire would reuse, with its end as it is once a running suspension is lifted; null: one would be delivered. */
  pass: { debut: Jour; fin: Jour } | null;
  /** The PASS of this parcours is over, and no diagnosis was made since. */
  passTermine: { fin: Jour; clos: boolean } | null;
  /** A PASS of the same person in force in another parcours. */
  passAilleurs: { fin: Jour } | null;
  /** The diagnosis that counts for this SIAE: a prescripteur's first, otherwise its own (ELI-09). */
  diagnostic: ({ expireLe: Jour } & PreuvesDuDiagnostic) | null;
  carence: Carence;
  voisinage: Voisinage;
  /** The suspension that runs on the first day of the hire. */
  /** `motif`: null once erased. */
  suspension: { motif: string | null } | null;
  naissance: Jour | null;
  /** The employer's other contracts on this PASS. */
  autresContrats: readonly HorairesContrat[];
  /** The préfet's decisions on this employer's hours, and the one for a whole ACI (CTR-10, CTR-11). */
  autorisations: readonly AutorisationHeures[];
  heuresCollectives: { du: Jour; au: Jour } | null;
  /** Posts of the structure in full-time equivalents, and those already held under a CDI inclusion; null: not known. */
  postes: { etp: number; cdiInclusionEtp: number; plafondMajore: boolean } | null;
}
type C = Condition<SituationEmbauche>;

const contratNouveau: C = (_, { contrat }) =>
  constat(
    'contrat_nouveau',
    !contrat.dejaConnu,
    'un identifiant de contrat jamais utilisé sur ce parcours',
    contrat.dejaConnu ? 'identifiant déjà utilisé' : 'identifiant libre',
    [],
  );

/** One person, one PASS (PASS-04): the hire is declared on the parcours that carries it. */
const passUnique: C = (droit, { pass, passAilleurs }) =>
  constat(
    'pass_unique',
    // Two PASS taken over for one person: each parcours keeps using its own, and the reader is told.
    passAilleurs === null || pass !== null,
    'aucun autre PASS en vigueur pour cette personne',
    passAilleurs
      ? pass
        ? `un autre PASS court aussi jusqu’au ${enFrancais(passAilleurs.fin)} inclus : à rapprocher`
        : `un PASS court jusqu’au ${enFrancais(passAilleurs.fin)} inclus dans un autre parcours : il vaut dans toutes les SIAE, déclarez l’embauche sur ce parcours`
      : 'aucun autre PASS',
    [droit.lire('pass/unicite')],
    { avertissement: passAilleurs !== null && pass !== null },
  );

const passEnCours: C = (droit, { pass, passTermine }) => {
  const duree = droit.lire('pass/duree');
  // Nothing says how long the PASS to deliver would last: no hire without one.
  if (pass === null && passTermine === null && !duree) return sansBase('pass_en_cours', 'la durée du PASS');
  return constat(
    'pass_en_cours',
    passTermine === null,
    'un PASS en cours ou à venir, ou un PASS à délivrer',
    passTermine
      ? `${passTermine.clos ? 'parcours clos, PASS valable' : 'PASS expiré, valable'} jusqu’au ${enFrancais(passTermine.fin)} ; aucun diagnostic depuis`
      : pass
        ? `PASS valable jusqu’au ${enFrancais(pass.fin)} inclus`
        : 'PASS à délivrer',
    [duree],
  );
};

/** ELI-10, D7: while a PASS runs the person is deemed eligible. Otherwise a diagnosis not expired, that day excluded. */
const diagnosticValide: C = (droit, { pass, diagnostic }) => {
  const sources = [
    droit.lire('eligibilite/validite-diagnostic-prescripteur'),
    droit.lire('eligibilite/validite-diagnostic-siae'),
  ];
  const attendu = 'un diagnostic de prescripteur habilité, ou de la SIAE pour elle-même, en cours de validité';
  if (pass) return constat('diagnostic_valide', true, attendu, 'réputé valide : un PASS est en vigueur', sources);
  if (!diagnostic)
    return constat('diagnostic_valide', false, attendu, 'aucun diagnostic utilisable par cette structure', sources);
  const qui = diagnostic.prescripteur ? 'de prescripteur' : 'de la structure';
  return constat(
    'diagnostic_valide',
    droit.jour < diagnostic.expireLe,
    attendu,
    droit.jour < diagnostic.expireLe
      ? `diagnostic ${qui} valable jusqu’au ${enFrancais(ajouterJours(diagnostic.expireLe, -1))} inclus`
      : `diagnostic ${qui} expiré le ${enFrancais(diagnostic.expireLe)}`,
    sources,
  );
};

/** The PASS begins with the first hire (PASS-03): once begun, a hire told late does not move it back. */
const avantLeDebutDuPass: C = (droit, { contrat, pass, declaration }) =>
  declaration.tardive && pass
    ? constat(
        'embauche_apres_debut_pass',
        pass.debut <= contrat.debut,
        `un début le ${enFrancais(pass.debut)} ou après, premier jour du PASS : plus tôt, c’est l’embauche qui l’a fait délivrer qui est à rectifier`,
        `début le ${enFrancais(contrat.debut)}`,
        [droit.lire('embauche/dans-le-pass')],
      )
    : null;

const suspensionLevable: C = (droit, { suspension }) => {
  if (!suspension) return null;
  const motif = droit.lire(`suspension/motifs/${suspension.motif}`);
  const levable = motif?.valeurs.levable_par_embauche === true;
  return constat(
    'suspension_levable',
    levable,
    'une suspension que l’embauche peut lever',
    `suspension : ${suspension.motif === null ? 'motif effacé' : droit.libelle(`suspension/motifs/${suspension.motif}`)}${levable ? '' : ', qui ne peut pas être levée par une embauche'}`,
    [motif],
  );
};

const dansSixMois: C = (droit, { contrat }) => {
  const delai = droit.lire('embauche/delai');
  if (!delai) return sansBase('embauche_dans_six_mois', 'le délai de déclaration de l’embauche');
  const dernier = ajouter(droit.jour, delai.valeurs.anticipation);
  return constat(
    'embauche_dans_six_mois',
    contrat.debut <= dernier,
    `un début dans les ${dureeEnFrancais(delai.valeurs.anticipation)}, au plus tard le ${enFrancais(dernier)}`,
    `début le ${enFrancais(contrat.debut)}`,
    [delai],
    { possibleLe: premierJourPour(contrat.debut, delai.valeurs.anticipation) },
  );
};

/** CTR-20. Never an obstacle: these limits open the right to the aid, the contract stands without it. */
const independant: C = (droit, { contrat }) => {
  const regle = droit.lire('contrat/eiti');
  if (contrat.type !== 'EITI' || !regle) return null;
  const { immatriculation_max, salaries_max } = regle.valeurs;
  const { immatriculeLe, salaries } = contrat;
  const attendu = `un indépendant immatriculé depuis ${dureeEnFrancais(immatriculation_max)} au plus, sans salarié`;
  if (immatriculeLe === null || salaries === null)
    return constat(
      'eiti_independant',
      true,
      attendu,
      'donnée manquante : immatriculation et nombre de salariés',
      [regle],
      {
        manquante: true,
        avertissement: true,
      },
    );
  const aide = contrat.debut <= ajouter(immatriculeLe, immatriculation_max) && salaries <= salaries_max;
  return constat(
    'eiti_independant',
    true,
    attendu,
    `immatriculé le ${enFrancais(immatriculeLe)}, ${compter(salaries, 'salarié')}${aide ? '' : ' : ce contrat n’ouvre pas droit à l’aide'}`,
    [regle],
    { personnel: true, avertissement: !aide },
  );
};

/** Two terms must be known: without one, nobody can say that the days are the same. Another SIAE may employ at the same time (PASS-04). */
const sansChevauchement: C = (droit, { contrat, autresContrats }) => {
  const regle = droit.lire('contrat/chevauchement');
  const vise = (type: string): boolean => regle?.valeurs.types.some((t) => t === type) === true;
  const { debut, fin } = contrat;
  if (!regle || !vise(contrat.type) || fin === null || fin < debut) return null;
  const autre = autresContrats.find(
    (c) => c.court && vise(c.type) && c.fin !== null && c.debut <= fin && debut <= c.fin,
  );
  return constat(
    'contrat_sans_chevauchement',
    autre === undefined,
    `aucun autre contrat de ce type (${droit.libelle(`contrat/types/${contrat.type}`)}) dans la même structure du ${enFrancais(debut)} au ${enFrancais(fin)} : il se renouvelle`,
    autre?.fin ? `un contrat court du ${enFrancais(autre.debut)} au ${enFrancais(autre.fin)}` : 'aucun',
    [regle],
  );
};

export const embauche = definirRegle<SituationEmbauche>('embauche', 'Déclarer une embauche', [
  // the agreement is that of the day on which the hire is told (D42), the rest is judged at its own day (D41)
  (droit, { conventionnement, declaration }) => structureQuiEmbauche(droit.auJour(declaration.le), conventionnement),
  (droit, { conventionnement, declaration }) => annexeAttendue(droit.auJour(declaration.le), conventionnement),
  (droit, { siae, contrat }) => typePermis(droit, siae, contrat.type, contrat.debut),
  (droit, { contrat }) => typeSansTexte(droit, contrat.type, contrat.debut),
  (droit, { siae, contrat: c }) => precisionPermise(droit, 'contrat/convergence', c.convergence, siae, c.type),
  (droit, { siae, contrat: c }) => precisionPermise(droit, 'contrat/precisions', c.precision, siae, c.type),
  contratNouveau,
  sansChevauchement,
  (_, { contrat }) => periodeCoherente(contrat.debut, contrat.fin, 'contrat'),
  (_, { voisinage }) => homonymeALever(voisinage),
  (_, { voisinage }) => doublonARapprocher(voisinage),
  passUnique,
  passEnCours,
  diagnosticValide,
  piecesALaDelivrance,
  conditionCarence((s) => s.pass === null && s.passAilleurs === null),
  suspensionLevable,
  (droit, { contrat, declaration }) => pasAvantCeJour(droit, contrat.debut, declaration),
  (droit, { contrat, declaration }) => declarationTardive(droit, contrat.debut, declaration),
  avantLeDebutDuPass,
  dansSixMois,
  (droit, { contrat, pass }) => avantFinPass(droit, contrat.debut, pass),
  (droit, { contrat }) => cddiDureeMin(droit, contrat.type, contrat.debut, contrat.fin, contrat.motifDuree),
  (droit, { siae, contrat }) => dureeTotaleMax(droit, contrat.type, siae, contrat.debut, contrat.fin),
  (droit, { siae, contrat, pass, autresContrats, autorisations, heuresCollectives }) =>
    heuresHebdoMin(droit, {
      siae,
      type: contrat.type,
      debut: contrat.debut,
      fin: contrat.fin,
      minutes: contrat.minutesHebdo,
      motif: contrat.motifHeures,
      parcoursDepuis: pass?.debut ?? null,
      autres: autresContrats,
      autorisations,
      collective: heuresCollectives,
    }),
  cdiInclusion,
  cdiInclusionQuota,
  cdiInclusionSuite,
  independant,
]);

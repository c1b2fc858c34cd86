/** Placements by an AI or an ETTI, and the ceiling of hours. Sources: droit.md AI-01 to AI-10; decision D18. */
import { ajouter, ajouterJours, dureeEnFrancais, enFrancais, retrancher, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import type { Constat } from '../verdict.js';
import {
  contratConnu,
  contratEnCours,
  employeurDuContrat,
  periodeCoherente,
  type SituationContrat,
} from './contrat-nomme.js';
import { enHeures, heuresPossibles, type SituationHeuresPossibles } from './heures-possibles.js';
import { territoireMad, type LieuDeTravail } from './territoire.js';

/** The counter of L. 5132-9 over the period that holds the month or day looked at. */
export interface Compteur480h {
  /** Null: no placement with a capped utilisateur yet. */
  periode: { du: Jour; au: Jour } | null;
  /** Minutes already counted in that period. */
  minutes: number;
  /** Derogation of the association on that day (D. 5132-18-1): it belongs to the structure, not to the person. */
  derogation: { du: Jour; au: Jour } | null;
}

export interface SituationMiseADisposition extends SituationContrat, LieuDeTravail {
  utilisateur: string;
  debut: Jour;
  fin: Jour | null;
  /** Mentions of the written contract by name; null or blank: missing. */
  mentions: Readonly<Record<string, string | null>>;
  dejaConnue: boolean;
  /** The utilisateur's last economic dismissal on an equivalent job, when told. */
  licenciementLe: Jour | null;
  travauxDangereux: boolean;
  compteur: Compteur480h;
}
type M = Condition<SituationMiseADisposition>;

const permise: M = (droit, { siae, utilisateur }) => {
  const [habilitation, cas] = [
    droit.lire('mise-a-disposition/habilitation'),
    droit.lire(`mise-a-disposition/utilisateurs/${utilisateur}`),
  ];
  if (!habilitation) return sansBase('mad_permise', 'la mise à disposition');
  const types = cas ? cas.valeurs.siae.filter((t) => habilitation.valeurs.siae.includes(t)) : [];
  return constat(
    'mad_permise',
    siae !== null && types.includes(siae),
    cas ? `${types.join(' ou ')}, auprès d’un utilisateur de type ${utilisateur}` : 'un type d’utilisateur prévu',
    cas ? `SIAE de type ${siae ?? 'inconnu'}` : `type d’utilisateur inconnu : ${utilisateur}`,
    [habilitation, cas],
  );
};

const dansLeContrat: M = (_, { contrat, debut, fin }) =>
  contrat &&
  constat(
    'mad_dans_contrat',
    contrat.debut <= debut && (contrat.fin === null || (fin ?? debut) <= contrat.fin),
    `une mise à disposition pendant le contrat, du ${enFrancais(contrat.debut)}${contrat.fin ? ` au ${enFrancais(contrat.fin)}` : ''}`,
    `du ${enFrancais(debut)}${fin ? ` au ${enFrancais(fin)}` : ''}`,
    [],
  );

/** R. 5132-20. Missing mentions are all named at once. */
const complet: M = (droit, { utilisateur, mentions }) => {
  const regle = droit.lire('mise-a-disposition/contrat');
  if (!regle) return sansBase('mad_contrat_complet', 'le contrat de mise à disposition');
  const { entreprise, signalees } = regle.valeurs;
  const exigees = [
    ...regle.valeurs.mentions,
    ...(entreprise.utilisateurs.includes(utilisateur) ? entreprise.mentions : []),
  ];
  const absentes = (noms: readonly string[]): string[] => noms.filter((n) => (mentions[n] ?? '').trim() === '');
  const [manquantes, aSignaler] = [absentes(exigees), absentes(signalees)];
  return constat(
    'mad_contrat_complet',
    manquantes.length === 0,
    `mentions du contrat : ${exigees.join(', ')}`,
    manquantes.length > 0
      ? `absentes : ${manquantes.join(', ')}`
      : aSignaler.length > 0
        ? `complet ; non précisées : ${aSignaler.join(', ')}`
        : 'complet',
    [regle],
    { avertissement: manquantes.length === 0 && aSignaler.length > 0 },
  );
};

const sansLicenciement: M = (droit, { siae, debut, licenciementLe }) => {
  const regle = droit.lire('mise-a-disposition/licenciement');
  if (!regle || siae === null || !regle.valeurs.siae.includes(siae) || licenciementLe === null) return null;
  return constat(
    'mad_sans_licenciement_recent',
    licenciementLe < retrancher(debut, regle.valeurs.duree),
    `aucun licenciement économique sur un emploi équivalent dans les ${dureeEnFrancais(regle.valeurs.duree)} précédents`,
    `licenciement le ${enFrancais(licenciementLe)}`,
    [regle],
  );
};

const sansDanger: M = (droit, { siae, travauxDangereux }) => {
  const regle = droit.lire('mise-a-disposition/travaux-dangereux');
  if (!regle || siae === null || !regle.valeurs.siae.includes(siae) || !travauxDangereux) return null;
  return constat(
    'mad_sans_travaux_dangereux',
    false,
    'aucun travail particulièrement dangereux',
    'travaux dangereux déclarés',
    [regle],
  );
};

/** @param ajoutees minutes the decision would add; at least one minute must be left when nothing is added yet */
function plafond(
  droit: Droit,
  siae: Siae | null,
  plafonnee: boolean,
  compteur: Compteur480h,
  ajoutees: number | null,
): Constat | null {
  const regle = droit.lire('mise-a-disposition/plafond-heures');
  if (!plafonnee || siae === null) return null;
  if (!regle) return sansBase('plafond_480h', 'le plafond d’heures');
  if (!regle.valeurs.siae.includes(siae)) return null;
  const { periode, minutes, derogation } = compteur;
  const max = regle.valeurs.heures * 60;
  const tient = ajoutees === null ? minutes < max : minutes + ajoutees <= max;
  const ou = periode ? ` du ${enFrancais(periode.du)} au ${enFrancais(periode.au)}` : '';
  return constat(
    'plafond_480h',
    tient || derogation !== null,
    `${regle.valeurs.heures} h au plus en ${dureeEnFrancais(regle.valeurs.periode)} à compter de la première mise à disposition${derogation ? ', sauf dérogation de l’association' : ''}`,
    `${enHeures(minutes)} déjà comptées${ou}${ajoutees === null ? '' : `, ${enHeures(ajoutees)} de plus`}${
      derogation ? ` ; dérogation jusqu’au ${enFrancais(derogation.au)}` : ''
    }`,
    [regle],
    { possibleLe: periode ? ajouterJours(periode.au, 1) : null },
  );
}

/** True when hours with that utilisateur count against the ceiling for that kind of SIAE. */
export const estPlafonnee = (droit: Droit, siae: Siae | null, utilisateur: string): boolean =>
  siae !== null &&
  droit.lire(`mise-a-disposition/utilisateurs/${utilisateur}`)?.valeurs.plafonnee === true &&
  droit.lire('mise-a-disposition/plafond-heures')?.valeurs.siae.includes(siae) === true;

export const miseADisposition = definirRegle<SituationMiseADisposition>(
  'mise_a_disposition',
  'Conclure une mise à disposition',
  [
    contratConnu,
    employeurDuContrat,
    contratEnCours,
    (_, { dejaConnue }) =>
      constat(
        'mad_nouvelle',
        !dejaConnue,
        'un identifiant jamais utilisé sur ce parcours',
        dejaConnue ? 'identifiant déjà utilisé' : 'identifiant libre',
        [],
      ),
    (_, { debut, fin }) => periodeCoherente(debut, fin, 'mise à disposition'),
    dansLeContrat,
    permise,
    complet,
    territoireMad,
    sansLicenciement,
    sansDanger,
    (droit, s) => plafond(droit, s.siae, estPlafonnee(droit, s.siae, s.utilisateur), s.compteur, null),
  ],
);

export interface SituationHeures extends SituationHeuresPossibles {
  siae: Siae | null;
  /** Null: hours not tied to a placement. */
  miseADisposition: { connue: boolean; debut: Jour | null; fin: Jour | null; plafonnee: boolean } | null;
  /** Without the figure that this one replaces. */
  compteur: Compteur480h;
}

export const heures = definirRegle<SituationHeures>('heures', 'Déclarer les heures d’un mois', [
  contratConnu,
  employeurDuContrat,
  (_, { contrat }) =>
    contrat &&
    constat(
      'embauche_non_annulee',
      contrat.etat !== 'annule',
      'une embauche non annulée',
      contrat.etat === 'annule' ? 'annulée' : 'déclarée',
      [],
    ),
  (droit, { contrat, mois }) =>
    contrat &&
    constat(
      'mois_du_contrat',
      contrat.debut <= mois.au && mois.du <= (contrat.finEffective ?? contrat.fin ?? mois.du) && mois.du <= droit.jour,
      'un mois commencé, pendant le contrat',
      `mois du ${enFrancais(mois.du)} au ${enFrancais(mois.au)}`,
      [],
    ),
  (_, { miseADisposition: mad, mois }) =>
    mad &&
    constat(
      'mad_connue',
      mad.connue && (mad.debut === null || mad.debut <= mois.au) && (mad.fin === null || mois.du <= mad.fin),
      'une mise à disposition de ce contrat, pendant ce mois',
      mad.connue ? 'mise à disposition connue' : 'aucune mise à disposition de cet identifiant sur ce contrat',
      [],
    ),
  heuresPossibles,
  (droit, s) => plafond(droit, s.siae, s.miseADisposition?.plafonnee === true, s.compteur, s.minutes),
]);

/** Days of the period that begins on `du` (D18). */
export const finDePeriode = (droit: Droit, du: Jour): Jour | null => {
  const regle = droit.lire('mise-a-disposition/plafond-heures');
  return regle ? ajouterJours(ajouter(du, regle.valeurs.periode), -1) : null;
};

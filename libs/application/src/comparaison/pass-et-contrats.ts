/** How what a parcours is made of is told when it differs: PASS, contracts, periods, requests. */
import { enFrancais, type Jour } from '@jalon/droit';
import type { Vue } from '../resultat.js';
import { dit, tu, type Champ, type Comparer } from './comparer.js';

const AUTRE_MOT = 'son libellé le dit';
const ID = 'ce qui l’identifie';
const FAIT = 'le fait est dans la chronologie';
const depuis = (debut: Jour): string => `à compter du ${enFrancais(debut)}`;
export const periode = (debut: Jour, fin: Jour | null): string =>
  fin === null ? depuis(debut) : `du ${enFrancais(debut)} au ${enFrancais(fin)}`;

const PASS: Comparer<NonNullable<Vue['pass']>> = {
  numero: dit('Numéro'),
  debut: dit('Premier jour', 'jour'),
  fin: dit('Dernier jour', 'jour'),
  etat: {
    dit: 'État',
    mots: {
      A_VENIR: 'à venir',
      VALIDE: 'valide',
      SUSPENDU: 'suspendu',
      EXPIRE: 'expiré',
      CLOS: 'clos',
      ANNULE: 'annulé',
    },
  },
  joursRestants: dit('Jours restants', 'jours'),
  origine: tu('un code : le premier fait du PASS le dit'),
  siae: dit('Délivré pour l’embauche de', 'organisation'),
  nonVerifiable: dit('Dates reprises, qui ne se vérifient pas', 'ouiNon'),
  calcul: {
    liste: 'Calcul de la fin',
    cle: ({ fait, libelle }) => `${fait} ${libelle}`,
    nom: ({ libelle }) => libelle,
    champs: {
      libelle: tu(ID),
      fait: tu(FAIT),
      jours: dit('Jours ajoutés', 'jours'),
      fin: dit('Fin du PASS après cette ligne', 'jour'),
    },
  },
};
export const pass: Champ<Vue['pass']> = { parties: 'PASS', champs: PASS };
export const passAnterieurs: Champ<Vue['passAnterieurs']> = {
  liste: 'PASS antérieur',
  cle: ({ debut }) => debut,
  nom: ({ debut, fin }) => periode(debut, fin),
  champs: PASS,
};

export const contrats: Champ<Vue['contrats']> = {
  liste: 'Contrat',
  cle: ({ id }) => id,
  nom: ({ libelleType, debut }) => `${libelleType} ${depuis(debut)}`,
  champs: {
    id: tu(ID),
    siae: dit('Employeur', 'organisation'),
    typeSiae: dit('Sorte de structure'),
    type: tu(AUTRE_MOT),
    convergence: tu(AUTRE_MOT),
    precision: tu(AUTRE_MOT),
    libelleType: dit('Nature'),
    debut: dit('Premier jour', 'jour'),
    fin: dit('Dernier jour prévu', 'jour'),
    finEffective: dit('Dernier jour effectif', 'jour'),
    etat: {
      dit: 'État',
      mots: {
        declare: 'en cours',
        suspendu: 'suspendu',
        termine: 'terminé',
        rompu: 'rompu',
        annule: 'annulé',
      },
    },
    heuresHebdo: dit('Heures par semaine', 'heures'),
    motifHeures: dit('Motif de la durée du travail'),
    declareLe: dit('Déclaré le', 'jour'),
    suspensions: {
      liste: 'Suspension du contrat',
      cle: ({ debut }) => debut,
      nom: ({ debut, fin }) => periode(debut, fin),
      champs: {
        debut: tu(ID),
        fin: dit('Dernier jour', 'jour'),
        motif: tu(AUTRE_MOT),
        libelleMotif: dit('Motif'),
      },
    },
    rupture: {
      parties: 'Rupture',
      champs: {
        motif: tu(AUTRE_MOT),
        libelleMotif: dit('Motif'),
        sansPreavis: dit('Sans préavis', 'ouiNon'),
      },
    },
    ficheTransmise: dit('Fiche salarié transmise', 'ouiNon'),
    repris: dit('Repris d’un autre outil', 'ouiNon'),
    droitAuxAides: {
      liste: 'Jours qui ouvrent droit aux aides',
      cle: ({ du }) => du,
      nom: ({ du, au }) => periode(du, au),
      champs: { du: tu(ID), au: dit('Dernier jour', 'jour') },
    },
    raisonAides: dit('Droit aux aides'),
    referencesAides: tu('les textes vont avec la phrase'),
  },
};
export const misesADisposition: Champ<Vue['misesADisposition']> = {
  liste: 'Mise à disposition',
  cle: ({ id }) => id,
  nom: ({ debut, fin }) => periode(debut, fin),
  champs: {
    id: tu(ID),
    contrat: tu('le contrat est dit de son côté'),
    siae: dit('Structure', 'organisation'),
    utilisateur: tu(AUTRE_MOT),
    libelleUtilisateur: dit('Chez'),
    debut: dit('Premier jour', 'jour'),
    fin: dit('Dernier jour', 'jour'),
    plafonnee: dit('Compte dans les 480 heures', 'ouiNon'),
  },
};
export const heures: Champ<Vue['heures']> = {
  liste: 'Heures du mois',
  cle: ({ contrat, mois, miseADisposition }) => `${contrat} ${mois} ${miseADisposition ?? ''}`.trim(),
  nom: ({ mois }) => `${mois.slice(5)}/${mois.slice(0, 4)}`,
  champs: {
    contrat: tu(ID),
    mois: tu(ID),
    heures: dit('Heures', 'heures'),
    miseADisposition: tu(ID),
  },
};

const motif = { motif: tu(AUTRE_MOT), libelleMotif: dit('Motif') };
export const suspensions: Champ<Vue['suspensions']> = {
  liste: 'Suspension',
  cle: ({ id }) => id,
  nom: ({ debut }) => depuis(debut),
  champs: {
    id: tu(ID),
    ...motif,
    debut: dit('Premier jour', 'jour'),
    fin: dit('Dernier jour', 'jour'),
    finInconnue: dit('Fin inconnue', 'ouiNon'),
    etat: { dit: 'État', mots: { declaree: 'déclarée', levee: 'levée', terminee: 'terminée', retiree: 'retirée' } },
    declareeLe: dit('Déclarée le', 'jour'),
    par: dit('Déclarée par', 'organisation'),
  },
};
export const prolongations: Champ<Vue['prolongations']> = {
  liste: 'Prolongation',
  cle: ({ id }) => id,
  nom: ({ debut }) => depuis(debut),
  champs: {
    id: tu(ID),
    ...motif,
    debut: dit('Premier jour', 'jour'),
    fin: dit('Dernier jour', 'jour'),
    jours: dit('Jours accordés', 'jours'),
    demande: tu('la demande est dite de son côté'),
    accordeeLe: dit('Accordée le', 'jour'),
    par: dit('Accordée par', 'organisation'),
    retiree: dit('Retirée', 'ouiNon'),
    repris: dit('Reprise d’un autre outil', 'ouiNon'),
  },
};
export const demandes: Champ<Vue['demandes']> = {
  liste: 'Demande de prolongation',
  cle: ({ id }) => id,
  nom: ({ le }) => `du ${enFrancais(le)}`,
  champs: {
    id: tu(ID),
    ...motif,
    debut: dit('Premier jour demandé', 'jour'),
    fin: dit('Dernier jour demandé', 'jour'),
    prescripteur: dit('Adressée à', 'organisation'),
    entretien: { parties: 'Entretien demandé', champs: { telephone: dit('Téléphone'), courriel: dit('Courriel') } },
    le: dit('Déposée le', 'jour'),
    par: dit('Déposée par', 'organisation'),
    etat: {
      dit: 'État',
      mots: {
        en_attente: 'en attente',
        accordee: 'accordée',
        refusee: 'refusée',
        remplacee: 'remplacée',
      },
    },
    rappels: { ensemble: 'Rappel', sorte: 'jour' },
    sansReponseLe: dit('Sans réponse depuis', 'jour'),
    decideeLe: dit('Décidée le', 'jour'),
    decideePar: dit('Décidée par', 'organisation'),
    fait: tu(FAIT),
    decision: tu(FAIT),
    accord: { parties: 'Accord', champs: { fin: dit('Jusqu’au', 'jour'), jours: dit('Jours', 'jours') } },
    refus: { parties: 'Refus', champs: { motif: tu(AUTRE_MOT), libelleMotif: dit('Motif') } },
    attendDepuis: dit('Attend depuis', 'jours'),
    prochaineRelance: dit('Prochaine relance', 'jour'),
  },
};

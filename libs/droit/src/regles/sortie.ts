/** Leaving the SIAE. Sources: droit.md SOR-01 to SOR-10, decisions D16 and D17. */
import { ajouter, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';

export interface SituationSortie {
  type: string;
  /** Day of the exit. */
  le: Jour;
  siae: Siae | null;
  /** The acting SIAE has a hire on this PASS. */
  employeur: boolean;
  /** Contracts of this SIAE that still run on the day of the exit. */
  contratsEnCours: { id: string; fin: Jour | null }[];
  dejaEnregistree: boolean;
  /** First day of the first contract with this SIAE on this PASS. */
  presenceDepuis: Jour | null;
  misesADisposition: number;
  /** Minutes worked in this SIAE during the calendar year of the exit. */
  minutesAnnee: number;
}

const typeConnu: Condition<SituationSortie> = (droit, { type }) => {
  const version = droit.lire(`sortie/types/${type}`);
  return constat(
    'sortie_type_connu',
    version !== null,
    'un type de sortie connu à cette date',
    version ? droit.libelle(`sortie/types/${type}`) : `type « ${type} » inconnu`,
    [version],
  );
};

const pasDansLeFutur: Condition<SituationSortie> = (droit, { le }) =>
  constat('sortie_pas_dans_le_futur', le <= droit.jour, `une sortie au plus tard le ${enFrancais(droit.jour)}`, `sortie le ${enFrancais(le)}`, [], {
    possibleLe: le,
  });

/** SOR-01: one leaves when no contract runs. */
const sansContrat: Condition<SituationSortie> = (droit, { contratsEnCours, type }) =>
  constat(
    'sortie_sans_contrat',
    contratsEnCours.length === 0,
    'aucun contrat en cours avec la structure ce jour-là',
    contratsEnCours.length === 0
      ? 'aucun contrat en cours'
      : contratsEnCours.map((c) => `contrat ${c.id}, ${c.fin ? `jusqu’au ${enFrancais(c.fin)}` : 'sans terme'}`).join(' ; '),
    [droit.lire(`sortie/types/${type}`)],
  );

const employeur: Condition<SituationSortie> = (_, s) =>
  constat(
    'employeur_du_pass',
    s.employeur,
    'une SIAE qui a embauché sur ce PASS',
    s.employeur ? 'employeur sur ce PASS' : 'aucune embauche de cette structure sur ce PASS',
    [],
  );

const unique: Condition<SituationSortie> = (_, { dejaEnregistree }) =>
  constat(
    'sortie_unique',
    !dejaEnregistree,
    'aucune sortie déjà enregistrée',
    dejaEnregistree ? 'une sortie est enregistrée' : 'aucune sortie',
    [],
  );

/** D17: never an obstacle. Tells whether this exit enters the rates, and why. */
const comptee: Condition<SituationSortie> = (droit, s) => {
  const comptage = droit.lire('sortie/comptage');
  const type = droit.lire(`sortie/types/${s.type}`);
  if (!comptage || !type || s.siae === null) return null;
  if (type.valeurs.categorie === 'retrait')
    return constat('sortie_comptee', true, 'information : sortie comptée dans les taux', 'non comptée : retrait des sorties constatées', [type, comptage], {
      avertissement: true,
    });
  const seuil = comptage.valeurs.seuils[s.siae];
  if (!seuil) return null;
  const heures = Math.floor(s.minutesAnnee / 60);
  const presence = seuil.presence_plus_de;
  const manques = [
    ...(s.misesADisposition < (seuil.mises_a_disposition_min ?? 0) ? [`${s.misesADisposition} mise à disposition`] : []),
    ...(s.minutesAnnee < seuil.heures_annee_min * 60 ? [`${heures} h dans l’année`] : []),
    ...(presence && (s.presenceDepuis === null || s.le <= ajouter(s.presenceDepuis, presence))
      ? [`présence de ${dureeEnFrancais(presence)} au plus`]
      : []),
  ];
  const attendus = [
    ...(seuil.mises_a_disposition_min ? [`${seuil.mises_a_disposition_min} mise à disposition`] : []),
    `${seuil.heures_annee_min} h dans l’année civile`,
    ...(presence ? [`présence de plus de ${dureeEnFrancais(presence)}`] : []),
  ];
  return constat(
    'sortie_comptee',
    true,
    `information : comptée dans les taux à partir de ${attendus.join(', ')}`,
    manques.length === 0 ? `comptée (${heures} h dans l’année)` : `non comptée : ${manques.join(', ')}`,
    [comptage],
    manques.length === 0 ? {} : { avertissement: true },
  );
};

export const sortie = definirRegle<SituationSortie>('sortie', 'Enregistrer la sortie', [
  typeConnu,
  pasDansLeFutur,
  sansContrat,
  employeur,
  unique,
  comptee,
]);

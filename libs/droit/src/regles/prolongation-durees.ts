/** Window, length and caps of a prolongation (decisions D3, D4; plateforme.md PRO-01 to PRO-09). */
import {
  ajouter,
  ajouterJours,
  dernierQuantieme,
  dureeEnFrancais,
  ecartJours,
  enFrancais,
  retrancher,
} from '../jour.js';
import { constat, sansBase, type Condition } from '../regle.js';
import type { SituationDemande } from './situation-demande.js';

/** PRO-01. When a request is decided later, it is enough that it was made in time: nobody loses a right because of a slow answer. */
export const fenetreProlongation: Condition<SituationDemande> = (droit, { pass, demandeeLe }) => {
  if (!pass) return null;
  const regle = droit.lire('prolongation/fenetre');
  if (!regle) return sansBase('fenetre_prolongation', 'les délais de demande');
  const { ouverture, fermeture } = regle.valeurs;
  const du =
    ouverture.reference === 'fin' ? retrancher(pass.fin, ouverture.duree) : ajouter(pass.debut, ouverture.duree);
  const au = ajouter(pass.fin, fermeture);
  const enTemps = du <= droit.jour && droit.jour <= au;
  return constat(
    'fenetre_prolongation',
    enTemps || demandeeLe !== null,
    `une demande du ${enFrancais(du)} au ${enFrancais(au)}`,
    demandeeLe === null || enTemps
      ? `demande le ${enFrancais(demandeeLe ?? droit.jour)}`
      : `demande faite à temps le ${enFrancais(demandeeLe)}`,
    [regle],
    { possibleLe: droit.jour < du ? du : null },
  );
};

export const dureeMin: Condition<SituationDemande> = (droit, { pass, fin }) => {
  if (!pass) return null;
  const regle = droit.lire('prolongation/duree-min');
  if (!regle) return sansBase('duree_min_demande', 'la durée d’une prolongation');
  const jours = ecartJours(pass.fin, fin);
  const premiere = ajouter(pass.fin, regle.valeurs.duree);
  return constat(
    'duree_min_demande',
    fin >= premiere,
    `une fin au plus tôt le ${enFrancais(premiere)}`,
    enJours(jours),
    [regle],
  );
};

export const dureeMax: Condition<SituationDemande> = (droit, { pass, fin, motif }) => {
  const regle = droit.lire(`prolongation/motifs/${motif}`);
  const maximum = regle?.valeurs.duree_max_demande;
  if (!pass || !regle || !maximum) return null;
  const limite = ajouter(pass.fin, maximum);
  return constat(
    'duree_max_demande',
    fin <= limite,
    `${dureeEnFrancais(maximum)} au plus, soit le ${enFrancais(limite)}`,
    enJours(ecartJours(pass.fin, fin)),
    [regle],
  );
};

/** Days count from end to end; a cap in months or years is turned into days from the end of the PASS before its first prolongation. */
export const cumulMax: Condition<SituationDemande> = (droit, s) => {
  const { pass, fin, motif, dejaAccordees, joursSuspendus } = s;
  const regle = droit.lire(`prolongation/motifs/${motif}`);
  if (!pass || !regle) return null;
  const { cumul_max: cumul, parcours_max: parcours } = regle.valeurs;
  if (parcours) {
    // Code du travail: total length of the parcours. R. 5132-1-3 suspends the prescription, so suspended days are left out (SUS-08).
    const limite = ajouterJours(dernierQuantieme(pass.debut, parcours), joursSuspendus);
    return constat(
      'cumul_max',
      fin <= limite,
      `${dureeEnFrancais(parcours)} de parcours au plus, soit le ${enFrancais(limite)}`,
      `parcours jusqu’au ${enFrancais(fin)}`,
      [regle],
    );
  }
  if (!cumul) return null;
  const comptees = dejaAccordees.filter((p) => cumul.portee === 'tous_motifs' || p.motif === motif);
  const utilises = comptees.reduce((total, p) => total + p.jours, 0);
  const origine = ajouterJours(pass.fin, -utilises);
  const plafond = ecartJours(origine, ajouter(origine, cumul.duree));
  return constat(
    'cumul_max',
    utilises + ecartJours(pass.fin, fin) <= plafond,
    `${dureeEnFrancais(cumul.duree)} au plus en tout (${cumul.portee === 'tous_motifs' ? 'tous motifs' : 'ce motif'}), il reste ${enJours(plafond - utilises)}`,
    `${accordes(utilises)}, ${demandes(ecartJours(pass.fin, fin))}`,
    [regle],
  );
};

const enJours = (n: number): string => `${n} ${Math.abs(n) > 1 ? 'jours' : 'jour'}`;
const accordes = (n: number): string =>
  n === 0 ? 'aucun jour déjà accordé' : `${enJours(n)} déjà ${n > 1 ? 'accordés' : 'accordé'}`;
const demandes = (n: number): string => `${enJours(n)} ${Math.abs(n) > 1 ? 'demandés' : 'demandé'}`;

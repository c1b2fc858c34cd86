/** What an actor finds in the lists: the parcours she may read (ACT-02), and of each no more than there. */
import { etapeSansPass, genreDeLecteur, type Acteur } from '@jalon/parcours';
import type {
  DemandeEcheances,
  DemandeListe,
  Echeance,
  IndicateursDeLAnnee,
  LecteurDeListe,
  LigneListe,
  PageEcheances,
  PageListe,
} from '@jalon/projections';
import type { Allouer, Classes } from '@jalon/visibilite';
import { CLASSES_DE_TOUS, classesDeListe } from './droits.js';
import { montrerA } from './montrer.js';

export const LIGNE: Allouer<LigneListe> = {
  id: 'parcours',
  nom: 'identite',
  prenom: 'identite',
  personne: 'parcours',
  numero: 'pass',
  etape: 'pass',
  etapeDetaillee: 'pass',
  etat: 'pass',
  debut: 'pass',
  fin: 'pass',
  joursRestants: 'pass',
  siae: 'pass',
  typeSiae: 'pass',
  departement: 'pass',
  suspension: 'pass',
  demandeEnAttente: 'pass',
  contrat: 'pass',
  sortieLe: 'pass',
  closLe: 'pass',
  ouvertLe: 'parcours',
  dernierFait: 'pass',
  prochaineEcheance: 'pass',
  revision: 'pass',
  position: 'pass',
};
export const ECHEANCE: Allouer<Echeance> = {
  parcours: 'parcours',
  genre: 'pass',
  ref: 'pass',
  le: 'pass',
  detail: 'pass',
  nom: 'identite',
  prenom: 'identite',
  numero: 'pass',
  siae: 'pass',
};
/** Sums of a year: no row of them names a person. */
export const INDICATEURS: Allouer<IndicateursDeLAnnee> = {
  annee: 'ouvert',
  siae: 'ouvert',
  departement: 'ouvert',
  auJour: 'ouvert',
  position: 'ouvert',
  sorties: 'ouvert',
  taux: 'ouvert',
  sejours: 'ouvert',
  accompagnements: 'ouvert',
  financements: 'ouvert',
  pmsmp: 'ouvert',
  embauches: 'ouvert',
  passDelivres: 'ouvert',
  heures: 'ouvert',
  parStructure: 'ouvert',
  choix: 'ouvert',
};
const PAGE: Allouer<Omit<PageListe, 'lignes'>> = {
  total: 'ouvert',
  page: 'ouvert',
  taille: 'ouvert',
  position: 'ouvert',
};

interface Perimetre {
  lecteur: LecteurDeListe;
  classes: Classes;
}
/** A service of the State with no département reads nothing. */
function perimetreDe(acteur: Acteur): Perimetre {
  const genre = genreDeLecteur(acteur);
  const { id, departement = '' } = acteur.organisation;
  if (genre === 'ddets' || genre === 'prefet') return { lecteur: { departement }, classes: classesDeListe('lire') };
  const niveau = genre === 'orienteur' ? 'lire_sans_pass' : 'lire';
  return { lecteur: { organisation: id, siae: genre === 'siae' }, classes: classesDeListe(niveau) };
}

/** Columns that a filter or an order looks at: whoever does not see one cannot feel for it either. */
const REGARDE: Readonly<Partial<Record<keyof DemandeListe, keyof LigneListe>>> = {
  etat: 'etat',
  etape: 'etape',
  enAttente: 'demandeEnAttente',
  siae: 'siae',
  departement: 'departement',
  echeanceAvant: 'prochaineEcheance',
  tri: 'fin',
};
const voit = ({ classes }: Perimetre, colonne: keyof LigneListe): boolean => {
  const classe = LIGNE[colonne];
  return typeof classe === 'string' && classes.has(classe);
};

/** The page that this reader finds. @param lire the read model */
export function listePour(acteur: Acteur, demande: DemandeListe, lire: (d: DemandeListe) => PageListe): PageListe {
  const perimetre = perimetreDe(acteur);
  const permise = Object.fromEntries(
    Object.entries(demande).filter(([cle]) => {
      const colonne = REGARDE[cle as keyof DemandeListe];
      return colonne === undefined || voit(perimetre, colonne);
    }),
  ) as unknown as DemandeListe;
  // a PASS is found by its digits
  const recherche = voit(perimetre, 'numero') ? demande.recherche : demande.recherche?.replace(/\d/g, '');
  const { lignes, ...page } = lire({ ...permise, lecteur: perimetre.lecteur, ...(recherche ? { recherche } : { recherche: '' }) });
  return {
    ...montrerA(perimetre, PAGE, page),
    lignes: lignes.map((l) => ({
      ...montrerA(perimetre, LIGNE, l),
      ...(voit(perimetre, 'etape') ? {} : etapeSansPass(l.etape)),
    })),
  };
}

/** Every deadline tells of a diagnosis, a PASS or a contract: whoever sees none of them finds none. */
export function echeancesPour(
  acteur: Acteur,
  demande: DemandeEcheances,
  lire: (d: DemandeEcheances) => PageEcheances,
): PageEcheances {
  const perimetre = perimetreDe(acteur);
  const personne: LecteurDeListe = { organisation: '', siae: true };
  const lecteur = perimetre.classes.has('pass') ? perimetre.lecteur : personne;
  const { lignes, ...page } = lire({ ...demande, lecteur });
  return { ...montrerA(perimetre, PAGE, page), lignes: lignes.map((e) => montrerA(perimetre, ECHEANCE, e)) };
}

export const indicateursPour = (indicateurs: IndicateursDeLAnnee): IndicateursDeLAnnee =>
  montrerA({ classes: CLASSES_DE_TOUS }, INDICATEURS, indicateurs);

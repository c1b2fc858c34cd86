/** What an export says of a parcours: the row of the list as its reader sees it, cell by cell, and the filter in the words of the screen. */
import type { Cellule, Colonne, Ligne, Provenance } from '@jalon/exports';
import { ETAPES_DES_LISTES, type DemandeListe, type ListeEntiere } from '@jalon/projections';
import { LIBELLES_DU_PASS } from './filtres.js';

/** More rows than that are no longer a list that somebody works on, and a file that nobody should carry. */
export const EXPORTES = 10_000;

type Montree = ListeEntiere['lignes'][number];
export type NomDe = (organisation: string) => string;
interface ColonneExportee extends Colonne {
  de(ligne: Montree, nomDe: NomDe): Cellule;
}
/** Each cell comes from what `montrer` left of the row: what a reader does not see is null there already. */
export const COLONNES_EXPORTEES: readonly ColonneExportee[] = [
  { cle: 'nom', titre: 'Nom', de: (l) => l.nom },
  { cle: 'prenom', titre: 'Prénom', de: (l) => l.prenom },
  { cle: 'numero', titre: 'PASS IAE', de: (l) => l.numero },
  { cle: 'libelleEtape', titre: 'État', de: (l) => l.libelleEtape },
  // as on the screen: of a PASS, and of nothing else
  { cle: 'joursRestants', titre: 'Jours restants', de: (l) => (l.numero === null ? null : l.joursRestants) },
  { cle: 'debut', titre: 'Début du PASS', jour: true, de: (l) => l.debut },
  { cle: 'fin', titre: 'Fin du PASS', jour: true, de: (l) => l.fin },
  { cle: 'suspenduJusquAu', titre: 'Suspendu jusqu’au', jour: true, de: (l) => l.suspension?.fin ?? null },
  { cle: 'echeance', titre: 'Prochaine échéance', jour: true, de: (l) => l.prochaineEcheance?.le ?? null },
  { cle: 'libelleEcheance', titre: 'Ce qui échoit', de: (l) => l.prochaineEcheance?.libelle ?? null },
  { cle: 'structure', titre: 'Structure', de: (l, nomDe) => (l.siae === null ? null : nomDe(l.siae)) },
  { cle: 'finContrat', titre: 'Fin du contrat', jour: true, de: (l) => l.contrat?.fin ?? null },
  { cle: 'sortieLe', titre: 'Sortie le', jour: true, de: (l) => l.sortieLe },
  { cle: 'dernierFaitLe', titre: 'Dernier fait le', jour: true, de: (l) => l.dernierFait?.le ?? null },
  { cle: 'dernierFait', titre: 'Dernier fait', de: (l) => l.dernierFait?.phrase ?? null },
  { cle: 'id', titre: 'Identifiant du parcours', de: (l) => l.id },
];
/** As the file names them. */
export const COLONNES: readonly Colonne[] = COLONNES_EXPORTEES.map(({ cle, titre, jour }) => ({
  cle,
  titre,
  ...(jour ? { jour } : {}),
}));

/** Each as it is asked for. */
export function* enLignes(lignes: ListeEntiere['lignes'], nomDe: NomDe): Generator<Ligne> {
  for (const ligne of lignes)
    yield Object.fromEntries(COLONNES_EXPORTEES.map(({ cle, de }) => [cle, de(ligne, nomDe)]));
}

const jourFr = (jour: string): string => jour.split('-').reverse().join('/');
const libelleEtape = (code: string): string => ETAPES_DES_LISTES.find((e) => e.code === code)?.libelle ?? code;
/** Whatever narrows a list: one that nobody words does not compile. */
type FiltreDit = Exclude<keyof DemandeListe, 'jour' | 'tri' | 'page' | 'taille' | 'totalExact'>;
/** What was kept of what was asked: a filter on what the reader does not see filters nothing, and is not said. */
export function direLesFiltres(d: DemandeListe, nomDe: NomDe): Pick<Provenance, 'filtre' | 'filtreDit'> {
  const filtres: Record<FiltreDit, [cle: string, valeur: string | undefined, quoi: string, dite: string | undefined]> =
    {
      recherche: ['recherche', d.recherche, 'Recherche', d.recherche],
      etat: ['etat', d.etat, 'État du PASS', d.etat && LIBELLES_DU_PASS[d.etat]],
      etape: ['etat', d.etape, 'État', d.etape && libelleEtape(d.etape)],
      siae: ['siae', d.siae, 'Structure', d.siae && nomDe(d.siae)],
      echeanceAvant: [
        'echeanceAvant',
        d.echeanceAvant,
        'Échéance au plus tard le',
        d.echeanceAvant && jourFr(d.echeanceAvant),
      ],
      enAttente: ['enAttente', d.enAttente ? 'oui' : undefined, 'Demande', 'en attente de réponse'],
      organisation: ['organisation', d.organisation, 'Organisation', d.organisation && nomDe(d.organisation)],
      departement: ['departement', d.departement, 'Département', d.departement],
      contratEnCours: ['contratEnCours', d.contratEnCours ? 'oui' : undefined, 'Contrat', 'en cours'],
    };
  const poses = Object.values(filtres).filter(([, valeur]) => valeur !== undefined);
  return {
    filtre: Object.fromEntries(poses.map(([cle, valeur]) => [cle, valeur ?? ''])),
    filtreDit: Object.fromEntries(poses.map(([, , quoi, dite]) => [quoi, dite ?? ''])),
  };
}

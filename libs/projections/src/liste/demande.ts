/** What one asks of the list, and the part of it that bears on what one sees. */
import type { Jour } from '@jalon/droit';
import type { EtatPass } from '@jalon/parcours';
import type { Classes } from '@jalon/visibilite';
import type { Etape } from './ligne.js';
import { ligneListe, type LigneListe } from './ligne-montree.js';

export type TriListe = 'nom' | 'fin' | 'joursRestants' | 'dernierFait' | 'ouvertLe';

/**
 * Who looks at a list. `organisation`: the parcours in which it took part; `siae`: hers among SIAE, another's diagnosis stays unseen
 * (ELI-09). `departement`: the parcours in which an organisation of that département took part.
 */
export type LecteurDeListe =
  | {
      organisation: string;
      siae: boolean;
      /** Those to whom it succeeds: their parcours are hers too. Absent: nobody. */
      predecesseurs?: readonly string[];
    }
  | { departement: string };

/** Whose parcours an organisation reads: its own, and those of whom it succeeds to. */
export const siens = (lecteur: Extract<LecteurDeListe, { organisation: string }>): readonly string[] => [
  lecteur.organisation,
  ...(lecteur.predecesseurs ?? []),
];

export interface DemandeListe {
  /** Day on which states and remaining days are computed. */
  jour: Jour;
  /** Beginnings of words of the name, or of the PASS number (with or without spaces); ignored under 2 characters. */
  recherche?: string;
  etat?: EtatPass;
  etape?: Etape;
  /** Only parcours with a request for prolongation waiting for an answer. */
  enAttente?: boolean;
  siae?: string;
  /** Only parcours where a contract runs, whose person did not leave. */
  contratEnCours?: boolean;
  /** Only parcours in which this organisation took part. */
  organisation?: string;
  departement?: string;
  /** Only parcours with a deadline from `jour` to this day, both included. */
  echeanceAvant?: Jour;
  /** Default `nom`; a leading `-` reverses. */
  tri?: TriListe | `-${TriListe}`;
  /** From 1. */
  page?: number;
  /** Rows a page, from 1 to 200; default 25. */
  taille?: number;
  /** Counts to the end: it takes as long as there are rows. Otherwise a person is told a total up to `TOTAL_COMPTE`. */
  totalExact?: boolean;
}

/** Who is shown a list: which parcours, and which classes of what is in them. */
export interface RegardSurLaListe {
  lecteur: LecteurDeListe;
  vues: Classes;
}

/** On which field each filter or order bears: whoever does not see it does not feel for it either. */
const PORTE_SUR = {
  etat: 'etat',
  etape: 'etape',
  enAttente: 'demandeEnAttente',
  siae: 'siae',
  contratEnCours: 'contrat',
  organisation: 'siae',
  departement: 'departement',
  echeanceAvant: 'prochaineEcheance',
} as const satisfies Partial<Record<keyof DemandeListe, keyof LigneListe>>;

/** The part of a request that bears on what this reader sees. */
export function demandePermise(d: DemandeListe, vues: Classes): DemandeListe {
  const permise = { ...d };
  const voit = (champ: keyof LigneListe): boolean => ligneListe.peutFiltrer(champ, vues);
  for (const [filtre, champ] of Object.entries(PORTE_SUR) as [keyof typeof PORTE_SUR, keyof LigneListe][])
    if (!voit(champ)) delete permise[filtre];
  if (d.tri !== undefined && !voit(d.tri.replace('-', '') as TriListe)) delete permise.tri;
  if (!voit('nom')) {
    delete permise.recherche;
    // the default order is that of names
    permise.tri ??= 'ouvertLe';
  } else if (d.recherche !== undefined && !voit('numero')) permise.recherche = d.recherche.replace(/\d/g, '');
  return permise;
}

/** What an employing structure has to do in its parcours, and what it waits for. */
import type { Jour } from '@jalon/droit';
import type { Echeance, LigneListe, Montre } from '@jalon/projections';
import { tache, type Tache } from './tache.js';

type Lue = Montre<Echeance>;

interface Sorte {
  titre: string;
  pourquoi: string;
  commande?: string;
  /** Whether it still calls for an act of this structure. */
  concerne(e: Lue, siens: ReadonlySet<string>, jour: Jour): boolean;
}
const ouvert = (e: Lue): boolean => e.sortieLe === null && e.closLe === null;
const employe = (e: Lue, siens: ReadonlySet<string>): boolean => e.siae !== null && siens.has(e.siae);

const SORTES: Partial<Record<NonNullable<Lue['genre']>, Sorte>> = {
  fin_pass: {
    titre: 'Préparer la fin du PASS IAE',
    pourquoi: 'Le PASS IAE prend fin : une prolongation se demande, ou la sortie se prépare.',
    // a request that waits is said on a line of its own
    concerne: (e, siens, jour) =>
      ouvert(e) && employe(e, siens) && e.demandeEnAttente === null && e.le !== null && e.le >= jour,
  },
  fin_contrat: {
    titre: 'Décider de la suite du contrat',
    pourquoi: 'Le contrat arrive à son terme : il se renouvelle, ou la sortie s’enregistre.',
    concerne: (e, siens) => ouvert(e) && e.detail !== null && siens.has(e.detail) && e.contrat === e.ref,
  },
  fin_suspension: {
    titre: 'Préparer la reprise',
    pourquoi: 'La suspension du PASS IAE arrive à son terme : les jours reprennent ensuite leur cours.',
    concerne: (e, siens, jour) => ouvert(e) && employe(e, siens) && e.le !== null && e.le >= jour,
  },
  expiration_diagnostic: {
    titre: 'Déclarer l’embauche',
    pourquoi: 'Le diagnostic d’éligibilité expire sans avoir servi à une embauche.',
    commande: 'DeclarerEmbauche',
    concerne: (e, siens, jour) => e.detail !== null && siens.has(e.detail) && e.le !== null && e.le >= jour,
  },
};
export const GENRES_DE_SIAE = Object.keys(SORTES) as NonNullable<Lue['genre']>[];

/** @param siens this structure, and those to which it succeeds */
export function echeancesDeSiae(lues: readonly Lue[], siens: ReadonlySet<string>, jour: Jour): Tache[] {
  return lues.flatMap((e) => {
    const sorte = e.genre === null ? undefined : SORTES[e.genre];
    if (!sorte?.concerne(e, siens, jour)) return [];
    const passee = e.genre === 'fin_contrat' && e.le !== null && e.le < jour;
    return tache(jour, {
      cle: `${String(e.genre)} ${e.parcours} ${String(e.ref)}`,
      titre: passee ? 'Enregistrer la sortie, ou le contrat suivant' : sorte.titre,
      pourquoi: passee ? 'Le contrat est arrivé à son terme, et rien ne dit la suite.' : sorte.pourquoi,
      parcours: e.parcours,
      nom: e.nom,
      prenom: e.prenom,
      structure: e.siae,
      le: e.le,
      commande: sorte.commande ?? null,
    });
  });
}

/** Opened, or sent to it, and no diagnosis yet. */
export const sansDiagnostic = (
  lues: readonly Montre<LigneListe>[],
  a: (ligne: Montre<LigneListe>) => boolean,
  jour: Jour,
): Tache[] =>
  lues.filter(a).map((l) =>
    tache(jour, {
      cle: `sans_diagnostic ${l.id}`,
      titre: 'Établir le diagnostic d’éligibilité',
      pourquoi: 'Le parcours est ouvert, et aucun diagnostic n’est établi.',
      parcours: l.id,
      nom: l.nom,
      prenom: l.prenom,
      structure: l.siae,
      depuis: l.ouvertLe,
      commande: 'EtablirDiagnostic',
    }),
  );

/** What an actor may open, before any dossier is named: said by the commands and by the reads themselves, so that a page offers no more. */
import { commandes, type Acteur, type TypeCommande } from '@jalon/parcours';
import { peutRetrouver } from '../personnes/retrouver-pass.js';
import { perimetreDeListe } from './liste.js';

export interface Menu {
  ouvrirParcours: boolean;
  retrouverPass: boolean;
  declarerHeures: boolean;
  /** What was accepted and is to be followed. */
  suivre: boolean;
  /** Re-judging a history is what a control does. */
  rejuger: boolean;
  /** The audit file of a parcours: where the log is sealed, for who reads dossiers whole. */
  prouver: boolean;
  /** Département whose services it is one of. */
  departement: string | null;
  /** The organisation itself, when it employs. */
  structure: string | null;
  /** Which structures it reads: every one, those of its département, its own. */
  lireStructures: 'toutes' | 'departement' | 'sienne';
}

const peut = ({ role }: Acteur, commande: TypeCommande): boolean =>
  (commandes[commande].qui as readonly string[]).includes(role);

/** @param scelle the log is sealed here */
export function menuDe(acteur: Acteur, scelle: boolean): Menu {
  const { lecteur } = perimetreDeListe(acteur);
  const departement = 'departement' in lecteur ? lecteur.departement : null;
  return {
    ouvrirParcours: peut(acteur, 'OuvrirParcours'),
    retrouverPass: peutRetrouver(acteur),
    declarerHeures: peut(acteur, 'DeclarerHeures'),
    suivre: departement !== null,
    rejuger: acteur.role === 'ddets',
    prouver: scelle && acteur.role !== 'orienteur',
    departement: departement === '' ? null : departement,
    structure: 'siae' in lecteur && lecteur.siae ? acteur.organisation.id : null,
    // as the kind « structure » gives it (`acces`)
    lireStructures: acteur.role === 'siae' ? 'sienne' : departement ? 'departement' : 'toutes',
  };
}

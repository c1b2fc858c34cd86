/** A row of the list while it is being folded, and its way to and from the table. */
import type { Jour } from '@jalon/droit';
import type { Organisation } from '@jalon/parcours';
import type { Tables } from '../projection.js';
import { mots, normaliser } from './recherche.js';

export interface ContratSuivi {
  id: string;
  siae: Organisation;
  debut: Jour;
  fin: Jour | null;
  etat: 'declare' | 'suspendu' | 'termine' | 'rompu' | 'annule';
  /** Revisions of the facts about it: a rectification names a fact, not a contract. */
  faits: number[];
}
export interface SuspensionSuivie { id: string; debut: Jour; fin: Jour }
export interface OrientationSuivie { revision: number; siae: string }

export interface Ligne {
  parcours: string;
  nom: string | null;
  prenom: string | null;
  personne: 'presente' | 'effacee';
  numero: string | null;
  debut: Jour | null;
  fin: Jour | null;
  annule: boolean;
  closLe: Jour | null;
  sortieLe: Jour | null;
  demande: string | null;
  /** Name of the step in the chart. */
  etapeDetaillee: string;
  ouvertLe: Jour | null;
  ouvertureDepartement: string | null;
  dernierFait: string;
  dernierLe: Jour;
  passSiae: Organisation | null;
  suspensions: SuspensionSuivie[];
  contrats: ContratSuivi[];
  orientations: OrientationSuivie[];
  /** Every organisation that took part, sorted: who may see this parcours in a list. */
  organisations: string[];
  revision: number;
  position: number;
}

export const ligneVide = (parcours: string, etapeDetaillee: string): Ligne => ({
  parcours, nom: null, prenom: null, personne: 'effacee', numero: null, debut: null, fin: null, annule: false, closLe: null,
  sortieLe: null, demande: null, etapeDetaillee, ouvertLe: null, ouvertureDepartement: null, dernierFait: '', dernierLe: '', passSiae: null,
  suspensions: [], contrats: [], orientations: [], organisations: [], revision: -1, position: -1,
});

/** Where a parcours stands, in one word, on a day. */
export type Etape = 'aOuvrir' | 'orientation' | 'diagnostique' | 'enCours' | 'suspendu' | 'expire' | 'sorti' | 'clos';

/** The part of the step that does not depend on the day: while the PASS runs, the query says the rest. */
const etapeSansJour = (etapeDetaillee: string): string => {
  if (!etapeDetaillee.startsWith('actif')) return etapeDetaillee;
  return etapeDetaillee.includes('presence.sorti') ? 'sorti' : 'actif';
};

type Cellule = string | number | null;
type Colonnes = Record<string, Cellule>;

const LIRE = 'SELECT * FROM liste{c} WHERE parcours = ?';
const ECRIRE = `INSERT OR REPLACE INTO liste{c} VALUES (@parcours, @nom, @prenom, @recherche, @personne, @numero, @siae, @type_siae,
  @departement, @debut, @fin, @annule, @clos_le, @sortie_le, @suspension_debut, @suspension_fin, @demande, @contrat, @contrat_fin,
  @etape, @etape_detaillee, @ouvert_le, @ouverture_departement, @dernier_fait, @dernier_le, @pass_siae, @suspensions, @contrats, @orientations,
  @organisations, @revision, @position)`;
const LIER = 'INSERT OR IGNORE INTO liste_organisations{c} VALUES (?, ?)';
const OUBLIER_MOTS = 'DELETE FROM liste_mots{c} WHERE parcours = ?';
const AJOUTER_MOT = 'INSERT INTO liste_mots{c} VALUES (?, ?)';

export function lireLigne(tables: Tables, parcours: string): Ligne | null {
  const c = tables.sql<Colonnes>(LIRE).get(parcours);
  if (!c) return null;
  const json = (nom: string): unknown => JSON.parse(c[nom] as string);
  return {
    parcours,
    nom: c['nom'] as string | null,
    prenom: c['prenom'] as string | null,
    personne: c['personne'] as Ligne['personne'],
    numero: c['numero'] as string | null,
    debut: c['debut'] as Jour | null,
    fin: c['fin'] as Jour | null,
    annule: c['annule'] === 1,
    closLe: c['clos_le'] as Jour | null,
    sortieLe: c['sortie_le'] as Jour | null,
    demande: c['demande'] as string | null,
    etapeDetaillee: c['etape_detaillee'] as string,
    ouvertLe: c['ouvert_le'] as Jour | null,
    ouvertureDepartement: c['ouverture_departement'] as string | null,
    dernierFait: c['dernier_fait'] as string,
    dernierLe: c['dernier_le'] as Jour,
    passSiae: c['pass_siae'] === null ? null : (json('pass_siae') as Organisation),
    suspensions: json('suspensions') as SuspensionSuivie[],
    contrats: json('contrats') as ContratSuivi[],
    orientations: json('orientations') as OrientationSuivie[],
    organisations: json('organisations') as string[],
    revision: c['revision'] as number,
    position: c['position'] as number,
  };
}

/** @param avant the row as it was read, null when new: the small tables are written only where they differ */
export function ecrireLigne(tables: Tables, ligne: Ligne, avant: { recherche: string; organisations: readonly string[] } | null): void {
  const recherche = texteRecherche(ligne);
  const employeur = siaeActuelle(ligne);
  const contrat = contratOuvert(ligne);
  const suspension = ligne.suspensions.reduce<SuspensionSuivie | null>((a, s) => (a === null || s.fin > a.fin ? s : a), null);
  tables.sql(ECRIRE).run({
    parcours: ligne.parcours, nom: ligne.nom, prenom: ligne.prenom, recherche, personne: ligne.personne, numero: ligne.numero,
    siae: employeur?.id ?? null, type_siae: employeur?.type ?? null,
    departement: employeur?.departement ?? ligne.ouvertureDepartement,
    debut: ligne.debut, fin: ligne.fin, annule: ligne.annule ? 1 : 0, clos_le: ligne.closLe, sortie_le: ligne.sortieLe,
    suspension_debut: suspension?.debut ?? null, suspension_fin: suspension?.fin ?? null, demande: ligne.demande,
    contrat: contrat?.id ?? null, contrat_fin: contrat?.fin ?? null, etape: etapeSansJour(ligne.etapeDetaillee), etape_detaillee: ligne.etapeDetaillee,
    ouvert_le: ligne.ouvertLe,
    ouverture_departement: ligne.ouvertureDepartement, dernier_fait: ligne.dernierFait, dernier_le: ligne.dernierLe,
    pass_siae: ligne.passSiae && JSON.stringify(ligne.passSiae), suspensions: JSON.stringify(ligne.suspensions),
    contrats: JSON.stringify(ligne.contrats), orientations: JSON.stringify(ligne.orientations),
    organisations: JSON.stringify(ligne.organisations), revision: ligne.revision, position: ligne.position,
  });
  for (const organisation of ligne.organisations)
    if (!avant?.organisations.includes(organisation)) tables.sql(LIER).run(organisation, ligne.parcours);
  if (avant?.recherche === recherche) return;
  if (avant) tables.sql(OUBLIER_MOTS).run(ligne.parcours);
  for (const mot of new Set(recherche.split(' '))) if (mot !== '') tables.sql(AJOUTER_MOT).run(mot, ligne.parcours);
}

export const texteRecherche = (l: Ligne): string =>
  [...mots(normaliser(`${l.nom ?? ''} ${l.prenom ?? ''}`)), ...mots(l.numero ?? '')].join(' ');

const plusRecent = (contrats: readonly ContratSuivi[]): ContratSuivi | null =>
  contrats.reduce<ContratSuivi | null>((a, c) => (a === null || c.debut >= a.debut ? c : a), null);

/** The employer of the most recent hire, else of the PASS taken over, else the structure the person was last sent to. */
export function siaeActuelle(l: Ligne): Organisation | null {
  const embauche = plusRecent(l.contrats.filter((c) => c.etat !== 'annule'));
  const oriente = l.orientations.at(-1);
  return embauche?.siae ?? l.passSiae ?? (oriente ? { id: oriente.siae } : null);
}
const contratOuvert = (l: Ligne): ContratSuivi | null => plusRecent(l.contrats.filter((c) => c.etat === 'declare' || c.etat === 'suspendu'));

/** Who may read a parcours. Sources: plateforme.md ACT-02; droit.md RGPD-04 (R. 5132-1-21). Acting asks for a link too; the role is judged by each command. */
import type { z } from 'zod';
import type { Droit } from '../referentiel.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import type { acces, lien, niveau } from '../schemas/acces.js';

export type LienDAcces = z.infer<typeof lien>;
export type NiveauDAcces = z.infer<typeof niveau>;
/** A prescripteur that is not habilitated reads as an orienteur does. */
export type Lecteur = keyof z.infer<(typeof acces)['acces/parcours']>;

export interface SituationAcces {
  lecteur: Lecteur;
  /** What ties the reader to the parcours; empty: nothing. */
  liens: readonly LienDAcces[];
}

const mots: Record<LienDAcces, string> = {
  embauche: 'une embauche de votre structure sur le PASS',
  ouverture: 'avoir ouvert le parcours',
  orientation_envoyee: 'avoir orienté la personne',
  orientation_recue: 'une orientation reçue',
  diagnostic: 'avoir établi un diagnostic',
  derogation: 'avoir dérogé à la carence',
  demande_adressee: 'une demande de prolongation qui vous est adressée',
  demande_ouverte: 'une demande de prolongation de votre département que tout prescripteur habilité peut décider',
  auteur: 'un fait que vous avez enregistré',
  departement: 'une structure ou un prescripteur de votre département dans le parcours',
  recherche: 'avoir retrouvé son PASS, pour embaucher',
};
const constate: Record<LienDAcces, string> = {
  ...mots,
  embauche: 'embauche sur le PASS',
  ouverture: 'parcours ouvert par votre organisation',
  orientation_envoyee: 'orientation envoyée',
  orientation_recue: 'orientation reçue',
  diagnostic: 'diagnostic établi',
  derogation: 'dérogation à la carence',
  demande_adressee: 'demande de prolongation reçue',
  demande_ouverte: 'demande de prolongation à décider',
  auteur: 'fait enregistré',
  departement: 'parcours du département',
  recherche: 'PASS retrouvé',
};

const rattache: Condition<SituationAcces> = (droit, { lecteur, liens }) => {
  const regle = droit.lire('acces/parcours');
  if (!regle) return sansBase('lecteur_rattache', 'la lecture d’un parcours');
  const niveaux = regle.valeurs[lecteur];
  const ouvrent = (Object.keys(niveaux) as LienDAcces[]).filter((l) => niveaux[l] !== 'embaucher');
  const tenus = liens.filter((l) => ouvrent.includes(l));
  return constat(
    'lecteur_rattache',
    tenus.length > 0,
    `l’un de ces liens avec le parcours : ${ouvrent.map((l) => mots[l]).join(', ')}`,
    tenus.length > 0 ? tenus.map((l) => constate[l]).join(', ') : 'aucun de ces liens',
    [regle],
  );
};

export const accesParcours = definirRegle<SituationAcces>('acces', 'Lire un parcours', [rattache]);

const degres: readonly NiveauDAcces[] = ['embaucher', 'lire_sans_pass', 'lire', 'agir'];

/** How much that reader sees, by the link that opens most; null: nothing. */
export function niveauDAcces(droit: Droit, { lecteur, liens }: SituationAcces): NiveauDAcces | null {
  const ouvrent = droit.lire('acces/parcours')?.valeurs[lecteur] ?? {};
  const niveaux = liens.flatMap((l) => ouvrent[l] ?? []);
  return niveaux.toSorted((a, b) => degres.indexOf(a) - degres.indexOf(b)).at(-1) ?? null;
}

/** Who one may be in demonstration mode: one per role that the screens treat differently. */
import { typeSiae } from '@jalon/droit';
import type { Acteur } from '@jalon/parcours';
import {
  acteurDdets,
  acteurOrienteur,
  acteurPrefet,
  acteurPrescripteur,
  acteurSiae,
  DDETS,
  ORIENTEUR,
  PREFET,
  PRESCRIPTEURS,
  STRUCTURES,
  type OrganisationNommee,
} from './departement.js';

export interface Persona {
  /** Value of the header `X-Jalon-Persona`. */
  id: string;
  /** Role and organisation, in French, as the screen shows it. */
  libelle: string;
  organisation: string;
  acteur: Acteur;
}

const trouver = (liste: readonly OrganisationNommee[], id: string): OrganisationNommee => {
  const organisation = liste.find((o) => o.id === id);
  if (organisation === undefined) throw new Error(`organisation de démonstration inconnue : ${id}`);
  return organisation;
};
const persona = (id: string, metier: string, o: OrganisationNommee, acteur: Acteur): Persona => ({
  id,
  libelle: `${metier} — ${o.nom}`,
  organisation: o.nom,
  acteur: { ...acteur, compte: `demo-${id}` },
});
const employeur = (id: string, metier: string, structure: string): Persona => {
  const o = trouver(STRUCTURES, structure);
  return persona(id, metier, o, acteurSiae(o));
};
const habilite = (id: string, metier: string, organisation: string): Persona => {
  const o = trouver(PRESCRIPTEURS, organisation);
  return persona(id, metier, o, acteurPrescripteur(o));
};

export const personasDemonstration: readonly Persona[] = [
  employeur('cip-ai', 'Conseillère en insertion (AI)', 'ai-coup-de-main'),
  employeur('cip-aci', 'Accompagnateur socioprofessionnel (ACI)', 'aci-les-jardins-partages'),
  employeur('rh-ei', 'Responsable du personnel (EI)', 'ei-proprete-du-val'),
  employeur('agence-etti', 'Chargée de recrutement (ETTI)', 'etti-tremplin-interim'),
  habilite('conseiller-ml', 'Conseiller de mission locale', 'ml-val-d-exemple'),
  habilite('conseillere-ft', 'Conseillère France Travail', 'ft-ville-neuve'),
  persona('orienteur', 'Orienteur', ORIENTEUR, acteurOrienteur()),
  persona('ddets', 'Auditrice DDETS', DDETS, acteurDdets()),
  persona('prefet', 'Services du préfet', PREFET, acteurPrefet()),
];

/** An organisation of the directory; `inscrite`: by the State, since the deployment started. */
type Inscrite = OrganisationNommee & { inscrite: boolean };

/**
 * One more for each organisation that the State registered and that nobody may act as yet: what exists in the directory exists here.
 * @param connues personas of the deployment
 */
export function personasDeLAnnuaire(connues: readonly Persona[], annuaire: readonly Inscrite[]): Persona[] {
  const incarne = (role: Acteur['role'], id: string): boolean =>
    connues.some(({ acteur }) => acteur.role === role && acteur.organisation.id === id);
  return annuaire
    .filter((o) => o.inscrite)
    .flatMap((o) => [
      ...(typeSiae(o) !== null && !incarne('siae', o.id)
        ? [persona(`siae-${o.id}`, 'Équipe de la structure', o, acteurSiae(o))]
        : []),
      ...(o.habilitee === true && !incarne('prescripteur', o.id)
        ? [persona(`prescripteur-${o.id}`, 'Prescripteur habilité', o, acteurPrescripteur(o))]
        : []),
    ]);
}

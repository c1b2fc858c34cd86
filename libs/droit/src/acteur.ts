/** Who acts, in which organisation, as the law names them. Pseudonymous ids only: a name never enters a fact through here. */
import type { Siae } from './schemas/commun.js';

export type Role = 'siae' | 'prescripteur' | 'orienteur' | 'ddets' | 'prefet' | 'systeme';

export interface Organisation {
  id: string;
  /** Kind of SIAE (`AI`…) or of prescripteur (`ML`, `FT`, `CAP_EMPLOI`…); absent for a DDETS or a préfet. */
  type?: string;
  departement?: string;
  /** Prescripteurs only: on the list of the arrêté, or habilitated by the préfet. */
  habilitee?: boolean;
}
export interface Acteur {
  role: Role;
  organisation: Organisation;
  /** Account id, when somebody signed in. */
  compte?: string;
}

/** Roles in a sentence, with their article. */
export const roles: Record<Role, string> = {
  siae: 'une SIAE',
  prescripteur: 'un prescripteur',
  orienteur: 'un orienteur',
  ddets: 'la DDETS',
  prefet: 'le préfet',
  systeme: 'l’échéancier',
};

export const SIAE: readonly Siae[] = ['AI', 'ACI', 'EI', 'ETTI', 'EITI'];
export const typeSiae = (o: Organisation): Siae | null => (SIAE.includes(o.type as Siae) ? (o.type as Siae) : null);
export const estPrescripteurHabilite = (a: Acteur): boolean =>
  a.role === 'prescripteur' && a.organisation.habilitee === true;

/** Deadlines are commands sent by the scheduler in this name. */
export const ECHEANCIER: Acteur = { role: 'systeme', organisation: { id: 'jalon' } };
/** The console of the operator has the same role, in another organisation: what it decides is somebody's act. */
export const estEcheancier = ({ role, organisation }: Acteur): boolean =>
  role === ECHEANCIER.role && organisation.id === ECHEANCIER.organisation.id;

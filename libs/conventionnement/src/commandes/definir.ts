/** One row of the command table of an organisation, and what several rows share. */
import type { LigneCommande } from '@jalon/decider';
import type { Acteur, Droit, Jour, OrganisationConnue, Role, Siae, Verdict, VerdictCompact } from '@jalon/droit';
import type { DossierStructure } from '../dossier.js';
import type { FaitStructurePropose } from '../faits/index.js';

export interface ContexteStructure {
  /** Civil day on which the actor acts. */
  jour: Jour;
  acteur: Acteur;
  droit: Droit;
  /** What the deployment declares of it: null, unknown; of the kind also, no SIAE. */
  declaree: { siae: Siae | null; departement: string | null };
  /** Organisations that the command names, as the directory knows them. Absent: nobody answers for a directory. */
  nommees?: Readonly<Record<string, OrganisationConnue>>;
}
export interface UniversStructure {
  dossier: DossierStructure;
  contexte: ContexteStructure;
  fait: FaitStructurePropose;
  role: Role;
  verdict: Verdict;
  compact: VerdictCompact;
}
export const definir = <D, S>(ligne: LigneCommande<UniversStructure, D, S>): LigneCommande<UniversStructure, D, S> =>
  ligne;

/** The préfet decides; the DDETS acts in his name. */
export const etat: readonly Role[] = ['prefet', 'ddets'];
export const typeDe = (dossier: DossierStructure, contexte: ContexteStructure): Siae | null =>
  dossier.type ?? contexte.declaree.siae;
/** Where nobody said it, that of whoever records: a DDETS registers what is in its own département. */
export const departementDe = (
  dossier: DossierStructure,
  { declaree, acteur }: ContexteStructure,
): { departement?: string } => {
  const departement = dossier.departement ?? declaree.departement ?? acteur.organisation.departement;
  return departement === undefined ? {} : { departement };
};
/** A state told again as it is changes nothing. */
export const memeEtat = <T extends object>(
  etat: T | null | undefined,
  dit: { [K in keyof T]?: T[K] | undefined },
): boolean =>
  etat !== null &&
  etat !== undefined &&
  Object.entries(dit).every(([cle, v]) => v === undefined || v === etat[cle as keyof T]);

/** The same organisation said that very act, every datum identical, and it stands (D9). */
export function deja(
  { faits }: DossierStructure,
  { acteur }: ContexteStructure,
  type: FaitStructurePropose['type'],
  dit: object,
): boolean {
  const champs = (data: object): string =>
    JSON.stringify(
      Object.entries(data)
        .filter(([cle, v]) => cle !== 'verdict' && v !== undefined)
        .sort(),
    );
  return faits.some(
    (f) =>
      f.type === type &&
      !f.retire &&
      f.par.organisation.id === acteur.organisation.id &&
      champs(f.data) === champs(dit),
  );
}

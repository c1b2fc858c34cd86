/** Where an association may place people: the territory of its agreement (AI-10; R. 5132-19). */
import type { Droit } from '../referentiel.js';
import { constat } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import type { Constat } from '../verdict.js';

export interface LieuDeTravail {
  siae: Siae | null;
  /** Of the work: département (`35`) and commune (INSEE code); null: not told. */
  departement: string | null;
  commune: string | null;
  /** Départements and communes of the agreement; null: not known, the département of the association is taken. */
  territoire: readonly string[] | null;
  departementEmployeur: string | null;
}

/** Overseas the département takes three characters. */
const departementDe = (commune: string): string => commune.slice(0, /^9[78]/.test(commune) ? 3 : 2);
const estCommune = (zone: string): boolean => zone.length > 3;

/** `null`: the département is not enough to tell, the territory names some of its communes only. */
function dedans(zones: readonly string[], departement: string | null, commune: string | null): boolean | null {
  if (commune !== null) return zones.includes(commune) || zones.includes(departementDe(commune));
  if (departement === null) return null;
  if (zones.includes(departement)) return true;
  return zones.some((z) => estCommune(z) && departementDe(z) === departement) ? null : false;
}

export function territoireMad(droit: Droit, s: LieuDeTravail): Constat | null {
  const regle = droit.lire('mise-a-disposition/territoire');
  if (!regle || s.siae === null || !regle.valeurs.siae.includes(s.siae)) return null;
  const { territoire, departement, commune, departementEmployeur } = s;
  const zones = territoire ?? (departementEmployeur === null ? [] : [departementEmployeur]);
  const lieu = commune ?? departement;
  // Without its agreement, an association that says nothing of the place is not asked for it.
  if (zones.length === 0 || (territoire === null && lieu === null)) return null;
  const oui = dedans(zones, departement, commune);
  return constat(
    'territoire_mad',
    oui !== false,
    `un lieu de travail dans le territoire de la convention (${zones.join(', ')})`,
    oui === null
      ? `donnée manquante : ${lieu === null ? 'le lieu de travail' : `la commune, dans le département ${lieu}`}`
      : `lieu de travail : ${lieu ?? ''}`,
    [regle],
    { avertissement: oui === null, manquante: oui === null },
  );
}

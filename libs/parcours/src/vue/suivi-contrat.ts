/** The préfet's decisions on hours, and the visits due or made, as the screens show them. */
import { regimesHeures, visiteAuPlusTard, type Droit, type Jour } from '@jalon/droit';
import { typeSiae } from '../acteur.js';
import type { Dossier } from '../dossier/dossier.js';
import { libelleOuEfface } from '../efface.js';

export interface VueHeuresReduites {
  contrat: string;
  siae: string;
  /** Null once erased: the label then says so. */
  regime: string | null;
  libelleRegime: string;
  debut: Jour;
  /** Last day, included. */
  fin: Jour;
  autoriseesLe: Jour;
}
/** One a structure that places people. A reminder, never a condition of anything. */
export interface VueVisite {
  siae: string;
  /** First placement, from which the delay runs; null: none yet, a visit was made all the same. */
  premiereMiseADisposition: Jour | null;
  /** Last day, included; null: no delay applies. */
  auPlusTard: Jour | null;
  etat: 'aFaire' | 'faite' | 'enRetard';
  /** The last visit recorded. */
  faiteLe: Jour | null;
  /** Jobs it is valid for, when told. */
  emplois: number | null;
}

export const vueHeuresReduites = (d: Dossier): VueHeuresReduites[] =>
  d.heuresReduites.map((h) => ({
    contrat: h.contrat,
    siae: h.siae.id,
    regime: h.regime,
    libelleRegime: libelleOuEfface(h.regime, (regime) => regimesHeures[regime] ?? regime),
    debut: h.debut,
    fin: h.fin,
    autoriseesLe: h.autoriseesLe,
  }));

export function vueVisites(d: Dossier, jour: Jour, droit: Droit): VueVisite[] {
  const structures = [...d.misesADisposition.map((m) => m.siae), ...d.visites.map((v) => v.siae)];
  const uniques = structures.filter((s, i) => structures.findIndex((x) => x.id === s.id) === i);
  return uniques.flatMap((siae): VueVisite[] => {
    const premiere = d.misesADisposition
      .filter((m) => m.siae.id === siae.id)
      .map((m) => m.debut)
      .sort()[0];
    const auPlusTard = premiere === undefined ? null : visiteAuPlusTard(droit, typeSiae(siae), premiere);
    const faite = d.visites
      .filter((v) => v.siae.id === siae.id)
      .sort((a, b) => (a.le < b.le ? -1 : 1))
      .at(-1);
    // Nothing asks for a visit, and none was made.
    if (auPlusTard === null && !faite) return [];
    return [
      {
        siae: siae.id,
        premiereMiseADisposition: premiere ?? null,
        auPlusTard,
        etat: faite ? 'faite' : auPlusTard !== null && auPlusTard < jour ? 'enRetard' : 'aFaire',
        faiteLe: faite?.le ?? null,
        emplois: faite?.emplois ?? null,
      },
    ];
  });
}

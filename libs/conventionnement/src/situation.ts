/** What the facts of an organisation say on a day to the rules that judge a parcours. */
import type { Conventionnement, Jour, Siae } from '@jalon/droit';
import type { DossierStructure, Habilitation, Periode } from './dossier.js';

export interface SituationAu {
  /** Null: nothing recorded about the agreement. */
  conventionnement: Conventionnement | null;
  /** The withdrawal that runs on that day, both days included; `au` null: no end. */
  autoPrescription: { retireeDu: Jour; au: Jour | null } | null;
  /** Past ones included: a month declared late is judged by its own. */
  derogations480h: { du: Jour; au: Jour }[];
  /** Collective derogation of an ACI to the weekly minimum. */
  heuresReduites: { du: Jour; au: Jour } | null;
  /** Null: not known. */
  postes: { etp: number; cdiInclusionEtp: number; plafondMajore: boolean } | null;
  /** Départements (`35`) or communes (INSEE code) of the convention; null: not known. */
  territoire: string[] | null;
  /** Immersions stipulated by the convention; null: not known. */
  pmsmpPrevue: boolean | null;
}

const court =
  (jour: Jour) =>
  ({ debut, fin }: { debut: Jour; fin: Jour | null }): boolean =>
    debut <= jour && (fin === null || jour <= fin);
const periode = (p: Periode | undefined): { du: Jour; au: Jour } | null => (p ? { du: p.debut, au: p.fin } : null);

/** @param siae kind under which it acts: a second agreement, signed for another one (D. 5132-30), lets nobody hire under it */
export function situationAu(d: DossierStructure, jour: Jour, siae: Siae | null = d.type): SituationAu {
  const ici = court(jour);
  const retrait = d.retraits.find((r) => ici(r) && (r.retabliLe === null || jour < r.retabliLe));
  const conventions = d.conventions.filter((c) => c.type === null || siae === null || c.type === siae);
  const convention = conventions.findLast(ici);
  const annexe = d.annexes.findLast((a) => ici(a) && a.postesEtp !== null);
  return {
    conventionnement:
      d.instruite || d.arrets.length > 0
        ? { instruite: d.instruite, conventions, annexes: d.annexes, arrets: d.arrets }
        : null,
    autoPrescription: retrait ? { retireeDu: retrait.debut, au: retrait.fin } : null,
    derogations480h: d.derogations480h.map(({ debut, fin }) => ({ du: debut, au: fin })),
    heuresReduites: periode(d.derogationsHeures.findLast(ici)),
    postes:
      annexe && annexe.postesEtp !== null
        ? { etp: annexe.postesEtp, cdiInclusionEtp: annexe.cdiInclusionEtp, plafondMajore: annexe.quotaMajore }
        : null,
    territoire: convention?.territoire ?? null,
    pmsmpPrevue: convention?.pmsmp ?? null,
  };
}

const tient = (h: Habilitation, jour: Jour): boolean =>
  h.debut <= jour && jour <= h.fin && (h.retireeLe === null || jour < h.retireeLe);
/** True or false once the préfet decided something about this organisation; null: he never did, the deployment answers. */
export const habiliteeAu = (d: DossierStructure, jour: Jour): boolean | null =>
  d.habilitations.length === 0 ? null : d.habilitations.some((h) => tient(h, jour));

export const predecesseursAu = (d: DossierStructure, jour: Jour): string[] =>
  d.predecesseurs.filter((p) => p.le <= jour).map((p) => p.id);

/** CNV-09: by a transfer, the one that succeeds is substituted in the convention, its annexes and its derogations. */
export const substitueeAu = (
  d: DossierStructure,
  jour: Jour,
  dossierDe: (id: string) => DossierStructure | null,
): DossierStructure =>
  d.predecesseurs
    .filter((p) => p.le <= jour && p.fondement === 'TRANSFERT_L1224_1')
    .reduce((substituee, { id }) => {
      const ancien = dossierDe(id);
      if (ancien === null) return substituee;
      return {
        ...substituee,
        instruite: substituee.instruite || ancien.instruite,
        conventions: [...ancien.conventions, ...substituee.conventions],
        annexes: [...ancien.annexes, ...substituee.annexes],
        derogations480h: [...ancien.derogations480h, ...substituee.derogations480h],
        derogationsHeures: [...ancien.derogationsHeures, ...substituee.derogationsHeures],
      };
    }, d);

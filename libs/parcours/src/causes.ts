/**
 * What gave rise to what, and what of it was undone since (D25): a consequence lasts as long as its cause. The start of a PASS, the end
 * of a suspension that a hire lifted, an exit that a hire reopened are not what was written then, but what the hires alive now make them.
 */
import { ajouterJours, min, type Jour } from '@jalon/droit';
import { champsDits, type Corrections } from './correction.js';
import type { DonneesFait, Fait, FaitDeType, TypeFait } from './faits/index.js';
import { preuvesDeTravail } from './preuves.js';

/** A hire as it is told now. */
export interface EmbaucheDite {
  revision: number;
  contrat: string;
  /** Day on which it was declared. */
  le: Jour;
  debut: Jour;
  /** Its cancellation; null: it stands. */
  annulee: { revision: number; le: Jour } | null;
}
/** One delivery of a PASS, and what happened to its start. */
interface Tour {
  delivrance: Fait | null;
  /** Of each start that was written, its revision and its day. */
  dits: { revision: number; debut: Jour }[];
  embauches: EmbaucheDite[];
  annule: boolean;
}
export interface Causes {
  /** Revisions of what was undone. */
  defaits: ReadonlySet<number>;
  /** By revision. */
  embauches: ReadonlyMap<number, EmbaucheDite>;
  /** By contract: the last hire declared under that name. */
  parContrat: ReadonlyMap<string, EmbaucheDite>;
  /** Revision of the shift that holds, one a PASS at most; the other shifts are history. */
  decales: ReadonlySet<number>;
}

/** Which kind of fact each withdrawal withdraws. */
const RETIRE: Partial<Record<TypeFait, readonly TypeFait[]>> = {
  SuspensionRetiree: ['SuspensionDeclaree'],
  ProlongationRetiree: ['ProlongationDeclaree', 'ProlongationAccordee'],
  SortieRetiree: ['SortieEnregistree'],
};

/** @param c what corrections say: what they annul or withdraw is no cause */
export function causes(histoire: readonly Fait[], c: Corrections): Causes {
  const defaits = new Set<number>();
  const tours: Tour[] = [{ delivrance: null, dits: [], embauches: [], annule: false }];
  const embauches = new Map<number, EmbaucheDite>();
  const parContrat = new Map<string, EmbaucheDite>();
  const parRevision = new Map(histoire.map((f) => [f.revision, f]));
  for (const f of histoire) {
    if (c.annules.has(f.revision) || c.retires.has(f.revision)) continue;
    const tour = tours.at(-1) as Tour;
    suivre(f, tour);
    const retires = RETIRE[f.type];
    if (retires) {
      const { fait } = f.data as DonneesFait<'SortieRetiree'>;
      const vise = parRevision.get(fait)?.type;
      if (vise !== undefined && retires.includes(vise)) defaits.add(fait);
    }
  }
  for (const e of embauches.values()) if (e.annulee !== null) defaits.add(e.revision);
  for (const t of tours) if (t.annule && t.delivrance && !tientEncore(t, histoire)) defaits.add(t.delivrance.revision);
  return { defaits, embauches, parContrat, decales: new Set(tours.flatMap((t) => decalageQuiTient(t) ?? [])) };

  function suivre(f: Fait, tour: Tour): void {
    if (f.type === 'PassDelivre' || f.type === 'PassRepris') {
      const delivre = f.type === 'PassDelivre';
      const dits = delivre ? [{ revision: f.revision, debut: f.data.debut }] : [];
      tours.push({ delivrance: delivre ? f : null, dits, embauches: [], annule: false });
    } else if (f.type === 'PassDecale') tour.dits.push({ revision: f.revision, debut: f.data.debut });
    else if (f.type === 'PassAnnule') tour.annule = true;
    else if (f.type === 'EmbaucheDeclaree') {
      const { contrat, debut } = f.data;
      const e = { revision: f.revision, contrat, le: f.le, debut, annulee: null };
      tour.embauches.push(e);
      embauches.set(e.revision, e);
      parContrat.set(contrat, e);
    } else if (f.type === 'EmbaucheReportee') {
      const e = parContrat.get(f.data.contrat);
      if (e) e.debut = f.data.debut;
    } else if (f.type === 'EmbaucheAnnulee') {
      const e = parContrat.get(f.data.contrat);
      if (e) e.annulee = { revision: f.revision, le: f.le };
    } else if (f.type === 'FaitRectifie') {
      const e = embauches.get(f.data.fait);
      const { debut } = champsDits(f.data);
      if (e && typeof debut === 'string') e.debut = debut;
    }
  }
}

/** The PASS goes with its only hire (ANN-01), never with work that is attested (D26). */
const tientEncore = (t: Tour, histoire: readonly Fait[]): boolean =>
  t.embauches.some((e) => e.annulee === null || preuvesDeTravail(histoire, e).length > 0);

/** PASS-03: the PASS follows the earliest hire on it as long as it has not begun. Null: no hire stands. */
export function debutSelonLesEmbauches(embauches: readonly EmbaucheDite[]): Jour | null {
  let debut: Jour | null = null;
  for (const e of embauches) {
    if (e.annulee !== null) continue;
    if (debut === null) debut = e.debut;
    else if (debut > e.le) debut = min(debut, e.debut);
  }
  return debut;
}

/** The last start written that the hires alive ask for; otherwise the last one written. Null: it is that of the delivery. */
function decalageQuiTient({ delivrance, dits, embauches }: Tour): number | null {
  if (!delivrance) return null;
  const voulu = debutSelonLesEmbauches(embauches);
  // A shift comes just before the hire that asks for it: alone, it speaks for a hire that the history does not hold yet.
  const dernier = dits.at(-1);
  const annonce = dernier !== undefined && dernier.revision > (embauches.at(-1)?.revision ?? -1);
  const tient = (annonce ? dernier : null) ?? dits.findLast((d) => d.debut === voulu) ?? dernier;
  return tient === undefined || tient.revision === delivrance.revision ? null : tient.revision;
}

/** The hire that made the PASS is undone, and another one held it then: the PASS is that other one's. */
export function selonSaPremiereEmbauche(
  delivrance: FaitDeType<'PassDelivre'>,
  histoire: readonly Fait[],
  { parContrat, defaits }: Causes,
): FaitDeType<'PassDelivre'> {
  const annulee = parContrat.get(delivrance.data.contrat)?.annulee;
  if (!annulee) return delivrance;
  const autre = histoire.find(
    ({ type, revision }) =>
      type === 'EmbaucheDeclaree' &&
      revision > delivrance.revision &&
      revision < annulee.revision &&
      !defaits.has(revision),
  );
  if (autre?.type !== 'EmbaucheDeclaree') return delivrance;
  const { contrat, siae } = autre.data;
  return { ...delivrance, data: { ...delivrance.data, contrat, siae } };
}

/** The last suspended day that the hire which lifts leaves, wherever it moved to; null: it lifts nothing; undefined: no hire does. */
export function veilleDeLEmbauche(
  contrat: string | undefined,
  suspension: { debut: Jour; fin: Jour },
  { parContrat }: Causes,
): Jour | null | undefined {
  const embauche = contrat === undefined ? undefined : parContrat.get(contrat);
  if (!embauche) return undefined;
  const { annulee, debut } = embauche;
  const lui = annulee === null && suspension.debut <= debut && debut <= suspension.fin;
  return lui ? ajouterJours(debut, -1) : null;
}

const SUITES_D_UNE_FIN: ReadonlySet<string> = new Set<TypeFait>([
  'PassExpire',
  'PassRetabli',
  'PassDelivre',
  'PassRepris',
]);
/** An expired PASS that gave way to another one did expire, whatever is undone since. */
export function cedeLaPlace(expiration: number, histoire: readonly Fait[]): boolean {
  const suite = histoire.find((f) => f.revision > expiration && SUITES_D_UNE_FIN.has(f.type));
  return suite?.type === 'PassDelivre' || suite?.type === 'PassRepris';
}

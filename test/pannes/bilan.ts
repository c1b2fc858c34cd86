/** How much each promise plays, and the line it leaves for the table of `npm run fiabilite`. */
import { appendFileSync } from 'node:fs';

export interface Ligne {
  /** R1 to R6 (docs/fiabilite.md). */
  promesse: string;
  /** What was run, in a few French words. */
  quoi: string;
  /** Faults that were meant to happen. */
  essais: number;
  /** Of these, those that were seen to happen. */
  declenchees: number;
  /** One sentence for each broken promise; the first ones are shown. */
  echecs: readonly string[];
  /** Planted faults that the same check had to catch: name, and whether it did. */
  temoins: Readonly<Record<string, boolean>>;
}

const PART = Number(process.env['JALON_PART'] ?? 1);
export const LONGUE = process.env['JALON_FIABILITE'] === 'longue';

/** `--graine N` of `npm run fiabilite`. */
export const GRAINE = Number(process.env['JALON_GRAINE'] ?? 20_261_124);

/** A size for each commit, and one for the long run (`npm run fiabilite -- --longue`), of which `--part 0.2` plays a fifth. */
export const selon = (courte: number, longue: number): number =>
  LONGUE ? Math.max(courte, Math.round(longue * PART)) : courte;

/** Says the result, and adds it to the table when there is one. */
export function consigner(ligne: Ligne): void {
  const bilan = process.env['JALON_BILAN'];
  if (bilan) appendFileSync(bilan, `${JSON.stringify(ligne)}\n`);
  const temoins = Object.entries(ligne.temoins).map(([nom, vu]) => `${nom} ${vu ? 'démasqué' : 'NON DÉMASQUÉ'}`);
  console.log(
    `${ligne.promesse} ${ligne.quoi} : ${ligne.essais} pannes, ${ligne.declenchees} déclenchées, ` +
      `${ligne.echecs.length} échecs, graine ${GRAINE}${temoins.length > 0 ? ` ; ${temoins.join(', ')}` : ''}`,
  );
}

/** What a spec must find: every fault fired, nothing broken, every planted fault caught. */
export const verdict = ({ essais, declenchees, echecs, temoins }: Ligne) => ({
  muettes: essais - declenchees,
  echecs: echecs.slice(0, 5),
  nonDemasques: Object.entries(temoins).flatMap(([nom, vu]) => (vu ? [] : [nom])),
});
export const TENUE = { muettes: 0, echecs: [], nonDemasques: [] };

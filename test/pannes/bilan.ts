/** How much each promise plays, and the line it leaves for the table of `npm run fiabilite`. */
import { it } from '@jest/globals';
import { appendFileSync } from 'node:fs';
import { tirage } from './tirage.js';

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
/** How much is played: a sample with `npm test`, the whole of each kind in CI, the long run before a release. */
const TAILLES = ['echantillon', 'integration', 'longue'] as const;
const demandee = process.env['JALON_FIABILITE'] ?? 'echantillon';
const TAILLE = TAILLES.find((t) => t === demandee);
if (TAILLE === undefined)
  throw new Error(`JALON_FIABILITE=${demandee} : attendu ${TAILLES.join(', ')}. Rien n’est joué sur un mot inconnu.`);
export const ECHANTILLON = TAILLE === 'echantillon';
if (ECHANTILLON) process.stderr.write('Pannes : un échantillon est joué ; « npm run pannes » les joue toutes.\n');

/** `--graine N` of `npm run fiabilite`. */
export const GRAINE = Number(process.env['JALON_GRAINE'] ?? 20_261_124);

/** A size for the tests, one for CI (`npm run pannes`), one for the long run (`npm run fiabilite -- --longue`), of which `--part 0.2` plays a fifth. */
export const selon = (echantillon: number, integration: number, longue: number): number =>
  ECHANTILLON ? echantillon : TAILLE === 'longue' ? Math.max(integration, Math.round(longue * PART)) : integration;

/** Planted faults are caught by the whole run: a sample trusts it. */
export const temoinsDe = async (
  temoins: Readonly<Record<string, () => Promise<boolean>>>,
): Promise<Record<string, boolean>> => {
  const vus: Record<string, boolean> = {};
  if (!ECHANTILLON) for (const [nom, voir] of Object.entries(temoins)) vus[nom] = await voir();
  return vus;
};

/** A test of the whole run only. */
export const entier = ECHANTILLON ? it.skip : it;

/** All the cases, or `n` of them, drawn from the seed, for the tests. */
export function tirer<C>(n: number, cas: readonly C[]): C[] {
  if (!ECHANTILLON) return [...cas];
  const hasard = tirage(GRAINE);
  const tires = [...cas];
  while (tires.length > n) tires.splice(Math.floor(hasard(tires.length)), 1);
  return tires;
}

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

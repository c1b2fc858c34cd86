/** A history as it lies in a log, and as it is read back: with the key of its person, then without. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Coffre } from '@jalon/confidentialite';
import { lireFait } from '@jalon/decider';
import type { StoredEvent } from '@jalon/event-store';
import { catalogue, type Fait } from '@jalon/parcours';
import { lireEvenement, versEvenements } from '../../libs/application/src/faits-stockes.js';
import type { Histoire } from './histoire.js';

export function ranger(faits: readonly Fait[], parcours: string, coffre: Coffre): StoredEvent[] {
  const commun = {
    commande: '00000000-0000-5000-8000-000000000000',
    cause: { commande: 'Essai', le: '2026-01-01' },
    enregistreLe: '2026-01-01T00:00:00.000Z',
  };
  return versEvenements(faits, parcours, coffre, commun).map(
    (e, revision) => ({ ...e, stream: `parcours-${parcours}`, revision, position: revision }) as StoredEvent,
  );
}
/** Histories written by earlier versions, stored again by this one. @param raconter what the command would tell today beside */
export function histoiresRangees(coffre: Coffre, raconter = (f: Fait): Fait => f): StoredEvent[] {
  const ici = 'test/histoires';
  return (readdirSync(ici, { recursive: true }) as string[])
    .filter((f) => f.endsWith('.json'))
    .flatMap((f, h) => {
      const { faits } = JSON.parse(readFileSync(join(ici, f), 'utf8')) as Histoire;
      const lus = faits.map((x, revision) => ({
        ...lireFait(catalogue, x.type, x.data),
        le: x.le,
        par: x.par,
        revision,
      }));
      return ranger((lus as Fait[]).map(raconter), `h${h}`, coffre);
    });
}

export const relire = (stockes: readonly StoredEvent[], parcours: string, coffre: Coffre): Fait[] =>
  stockes.map((e) => lireEvenement(e, parcours, coffre).fait);

/** Numbers, motifs and kinds of exit go with the key; steps and dates do not. */
export const sansCodes = (v: Record<string, unknown>): unknown =>
  JSON.parse(JSON.stringify(v), (cle, valeur: unknown) => (['numero', 'type'].includes(cle) ? undefined : valeur));

/** Walks the chart with XState itself, so that what the code derived from it can be compared to the source. */
import { nomEtape } from '@jalon/decider';
import { catalogue, parcours, type Fait } from '@jalon/parcours';
import { initialTransition, transition, type SnapshotFrom } from 'xstate';

export type Instantane = SnapshotFrom<typeof parcours>;

/** One real-looking fact per type, favourable. */
export const favorables: Fait[] = Object.values(catalogue).map(
  (d) =>
    ({
      type: d.type,
      data: d.exemple,
      le: '2025-01-10',
      par: { role: 'systeme', organisation: { id: 'jalon' } },
      revision: 0,
    }) as Fait,
);

/** The same fact with an unfavourable verdict; null when the fact carries none. */
export function defavorable(fait: Fait): Fait | null {
  const data = fait.data as Record<string, unknown>;
  if (!('verdict' in data)) return null;
  return { ...fait, data: { ...data, verdict: { ...(data['verdict'] as object), i: 0 } } } as Fait;
}

/** Every step that XState can reach, with a snapshot of it. */
export function instantanes(): Map<string, Instantane> {
  const vus = new Map<string, Instantane>();
  const aVisiter: Instantane[] = [initialTransition(parcours, { id: 'modele' })[0]];
  for (let ici = aVisiter.pop(); ici !== undefined; ici = aVisiter.pop()) {
    const nom = nomEtape(ici.value);
    if (vus.has(nom)) continue;
    vus.set(nom, ici);
    for (const fait of favorables) if (ici.can(fait)) aVisiter.push(transition(parcours, ici, fait)[0]);
  }
  return vus;
}

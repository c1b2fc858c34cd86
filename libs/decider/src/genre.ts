/** What every kind of dossier shares, so that a new one says only what is its own: the transitions of its chart, the types of its commands. */

interface VerdictLu {
  i: number;
}
/** The only guard of a chart: it reads the verdict inside the fact. */
export const verdictFavorable = (_: unknown, { i }: VerdictLu): boolean => i === 1;

/** Recorded, the step does not change. */
export const noter = { actions: 'consigner' } as const;
/** Recorded, and the step asks for a favourable verdict inside the fact: one without a verdict does not compile. */
export const siFavorable = {
  guard: {
    type: 'verdictFavorable',
    params: ({ event }: { event: { data: { verdict: VerdictLu } } }) => event.data.verdict,
  },
  actions: 'consigner',
} as const;

/** What a row of a command table is sent. */
export type DonneesDeLigne<L> = L extends { situation(data: infer D, ...reste: never[]): unknown } ? D : never;
/** Every command of a table. */
export type CommandesDe<T> = { [K in keyof T]: { type: K; data: DonneesDeLigne<T[K]> } }[keyof T];

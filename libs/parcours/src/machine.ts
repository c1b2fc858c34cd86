/**
 * The chart of a parcours, on facts: which step follows which, and nothing else. Exactly one guard, which reads a verdict.
 * No `after`: time is a command (see `echeances.ts`). Reading order: accueil → diagnostic → PASS → sortie or clôture.
 */
import { assign, setup } from 'xstate';
import type { VerdictCompact } from '@jalon/droit';
import { consigner } from './dossier/consigner.js';
import { dossierVide, type Dossier } from './dossier/dossier.js';
import type { Fait } from './faits/index.js';

const kit = setup({
  types: { context: {} as Dossier, events: {} as Fait, input: {} as { id: string }, tags: {} as 'ouvert' | 'clos' },
  guards: { verdictFavorable: (_, verdict: VerdictCompact) => verdict.i === 1 },
  actions: { consigner: assign(({ context, event }) => consigner(context, event)) },
});

/** Recorded, the step does not change. */
const noter = { actions: 'consigner' } as const;
/** Recorded, and the step asks for a favourable verdict inside the fact. */
const siFavorable = {
  guard: { type: 'verdictFavorable', params: ({ event }: { event: { data: { verdict: VerdictCompact } } }) => event.data.verdict },
  actions: 'consigner',
} as const;

export const parcours = kit.createMachine({
  id: 'parcours',
  initial: 'aOuvrir',
  context: ({ input }) => dossierVide(input.id),
  states: {
    aOuvrir: { meta: { libelle: 'À ouvrir' }, on: { ParcoursOuvert: { target: 'orientation', actions: 'consigner' } } },
    orientation: {
      meta: { libelle: 'Orientation' },
      tags: 'ouvert',
      on: {
        OrientationEnvoyee: noter,
        CarenceDerogee: siFavorable,
        DiagnosticEtabli: { target: 'diagnostique', ...siFavorable },
      },
    },
    diagnostique: {
      meta: { libelle: 'Diagnostic établi' },
      tags: 'ouvert',
      on: {
        OrientationEnvoyee: noter,
        CarenceDerogee: siFavorable,
        DiagnosticEtabli: siFavorable,
      },
    },
  },
});

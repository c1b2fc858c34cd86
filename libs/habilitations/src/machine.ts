/** The chart of the accounts of an organisation, on facts. Each account has its own state, which is data: the rules look at it. */
import { assign, setup } from 'xstate';
import type { VerdictCompact } from '@jalon/droit';
import { consignerComptes, dossierComptesVide, type DossierComptes } from './dossier.js';
import type { FaitComptes } from './faits/index.js';

const kit = setup({
  types: { context: {} as DossierComptes, events: {} as FaitComptes, input: {} as { id: string } },
  guards: { verdictFavorable: (_, verdict: VerdictCompact) => verdict.i === 1 },
  actions: { consigner: assign(({ context, event }) => consignerComptes(context, event)) },
});
/** Recorded, and the step asks for a favourable verdict inside the fact. */
const siFavorable = {
  guard: {
    type: 'verdictFavorable',
    params: ({ event }: { event: { data: { verdict: VerdictCompact } } }) => event.data.verdict,
  },
  actions: 'consigner',
} as const;

export const comptes = kit.createMachine({
  id: 'comptes',
  initial: 'sansCompte',
  context: ({ input }) => dossierComptesVide(input.id),
  states: {
    sansCompte: {
      meta: { libelle: 'Aucun compte' },
      on: { CompteInvite: { target: 'avecComptes', ...siFavorable } },
    },
    avecComptes: {
      meta: { libelle: 'Comptes ouverts' },
      on: {
        CompteInvite: siFavorable,
        IdentifiantsDefinis: siFavorable,
        CompteActive: siFavorable,
        AdministrateurNomme: siFavorable,
        CompteRetire: siFavorable,
      },
    },
  },
});

/** The chart of the accounts of an organisation, on facts. Each account has its own state, which is data: the rules look at it. */
import { assign, setup } from 'xstate';
import { siFavorable, verdictFavorable } from '@jalon/decider';
import { consignerComptes, dossierComptesVide, type DossierComptes } from './dossier.js';
import type { FaitComptes } from './faits/index.js';

const kit = setup({
  types: { context: {} as DossierComptes, events: {} as FaitComptes, input: {} as { id: string } },
  guards: { verdictFavorable },
  actions: { consigner: assign(({ context, event }) => consignerComptes(context, event)) },
});

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
        AccesRenouvele: siFavorable,
        CompteRetire: siFavorable,
      },
    },
  },
});

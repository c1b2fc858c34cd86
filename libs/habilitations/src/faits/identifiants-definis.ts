import { definirFait } from '@jalon/decider';
import { schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/**
 * What the agent will be known by: the Argon2id hash of her password, the secret of her second factor. Under the key of the account, in the
 * class that no journal shows; what was said last counts.
 */
export const IdentifiantsDefinis = definirFait({
  type: 'IdentifiantsDefinis',
  version: 1,
  schema: z.object({
    compte: z.uuid(),
    motDePasse: z.string().nullable(),
    secondFacteur: z.string().nullable(),
    verdict: schemaVerdict,
  }),
  personnels: { motDePasse: 'C3', secondFacteur: 'C3' },
  sansRetour: { raison: 'D’autres se définissent à leur place (ADR 0038).', par: ['DefinirIdentifiants'] },
  phrase: () => 'Un agent définit son mot de passe et son second facteur.',
  exemple: {
    compte: '5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a80',
    motDePasse: '$argon2id$v=19$m=19456,t=2,p=1$c2Vs$aGFjaGU',
    secondFacteur: 'JBSWY3DPEHPK3PXP',
    verdict: verdictExemple('compte_identifiants', '2026-03-03'),
  },
});

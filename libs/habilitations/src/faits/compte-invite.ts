import { definirFait } from '@jalon/decider';
import { schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** Somebody may become an agent of the organisation, in that role; name and address are under the key of the account. */
export const CompteInvite = definirFait({
  type: 'CompteInvite',
  version: 1,
  schema: z.object({
    compte: z.uuid(),
    role: z.enum(['siae', 'prescripteur', 'orienteur', 'ddets', 'prefet']),
    administrateur: z.boolean(),
    nom: z.string().nullable(),
    prenom: z.string().nullable(),
    courriel: z.string().nullable(),
    verdict: schemaVerdict,
  }),
  personnels: { nom: 'C2', prenom: 'C2', courriel: 'C2' },
  sansRetour: { raison: 'Une invitation de trop se retire (ADR 0038).', par: ['RetirerCompte'] },
  phrase: ({ nom, prenom, administrateur }) => {
    const qui = nom === null && prenom === null ? 'un agent' : [prenom, nom].filter((x) => x !== null).join(' ');
    return `Un compte est ouvert à ${qui}${administrateur ? ', pour administrer l’organisation' : ''}.`;
  },
  exemple: {
    compte: '5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a80',
    role: 'siae',
    administrateur: true,
    nom: 'Le Goff',
    prenom: 'Nolwenn',
    courriel: 'n.legoff@exemple.fr',
    verdict: verdictExemple('compte_invitation', '2026-03-02'),
  },
});

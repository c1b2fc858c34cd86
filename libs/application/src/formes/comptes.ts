/** The accounts of an organisation, as its agents and the State see them. */
import type { VueComptes } from '@jalon/habilitations';
import { z } from 'zod';
import { VUE_COMPTES } from '../lecteur/formes.js';
import { idOrganisation, jour, memeType, montree, nommer, revision } from './communes.js';

const vue = memeType<VueComptes>()(
  z.strictObject({
    id: idOrganisation,
    auJour: jour,
    revision,
    etape: z.string(),
    libelleEtape: z.string(),
    comptes: z.array(
      z.strictObject({
        id: z.string().describe('Identifiant du compte'),
        etat: z.enum(['invite', 'actif', 'retire']),
        role: z.enum(['siae', 'prescripteur', 'orienteur', 'ddets', 'prefet']),
        administrateur: z.boolean(),
        nom: z.string().nullable().describe('null : effacé'),
        prenom: z.string().nullable(),
        courriel: z.string().nullable(),
        depuis: jour.describe('De son état'),
      }),
    ),
  }),
);
export const vueComptes = nommer(
  'Comptes',
  montree(vue, VUE_COMPTES).describe('Qui peut agir au nom d’une organisation, dans l’ordre des invitations'),
);

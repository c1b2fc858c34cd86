import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel } from './champs.js';

/** The other side of `ParcoursRapproche`, in the dossier that closes: it stays readable, and what runs in it comes to its end. */
export const DoublonClos = definirFait({
  type: 'DoublonClos',
  version: 1,
  schema: z.object({ principal: personnel(z.string()), raison: personnel(z.string()) }),
  personnels: { principal: 'C3', raison: 'C3' },
  sansRetour: {
    raison: 'il suit le rapprochement, qui se retire dans le dossier gardé (D29)',
    par: ['RectifierFait'],
  },
  phrase: () => 'Ce dossier est clos comme doublon : la personne est suivie dans un autre.',
  exemple: { principal: '00000000-0000-4000-8000-000000000002', raison: 'Deux ouvertures pour la même personne' },
});

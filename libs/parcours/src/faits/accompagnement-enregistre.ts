import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, organisation, personnel } from './champs.js';

export const AccompagnementEnregistre = definirFait({
  type: 'AccompagnementEnregistre',
  version: 1,
  schema: z.object({
    nature: z.enum(['social', 'professionnel', 'prise_de_poste', 'formation', 'pmsmp']),
    debut: jour,
    fin: jour.optional(),
    resume: personnel(z.string()).optional(),
    financement: z.string().optional(),
    siae: organisation,
  }),
  personnels: ['resume'],
  phrase: (d) =>
    `Une action d’accompagnement (${d.nature.replaceAll('_', ' ')}) est enregistrée, du ${enFrancais(d.debut)}${d.fin ? ` au ${enFrancais(d.fin)}` : ''}.`,
  exemple: {
    nature: 'formation',
    debut: '2025-03-03',
    fin: '2025-03-14',
    resume: 'Habilitation électrique',
    financement: 'PIC IAE',
    siae: { id: 'ai-rennes', type: 'AI', departement: '35' },
  },
});

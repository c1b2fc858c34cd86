import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';
import { direEtatDAnnexe } from '../mots-des-listes.js';

/** Yearly financial amendment (R. 5132-13); posts in hundredths of a full-time equivalent (the log stores integers), of which those held under a CDI inclusion; `quotaMajore`: the préfet decided the higher share (D. 5132-26-11). */
export const AnnexeSignee = definirFait({
  type: 'AnnexeSignee',
  version: 1,
  schema: z.object({
    etat: z.string(),
    debut: schemaJour,
    fin: schemaJour,
    postesCentiemes: z.number().int().nonnegative().optional(),
    cdiInclusionCentiemes: z.number().int().nonnegative().optional(),
    quotaMajore: z.boolean().optional(),
    verdict: schemaVerdict,
  }),
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({
      etat: z.string(),
      debut: schemaJour,
      fin: schemaJour,
      postesEtp: z.number().min(0),
      cdiInclusionEtp: z.number().min(0),
      quotaMajore: z.boolean(),
    }),
    appliquer: (d, { postesEtp, cdiInclusionEtp, ...champs }) => ({
      ...d,
      ...champs,
      ...(postesEtp === undefined ? {} : { postesCentiemes: Math.round(postesEtp * 100) }),
      ...(cdiInclusionEtp === undefined ? {} : { cdiInclusionCentiemes: Math.round(cdiInclusionEtp * 100) }),
    }),
  },
  phrase: (d) =>
    `L’annexe financière du ${enFrancais(d.debut)} au ${enFrancais(d.fin)} est enregistrée, ${direEtatDAnnexe(d.etat).toLowerCase()}.`,
  exemple: {
    etat: 'VALIDE',
    debut: '2025-01-01',
    fin: '2025-12-31',
    postesCentiemes: 1250,
    cdiInclusionCentiemes: 100,
    quotaMajore: false,
    verdict: verdictExemple('annexe', '2025-01-02'),
  },
});

/** The shape of a boundary (`bornes:` in `essais/**.yaml`) and of `essais/bornes.yaml`. */
import { z } from 'zod';
import { estJour } from '../jour.js';

const jour = z.string().refine(estJour, 'jour attendu, AAAA-MM-JJ');
/** `signalee`: satisfied, and the reader is told something; `sans_objet`: the verdict does not list the condition. */
const etat = z.enum(['oui', 'non', 'signalee', 'sans_objet']);
const resultat = z.union([z.string(), z.number(), z.null()]);

/** One line: three situations judged, just before the boundary, on it and just after. */
export const borne = z.strictObject({
  nom: z.string().min(3),
  /** Day of the decision; absent when it is the day of the decision that moves. */
  le: jour.optional(),
  lecture: z.enum(['plateforme', 'code']).default('plateforme'),
  /**
   * What moves, as a path in the situation (`contrat.fin`, `pieces.0.du`), or `le`, the day of the decision
   * (`situation.le` for a field of that name); a list is cut after that many elements.
   */
  champ: z.string().default('le'),
  /** Value of `champ` on the day of the boundary; its eve and its morrow are one `pas` (day, or unit) away. */
  borne: z.union([jour, z.number()]),
  pas: z.number().positive().default(1),
  /** A rule, judged on its favourable base situation overlaid with `situation`, and the condition that changes. */
  regle: z.string().optional(),
  situation: z.record(z.string(), z.unknown()).optional(),
  condition: z.string().optional(),
  satisfaite: z.tuple([etat, etat, etat]).optional(),
  /** Or a calculation (`regles/calculs.ts`) and its three results. */
  calcul: z.string().optional(),
  attendus: z.tuple([resultat, resultat, resultat]).optional(),
});
export type Borne = z.infer<typeof borne>;

export const fichierBornes = z.strictObject({
  /** Boundaries that lie in the dossier (the end of a PASS, the start of a contract), not in a parameter. */
  dossier: z.array(borne),
  /** Conditions without a boundary: a plain yes or no. */
  oui_ou_non: z.array(z.string()),
  /** Numbers and days of the parameters that are no boundary of a rule (`pass/numero.chiffres`, `*` for any code),
   * and first days that change no verdict (`pass/numero.effet`, or one of them, `pass/numero@2020-01-01`), each with its reason. */
  sans_borne: z.record(z.string(), z.string().min(10)),
});
export type FichierBornes = z.infer<typeof fichierBornes>;

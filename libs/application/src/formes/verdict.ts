/** A verdict, which explains itself, and the facts of a dossier. */
import type { Constat, Verdict } from '@jalon/droit';
import { roles, type Acteur } from '@jalon/parcours';
import { z } from 'zod';
import type { ChampRefuse, EntreeJournal, FaitVue } from '../resultat.js';
import { idOrganisation, instant, jour, memeType, nommer, place, reference } from './communes.js';

export const constat = memeType<Constat>()(
  z.strictObject({
    condition: z.string().describe('Code de la condition'),
    satisfaite: z.boolean(),
    attendu: z.string().describe('Ce que le droit demande'),
    constate: z.string().describe('Ce qui est trouvé ; « • » : ce lecteur ne le voit pas'),
    references: z.array(reference),
    sources: z.array(z.string()).describe('Versions des paramètres lues, `chemin@effet`'),
    personnel: z.literal(true).optional().describe('La valeur trouvée est personnelle'),
    manquante: z.literal(true).optional().describe('Rien n’est connu : `constate` dit quoi enregistrer'),
    sansBase: z.literal(true).optional().describe('Aucune version du paramètre ce jour-là'),
    avertissement: z.literal(true).optional().describe('Satisfaite, mais à dire'),
    possibleLe: jour.optional().describe('Premier jour où elle serait satisfaite par le seul passage du temps'),
  }),
);
/** With its wording, which the API adds. */
export const constatExplique = nommer(
  'Constat',
  constat
    .extend({
      libelle: z.string().describe('La condition, en mots'),
      derogation: z.string().optional().describe('Qui peut lever l’obstacle'),
      plusPossible: z.string().optional().describe('Plus possible : ce qui reste'),
    })
    .describe('Une condition regardée'),
);

const verdictNu = memeType<Omit<Verdict, 'constats'>>()(
  z.strictObject({
    issue: z.enum(['favorable', 'defavorable']),
    regle: z.string(),
    auJour: jour,
    lecture: z.enum(['plateforme', 'code']),
    empreinte: z.string().describe('SHA-256 du référentiel appliqué'),
    empreinteLibelles: z.string().optional().describe('SHA-256 de ses mots'),
  }),
);
export const verdict = nommer(
  'Verdict',
  verdictNu
    .extend({ constats: z.array(constatExplique) })
    .describe('Toutes les conditions regardées, satisfaites ou non'),
);

export const organisation = nommer(
  'Organisation',
  z.strictObject({
    id: idOrganisation,
    type: z.string().optional().describe('Type de SIAE ou de prescripteur'),
    departement: z.string().optional(),
    habilitee: z.boolean().optional().describe('Prescripteur habilité'),
  }),
);
export const acteur = nommer(
  'Acteur',
  memeType<Acteur>()(
    z.strictObject({
      role: z.enum(Object.keys(roles) as [Acteur['role'], ...Acteur['role'][]]),
      organisation,
      compte: z.string().optional(),
    }),
  ),
);

const champsDuFait = {
  place,
  type: z.string().describe('Type du fait'),
  le: jour,
  enregistreLe: z.string().describe('Instant de l’enregistrement ; vide : simulé'),
  phrase: z.string(),
  contrat: z.string().optional().describe('Contrat dont il s’agit'),
};
export const fait = nommer('Fait', memeType<FaitVue>()(z.strictObject(champsDuFait)));
const entreeNue = memeType<Omit<EntreeJournal, 'verdict'>>()(
  z.strictObject({
    ...champsDuFait,
    par: acteur,
    horlogeReculee: z.literal(true).optional().describe('L’horloge était en retard sur le fait précédent'),
    annule: z.literal(true).optional().describe('Un fait postérieur l’annule'),
    data: z
      .record(z.string(), z.unknown())
      .describe('Selon le type ; null : effacé ; ni texte libre ni valeur sensible ; `fait`, `faits` : des places'),
    ecrits: z
      .array(z.strictObject({ libelle: z.string(), textes: z.array(z.string()) }))
      .describe('Ce qu’il dit par écrit ; sans ce qui est effacé'),
  }),
);
export const entreeJournal = nommer(
  'EntreeJournal',
  entreeNue.extend({ enregistreLe: instant, verdict: verdict.optional() }).describe('Un fait, son auteur, son verdict'),
);

export const champRefuse = nommer(
  'ChampRefuse',
  memeType<ChampRefuse>()(
    z.strictObject({
      champ: z.string().describe('Champ, paramètre ou en-tête'),
      regle: z.string().describe('Ce qui est attendu'),
    }),
  ),
);

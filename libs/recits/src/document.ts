/** The scenario document: shape, checks that cross steps, and errors that name a line (docs: the scenario format). */
import { SIAE, type Acteur } from '@jalon/parcours';
import { estJour } from '@jalon/droit';
import { z } from 'zod';
import { catalogueDEntrees, catalogueDesStructures } from '@jalon/application';
import { JsonInvalide, lireJsonSitue, type Chemin, type JsonSitue } from './json-situe.js';
import { plusProche } from './proximite.js';

const jour = z.string().refine(estJour, 'jour attendu, AAAA-MM-JJ, qui existe au calendrier').meta({ format: 'date' });
const texte = z.string().min(1, 'texte attendu');

export const schemaOrganisation = z.object({
  id: texte,
  type: z
    .string()
    .optional()
    .describe(`Pour une SIAE : ${SIAE.join(', ')}. Pour un prescripteur : ML, FT, CAP_EMPLOI…`),
  departement: z.string().optional(),
  habilitee: z.boolean().optional().describe('Prescripteur habilité'),
});
export const schemaActeur = z.object({
  role: z.enum(['siae', 'prescripteur', 'orienteur', 'ddets', 'prefet']),
  organisation: schemaOrganisation,
  compte: z.string().optional(),
});
export const FAMILLES = ['donnee', 'acces', 'etape', 'droit', 'conflit', 'introuvable'] as const;
/** What a step may look at instead of acting; `pass`: the look-up of a PASS by two things known of the person (D30); `anomalies`: what the State follows. */
export const LECTURES = ['parcours', 'journal', 'actions', 'pass', 'anomalies'] as const;
const LECTURES_DE_STRUCTURE: ReadonlySet<string> = new Set<(typeof LECTURES)[number]>(['journal', 'actions']);
export const schemaAttendu = z.object({
  issue: z.enum(['accepte', 'refuse', 'introuvable']).optional(),
  famille: z.enum(FAMILLES).optional(),
  regle: z.string().optional(),
  conditions: z.array(texte).optional().describe('Conditions qui doivent être parmi les conditions non satisfaites'),
  signaux: z
    .array(texte)
    .optional()
    .describe('Conditions satisfaites dont le verdict avertit, qui doivent y être ; d’autres peuvent y être aussi'),
  sansSignaux: z.literal(true).optional().describe('Le verdict n’avertit de rien'),
  faits: z
    .array(texte)
    .optional()
    .describe(
      'Types de faits qui doivent être parmi ceux de l’étape, échéances comprises ; liste vide : rien de nouveau à enregistrer',
    ),
  vue: z
    .record(z.string(), z.unknown())
    .nullable()
    .optional()
    .describe('Sous-ensemble de la vue après l’étape, ou de ce qui est lu'),
  journal: z
    .array(z.record(z.string(), z.unknown()))
    .optional()
    .describe('Pour « lire: journal » : une entrée par fait, dans l’ordre, chacune un sous-ensemble'),
  actions: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .optional()
    .describe('Pour « lire: actions » : par commande, un sous-ensemble de ce qu’elle répondrait'),
  anomalies: z
    .record(z.string(), z.number().int().min(0))
    .optional()
    .describe('Pour « lire: anomalies » : par condition, combien le département en a à suivre'),
});
export const schemaCommande = z.object({ type: texte, data: z.record(z.string(), z.unknown()) });
export const schemaEtape = z.object({
  le: jour.describe('Jour civil (Europe/Paris) où l’acteur agit'),
  acteur: texte,
  parcours: texte.optional().describe('Absent : le parcours du scénario'),
  structure: texte.optional().describe('Étape adressée à une structure : son identifiant'),
  campagne: texte.optional(),
  revisionAttendue: z
    .number()
    .int()
    .optional()
    .describe('Révision du parcours que l’acteur a sous les yeux ; une autre est refusée (conflit)'),
  commande: schemaCommande.optional(),
  lire: z.enum(LECTURES).optional().describe('À la place d’une commande : ce que l’acteur regarde, selon ses droits'),
  avec: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('Pour « lire: pass » : numéro et naissance, ou NIR et nom'),
  attendu: schemaAttendu.optional().describe('Absent : l’étape doit être acceptée'),
});
export const schemaScenario = z.object({
  titre: texte,
  lecture: z.enum(['plateforme', 'code']).default('plateforme'),
  droits: z
    .boolean()
    .default(false)
    .describe(
      'Les liens de l’acteur avec le dossier sont jugés aussi quand il agit ; à défaut, seulement quand il lit',
    ),
  acteurs: z.record(z.string(), schemaActeur),
  organisations: z
    .array(schemaOrganisation)
    .default([])
    .describe('De l’annuaire, en plus de celles des acteurs et des étapes adressées à une structure'),
  etapes: z.array(schemaEtape).min(1, 'au moins une étape'),
});

export type Attendu = z.infer<typeof schemaAttendu>;
type Etape = Omit<z.infer<typeof schemaEtape>, 'commande' | 'lire' | 'avec'>;
export type EtapeActe = Etape & { commande: z.infer<typeof schemaCommande> };
export type EtapeLue = Etape & { lire: (typeof LECTURES)[number]; avec?: Record<string, unknown> | undefined };
/** A step acts or looks, one of the two. */
export type EtapeScenario = EtapeActe | EtapeLue;
export type Scenario = Omit<z.infer<typeof schemaScenario>, 'acteurs' | 'etapes'> & {
  acteurs: Record<string, Acteur>;
  etapes: EtapeScenario[];
};
export const agit = (e: EtapeScenario): e is EtapeActe => 'commande' in e;

export interface ErreurDocument {
  ligne: number;
  /** `etapes[3].le`; empty for the document itself. */
  champ: string;
  raison: string;
}
export class DocumentInvalide extends Error {
  override name = 'DocumentInvalide';
  constructor(readonly erreurs: readonly ErreurDocument[]) {
    super(erreurs.map((e) => `ligne ${e.ligne} : ${e.champ === '' ? '' : `${e.champ} : `}${e.raison}`).join('\n'));
  }
}

/**
 * @returns the scenario and warnings about fields that nobody reads
 * @throws DocumentInvalide every error found, each with its line
 */
export function lireScenario(source: string): { scenario: Scenario; avertissements: ErreurDocument[] } {
  const json = situer(source);
  const lu = schemaScenario.safeParse(json.valeur, { error: z.locales.fr().localeError });
  if (!lu.success)
    throw new DocumentInvalide(
      lu.error.issues.map((i) =>
        erreur(
          json,
          i.path.filter((p) => typeof p !== 'symbol'),
          i.message,
        ),
      ),
    );
  const { erreurs, avertissements } = champsInconnus(json);
  const seules = lu.data.etapes.flatMap((e, i) => agirOuLire(e).map((raison) => erreur(json, ['etapes', i], raison)));
  if (seules.length > 0) throw new DocumentInvalide(seules);
  const scenario = lu.data as Scenario;
  const toutes = [...erreurs, ...croiser(scenario, json)];
  if (toutes.length > 0) throw new DocumentInvalide(toutes.sort((a, b) => a.ligne - b.ligne));
  return { scenario, avertissements };
}

function situer(source: string): JsonSitue {
  try {
    return lireJsonSitue(source);
  } catch (e) {
    if (e instanceof JsonInvalide)
      throw new DocumentInvalide([
        { ligne: e.ligne, champ: '', raison: `JSON illisible, colonne ${e.colonne} : ${e.raison}` },
      ]);
    throw e;
  }
}

const nommer = (chemin: Chemin): string =>
  chemin.map((p, i) => (typeof p === 'number' ? `[${p}]` : `${i === 0 ? '' : '.'}${p}`)).join('');
const erreur = (json: JsonSitue, chemin: Chemin, raison: string): ErreurDocument => ({
  ligne: json.ligne(chemin),
  champ: nommer(chemin),
  raison,
});

const nommeUnFait = (type: string): boolean =>
  (catalogueDEntrees[type] ?? catalogueDesStructures[type])?.nommeUnFait === true;

/** What is wrong with a step that neither acts nor looks, or does both. */
function agirOuLire({ commande, lire, avec, structure, attendu }: z.infer<typeof schemaEtape>): string[] {
  if ((commande === undefined) === (lire === undefined)) return ['une étape a « commande » ou « lire », l’un des deux'];
  const raisons: string[] = [];
  if ((lire === 'pass') !== (avec !== undefined)) raisons.push('« avec » va avec « lire: pass », et elle seule');
  if (lire !== undefined && structure !== undefined && !LECTURES_DE_STRUCTURE.has(lire))
    raisons.push(`« lire: ${lire} » ne regarde pas une structure`);
  for (const vu of ['journal', 'actions', 'anomalies'] as const)
    if (attendu?.[vu] !== undefined && lire !== vu) raisons.push(`« attendu.${vu} » va avec « lire: ${vu} »`);
  return raisons;
}

/** Why no door knows this command; null when one does, or when the story is about that very refusal. */
function commandeInconnue({ commande: { type }, structure, attendu }: EtapeActe): string | null {
  const [ici, ailleurs] =
    structure === undefined ? [catalogueDEntrees, catalogueDesStructures] : [catalogueDesStructures, catalogueDEntrees];
  if (Object.hasOwn(ici, type) || attendu?.famille === 'donnee') return null;
  if (Object.hasOwn(ailleurs, type))
    return structure === undefined
      ? `« ${type} » s’adresse à une structure : dites laquelle (« structure »)`
      : `« ${type} » s’adresse à un parcours, pas à une structure`;
  const proche = plusProche(type, Object.keys(ici));
  return `commande inconnue « ${type} »${proche === null ? '' : ` ; vouliez-vous dire « ${proche} » ?`}`;
}

/** What one step says of another, and of the catalogue: its command exists, actors exist, time never goes back, the step whose fact is named is an earlier one. */
function croiser(scenario: Scenario, json: JsonSitue): ErreurDocument[] {
  const erreurs: ErreurDocument[] = [];
  let precedent = '';
  scenario.etapes.forEach((etape, i) => {
    if (!Object.hasOwn(scenario.acteurs, etape.acteur)) {
      const proche = plusProche(etape.acteur, Object.keys(scenario.acteurs));
      const conseil = proche === null ? '' : ` ; vouliez-vous dire « ${proche} » ?`;
      erreurs.push(erreur(json, ['etapes', i, 'acteur'], `acteur « ${etape.acteur} » non déclaré${conseil}`));
    }
    if (etape.le < precedent)
      erreurs.push(erreur(json, ['etapes', i, 'le'], `le temps ne recule pas : ${etape.le} vient après ${precedent}`));
    precedent = etape.le > precedent ? etape.le : precedent;
    if (!agit(etape)) return;
    const inconnue = commandeInconnue(etape);
    if (inconnue !== null) erreurs.push(erreur(json, ['etapes', i, 'commande', 'type'], inconnue));
    const fait = etape.commande.data['fait'];
    if (nommeUnFait(etape.commande.type) && typeof fait === 'object' && fait !== null) {
      const n = (fait as { etape?: unknown }).etape;
      if (!Number.isInteger(n) || Number(n) < 1 || Number(n) > i)
        erreurs.push(
          erreur(
            json,
            ['etapes', i, 'commande', 'data', 'fait'],
            'numéro d’une étape précédente attendu, à partir de 1',
          ),
        );
    }
  });
  return erreurs;
}

/** A field nobody reads is tolerated (fields may be added), unless it looks like a misspelt one: then it would change the meaning. */
function champsInconnus(json: JsonSitue): { erreurs: ErreurDocument[]; avertissements: ErreurDocument[] } {
  const erreurs: ErreurDocument[] = [];
  const avertissements: ErreurDocument[] = [];
  const verifier = (valeur: unknown, connus: readonly string[], chemin: Chemin): void => {
    if (typeof valeur !== 'object' || valeur === null) return;
    for (const cle of Object.keys(valeur)) {
      if (connus.includes(cle)) continue;
      const proche = plusProche(cle, connus);
      if (proche === null) avertissements.push(erreur(json, [...chemin, cle], 'champ inconnu, ignoré'));
      else erreurs.push(erreur(json, [...chemin, cle], `champ inconnu ; vouliez-vous dire « ${proche} » ?`));
    }
  };
  const racine = json.valeur as { acteurs: Record<string, unknown>; etapes: Record<string, unknown>[] };
  verifier(racine, Object.keys(schemaScenario.shape), []);
  for (const [nom, acteur] of Object.entries(racine.acteurs))
    verifier(acteur, Object.keys(schemaActeur.shape), ['acteurs', nom]);
  racine.etapes.forEach((etape, i) => {
    verifier(etape, Object.keys(schemaEtape.shape), ['etapes', i]);
    verifier(etape['commande'], Object.keys(schemaCommande.shape), ['etapes', i, 'commande']);
    verifier(etape['attendu'], Object.keys(schemaAttendu.shape), ['etapes', i, 'attendu']);
  });
  return { erreurs, avertissements };
}

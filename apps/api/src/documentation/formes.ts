/** What the API adds to the shapes of the engine: problems, who one may be, the state of the server. */
import { z } from 'zod';
import { formes, type AnomalieDeStructure } from '@jalon/application';
import type { OrganisationNommee } from '@jalon/demonstration';
import type { EtatProjection } from '@jalon/projections';
import { COLONNES_EXPORTEES } from '../lecture/lignes-exportees.js';

const { nommer, entier, instant, memeType, revision } = formes;

const base = {
  type: z.string().describe('urn:jalon:probleme: suivi du code'),
  title: z.string(),
  status: entier,
  detail: z.string().describe('En français, une phrase qui dit quoi faire'),
};
const probleme = (id: string, description: string, plus: Record<string, z.ZodType> = {}) =>
  nommer(id, z.strictObject({ ...base, ...plus }).describe(description));

export const problemeNu = probleme('Probleme', 'RFC 9457');
export const requeteRefusee = probleme(
  'RequeteRefusee',
  'Paramètre, en-tête ou corps mal formé : le champ et la règle',
  {
    famille: z.literal('donnee'),
    champs: z.array(formes.champRefuse),
    constats: z.array(formes.constatExplique),
  },
);
export const accesRefuse = probleme('PersonaInconnu', 'Personne n’est nommé dans l’en-tête du persona', {
  famille: z.literal('acces'),
  constats: z.array(formes.constatExplique),
});
export const refusDuParcours = probleme(
  'RefusDeCommande',
  'Refus du moteur : sa famille, toutes les conditions regardées, et le parcours tel qu’il est',
  { ...formes.champsDuRefus, vue: formes.vueParcours.nullable().describe('null : inconnu, ou caché à ce lecteur') },
);
export const refusDeStructure = probleme('RefusDeStructure', 'Refus du moteur, sur une structure', {
  ...formes.champsDuRefus,
  vue: formes.vueStructure.nullable(),
});
export const refusDesComptes = probleme('RefusDesComptes', 'Refus du moteur, sur les comptes d’une organisation', {
  ...formes.champsDuRefus,
  vue: formes.vueComptes.nullable(),
});
export const tropDeRequetes = probleme('TropDeRequetes', 'Une limite de débit est dépassée : rien n’a été fait', {
  regle: z.string().describe('La limite dépassée'),
  limite: z.strictObject({ requetes: entier, secondes: entier, reserve: entier }),
});
const cause = nommer('CauseDeFermeture', z.strictObject({ code: z.string(), phrase: z.string(), remede: z.string() }));
export const indisponible = probleme(
  'Indisponible',
  'Le type dit si quelque chose a pu être écrit, et s’il faut recommencer',
  {
    fichier: z.string().optional().describe('Le fichier en panne'),
    panne: z.string().optional(),
    flux: z.string().optional().describe('Le dossier dont l’historique est rompu'),
    causes: z.array(cause).optional().describe('Pourquoi rien ne s’écrit'),
  },
);

const organisationNommee = nommer(
  'OrganisationNommee',
  memeType<OrganisationNommee>()(formes.organisation.extend({ nom: z.string() })),
);
export const organisations = z.array(organisationNommee);
export const personas = z.array(
  nommer(
    'Persona',
    z.strictObject({
      id: z.string().describe('Valeur de l’en-tête X-Jalon-Persona'),
      libelle: z.string(),
      role: z.enum(['siae', 'prescripteur', 'orienteur', 'ddets', 'prefet', 'systeme']),
      organisation: organisationNommee,
    }),
  ),
);
export const rien = nommer('Fini', z.strictObject({}));
export const agentConnecte = nommer(
  'AgentConnecte',
  z.strictObject({
    id: z.string().describe('Identifiant du compte'),
    libelle: z.string(),
    role: z.enum(['siae', 'prescripteur', 'orienteur', 'ddets', 'prefet', 'systeme']),
    organisation: organisationNommee,
    administre: z.boolean().describe('Répond des comptes de son organisation'),
  }),
);
export const identite = nommer(
  'Identite',
  z.strictObject({ mode: z.enum(['demonstration', 'comptes']), agent: agentConnecte.nullable() }),
);
export const sessions = z.array(
  nommer(
    'Session',
    z.strictObject({ id: z.string(), ouverteLe: instant, vueLe: instant, courante: z.boolean().describe('Celle-ci') }),
  ),
);
export const invitation = nommer(
  'Invitation',
  z.strictObject({
    organisation: z.string(),
    courriel: z.string(),
    secret: z.string().describe('Du second facteur, en base 32'),
    adresse: z.string().describe('Le même, tel qu’une application le lit'),
  }),
);

nommer(
  'AnomalieDeStructure',
  memeType<AnomalieDeStructure>()(
    formes.signal.extend({
      structure: formes.idOrganisation,
      parcours: z.string().optional().describe('Parcours d’une embauche que la convention ne permettrait plus'),
    }),
  ),
);

export const arretee = nommer(
  'Arret',
  z
    .strictObject({ depuis: instant, phrase: z.string() })
    .describe('Depuis quand ce qui est montré ne suit plus le journal'),
);
export const structures = nommer(
  'Structures',
  z.strictObject({
    lignes: z.array(
      nommer(
        'LigneDeStructure',
        formes.vueStructure.extend({
          parcoursEnCours: entier.describe('Total de la liste de ses parcours en cours, pour ce persona'),
          aSuivre: entier
            .nullable()
            .describe('Ce qui est à suivre, d’elle et de ses parcours ; null : pour l’État seul'),
        }),
      ),
    ),
    arretee: arretee.optional(),
  }),
);
const position = entier.describe('-1 : aucune');
export const projections = z.array(
  nommer(
    'ModeleDeLecture',
    memeType<EtatProjection>()(
      z.strictObject({
        nom: z.string(),
        version: entier,
        situation: z.enum(['a_jour', 'en_retard', 'en_reconstruction', 'arretee', 'en_erreur']),
        libelle: z.string(),
        position,
        tete: position,
        retard: entier.nullable().describe('null : le journal ne le dit pas'),
        reconstruction: z
          .strictObject({ position, tete: position, parSeconde: z.number(), secondesRestantes: z.number().nullable() })
          .nullable(),
        gelees: z.array(z.strictObject({ flux: z.string(), position, revision, type: z.string(), raison: z.string() })),
        erreur: z.string().nullable(),
      }),
    ),
  ),
);
export const vivant = nommer('Vivant', z.strictObject({ etat: z.literal('vivant') }));
export const pret = nommer(
  'Pret',
  z.strictObject({
    etat: z.enum(['pret', 'degrade']),
    ecriture: z.enum(['ouverte', 'fermee']),
    causes: z.array(cause).optional(),
    avertissements: z.array(z.string()).optional(),
    echeances: z.strictObject({ retenues: entier, phrase: z.string() }).optional(),
    integrite: z.strictObject({
      etat: z.enum(['etablie', 'en_cours', 'rompue', 'rupture_connue', 'non_verifiable']),
      phrase: z.string(),
      verifies: entier,
      complete: z.string().nullable(),
    }),
  }),
);

const jourExporte = formes.jour.nullable();
export const exportDeParcours = nommer(
  'ExportDeParcours',
  z
    .strictObject({
      schema: z.literal('jalon.export.v1'),
      titre: z.string(),
      colonnes: z.array(
        z.strictObject({ cle: z.string(), titre: z.string(), jour: z.literal(true).optional().describe('Des jours') }),
      ),
      lignes: z.array(
        z.strictObject(
          Object.fromEntries(
            COLONNES_EXPORTEES.map(({ cle, jour }) => [
              cle,
              jour ? jourExporte : z.union([z.string(), entier]).nullable(),
            ]),
          ),
        ),
      ),
      nombre: entier,
      provenance: z.strictObject({
        filtre: z.record(z.string(), z.string()).describe('Tel qu’il fut demandé ; vide : tout'),
        filtreDit: z.record(z.string(), z.string()),
        reserves: z.array(z.string()).describe('Pourquoi des lignes peuvent manquer'),
        position: entier.describe('Dernier fait que ces lignes reflètent'),
        instant,
        lecture: z.enum(['plateforme', 'code']),
      }),
    })
    .describe('Les lignes d’une liste, toutes, et d’où elles viennent'),
);

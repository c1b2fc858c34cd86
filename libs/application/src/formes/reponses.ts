/** What the engine answers, around the view of each kind of dossier. */
import { catalogue, commandes, type TypeCommande, type TypeFait } from '@jalon/parcours';
import { z } from 'zod';
import { ACCEPTATION, ACTION, REJUGEMENT, REPLAY, type DossierNomme } from '../lecteur/formes.js';
import type { RejugementParcours } from '../rejugement.js';
import type { AcceptationDe, Action, PassRetrouve, RefusDe, ReplayDe } from '../resultat.js';
import { vueComptes } from './comptes.js';
import { entier, idOrganisation, jour, memeType, montree, nommer, place, revision } from './communes.js';
import { vueParcours } from './parcours.js';
import { vueStructure } from './structure.js';
import { champRefuse, constatExplique, fait, verdict } from './verdict.js';

const uuid = z.string().meta({ format: 'uuid' });
/** What goes to headers: whether it was played already, and the token of the write. */
const EN_TETES = { rejoue: true, position: true, issue: true } as const;

const acceptationNue = memeType<Omit<AcceptationDe<never>, 'vue' | 'verdict'> & DossierNomme>()(
  z.strictObject({
    issue: z.literal('accepte'),
    revision,
    position: entier,
    faits: z.array(fait).describe('Écrits, ou qui le seraient ; vide : rien à ajouter'),
    message: z.string().describe('« Enregistré. », ou qu’il n’y a rien de nouveau à enregistrer'),
    rejoue: z.boolean(),
    parcours: uuid.optional(),
    structure: z.string().optional(),
    organisation: idOrganisation.optional(),
  }),
);
const { faits: _f, verdict: _v, ...RESTE } = ACCEPTATION;
// facts and verdicts are shown as they are to whoever may send a command: their own entries say so
const acceptation = montree(acceptationNue, { ...RESTE, faits: 'parcours' }).omit(EN_TETES);
export const acceptationParcours = nommer(
  'CommandeAcceptee',
  acceptation
    .omit({ structure: true, organisation: true })
    .extend({ parcours: uuid, verdict, vue: vueParcours })
    .describe('Enregistré, ou simulé'),
);
/** The verdict alone answers whoever may hire there and reads nothing (D30). */
export const simulationSansLecture = nommer(
  'SimulationSansLecture',
  z
    .strictObject({
      parcours: uuid,
      revision: z.null(),
      faits: z.array(fait).max(0),
      message: z.string(),
      verdict,
      vue: z.null(),
    })
    .describe('Simulé pour qui peut embaucher sur ce parcours sans le lire : seul le verdict répond'),
);
export const acceptationStructure = nommer(
  'CommandeDeStructureAcceptee',
  acceptation
    .omit({ parcours: true, organisation: true })
    .extend({ structure: z.string(), verdict, vue: vueStructure })
    .describe('Enregistré, ou simulé'),
);

export const acceptationComptes = nommer(
  'DecisionDeComptes',
  acceptation
    .omit({ parcours: true, structure: true })
    .extend({
      organisation: idOrganisation,
      verdict,
      vue: vueComptes,
      jeton: z.string().nullable().describe('D’un lien qui sert une fois, à remettre à l’agent seul ; null : aucun'),
    })
    .describe('Enregistré, ou simulé'),
);

export const consultationParcours = nommer('ParcoursConsulte', z.strictObject({ revision, vue: vueParcours }));
export const consultationStructure = nommer('StructureConsultee', z.strictObject({ revision, vue: vueStructure }));
export const consultationComptes = nommer('ComptesConsultes', z.strictObject({ revision, vue: vueComptes }));
const replay = memeType<Omit<ReplayDe<never>, 'vue'>>()(
  z.strictObject({
    revision: revision.describe('Du dernier fait gardé'),
    faitsIgnores: entier.describe('Postérieurs au jour regardé, ou enregistrés après le jour de la connaissance'),
  }),
);
export const rejeu = nommer('Rejeu', montree(replay, REPLAY).extend({ vue: vueParcours }));

export const FAMILLES = ['donnee', 'acces', 'etape', 'droit', 'conflit', 'introuvable'] as const;
const refusNu = memeType<Omit<RefusDe<never>, 'vue' | 'constats'>>()(
  z.strictObject({
    issue: z.literal('refuse'),
    famille: z.enum(FAMILLES),
    regle: z.string().optional().describe('Règle qui a jugé'),
    message: z.string(),
    champs: z.array(champRefuse).optional(),
    possibles: z.array(z.string()).optional().describe('Types de faits qui ont leur place à cette étape'),
    revision,
  }),
);
/** What a refusal says beside what every problem says. */
export const champsDuRefus = {
  ...refusNu.omit({ issue: true, message: true }).shape,
  constats: z.array(constatExplique).describe('Toutes les conditions regardées'),
};

const choix = z.strictObject({
  code: z.string(),
  libelle: z.string(),
  groupe: z.string().optional().describe('Sous quoi il est offert : catégorie de sortie, niveau de critère'),
});
const reserve = z.strictObject({ selon: z.string(), codes: z.array(z.string()) });
const actionNue = memeType<Omit<Action, 'constats'>>()(
  z.strictObject({
    commande: z.string(),
    libelle: z.string(),
    possible: z.boolean(),
    possibleLe: jour.optional().describe('Premier jour où elle serait acceptée par le seul passage du temps'),
    famille: z.enum(FAMILLES).optional(),
    message: z.string().optional(),
    propositions: z
      .record(z.string(), z.array(z.string()))
      .optional()
      .describe('Codes que le dossier montre déjà, par champ'),
    choix: z.record(z.string(), z.array(choix)).optional().describe('Codes qu’un champ accepte ce jour-là'),
    reserves: z
      .record(z.string(), reserve)
      .optional()
      .describe('Champs qui n’ont d’objet que pour certaines valeurs d’un autre champ ; aucune : jamais pour qui agit'),
  }),
);
const { constats: _c, possibleLe: _p, ...ACTION_NUE } = ACTION;
export const action = nommer(
  'Action',
  // the day goes with what is hidden: it is left out, never null
  montree(actionNue, { ...ACTION_NUE, possibleLe: 'parcours' })
    .extend({ constats: z.array(constatExplique) })
    .describe('Ce qu’une commande répondrait maintenant'),
);

const etatCondition = z.strictObject({
  satisfaite: z.boolean(),
  attendu: z.string(),
  constate: z.string(),
  sources: z.array(z.string()),
});
const valeur = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const typeFait = z.enum(Object.keys(catalogue) as [TypeFait, ...TypeFait[]]);
const totaux = z.strictObject({
  conforme: entier,
  different: entier,
  sans_base: entier,
  efface: entier,
  non_rejugeable: entier,
});
const rejugementNu = memeType<RejugementParcours>()(
  z.strictObject({
    parcours: uuid,
    lecture: z.enum(['plateforme', 'code']),
    auDroitDu: jour.nullable(),
    empreinte: z.string(),
    totaux,
    faits: z.array(
      z.strictObject({
        place,
        type: typeFait,
        le: jour,
        regle: z.string(),
        commande: z.enum(Object.keys(commandes) as [TypeCommande, ...TypeCommande[]]).nullable(),
        resultat: z.enum(['conforme', 'different', 'sans_base', 'efface', 'non_rejugeable']),
        raison: z.string().optional(),
        issue: z.enum(['favorable', 'defavorable']).nullable(),
        conditions: z.array(
          z.strictObject({
            condition: z.string(),
            libelle: z.string(),
            avant: etatCondition.nullable().describe('Comme enregistrée ; null : pas regardée'),
            apres: etatCondition.nullable().describe('Comme jugée ici ; null : sans objet'),
          }),
        ),
        valeurs: z.array(
          z.strictObject({
            fait: typeFait,
            champ: z.string(),
            avant: valeur,
            apres: valeur,
            ecartJours: entier.optional(),
          }),
        ),
      }),
    ),
    finDuPass: z
      .strictObject({ numero: z.string().nullable(), enregistree: jour, rejugee: jour, ecartJours: entier })
      .nullable(),
  }),
);
export const rejugement = nommer(
  'Rejugement',
  montree(rejugementNu, REJUGEMENT).describe('Les décisions d’un parcours, regardées par un autre droit'),
);

export const passRetrouve = nommer(
  'PassRetrouve',
  memeType<Omit<PassRetrouve, 'issue'>>()(
    z.strictObject({
      parcours: uuid,
      valide: z.boolean(),
      fin: jour,
      joursRestants: entier,
      demandeEnAttente: z.boolean(),
      carenceJusquAu: jour.nullable().describe('Dernier jour du délai de carence, quand aucun PASS ne court'),
    }),
  ),
);

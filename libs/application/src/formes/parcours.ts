/** The view of a parcours. */
import { z } from 'zod';
import { VUE_PARCOURS } from '../lecteur/formes.js';
import type { Vue } from '../resultat.js';
import {
  entier,
  idOrganisation,
  jour,
  memeType,
  montree,
  nommer,
  place,
  reference,
  revision,
  signal,
} from './communes.js';
import { contrat, demande, diagnostic, pass, periode, personne, situations, sortie } from './parties.js';

const vue = memeType<Vue>()(
  z.strictObject({
    id: z.string().meta({ format: 'uuid' }),
    auJour: jour.describe('Jour de la vue'),
    revision,
    etape: z.enum(['aOuvrir', 'orientation', 'diagnostique', 'enCours', 'suspendu', 'expire', 'sorti', 'clos']),
    etapeDetaillee: z.string().describe('Étape dans la machine'),
    libelleEtape: z.string(),
    employeurs: z.array(idOrganisation),
    personne: personne.nullable().describe('null : effacée, ou sa clé manque ; `identite` dit laquelle des deux'),
    identite: z.enum(['effacee', 'cle_absente']).optional(),
    ouvertLe: jour.nullable(),
    origine: z.string().nullable(),
    orientations: z.array(
      z.strictObject({
        fait: place,
        siae: idOrganisation,
        le: jour,
        par: idOrganisation,
        reponse: z
          .strictObject({ le: jour, reponse: z.enum(['ACCEPTEE', 'REFUSEE']), explication: z.string().nullable() })
          .nullable()
          .describe('De la structure ; null : pas encore répondu'),
      }),
    ),
    diagnostic: diagnostic.nullable(),
    carence: z.strictObject({ jusquAu: jour }).nullable(),
    pass: pass.nullable(),
    passAnterieurs: z.array(pass),
    contrats: z.array(contrat),
    misesADisposition: z.array(
      z.strictObject({
        id: z.string(),
        contrat: z.string(),
        siae: idOrganisation,
        utilisateur: z.string(),
        libelleUtilisateur: z.string(),
        debut: jour,
        fin: jour.nullable(),
        plafonnee: z.boolean().describe('Compte dans les 480 heures'),
      }),
    ),
    heures: z.array(
      z.strictObject({
        contrat: z.string(),
        mois: z.string().describe('AAAA-MM'),
        heures: z.number(),
        miseADisposition: z.string().nullable(),
      }),
    ),
    heuresReduites: z.array(
      z.strictObject({
        contrat: z.string(),
        siae: idOrganisation,
        regime: z.string().nullable().describe('null : effacé'),
        libelleRegime: z.string(),
        debut: jour,
        fin: jour,
        autoriseesLe: jour,
      }),
    ),
    passOfficiel: z
      .strictObject({
        numero: z.string().nullable(),
        debut: jour.nullable(),
        fin: jour.nullable(),
        reference: z.string().nullable().describe('null : effacé'),
        faitFoi: z.boolean(),
        ecart: entier.nullable().describe('Jours de la fin montrée ici à celle du téléservice'),
        le: jour,
        par: idOrganisation,
        fait: place,
      })
      .nullable(),
    visites: z.array(
      z.strictObject({
        siae: idOrganisation,
        premiereMiseADisposition: jour.nullable(),
        auPlusTard: jour.nullable(),
        etat: z.enum(['aFaire', 'faite', 'enRetard']),
        faiteLe: jour.nullable(),
        emplois: entier.nullable(),
      }),
    ),
    compteur480h: z
      .strictObject({
        plafond: z.number(),
        consommees: z.number().describe('Sur tous les dossiers de la personne'),
        restantes: z.number(),
        du: jour,
        au: jour,
        derogation: z
          .strictObject({ siae: idOrganisation, au: jour })
          .nullable()
          .describe('En vigueur ce jour pour une association qui met la personne à disposition'),
      })
      .nullable(),
    suspensions: z.array(
      z.strictObject({
        ...periode,
        finInconnue: z.boolean(),
        etat: z.enum(['declaree', 'levee', 'terminee', 'retiree']),
        declareeLe: jour,
        par: idOrganisation,
      }),
    ),
    prolongations: z.array(
      z.strictObject({
        ...periode,
        jours: entier,
        demande: z.string().nullable(),
        accordeeLe: jour,
        par: idOrganisation,
        retiree: z.boolean(),
        repris: z.boolean(),
      }),
    ),
    demandes: z.array(demande),
    demandeEnAttente: demande.nullable(),
    situations,
    accompagnements: z.array(
      z.strictObject({
        nature: z.enum(['social', 'professionnel', 'prise_de_poste', 'formation', 'pmsmp']),
        libelleNature: z.string(),
        debut: jour,
        fin: jour.nullable(),
        siae: idOrganisation,
        financement: z.string().nullable(),
        partFinancee: z.number().nullable().describe('En pour cent'),
        accueil: z.string().nullable(),
        jours: entier.describe('Bornes incluses ; sans fin, jusqu’au jour de la vue'),
        initiative: z.enum(['PLAN', 'SALARIE']).nullable(),
        fait: place,
      }),
    ),
    sortie: sortie.nullable(),
    sorties: z.array(sortie),
    cloture: z
      .strictObject({ le: jour, motif: z.string().nullable(), par: idOrganisation, suspensionDebut: jour })
      .nullable(),
    decisions: z.array(
      z.strictObject({
        fait: place,
        decision: z.string(),
        libelle: z.string(),
        le: jour,
        par: idOrganisation,
        contestable: z.boolean(),
        notifications: z.array(
          z.strictObject({
            destinataire: z.enum(['interesse', 'structure']),
            etat: z.enum(['a_notifier', 'notifiee']),
            le: jour.nullable(),
            moyen: z.string().nullable(),
            libelle: z.string(),
          }),
        ),
      }),
    ),
    contestations: z.array(
      z.strictObject({
        id: z.string(),
        fait: place,
        libelle: z.string(),
        le: jour,
        par: idOrganisation,
        explication: z.string().nullable().describe('null : effacée'),
        etat: z.enum(['en_attente', 'maintenue', 'revue']),
        traiteeLe: jour.nullable(),
        traiteePar: idOrganisation.nullable(),
        reponse: z.string().nullable(),
      }),
    ),
    ecrits: z
      .array(
        z.strictObject({
          fait: place,
          le: jour,
          par: idOrganisation,
          libelle: z.string(),
          textes: z.array(z.string()),
        }),
      )
      .describe('Ce que les faits disent par écrit : motifs, explications, bilans, synthèses ; sans ce qui est effacé'),
    signaux: z.array(signal).describe('Accepté, et à dire : le détail est dans le verdict du fait'),
    conservation: z
      .strictObject({
        depuis: jour,
        jusquAu: jour,
        prorogeeDepuis: jour
          .nullable()
          .describe('Un contrôle ou un contentieux est en cours : rien n’est effacé avant sa fin'),
        motif: z.enum(['fin_du_parcours', 'collecte']),
        raison: z.string(),
        references: z.array(reference),
      })
      .nullable(),
    rapprochements: z
      .array(z.strictObject({ parcours: z.string().nullable(), le: jour }))
      .describe('Doublons de la même personne, clos au profit de ce dossier'),
    doublonDe: z
      .strictObject({ parcours: z.string().nullable(), le: jour })
      .nullable()
      .describe('Le dossier dont celui-ci est le doublon'),
  }),
);
export const vueParcours = nommer('Parcours', montree(vue, VUE_PARCOURS).describe('Le parcours un jour donné'));

/** The view of an organisation before the State. */
import type { VueStructure } from '@jalon/conventionnement';
import { z } from 'zod';
import { VUE_STRUCTURE } from '../lecteur/formes.js';
import { entier, idOrganisation, jour, memeType, montree, nommer, reference, revision, signal } from './communes.js';

const typeSiae = z.enum(['AI', 'ACI', 'EI', 'ETTI', 'EITI']);
const avis = z.enum(['FAVORABLE', 'DEFAVORABLE']);
const periode = { debut: jour, fin: jour };
const vue = memeType<VueStructure>()(
  z.strictObject({
    id: idOrganisation,
    auJour: jour,
    revision,
    etape: z.string(),
    libelleEtape: z.string(),
    type: typeSiae.nullable(),
    libelleType: z.string().nullable(),
    departement: z.string().nullable(),
    nom: z.string().nullable(),
    siret: z.string().nullable(),
    conventionnement: z.strictObject({
      satisfaite: z.boolean(),
      constate: z.string(),
      references: z.array(reference),
    }),
    autoPrescription: z.boolean(),
    habilitee: z.boolean().nullable().describe('null : le préfet n’a rien décidé'),
    demande: z
      .strictObject({
        le: jour,
        renouvellement: z.boolean(),
        avis: avis.nullable(),
        libelleAvis: z.string().nullable(),
      })
      .nullable(),
    conventions: z.array(
      z.strictObject({
        ...periode,
        signeeLe: jour,
        type: typeSiae.nullable().describe('null : celui de la structure'),
        libelleType: z.string().nullable(),
        territoire: z.array(z.string()).nullable(),
        pmsmp: z.boolean().nullable(),
        avis: avis.nullable().describe('De la commission ; null : pas dit'),
        libelleAvis: z.string().nullable(),
      }),
    ),
    annexes: z.array(
      z.strictObject({
        ...periode,
        etat: z.string(),
        libelleEtat: z.string(),
        signeeLe: jour,
        postesEtp: z.number().nullable(),
        cdiInclusionEtp: z.number(),
        quotaMajore: z.boolean(),
      }),
    ),
    arrets: z
      .array(
        z.strictObject({
          quoi: z.enum(['suspension', 'resiliation', 'fermeture']),
          libelleQuoi: z.string(),
          debut: jour,
          fin: jour.nullable(),
          motif: z.enum(['NON_RESPECT', 'FAUSSE_DECLARATION', 'ACCORD', 'CESSATION']).nullable(),
          libelleMotif: z.string().nullable(),
          informeeLe: jour.nullable().describe('Réception de la lettre qui demande les observations'),
        }),
      )
      .describe('Ce qui arrête la convention avant son terme'),
    retraits: z.array(
      z.strictObject({ debut: jour, fin: jour.nullable(), decideLe: jour, retabliLe: jour.nullable() }),
    ),
    derogations480h: z.array(z.strictObject(periode)),
    derogationsHeures: z.array(z.strictObject(periode)),
    habilitations: z.array(z.strictObject({ ...periode, retireeLe: jour.nullable() })),
    typePrescripteur: z.string().nullable().describe('null : pas dit, ou une structure'),
    predecesseurs: z
      .array(
        z.strictObject({
          id: idOrganisation,
          le: jour,
          fondement: z.enum(['TRANSFERT_L1224_1', 'AUTRE']),
          libelleFondement: z.string(),
          reference: z.string(),
        }),
      )
      .describe('Structures auxquelles elle succède'),
    permanence: z.strictObject({ joursParSemaine: z.number(), le: jour }).nullable(),
    dialogues: z.array(z.strictObject({ annee: entier, le: jour })),
    signaux: z.array(signal).describe('Accepté, et à suivre'),
  }),
);
export const vueStructure = nommer('Structure', montree(vue, VUE_STRUCTURE).describe('Une organisation un jour donné'));

/** What a view of a parcours is made of. */
import type { VueContrat, VueSituations } from '@jalon/parcours';
import { z } from 'zod';
import { entier, idOrganisation, jour, memeType, nommer, place, reference } from './communes.js';

export const personne = z.strictObject({
  nom: z.string(),
  prenom: z.string(),
  naissance: jour,
  sexe: z.enum(['F', 'M']).optional(),
  commune: z.string().optional(),
  nir: z.string().optional().describe('Masqué, sauf sexe, année et mois de naissance'),
  identifiantFranceTravail: z.string().optional().describe('Masqué, sauf ses deux derniers caractères'),
});
export const diagnostic = z.strictObject({
  le: jour,
  par: idOrganisation,
  niveau1: entier.describe('Critères administratifs de niveau 1'),
  niveau2: entier,
  expireLe: jour.describe('Premier jour où il ne compte plus, à moins qu’un PASS ait suivi'),
  valableJusquAu: jour,
  valide: z.boolean(),
});
const ligneCalcul = nommer(
  'LigneCalcul',
  z.strictObject({
    libelle: z.string(),
    jours: entier.describe('Jours ajoutés ; négatif : repris'),
    fin: jour.describe('Fin du PASS après cette ligne'),
    fait: place,
  }),
);
export const pass = nommer(
  'Pass',
  z.strictObject({
    numero: z.string().nullable().describe('null : effacé'),
    debut: jour,
    fin: jour,
    etat: z.enum(['A_VENIR', 'VALIDE', 'SUSPENDU', 'EXPIRE', 'CLOS', 'ANNULE']),
    joursRestants: entier,
    origine: z.string(),
    siae: idOrganisation,
    nonVerifiable: z.boolean().describe('Dates reprises d’ailleurs, qui ne tombent pas juste'),
    calcul: z.array(ligneCalcul).describe('Comment la date de fin est calculée'),
  }),
);
export const contrat = nommer(
  'Contrat',
  memeType<VueContrat>()(
    z.strictObject({
      id: z.string(),
      siae: idOrganisation,
      typeSiae: z.string().nullable(),
      type: z.enum(['CDDI', 'CDDU', 'CDI_INCLUSION', 'MISSION', 'EITI', 'AUTRE']),
      convergence: z.string().nullable(),
      precision: z.string().nullable(),
      libelleType: z.string(),
      debut: jour,
      fin: jour.nullable().describe('Dernier jour prévu ; null : durée indéterminée'),
      finEffective: jour.nullable(),
      etat: z.enum(['declare', 'suspendu', 'termine', 'rompu', 'annule']),
      heuresHebdo: z.number().nullable(),
      motifHeures: z.string().nullable(),
      declareLe: jour,
      suspensions: z.array(
        z.strictObject({
          debut: jour,
          fin: jour.nullable(),
          motif: z.string().nullable(),
          libelleMotif: z.string().nullable(),
        }),
      ),
      rupture: z
        .strictObject({
          motif: z.string().nullable().describe('null : effacé'),
          libelleMotif: z.string().nullable(),
          sansPreavis: z.boolean().nullable(),
        })
        .nullable(),
      ficheTransmise: z.boolean(),
      repris: z.boolean(),
      droitAuxAides: z.array(z.strictObject({ du: jour, au: jour })).describe('Jours qui ouvrent droit aux aides'),
      raisonAides: z.string(),
      referencesAides: z.array(reference),
    }),
  ),
);
export const periode = {
  id: z.string(),
  motif: z.string().nullable().describe('null : effacé'),
  libelleMotif: z.string(),
  debut: jour,
  fin: jour,
};
export const demande = nommer(
  'Demande',
  z.strictObject({
    ...periode,
    prescripteur: idOrganisation.nullable(),
    entretien: z
      .strictObject({ telephone: z.string(), courriel: z.string() })
      .nullable()
      .describe('Où joindre la SIAE pour l’entretien ; null : pas demandé, ou effacé'),
    le: jour,
    par: idOrganisation,
    etat: z.enum(['en_attente', 'accordee', 'refusee', 'remplacee']),
    rappels: z.array(jour),
    sansReponseLe: jour.nullable(),
    decideeLe: jour.nullable(),
    decideePar: idOrganisation.nullable(),
    fait: place,
    decision: place.nullable().describe('null : pas décidée'),
    accord: z.strictObject({ fin: jour, jours: entier }).nullable().describe('null : pas accordée'),
    refus: z.strictObject({ motif: z.string(), libelleMotif: z.string() }).nullable().describe('null : pas refusée'),
    attendDepuis: entier.nullable().describe('Jours écoulés depuis la demande ; null : décidée'),
    prochaineRelance: jour.nullable().describe('Prochain rappel, ou jour où elle reste sans réponse'),
  }),
);
export const sortie = nommer(
  'Sortie',
  z.strictObject({
    le: jour,
    type: z.string().nullable().describe('null : effacé'),
    libelleType: z.string(),
    categorie: z.string().nullable(),
    siae: idOrganisation,
    enregistreeLe: jour,
    comptee: z.boolean().nullable().describe('Entre dans les taux ; null : rien ne le dit'),
    comptage: z.string().nullable(),
  }),
);
export const situations = memeType<VueSituations>()(
  z.strictObject({
    rqth: z.array(z.strictObject({ du: jour, au: jour.nullable(), fait: place })),
    formation: z.array(z.strictObject({ du: jour, au: jour, intitule: z.string().nullable(), fait: place })),
    cdiInclusion: z.array(z.strictObject({ du: jour, fait: place })),
    finDeDroits: z.array(z.strictObject({ le: jour, fait: place })),
  }),
);

/** The view of a parcours. */
import { z } from 'zod';
import type { VueContrat, VueSituations } from '@jalon/parcours';
import { VUE_PARCOURS } from '../lecteur/formes.js';
import type { Vue } from '../resultat.js';
import { entier, idOrganisation, jour, memeType, montree, nommer, place, reference, revision } from './communes.js';

const personne = z.strictObject({
  nom: z.string(),
  prenom: z.string(),
  naissance: jour,
  sexe: z.enum(['F', 'M']).optional(),
  commune: z.string().optional(),
  nir: z.string().optional().describe('Masqué, sauf sexe, année et mois de naissance'),
});
const diagnostic = z.strictObject({
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
const pass = nommer(
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
const contrat = nommer(
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
const periode = {
  id: z.string(),
  motif: z.string().nullable().describe('null : effacé'),
  libelleMotif: z.string(),
  debut: jour,
  fin: jour,
};
const demande = nommer(
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
    etat: z.enum(['en_attente', 'accordee', 'refusee']),
    rappels: z.array(jour),
    sansReponseLe: jour.nullable(),
    decideeLe: jour.nullable(),
    decideePar: idOrganisation.nullable(),
  }),
);
const sortie = nommer(
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
const situations = memeType<VueSituations>()(
  z.strictObject({
    rqth: z.array(z.strictObject({ du: jour, au: jour.nullable(), fait: place })),
    formation: z.array(z.strictObject({ du: jour, au: jour, intitule: z.string().nullable(), fait: place })),
    cdiInclusion: z.array(z.strictObject({ du: jour, fait: place })),
    finDeDroits: z.array(z.strictObject({ le: jour, fait: place })),
  }),
);

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
    orientations: z.array(z.strictObject({ siae: idOrganisation, le: jour, par: idOrganisation })),
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
      .strictObject({ plafond: z.number(), consommees: z.number(), restantes: z.number(), du: jour, au: jour })
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
    conservation: z
      .strictObject({
        depuis: jour,
        jusquAu: jour,
        motif: z.enum(['fin_du_parcours', 'collecte']),
        raison: z.string(),
        references: z.array(reference),
      })
      .nullable(),
  }),
);
export const vueParcours = nommer('Parcours', montree(vue, VUE_PARCOURS).describe('Le parcours un jour donné'));

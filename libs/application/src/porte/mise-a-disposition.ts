/** Inputs of mises à disposition and of the hours worked. */
import { Code, Forme, Heures, Identifiant, JourCivil, Mois, Objet, OuiNon, Texte } from './champs.js';
import { UTILISATEURS } from './codes.js';
import { dernierContrat } from './embauche.js';
import { codesEnVigueur, entree } from './entree.js';

/** Hours of the longest month. */
const HEURES_MOIS = 744;

export class UtilisateurDonnees {
  @Code('Type d’utilisateur', UTILISATEURS) type!: string;
  @Texte('Nom de l’utilisateur') nom!: string;
}
export class MiseADispositionDonnees {
  @Identifiant('Numéro de la mise à disposition') id!: string;
  @Objet('Utilisateur', () => UtilisateurDonnees) utilisateur!: UtilisateurDonnees;
  @JourCivil('Premier jour') debut!: string;
  @JourCivil('Dernier jour', { optionnel: true }) fin?: string;
  @Texte('Tâches confiées', { lignes: true, max: 1000 }) taches!: string;
  @Texte('Lieu') lieu!: string;
  @Texte('Rémunération de référence', { optionnel: true }) remunerationReference?: string;
  @Texte('Équipements de protection', { optionnel: true, max: 500 }) epi?: string;
  @Forme('Département du lieu de travail', /^(\d{2,3}|2[AB])$/, 'un numéro de département', { optionnel: true, max: 3 })
  departement?: string;
  @Forme('Commune du lieu de travail', /^\d[\dAB]\d{3}$/, 'un code INSEE de commune', { optionnel: true, max: 5 })
  commune?: string;
  @JourCivil('Dernier licenciement économique de l’utilisateur sur un poste équivalent', { optionnel: true })
  licenciementEconomiqueLe?: string;
  @OuiNon('Travaux particulièrement dangereux', { optionnel: true, aide: 'Interdits en association intermédiaire' })
  travauxDangereux?: boolean;
}
export class ConclureMiseADispositionDonnees {
  @Identifiant('Contrat') contrat!: string;
  @Objet('Mise à disposition', () => MiseADispositionDonnees) miseADisposition!: MiseADispositionDonnees;
}
export class DepassementDonnees {
  @Texte('Pourquoi ces heures ont été faites', { lignes: true, max: 1000 }) raison!: string;
}
export class DeclarerHeuresDonnees {
  @Identifiant('Contrat') contrat!: string;
  @Mois('Mois') mois!: string;
  @Heures('Heures travaillées', HEURES_MOIS) heures!: number;
  @Identifiant('Mise à disposition', { optionnel: true }) miseADisposition?: string;
  @Objet('Dépassement', () => DepassementDonnees, {
    optionnel: true,
    aide: 'Au-delà de dix heures par jour de contrat, ou de quarante-huit par semaine',
  })
  depassement?: DepassementDonnees;
}

export const entreesMiseADisposition = {
  ConclureMiseADisposition: entree('ConclureMiseADisposition', {
    classe: ConclureMiseADispositionDonnees,
    libelle: 'Conclure une mise à disposition',
    choix: (droit) => ({
      'miseADisposition.utilisateur.type': codesEnVigueur(droit, 'mise-a-disposition/utilisateurs'),
    }),
    gabarits: ({ jour, dossier }) =>
      Object.keys(UTILISATEURS).map((type) => ({
        contrat: dernierContrat(dossier),
        miseADisposition: {
          id: `nouvelle-${dossier.misesADisposition.length + 1}`,
          utilisateur: { type, nom: 'nom' },
          debut: jour,
          fin: jour,
          taches: 'tâches',
          lieu: 'lieu',
          remunerationReference: 'rémunération',
          epi: 'équipements',
        },
      })),
  }),
  DeclarerHeures: entree('DeclarerHeures', {
    classe: DeclarerHeuresDonnees,
    libelle: 'Déclarer les heures',
    gabarits: ({ jour, dossier }) => [{ contrat: dernierContrat(dossier), mois: jour.slice(0, 7), heures: 0 }],
  }),
};

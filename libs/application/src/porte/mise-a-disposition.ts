/** Inputs of mises à disposition and of the hours worked. */
import { Code, Heures, Identifiant, JourCivil, Mois, Objet, Texte } from './champs.js';
import { UTILISATEURS } from './codes.js';
import { dernierContrat, enMinutes } from './embauche.js';
import { entree } from './entree.js';

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
  @Texte('Tâches confiées', { optionnel: true, lignes: true, max: 1000 }) taches?: string;
  @Texte('Lieu', { optionnel: true }) lieu?: string;
  @Texte('Rémunération de référence', { optionnel: true }) remunerationReference?: string;
  @Texte('Équipements de protection', { optionnel: true, max: 500 }) epi?: string;
}
export class ConclureMiseADispositionDonnees {
  @Identifiant('Contrat') contrat!: string;
  @Objet('Mise à disposition', () => MiseADispositionDonnees) miseADisposition!: MiseADispositionDonnees;
}
export class DeclarerHeuresDonnees {
  @Identifiant('Contrat') contrat!: string;
  @Mois('Mois') mois!: string;
  @Heures('Heures travaillées', HEURES_MOIS) heures!: number;
  @Identifiant('Mise à disposition', { optionnel: true }) miseADisposition?: string;
}

export const entreesMiseADisposition = {
  ConclureMiseADisposition: entree({ classe: ConclureMiseADispositionDonnees, libelle: 'Conclure une mise à disposition' }),
  DeclarerHeures: entree({
    classe: DeclarerHeuresDonnees,
    libelle: 'Déclarer les heures',
    convertir: ({ heures, ...reste }) => ({ ...reste, minutes: enMinutes(heures) }),
    gabarit: (jour, d) => ({ contrat: dernierContrat(d), mois: jour.slice(0, 7), minutes: 0 }),
  }),
};

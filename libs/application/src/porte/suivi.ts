/** Inputs of the support given, of the situation of the person, and of the exit. */
import type { Accompagnement, InitiativeFormation } from '@jalon/parcours';
import { Code, Identifiant, JourCivil, Objet, Texte } from './champs.js';
import { ACCOMPAGNEMENTS, codesDuDroit, INITIATIVES } from './codes.js';
import { codesEnVigueur, codesGroupes, entree } from './entree.js';

export const SORTIES = codesDuDroit('sortie/types');
const CATEGORIES = ['durable', 'transition', 'positive', 'autre', 'retrait'];

export class EnregistrerAccompagnementDonnees {
  @Code('Nature', ACCOMPAGNEMENTS) nature!: Accompagnement['nature'];
  @JourCivil('Premier jour') debut!: string;
  @JourCivil('Dernier jour', { optionnel: true }) fin?: string;
  @Texte('Résumé', { optionnel: true, lignes: true, max: 4000 }) resume?: string;
  @Texte('Financement', { optionnel: true }) financement?: string;
  @Identifiant('Structure d’accueil', { optionnel: true, aide: 'Pour une mise en situation en milieu professionnel' })
  accueil?: string;
  @Code('Initiative', INITIATIVES, { optionnel: true, aide: 'Pour une formation' }) initiative?: InitiativeFormation;
}
export class RqthDonnees {
  @JourCivil('Valable du') du!: string;
  @JourCivil('Valable jusqu’au', { optionnel: true }) au?: string;
}
export class FormationDonnees {
  @JourCivil('Premier jour') du!: string;
  @JourCivil('Dernier jour') au!: string;
  @Texte('Intitulé', { optionnel: true }) intitule?: string;
}
export class CdiInclusionDonnees {
  @JourCivil('Premier jour du contrat') du!: string;
}
export class DeclarerSituationDonnees {
  @Objet('Reconnaissance de travailleur handicapé', () => RqthDonnees, { optionnel: true }) rqth?: RqthDonnees;
  @Objet('Formation', () => FormationDonnees, { optionnel: true }) formation?: FormationDonnees;
  @Objet('CDI inclusion', () => CdiInclusionDonnees, { optionnel: true }) cdiInclusion?: CdiInclusionDonnees;
  @JourCivil('Dernier jour des droits', { optionnel: true }) finDeDroits?: string;
}
export class EnregistrerSortieDonnees {
  @JourCivil('Jour de la sortie') le!: string;
  @Code('Type de sortie', SORTIES) type!: string;
  @Texte('Précision', { optionnel: true, lignes: true, max: 1000 }) precision?: string;
}

export const entreesSuivi = {
  EnregistrerAccompagnement: entree('EnregistrerAccompagnement', {
    classe: EnregistrerAccompagnementDonnees,
    libelle: 'Enregistrer un accompagnement',
    choix: (droit) => ({ nature: codesEnVigueur(droit, 'accompagnement/natures') }),
    gabarits: ({ jour }) => [{ nature: 'professionnel', debut: jour }],
  }),
  DeclarerSituation: entree('DeclarerSituation', {
    classe: DeclarerSituationDonnees,
    libelle: 'Préciser la situation de la personne',
    gabarits: ({ jour }) => [{ finDeDroits: jour }],
  }),
  EnregistrerSortie: entree('EnregistrerSortie', {
    classe: EnregistrerSortieDonnees,
    libelle: 'Enregistrer la sortie',
    choix: (droit) => ({
      type: codesGroupes(droit, 'sortie/types', CATEGORIES, (c) => droit.lire(`sortie/types/${c}`)?.valeurs.categorie),
    }),
    gabarits: ({ jour, droit }) => codesEnVigueur(droit, 'sortie/types').map(({ code }) => ({ le: jour, type: code })),
  }),
};

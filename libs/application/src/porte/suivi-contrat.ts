/** Inputs of what others decide or do about a contract: the préfet on its hours, the occupational health service by its visit. */
import { ajouterJours, dernierJour, regimesHeures } from '@jalon/droit';
import { typeSiae } from '@jalon/parcours';
import { Code, Entier, Identifiant, JourCivil, Objet, OuiNon } from './champs.js';
import { entree } from './entree.js';

/** Kinds of employer of the other contract: those excluded by the text, and the others. */
const EMPLOYEURS = {
  entreprise: 'Entreprise',
  association: 'Association',
  collectivite: 'Employeur public',
  particulier: 'Particulier employeur',
  EA: 'Entreprise adaptée',
  AI: 'Association intermédiaire',
  ACI: 'Atelier et chantier d’insertion',
  EI: 'Entreprise d’insertion',
  ETTI: 'Entreprise de travail temporaire d’insertion',
  EITI: 'Entreprise d’insertion par le travail indépendant',
};

export class AutreEmployeurDonnees {
  @Code('Type d’employeur', EMPLOYEURS) type!: string;
}
export class AutoriserHeuresReduitesDonnees {
  @Identifiant('Contrat', { optionnel: true, aide: 'À défaut, le dernier CDDI en cours' }) contrat?: string;
  @Code('Dérogation', regimesHeures) regime!: string;
  @JourCivil('Premier jour') debut!: string;
  @JourCivil('Dernier jour') fin!: string;
  @Objet('Autre employeur', () => AutreEmployeurDonnees, { optionnel: true, aide: 'Pour un cumul' })
  autreEmployeur?: AutreEmployeurDonnees;
  @OuiNon('Bilan examiné', { optionnel: true, aide: 'Pour un renouvellement' }) bilan?: boolean;
}
export class EnregistrerVisiteDonnees {
  @Identifiant('Contrat', { optionnel: true, aide: 'À défaut, le dernier contrat en cours' }) contrat?: string;
  @JourCivil('Jour de la visite') le!: string;
  @Entier('Nombre d’emplois', { min: 1, max: 50 }, { optionnel: true, aide: 'Emplois pour lesquels elle est valable' })
  emplois?: number;
}

export const entreesSuiviContrat = {
  AutoriserHeuresReduites: entree('AutoriserHeuresReduites', {
    classe: AutoriserHeuresReduitesDonnees,
    libelle: 'Autoriser une durée hebdomadaire réduite',
    // each regime that some contract of the parcours may have, for the longest time it is granted at once
    gabarits: ({ jour, dossier, droit }) => {
      const cddi = dossier.contrats.filter((c) => c.type === 'CDDI');
      const derogations = droit.lire('contrat/heures-hebdo-min/CDDI')?.valeurs.derogations ?? [];
      const essais = derogations.flatMap((d) =>
        cddi
          .filter((c) => d.siae.some((t) => t === typeSiae(c.siae)))
          .map((c) => ({
            contrat: c.id,
            regime: d.code,
            debut: jour,
            fin: d.duree_max ? dernierJour(jour, d.duree_max) : ajouterJours(jour, 1),
          })),
      );
      return essais.length > 0
        ? essais
        : Object.keys(regimesHeures).map((regime) => ({ regime, debut: jour, fin: jour }));
    },
  }),
  EnregistrerVisite: entree('EnregistrerVisite', {
    classe: EnregistrerVisiteDonnees,
    libelle: 'Enregistrer la visite d’information et de prévention',
    gabarits: ({ jour }) => [{ le: jour }],
  }),
};

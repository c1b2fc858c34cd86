/** Inputs of the commands of a structure: the shape of the domain command already. */
import {
  AVIS,
  FONDEMENTS,
  MOTIFS_RESILIATION,
  rectificationsStructure,
  TYPES_SIAE,
  type DonneesCommandeStructure,
  type DossierStructure,
  type TypeCommandeStructure,
} from '@jalon/conventionnement';
import type { Siae } from '@jalon/droit';
import {
  Code,
  Entier,
  Forme,
  JourCivil,
  ListeDeTextes,
  Nombre,
  ObjetLibre,
  Organisation,
  OuiNon,
  Place,
  Texte,
} from './champs.js';
import { schemaDuRemplacement } from './remplacement.js';
import { ETATS_ANNEXE, TYPES_PRESCRIPTEUR } from './codes.js';
import { enClair, type Entree } from './entree.js';
import { gabaritsDesStructures } from './gabarits-structure.js';

const POSTES = { min: 0, max: 10_000 };

export class EnregistrerStructureDonnees {
  @Code('Type de structure', TYPES_SIAE, { optionnel: true, aide: 'S’il n’est pas déjà connu' }) type?: Siae;
  @Texte('Département', { optionnel: true, max: 3 }) departement?: string;
  @Texte('Nom', { optionnel: true }) nom?: string;
  @Forme('SIRET', /^\d{14}$/, 'quatorze chiffres', { optionnel: true, max: 14 }) siret?: string;
  @OuiNon('La structure change de type', { optionnel: true, aide: 'Dit par l’État seulement' }) changeDeType?: boolean;
}
export class DemanderConventionDonnees {
  @OuiNon('Renouvellement', { optionnel: true }) renouvellement?: boolean;
}
export class RendreAvisCommissionDonnees {
  @Code('Avis', AVIS) avis!: keyof typeof AVIS;
}
export class PeriodeDonnees {
  @JourCivil('Premier jour') debut!: string;
  @JourCivil('Dernier jour') fin!: string;
}
export class AccorderDerogation480hDonnees extends PeriodeDonnees {}
export class AccorderDerogationHeuresDonnees extends PeriodeDonnees {}
export class HabiliterPrescripteurDonnees extends PeriodeDonnees {
  @Texte('Nom', { optionnel: true, aide: 'D’une organisation que l’annuaire ne connaît pas encore' }) nom?: string;
  @Code('Type de prescripteur', TYPES_PRESCRIPTEUR, { optionnel: true }) type?: string;
  @Texte('Département', { optionnel: true, max: 3 }) departement?: string;
}
export class SuspendreConventionDonnees {
  @JourCivil('Premier jour') debut!: string;
  @JourCivil('Dernier jour', { optionnel: true, aide: 'Sans lui, jusqu’à la reprise' }) fin?: string;
}
export class ReprendreConventionDonnees {
  @JourCivil('Premier jour repris') le!: string;
}
export class ResilierConventionDonnees {
  @JourCivil('Premier jour sans convention') le!: string;
  @Code('Motif', MOTIFS_RESILIATION) motif!: keyof typeof MOTIFS_RESILIATION;
  @JourCivil('Lettre reçue le', { optionnel: true, aide: 'La lettre recommandée qui demande les observations' })
  informeeLe?: string;
}
export class ConstaterSuccessionDonnees {
  @Organisation('Structure à laquelle elle succède', 'siae') de!: string;
  @Organisation('Structure qui succède', 'siae') a!: string;
  @JourCivil('Premier jour') le!: string;
  @Code('Fondement', FONDEMENTS) fondement!: keyof typeof FONDEMENTS;
  @Texte('Référence de l’acte') reference!: string;
}
export class FermerStructureDonnees {
  @JourCivil('Premier jour de la fermeture') le!: string;
}
export class SignerConventionDonnees extends PeriodeDonnees {
  @Code('Type de structure', TYPES_SIAE, { optionnel: true, aide: 'S’il n’est pas celui de la structure' }) type?: Siae;
  @Code('Avis de la commission', AVIS, { optionnel: true, aide: 'D’une convention demandée hors de Jalon' })
  avis?: keyof typeof AVIS;
  @ListeDeTextes('Territoire', { optionnel: true, aide: 'Départements (35) ou communes (code INSEE, 35236)' })
  territoire?: string[];
  @OuiNon('Les mises en situation sont prévues', { optionnel: true }) pmsmp?: boolean;
}
export class SignerAnnexeFinanciereDonnees extends PeriodeDonnees {
  @Code('État', ETATS_ANNEXE) etat!: string;
  @Nombre('Postes conventionnés (ETP)', POSTES, { optionnel: true }) postesEtp?: number;
  @Nombre('Postes déjà en CDI inclusion (ETP)', POSTES, { optionnel: true }) cdiInclusionEtp?: number;
  @OuiNon('Part majorée de CDI inclusion', { optionnel: true, aide: 'Décidée par le préfet' }) quotaMajore?: boolean;
}
export class DeclarerPermanenceDonnees {
  @Nombre('Jours par semaine', { min: 0, max: 7 }) joursParSemaine!: number;
}
export class TenirDialogueDeGestionDonnees {
  @Entier('Année', { min: 1987, max: 2199 }, { optionnel: true, aide: 'Celle du jour, sinon' }) annee?: number;
}
export class RetirerAutoPrescriptionDonnees {
  @JourCivil('Premier jour du retrait') debut!: string;
  @JourCivil('Dernier jour du retrait', { optionnel: true, aide: 'Sans elle, retrait définitif' }) fin?: string;
}
export class RetablirAutoPrescriptionDonnees {
  @JourCivil('Premier jour rétabli') le!: string;
  @OuiNon('Formation suivie', { optionnel: true }) formation?: boolean;
}
export class RetirerHabilitationDonnees {
  @JourCivil('Premier jour sans habilitation') le!: string;
}

/** By type of fact: whether it is withdrawn, and what may be told instead. */
const parFait = Object.fromEntries(
  rectificationsStructure().map(({ type, nom, retirer, remplacer }) => [
    type,
    { nom, retirer, remplacer: remplacer && schemaDuRemplacement(remplacer) },
  ]),
);
export class RectifierActeDonnees {
  @Place('Acte à rectifier') fait!: number;
  @Texte('Raison de la rectification', { max: 200, aide: 'Rien sur une personne' }) raison!: string;
  @ObjetLibre('Données qui remplacent', {
    optionnel: true,
    aide: 'Vide : l’acte est retiré',
    selon: { 'x-par-fait': parFait },
  })
  remplacement?: Record<string, unknown>;
}

export type EntreeStructure = Entree<DossierStructure>;
/** Ties a class to a command: what goes on must be what the domain expects, or this does not compile. */
const entree = <T extends TypeCommandeStructure>(
  commande: T,
  classe: new () => DonneesCommandeStructure<T> & object,
  libelle: string,
): EntreeStructure => ({ classe, libelle, convertir: enClair, gabarits: gabaritsDesStructures[commande] });

/** Every command of a structure, in the order of the process. */
export const catalogueDesStructures: Record<string, EntreeStructure> = {
  EnregistrerStructure: entree('EnregistrerStructure', EnregistrerStructureDonnees, 'Enregistrer la structure'),
  DemanderConvention: entree('DemanderConvention', DemanderConventionDonnees, 'Demander une convention'),
  RendreAvisCommission: entree('RendreAvisCommission', RendreAvisCommissionDonnees, 'Rendre l’avis de la commission'),
  SignerConvention: entree('SignerConvention', SignerConventionDonnees, 'Signer la convention'),
  SuspendreConvention: entree('SuspendreConvention', SuspendreConventionDonnees, 'Suspendre la convention'),
  ReprendreConvention: entree('ReprendreConvention', ReprendreConventionDonnees, 'Reprendre la convention'),
  ResilierConvention: entree('ResilierConvention', ResilierConventionDonnees, 'Résilier la convention'),
  SignerAnnexeFinanciere: entree(
    'SignerAnnexeFinanciere',
    SignerAnnexeFinanciereDonnees,
    'Signer une annexe financière',
  ),
  DeclarerPermanence: entree('DeclarerPermanence', DeclarerPermanenceDonnees, 'Déclarer la permanence d’accueil'),
  AccorderDerogation480h: entree(
    'AccorderDerogation480h',
    AccorderDerogation480hDonnees,
    'Déroger au plafond de 480 heures',
  ),
  AccorderDerogationHeures: entree(
    'AccorderDerogationHeures',
    AccorderDerogationHeuresDonnees,
    'Autoriser une durée hebdomadaire réduite',
  ),
  TenirDialogueDeGestion: entree(
    'TenirDialogueDeGestion',
    TenirDialogueDeGestionDonnees,
    'Tenir le dialogue de gestion',
  ),
  RetirerAutoPrescription: entree(
    'RetirerAutoPrescription',
    RetirerAutoPrescriptionDonnees,
    'Suspendre ou retirer l’auto-prescription',
  ),
  RetablirAutoPrescription: entree(
    'RetablirAutoPrescription',
    RetablirAutoPrescriptionDonnees,
    'Rétablir l’auto-prescription',
  ),
  HabiliterPrescripteur: entree('HabiliterPrescripteur', HabiliterPrescripteurDonnees, 'Habiliter le prescripteur'),
  RetirerHabilitation: entree('RetirerHabilitation', RetirerHabilitationDonnees, 'Retirer l’habilitation'),
  ConstaterSuccession: {
    ...entree('ConstaterSuccession', ConstaterSuccessionDonnees, 'Constater une succession'),
    adresse: (data) => (data as { a: string }).a,
  },
  FermerStructure: entree('FermerStructure', FermerStructureDonnees, 'Constater la fermeture'),
  RectifierActe: { ...entree('RectifierActe', RectifierActeDonnees, 'Rectifier un acte'), nommeUnFait: true },
};

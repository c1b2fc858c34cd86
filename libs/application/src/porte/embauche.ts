/** Inputs of hires and contracts. */
import {
  ajouterJours,
  dernierQuantieme,
  type DossierMotifs,
  type Droit,
  type Jour,
  type TypeContrat,
} from '@jalon/droit';
import { typeSiae, type Acteur, type Dossier } from '@jalon/parcours';
import { Code, Entier, Heures, Identifiant, JourCivil, Objet, Texte } from './champs.js';
import { codesDuDroit, CONTRATS, TYPES_CONTRAT } from './codes.js';
import { HomonymeDistingue, HomonymeLeveDonnees } from './eligibilite.js';
import { codesEnVigueur, entree, type Ici } from './entree.js';
import type { Choix, Reserve } from './formulaire.js';

/** Hours of a whole week: more is a typing error, not a contract. */
const HEURES_SEMAINE = 168;

export const MOTIFS_PROLONGATION_CONTRAT = codesDuDroit('contrat/prolongation');

export const CONVERGENCE = codesDuDroit('contrat/convergence');
export const PRECISIONS = codesDuDroit('contrat/precisions');

export class ContratDonnees {
  @Identifiant('Numéro du contrat', { aide: 'Choisi par l’employeur, unique dans le parcours' }) id!: string;
  @Code('Type de contrat', CONTRATS) type!: TypeContrat;
  @JourCivil('Premier jour du contrat') debut!: string;
  @JourCivil('Dernier jour du contrat', { optionnel: true }) fin?: string;
  @Heures('Heures par semaine', HEURES_SEMAINE, { optionnel: true }) heuresHebdo?: number;
  @Texte('Raison d’une durée hebdomadaire réduite', { optionnel: true, lignes: true, max: 1000 }) motifHeures?: string;
  @Texte('Raison d’un contrat plus court que le minimum', { optionnel: true, max: 200 }) motifDuree?: string;
  @Texte('Poste', { optionnel: true }) poste?: string;
  @JourCivil('Immatriculation de l’indépendant', { optionnel: true, aide: 'EITI' }) immatriculeLe?: string;
  @Entier('Salariés de l’indépendant', { min: 0, max: 10_000 }, { optionnel: true, aide: 'EITI' }) salaries?: number;
  @Code('Programme Convergence', CONVERGENCE, { optionnel: true, aide: 'CDDI d’un ACI' }) convergence?: string;
  @Code('Précision', PRECISIONS, { optionnel: true, aide: 'Pour un autre contrat' }) precision?: string;
}
export class RetardDonnees {
  @Texte('Pourquoi l’embauche est déclarée après son début', { lignes: true, max: 1000 }) raison!: string;
}
export class DeclarerEmbaucheDonnees {
  @Objet('Contrat', () => ContratDonnees) contrat!: ContratDonnees;
  @Objet('Embauche déjà commencée', () => RetardDonnees, { optionnel: true }) tardive?: RetardDonnees;
  @HomonymeDistingue() homonymeLeve?: HomonymeLeveDonnees;
}
export class ReporterEmbaucheDonnees {
  @Identifiant('Contrat') contrat!: string;
  @JourCivil('Nouveau premier jour') debut!: string;
}
export class AnnulerEmbaucheDonnees {
  @Identifiant('Contrat') contrat!: string;
  @Texte('Motif de l’annulation', { lignes: true, max: 1000 }) motif!: string;
}
export class TransmettreFicheDonnees {
  @Identifiant('Contrat') contrat!: string;
}
export class RenouvelerContratDonnees {
  @Identifiant('Contrat') contrat!: string;
  @JourCivil('Nouveau dernier jour') fin!: string;
}
export class ProlongerContratDonnees extends RenouvelerContratDonnees {
  @Code('Motif de la prolongation', MOTIFS_PROLONGATION_CONTRAT) motif!: string;
}
export class SuspendreContratDonnees {
  @Identifiant('Contrat') contrat!: string;
  @JourCivil('Premier jour de la suspension') debut!: string;
  @Texte('Motif de la suspension', { aide: 'Un motif de la liste, ou un texte libre' }) motif!: string;
}
export class ReprendreContratDonnees {
  @Identifiant('Contrat') contrat!: string;
  @JourCivil('Jour de la reprise') le!: string;
}
export class RompreContratDonnees extends ReprendreContratDonnees {
  @Texte('Motif de la rupture', { aide: 'Un motif de la liste, ou un texte libre' }) motif!: string;
}
export class TerminerContratDonnees {
  @Identifiant('Contrat') contrat!: string;
  @JourCivil('Dernier jour du contrat') le!: string;
}

/** The contract a button would be about: the last one declared. */
export const dernierContrat = (d: Dossier): string => d.contrats.at(-1)?.id ?? 'contrat';
const lendemainDeLaFin = (jour: Jour, d: Dossier): Jour => ajouterJours(d.contrats.at(-1)?.fin ?? jour, 1);

const typesPermis = (droit: Droit, { organisation }: Acteur): TypeContrat[] => {
  const siae = typeSiae(organisation);
  return TYPES_CONTRAT.filter((t) => siae !== null && droit.lire(`contrat/types/${t}`)?.valeurs.siae.includes(siae));
};

/** One hire that starts today per type of contract the employer may conclude, as short and as long a week as the law asks. */
function contratsOrdinaires({ jour, dossier, droit, acteur }: Ici) {
  const permis = typesPermis(droit, acteur);
  const cddi = droit.lire('contrat/cddi-duree-min');
  return (permis.length > 0 ? permis : TYPES_CONTRAT.slice(0, 1)).map((type) => {
    const heures = droit.lire(`contrat/heures-hebdo-min/${type}`);
    return {
      contrat: {
        id: `nouveau-${dossier.contrats.length + 1}`,
        type,
        debut: jour,
        ...(type === 'CDDI' && cddi ? { fin: dernierQuantieme(jour, cddi.valeurs.duree) } : {}),
        ...(heures ? { heuresHebdo: heures.valeurs.heures } : {}),
      },
    };
  });
}

/** Those that this kind of SIAE may conclude, in the order of the law: « Autre contrat » is offered last. All of them to the others. */
function contratsOfferts(droit: Droit, acteur: Acteur): Choix[] {
  const ouverts = codesEnVigueur(droit, 'contrat/types');
  const permis = typesPermis(droit, acteur);
  return (permis.length > 0 ? permis : TYPES_CONTRAT).flatMap((type) => ouverts.filter(({ code }) => code === type));
}

/** What a hire says is not the same from one contract to the next, nor from one kind of SIAE to the next. */
function champsDuContrat(droit: Droit, acteur: Acteur): Record<string, Reserve> {
  const permis = typesPermis(droit, acteur);
  const siae = typeSiae(acteur.organisation);
  const pour = (garder: (type: TypeContrat) => boolean): Reserve => ({
    selon: 'contrat.type',
    codes: permis.filter(garder),
  });
  const precise = (dossier: 'contrat/convergence' | 'contrat/precisions'): Reserve =>
    pour((type) =>
      droit.codes(dossier).some((code) => {
        const valeurs = droit.lire(`${dossier}/${code}`)?.valeurs;
        return siae !== null && valeurs?.siae.includes(siae) === true && valeurs.types.includes(type);
      }),
    );
  const independant = pour((type) => type === 'EITI');
  return {
    'contrat.motifHeures': pour((type) => droit.lire(`contrat/heures-hebdo-min/${type}`) !== null),
    'contrat.motifDuree': pour((type) => type === 'CDDI'),
    'contrat.immatriculeLe': independant,
    'contrat.salaries': independant,
    'contrat.convergence': precise('contrat/convergence'),
    'contrat.precision': precise('contrat/precisions'),
  };
}

/** A form offers a closed list: its last line is a text like any other, which the verdict says is not qualified. */
const motifsOuLibre = (droit: Droit, dossier: DossierMotifs): { code: string; libelle: string }[] => [
  ...codesEnVigueur(droit, dossier),
  { code: 'Autre motif', libelle: 'Autre motif' },
];

export const entreesEmbauche = {
  DeclarerEmbauche: entree('DeclarerEmbauche', {
    classe: DeclarerEmbaucheDonnees,
    libelle: 'Déclarer une embauche',
    reserves: champsDuContrat,
    choix: (droit, acteur) => ({
      'contrat.type': contratsOfferts(droit, acteur),
      'contrat.convergence': codesEnVigueur(droit, 'contrat/convergence'),
      'contrat.precision': codesEnVigueur(droit, 'contrat/precisions'),
    }),
    gabarits: contratsOrdinaires,
  }),
  ReporterEmbauche: entree('ReporterEmbauche', {
    classe: ReporterEmbaucheDonnees,
    libelle: 'Reporter l’embauche',
    gabarits: ({ jour, dossier }) => [{ contrat: dernierContrat(dossier), debut: jour }],
  }),
  AnnulerEmbauche: entree('AnnulerEmbauche', {
    classe: AnnulerEmbaucheDonnees,
    libelle: 'Annuler l’embauche',
    gabarits: ({ dossier }) => [{ contrat: dernierContrat(dossier), motif: 'motif' }],
  }),
  TransmettreFiche: entree('TransmettreFiche', {
    classe: TransmettreFicheDonnees,
    libelle: 'Noter la fiche salarié transmise',
    gabarits: ({ dossier }) => [{ contrat: dernierContrat(dossier) }],
  }),
  RenouvelerContrat: entree('RenouvelerContrat', {
    classe: RenouvelerContratDonnees,
    libelle: 'Renouveler le contrat',
    gabarits: ({ jour, dossier }) => [{ contrat: dernierContrat(dossier), fin: lendemainDeLaFin(jour, dossier) }],
  }),
  ProlongerContrat: entree('ProlongerContrat', {
    classe: ProlongerContratDonnees,
    libelle: 'Prolonger le contrat',
    choix: (droit) => ({ motif: codesEnVigueur(droit, 'contrat/prolongation') }),
    gabarits: ({ jour, dossier, droit }) =>
      codesEnVigueur(droit, 'contrat/prolongation').map(({ code }) => ({
        contrat: dernierContrat(dossier),
        fin: lendemainDeLaFin(jour, dossier),
        motif: code,
      })),
  }),
  SuspendreContrat: entree('SuspendreContrat', {
    classe: SuspendreContratDonnees,
    libelle: 'Suspendre le contrat',
    choix: (droit) => ({ motif: motifsOuLibre(droit, 'contrat/suspension') }),
    gabarits: ({ jour, dossier }) => [{ contrat: dernierContrat(dossier), debut: jour, motif: 'motif' }],
  }),
  ReprendreContrat: entree('ReprendreContrat', {
    classe: ReprendreContratDonnees,
    libelle: 'Reprendre le contrat',
    gabarits: ({ jour, dossier }) => [{ contrat: dernierContrat(dossier), le: jour }],
  }),
  RompreContrat: entree('RompreContrat', {
    classe: RompreContratDonnees,
    libelle: 'Rompre le contrat',
    choix: (droit) => ({ motif: motifsOuLibre(droit, 'contrat/rupture') }),
    gabarits: ({ jour, dossier }) => [{ contrat: dernierContrat(dossier), le: jour, motif: 'motif' }],
  }),
  TerminerContrat: entree('TerminerContrat', {
    classe: TerminerContratDonnees,
    libelle: 'Terminer le contrat',
    gabarits: ({ jour, dossier }) => [{ contrat: dernierContrat(dossier), le: jour }],
  }),
};

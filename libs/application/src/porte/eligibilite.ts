/** Inputs from the opening to the diagnosis. */
import { criteresProposes, type Droit, type IssueOrientation } from '@jalon/droit';
import { lireNir, NIR_MAX, normaliserIdentifiant, type DefautNir } from '@jalon/identite';
import {
  Code,
  Forme,
  Identifiant,
  JourCivil,
  ListeDeCodes,
  ListeDObjets,
  Objet,
  Organisation,
  Place,
  Texte,
} from './champs.js';
import { codesDuDroit, SEXES } from './codes.js';
import { codesGroupes, entree } from './entree.js';
import type { Choix } from './formulaire.js';
import { DonneeIrrecevable } from './nettoyer.js';

export const CRITERES = codesDuDroit('eligibilite/criteres');

const UN_NIR = 'treize caractères (2A et 2B admis), avec ou sans la clé';
const DEFAUTS: Record<DefautNir, string> = {
  forme: UN_NIR,
  cle: `${UN_NIR} : cette clé ne correspond pas au numéro`,
};
/** Whatever separates its figures; a key that does not agree with them is a slip of the hand. */
export const NumeroDeSecuriteSociale = (): PropertyDecorator =>
  Texte('Numéro de sécurité sociale', { optionnel: true, max: NIR_MAX, aide: UN_NIR });
/** The NIR without its key. @throws DonneeIrrecevable */
export function nirRecu(texte: string, champ: string): string {
  const lu = lireNir(texte);
  if ('defaut' in lu) throw new DonneeIrrecevable({ champ, regle: DEFAUTS[lu.defaut] });
  return lu.nir;
}
/** Identifiers as they are kept: one number, one text. @throws DonneeIrrecevable */
export function identifiantsRecus<D extends object>(dits: D, champ: string): D {
  const { nir, identifiantFranceTravail } = dits as { nir?: unknown; identifiantFranceTravail?: unknown };
  return {
    ...dits,
    ...(typeof nir === 'string' ? { nir: nirRecu(nir, `${champ}.nir`) } : {}),
    ...(typeof identifiantFranceTravail === 'string'
      ? { identifiantFranceTravail: normaliserIdentifiant(identifiantFranceTravail) }
      : {}),
  };
}

export class PersonneDonnees {
  @Texte('Nom', { max: 100 }) nom!: string;
  @Texte('Prénom', { max: 100 }) prenom!: string;
  @JourCivil('Date de naissance') naissance!: string;
  @NumeroDeSecuriteSociale() nir?: string;
  @Forme('Identifiant France Travail', /^[A-Za-z0-9][A-Za-z0-9 .-]*$/, 'des lettres et des chiffres', {
    optionnel: true,
    max: 30,
  })
  identifiantFranceTravail?: string;
  @Code('Sexe', SEXES, { optionnel: true }) sexe?: 'F' | 'M';
  @Texte('Commune', { optionnel: true, max: 100 }) commune?: string;
}
export class HomonymeLeveDonnees {
  @Texte('Pourquoi c’est une autre personne', { lignes: true, max: 1000 }) raison!: string;
}
export const HomonymeDistingue = (): PropertyDecorator =>
  Objet('Autre personne que son homonyme', () => HomonymeLeveDonnees, {
    optionnel: true,
    aide: 'Quand un autre dossier porte le même état civil sans identifiant qui les distingue',
  });
export class OuvrirParcoursDonnees {
  @Objet('Personne', () => PersonneDonnees) personne!: PersonneDonnees;
  @Texte('Origine de la demande', { optionnel: true, max: 100 }) origine?: string;
  @HomonymeDistingue() homonymeLeve?: HomonymeLeveDonnees;
}
export class OrienterVersSiaeDonnees {
  @Organisation('Structure vers laquelle orienter', 'siae') siae!: string;
}
const REPONSES: Record<IssueOrientation, string> = {
  ACCEPTEE: 'La structure reçoit la personne',
  REFUSEE: 'La structure ne la reçoit pas',
};
export class RepondreOrientationDonnees {
  @Place('Orientation reçue', { optionnel: true, aide: 'À défaut, la dernière reçue qui attend une réponse' })
  fait?: number;
  @Code('Réponse', REPONSES) reponse!: IssueOrientation;
  @Texte('Explication', { optionnel: true, lignes: true, max: 1000, aide: 'Pour un refus, elle est demandée' })
  explication?: string;
}
export class PieceDonnees {
  @Code('Critère', CRITERES) critere!: string;
  @JourCivil('Date du justificatif') du!: string;
  @JourCivil('Dernier jour de validité', { optionnel: true, aide: 'Pour une RQTH ou un titre de séjour' }) au?: string;
}
export class CertificationDonnees {
  @Code('Critère', CRITERES) critere!: string;
  @JourCivil('Certifié à compter du') du!: string;
  @JourCivil('Certifié jusqu’au', { optionnel: true }) au?: string;
}
export class EtablirDiagnosticDonnees {
  @ListeDeCodes('Critères administratifs', CRITERES) criteres!: string[];
  @ListeDObjets('Justificatifs', () => PieceDonnees, { optionnel: true }) pieces?: PieceDonnees[];
  @ListeDObjets('Critères certifiés par le téléservice', () => CertificationDonnees, { optionnel: true })
  certifications?: CertificationDonnees[];
  @Texte('Synthèse du diagnostic', { optionnel: true, lignes: true, max: 4000 }) synthese?: string;
  @JourCivil('Inscription à France Travail depuis le', {
    optionnel: true,
    aide: 'Pour un demandeur d’emploi de longue ou de très longue durée ; à défaut, la pièce l’atteste',
  })
  inscritDepuis?: string;
  @HomonymeDistingue() homonymeLeve?: HomonymeLeveDonnees;
}
export class RapprocherParcoursDonnees {
  @Identifiant('Dossier à clore comme doublon', { aide: 'Son identifiant, dans l’adresse de sa page' })
  parcours!: string;
  @Texte('Pourquoi c’est la même personne', { lignes: true, max: 1000 }) raison!: string;
}
export class DerogerCarenceDonnees {
  @Texte('Motif de la dérogation', { lignes: true, max: 1000 }) motif!: string;
}

export class RefuserDerogationCarenceDonnees {
  @Texte('Motif du refus', { max: 200, vide: true }) motif!: string;
  @Texte('Explication du refus', { lignes: true, max: 2000, vide: true }) explication!: string;
}

const criteresParNiveau = (droit: Droit): Choix[] =>
  codesGroupes(droit, 'eligibilite/criteres', ['niveau_1', 'niveau_2'], (code) => {
    const niveau = droit.lire(`eligibilite/criteres/${code}`)?.valeurs.niveau;
    return niveau === undefined ? undefined : `niveau_${niveau}`;
  });

export const entreesEligibilite = {
  OuvrirParcours: entree('OuvrirParcours', {
    classe: OuvrirParcoursDonnees,
    libelle: 'Ouvrir un parcours',
    convertir: ({ personne, ...reste }) => ({
      personne: identifiantsRecus(personne, 'personne'),
      ...reste,
    }),
  }),
  OrienterVersSiae: entree('OrienterVersSiae', {
    classe: OrienterVersSiaeDonnees,
    libelle: 'Orienter vers une structure',
    gabarits: () => [{ siae: 'structure' }],
  }),
  RepondreOrientation: entree('RepondreOrientation', {
    classe: RepondreOrientationDonnees,
    libelle: 'Répondre à une orientation',
    nommeUnFait: true,
    gabarits: () => [{ reponse: 'ACCEPTEE' }],
  }),
  EtablirDiagnostic: entree('EtablirDiagnostic', {
    classe: EtablirDiagnosticDonnees,
    libelle: 'Établir le diagnostic',
    // every condition but the criteria can be told in advance; the first level-1 criterion stands for « enough »
    gabarits: ({ droit }) => [
      {
        criteres: droit
          .codes('eligibilite/criteres')
          .filter((c) => droit.lire(`eligibilite/criteres/${c}`)?.valeurs.niveau === 1)
          .slice(0, 1),
      },
    ],
    choix: (droit) => {
      const criteres = criteresParNiveau(droit);
      return { criteres, 'pieces.critere': criteres, 'certifications.critere': criteres };
    },
    propositions: ({ dossier, droit }) => ({
      criteres: criteresProposes(droit, {
        naissance: dossier.personne?.naissance ?? null,
        rqth: dossier.situations.rqth,
      }),
    }),
  }),
  RapprocherParcours: entree('RapprocherParcours', {
    classe: RapprocherParcoursDonnees,
    libelle: 'Rapprocher un doublon',
    gabarits: () => [{ parcours: 'parcours', raison: 'raison' }],
  }),
  DerogerCarence: entree('DerogerCarence', {
    classe: DerogerCarenceDonnees,
    libelle: 'Déroger au délai de carence',
    gabarits: () => [{ motif: 'motif' }],
  }),
  RefuserDerogationCarence: entree('RefuserDerogationCarence', {
    classe: RefuserDerogationCarenceDonnees,
    libelle: 'Refuser de déroger au délai de carence',
    gabarits: () => [{ motif: 'motif', explication: 'explication' }],
  }),
};

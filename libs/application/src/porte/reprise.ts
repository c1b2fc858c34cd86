/** Inputs of what corrects or takes over: a PASS that exists elsewhere, a fact entered by mistake. */
import { ajouterJours, type TypeContrat } from '@jalon/droit';
import { rectifications, type DonneesCommande, type Pass } from '@jalon/parcours';
import {
  Code,
  Forme,
  Identifiant,
  Instant,
  JourCivil,
  ListeDePlaces,
  ListeDObjets,
  Objet,
  ObjetLibre,
  Organisation,
  Place,
  Texte,
} from './champs.js';
import { CONTRATS, ORIGINES_REPRISE } from './codes.js';
import { HomonymeDistingue, HomonymeLeveDonnees, identifiantsRecus } from './eligibilite.js';
import { entree } from './entree.js';
import { MOTIFS_PROLONGATION } from './prolongation.js';
import { schemaDuRemplacement } from './remplacement.js';
import { MOTIFS_SUSPENSION } from './suspension.js';

export class ProlongationRepriseDonnees {
  @Code('Motif', MOTIFS_PROLONGATION) motif!: string;
  @JourCivil('Premier jour') debut!: string;
  @JourCivil('Dernier jour') fin!: string;
}
export class SuspensionRepriseDonnees {
  @Code('Motif', MOTIFS_SUSPENSION) motif!: string;
  @JourCivil('Premier jour') debut!: string;
  @JourCivil('Dernier jour') fin!: string;
}
export class EmbaucheRepriseDonnees {
  @Identifiant('Numéro du contrat') id!: string;
  @Code('Type de contrat', CONTRATS) type!: TypeContrat;
  @JourCivil('Premier jour du contrat') debut!: string;
  @JourCivil('Dernier jour du contrat', { optionnel: true }) fin?: string;
}
export class ReprendrePassDonnees {
  @Forme('Numéro du PASS', /^[A-Za-z0-9][A-Za-z0-9 -]*$/, 'des chiffres et des lettres', { max: 30 }) numero!: string;
  @JourCivil('Premier jour') debut!: string;
  @JourCivil('Dernier jour affiché aujourd’hui', { aide: 'Prolongations et suspensions comprises' }) fin!: string;
  @Code('Origine', ORIGINES_REPRISE) origine!: Exclude<Pass['origine'], 'delivrance'>;
  @ListeDObjets('Prolongations', () => ProlongationRepriseDonnees, { optionnel: true })
  prolongations?: ProlongationRepriseDonnees[];
  @ListeDObjets('Suspensions', () => SuspensionRepriseDonnees, { optionnel: true })
  suspensions?: SuspensionRepriseDonnees[];
  @Organisation('Structure de la dernière embauche', 'siae') siae!: string;
  @Objet('Dernière embauche', () => EmbaucheRepriseDonnees, { optionnel: true }) embauche?: EmbaucheRepriseDonnees;
  @HomonymeDistingue() homonymeLeve?: HomonymeLeveDonnees;
}
/** By type of fact: whether it is withdrawn, and what may be told instead. */
const parFait = Object.fromEntries(
  rectifications().map(({ type, nom, retirer, remplacer }) => [
    type,
    { nom, retirer, remplacer: remplacer && schemaDuRemplacement(remplacer) },
  ]),
);
export class ConstaterPassOfficielDonnees {
  @Forme('Numéro montré', /^[A-Za-z0-9][A-Za-z0-9 -]*$/, 'des chiffres et des lettres', { max: 30, optionnel: true })
  numero?: string;
  @JourCivil('Premier jour montré', { optionnel: true }) debut?: string;
  @JourCivil('Dernier jour montré', { optionnel: true }) fin?: string;
  @Texte('Où il est montré', { aide: 'Écran, courrier, demande au support', max: 200 }) reference!: string;
  @Texte('Raison de l’écart', { lignes: true, max: 1000 }) raison!: string;
}
export class RectifierFaitDonnees {
  @Place('Fait à rectifier') fait!: number;
  @Texte('Raison de la rectification', { lignes: true, max: 1000 }) raison!: string;
  @ObjetLibre('Données qui remplacent', {
    optionnel: true,
    aide: 'Vide : le fait est retiré',
    selon: { 'x-par-fait': parFait },
  })
  remplacement?: DonneesCommande<'RectifierFait'>['remplacement'];
}

export class AnnulerEcheancesDonnees {
  @ListeDePlaces('Échéances à annuler', { optionnel: true }) faits?: number[];
  @Instant('Toutes celles enregistrées depuis', { optionnel: true, aide: 'Au lieu de les nommer une à une' })
  depuis?: string;
  @Texte('Raison de l’annulation', { lignes: true, max: 1000 }) raison!: string;
}

export const entreesReprise = {
  ReprendrePass: entree('ReprendrePass', {
    classe: ReprendrePassDonnees,
    libelle: 'Reprendre un PASS existant',
    gabarits: ({ jour }) => [{ numero: '0', debut: jour, fin: jour, origine: 'plateforme', siae: 'structure' }],
  }),
  ConstaterPassOfficiel: entree('ConstaterPassOfficiel', {
    classe: ConstaterPassOfficielDonnees,
    libelle: 'Constater le PASS officiel',
    gabarits: ({ jour, dossier }) => [
      { fin: ajouterJours(dossier.pass?.fin ?? jour, 1), reference: 'référence', raison: 'raison' },
    ],
  }),
  RectifierFait: entree('RectifierFait', {
    classe: RectifierFaitDonnees,
    libelle: 'Rectifier un fait',
    nommeUnFait: true,
    convertir: ({ remplacement, ...reste }) => ({
      ...reste,
      ...(remplacement ? { remplacement: identifiantsRecus(remplacement, 'remplacement') } : {}),
    }),
    // the domain names a fact by its revision: each one the organisation of the actor has written, the last first
    gabarits: ({ dossier, acteur }) => {
      const siens = dossier.faits.flatMap((f, i) =>
        !f.retire && f.par.organisation.id === acteur.organisation.id ? [i] : [],
      );
      return (siens.length > 0 ? siens.reverse() : [0]).map((fait) => ({ fait, raison: 'raison' }));
    },
  }),
  // no usual data, hence no button: a wrong clock is no matter of a dossier's page
  AnnulerEcheances: entree('AnnulerEcheances', {
    classe: AnnulerEcheancesDonnees,
    libelle: 'Annuler des échéances constatées par une horloge fausse',
    nommeDesEcheances: true,
    convertir: ({ faits, depuis, raison }) => ({ faits: faits ?? [], ...(depuis ? { depuis } : {}), raison }),
  }),
};

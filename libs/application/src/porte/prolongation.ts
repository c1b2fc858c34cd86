/** Inputs of the prolongation of the PASS. */
import { ajouter, ajouterJours } from '@jalon/droit';
import { Code, Forme, Identifiant, JourCivil, ListeDeTextes, Objet, Organisation, Texte } from './champs.js';
import { codesDuDroit } from './codes.js';
import { codesEnVigueur, entree } from './entree.js';

export const MOTIFS_PROLONGATION = codesDuDroit('prolongation/motifs');
export const MOTIFS_REFUS = codesDuDroit('prolongation/refus');

export class EntretienDonnees {
  @Forme('Téléphone', /^\+?[0-9][0-9 .-]{5,19}$/, 'un numéro de téléphone', { max: 20 }) telephone!: string;
  @Forme('Courriel', /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'une adresse de courriel', { max: 200 }) courriel!: string;
}
export class DemanderProlongationDonnees {
  @Code('Motif', MOTIFS_PROLONGATION) motif!: string;
  @JourCivil('Nouvelle fin demandée') fin!: string;
  @Organisation('Prescripteur qui décidera', 'prescripteur', { optionnel: true }) prescripteur?: string;
  @Texte('Bilan du parcours', { optionnel: true, lignes: true, max: 4000 }) bilan?: string;
  @ListeDeTextes('Pièces jointes (références)', { optionnel: true }) pieces?: string[];
  @Objet('Entretien téléphonique demandé', () => EntretienDonnees, {
    optionnel: true,
    aide: 'Pour un motif soumis à l’avis d’un prescripteur : où vous joindre',
  })
  entretien?: EntretienDonnees;
}
export class AccorderProlongationDonnees {
  @Identifiant('Demande', { optionnel: true, aide: 'À défaut, la demande en attente' }) demande?: string;
  @JourCivil('Fin accordée', { optionnel: true, aide: 'À défaut, la fin demandée' }) fin?: string;
}
export class RefuserProlongationDonnees {
  @Identifiant('Demande', { optionnel: true, aide: 'À défaut, la demande en attente' }) demande?: string;
  @Code('Motif du refus', MOTIFS_REFUS) motif!: string;
  @Texte('Explication du refus', { lignes: true, max: 2000, vide: true }) explication!: string;
  @ListeDeTextes('Actions proposées', { optionnel: true }) actions?: string[];
}

export const entreesProlongation = {
  DemanderProlongation: entree('DemanderProlongation', {
    classe: DemanderProlongationDonnees,
    libelle: 'Demander une prolongation',
    choix: (droit) => ({ motif: codesEnVigueur(droit, 'prolongation/motifs') }),
    // the shortest one that may be asked, for each motif
    gabarits: ({ jour, dossier, droit }) => {
      const min = droit.lire('prolongation/duree-min');
      const depuis = dossier.pass?.fin ?? jour;
      const fin = min ? ajouter(depuis, min.valeurs.duree) : ajouterJours(depuis, 1);
      return codesEnVigueur(droit, 'prolongation/motifs').map(({ code }) => ({ motif: code, fin }));
    },
  }),
  AccorderProlongation: entree('AccorderProlongation', {
    classe: AccorderProlongationDonnees,
    libelle: 'Accorder la prolongation',
    gabarits: () => [{}],
  }),
  RefuserProlongation: entree('RefuserProlongation', {
    classe: RefuserProlongationDonnees,
    libelle: 'Refuser la prolongation',
    choix: (droit) => ({ motif: codesEnVigueur(droit, 'prolongation/refus') }),
    gabarits: ({ droit }) =>
      codesEnVigueur(droit, 'prolongation/refus').map(({ code }) => ({
        motif: code,
        explication: 'explication',
        actions: ['action'],
      })),
  }),
};

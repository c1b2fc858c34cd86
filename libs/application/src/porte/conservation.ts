/** Inputs of what keeps the data of a person, and of their erasure. */
import { Code, Identifiant, JourCivil, Texte } from './champs.js';
import { codesDuDroit } from './codes.js';
import { codesEnVigueur, entree } from './entree.js';

export class ProrogerConservationDonnees {
  @Code('Ce qui est en cours', codesDuDroit('conservation/prorogations')) cause!: string;
  @Texte('Référence du contrôle ou de l’affaire', { optionnel: true }) reference?: string;
}
export class LeverProrogationDonnees {
  @Identifiant('Prorogation', { optionnel: true, aide: 'À défaut, celle qui est en cours' }) prorogation?: string;
  @Texte('Pourquoi elle n’a plus d’objet', { lignes: true, max: 2000 }) raison!: string;
}
export class EffacerDonneesDonnees {
  @Code('Fondement', codesDuDroit('conservation/fondements')) fondement!: string;
  @Texte('Référence de la décision', { optionnel: true, aide: 'Celle d’un juge ou du responsable du traitement' })
  reference?: string;
  @JourCivil('Jour de la décision', { optionnel: true }) decisionDu?: string;
}

export const entreesConservation = {
  ProrogerConservation: entree('ProrogerConservation', {
    classe: ProrogerConservationDonnees,
    libelle: 'Proroger la conservation des données',
    choix: (droit) => ({ cause: codesEnVigueur(droit, 'conservation/prorogations') }),
    gabarits: ({ droit }) => codesEnVigueur(droit, 'conservation/prorogations').map(({ code }) => ({ cause: code })),
  }),
  LeverProrogation: entree('LeverProrogation', {
    classe: LeverProrogationDonnees,
    libelle: 'Lever la prorogation de la conservation',
    gabarits: () => [{ raison: 'raison' }],
  }),
  EffacerDonnees: entree('EffacerDonnees', {
    classe: EffacerDonneesDonnees,
    libelle: 'Effacer les données de la personne',
    choix: (droit) => ({
      fondement: codesEnVigueur(droit, 'conservation/fondements').filter(
        ({ code }) => droit.lire(`conservation/fondements/${code}`)?.valeurs.admis === true,
      ),
    }),
    gabarits: () => [{ fondement: 'CONSERVATION_ECHUE' }],
  }),
};

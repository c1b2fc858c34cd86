/** Favourable situations of the rules that follow a decision. */
import { ajouterJours, type Jour } from '../jour.js';
import { base, type Base } from './base.js';
import { contestation, reponseContestation, type SituationReponse } from './contestation.js';
import { carenceRefus } from './carence.js';
import { effacement, leveeProrogation, prorogation, type SituationEffacement } from './effacement.js';
import { rapprochement, type SituationRapprochement } from './rapprochement.js';
import { notification, type DecisionNommee, type SituationNotification } from './notification.js';

const decision = (jour: Jour): DecisionNommee => ({
  code: 'CLOTURE',
  organisation: 'ml-rennes',
  le: ajouterJours(jour, -3),
  retiree: false,
});

/** Rules about a decision once taken: its refusal reasoned, its notification, its contestation. */
export const basesDecisions: readonly Base[] = [
  base<SituationEffacement>(effacement, (jour) => ({
    fondement: 'CONSERVATION_ECHUE',
    conserveesJusquAu: ajouterJours(jour, -1),
    prorogeeDepuis: null,
    travail: [],
    decision: { reference: 'RG 24/01234', du: ajouterJours(jour, -1) },
    base: 'Durée du registre des traitements',
  })),
  base(prorogation, () => ({ cause: 'CONTROLE', dejaProrogee: false })),
  base(leveeProrogation, () => ({ prorogation: { levee: false } })),
  base<SituationRapprochement | null>(rapprochement, () => ({
    luiMeme: false,
    autre: {
      dejaDoublon: false,
      dejaRapproche: false,
      identifiantsContraires: false,
      memesNoms: true,
      passEnVigueur: false,
      identite: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' },
    },
    passEnVigueur: false,
    identite: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' },
  })),
  base(carenceRefus, () => ({ habilite: true, motif: 'Projet à préciser', explication: 'Un bilan est proposé' })),
  base<SituationNotification>(notification, (jour) => ({
    decision: decision(jour),
    auteur: 'ml-rennes',
    destinataire: 'interesse',
    moyen: 'LETTRE_RECOMMANDEE',
    le: ajouterJours(jour, -1),
  })),
  base(contestation, (jour) => ({ decision: decision(jour), dejaContestee: false })),
  base<SituationReponse>(reponseContestation, (jour) => ({
    contestation: { etat: 'en_attente' },
    dejaRepondue: false,
    decision: decision(jour),
    auteur: 'ml-rennes',
    suite: 'MAINTENUE',
  })),
];

/** Inputs of what follows a decision: telling it, contesting it, answering. */
import type { Destinataire, Droit, SuiteContestation } from '@jalon/droit';
import { decisionsDuDossier } from '@jalon/parcours';
import { Code, Identifiant, JourCivil, Place, Texte } from './champs.js';
import { codesDuDroit } from './codes.js';
import { codesEnVigueur, entree } from './entree.js';

const DESTINATAIRES: Record<Destinataire, string> = { interesse: 'La personne', structure: 'La structure' };
const SUITES: Record<SuiteContestation, string> = {
  MAINTENUE: 'La décision est maintenue',
  REVUE: 'La décision sera revue',
};
export const MOYENS = codesDuDroit('notification/moyens');

export class NotifierDecisionDonnees {
  @Place('Décision à notifier') fait!: number;
  @Code('Destinataire', DESTINATAIRES) destinataire!: Destinataire;
  @JourCivil('Jour de la réception') le!: string;
  @Code('Moyen', MOYENS) moyen!: string;
}
export class ContesterDecisionDonnees {
  @Place('Décision contestée') fait!: number;
  @Texte('Ce qui est contesté, et pourquoi', { lignes: true, max: 2000 }) explication!: string;
}
export class RepondreContestationDonnees {
  @Identifiant('Contestation', { optionnel: true, aide: 'À défaut, celle qui attend une réponse' })
  contestation?: string;
  @Code('Suite donnée', SUITES) suite!: SuiteContestation;
  @Texte('Explication de la réponse', { lignes: true, max: 2000 }) explication!: string;
}

/** Means that prove the day, on that day: the others are refused with their article, and not offered. */
const moyensOfferts = (droit: Droit) =>
  codesEnVigueur(droit, 'notification/moyens').filter(
    ({ code }) => droit.lire(`notification/moyens/${code}`)?.valeurs.date_certaine === true,
  );

export const entreesDecisions = {
  NotifierDecision: entree('NotifierDecision', {
    classe: NotifierDecisionDonnees,
    libelle: 'Notifier une décision',
    nommeUnFait: true,
    choix: (droit) => ({ moyen: moyensOfferts(droit) }),
    // each decision of the organisation, to each of those the text names; the domain names a fact by its revision
    gabarits: ({ jour, dossier, droit, acteur }) => {
      const moyen = moyensOfferts(droit)[0]?.code ?? '';
      const siennes = decisionsDuDossier(dossier).filter((d) => d.organisation === acteur.organisation.id);
      return (siennes.length > 0 ? siennes.map((d) => d.revision) : [0]).flatMap((fait) =>
        (Object.keys(DESTINATAIRES) as Destinataire[]).map((destinataire) => ({ fait, destinataire, le: jour, moyen })),
      );
    },
  }),
  ContesterDecision: entree('ContesterDecision', {
    classe: ContesterDecisionDonnees,
    libelle: 'Contester une décision',
    nommeUnFait: true,
    gabarits: ({ dossier }) => {
      const decisions = decisionsDuDossier(dossier).map((d) => d.revision);
      return (decisions.length > 0 ? decisions.reverse() : [0]).map((fait) => ({ fait, explication: 'explication' }));
    },
  }),
  RepondreContestation: entree('RepondreContestation', {
    classe: RepondreContestationDonnees,
    libelle: 'Répondre à une contestation',
    gabarits: () => [{ suite: 'MAINTENUE', explication: 'explication' }],
  }),
};

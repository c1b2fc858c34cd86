/** Inputs of the suspension of the PASS, and of the closing it may lead to. */
import { ajouter } from '@jalon/droit';
import { Code, Identifiant, JourCivil, Texte } from './champs.js';
import { codesDuDroit } from './codes.js';
import { codesEnVigueur, entree } from './entree.js';

export const MOTIFS_SUSPENSION = codesDuDroit('suspension/motifs');

export class SuspendrePassDonnees {
  @JourCivil('Premier jour suspendu') debut!: string;
  @JourCivil('Dernier jour suspendu', { optionnel: true, aide: 'Laissez vide si la fin n’est pas connue' })
  fin?: string;
  @Code('Motif', MOTIFS_SUSPENSION) motif!: string;
}
export class CorrigerSuspensionDonnees {
  @Identifiant('Suspension', { optionnel: true, aide: 'À défaut, la suspension en cours' }) suspension?: string;
  @JourCivil('Premier jour suspendu', { optionnel: true }) debut?: string;
  @JourCivil('Dernier jour suspendu', { optionnel: true }) fin?: string;
  @Code('Motif', MOTIFS_SUSPENSION, { optionnel: true }) motif?: string;
  @Texte('Raison de la correction', { lignes: true, max: 1000 }) raison!: string;
}
export class LeverSuspensionDonnees {
  @JourCivil('Premier jour de retour') le!: string;
}
export class CloreParcoursDonnees {
  @Texte('Motif de la clôture', { lignes: true, max: 1000 }) motif!: string;
}

export const entreesSuspension = {
  SuspendrePass: entree('SuspendrePass', {
    classe: SuspendrePassDonnees,
    libelle: 'Suspendre le PASS',
    choix: (droit) => ({ motif: codesEnVigueur(droit, 'suspension/motifs') }),
    // one day, or one more than the length that the motif asks for
    gabarits: ({ jour, droit }) =>
      codesEnVigueur(droit, 'suspension/motifs').map(({ code }) => {
        const plusDe = droit.lire(`suspension/motifs/${code}`)?.valeurs.contrat_suspendu_plus_de;
        return { debut: jour, fin: plusDe ? ajouter(jour, plusDe) : jour, motif: code };
      }),
  }),
  CorrigerSuspension: entree('CorrigerSuspension', {
    classe: CorrigerSuspensionDonnees,
    libelle: 'Corriger la suspension',
    gabarits: ({ dossier }) => {
      const s = dossier.suspensions.findLast((x) => x.etat === 'declaree');
      return [s ? { suspension: s.id, debut: s.debut, fin: s.fin, raison: 'raison' } : { raison: 'raison' }];
    },
  }),
  LeverSuspension: entree('LeverSuspension', {
    classe: LeverSuspensionDonnees,
    libelle: 'Lever la suspension',
    gabarits: ({ jour }) => [{ le: jour }],
  }),
  CloreParcours: entree('CloreParcours', {
    classe: CloreParcoursDonnees,
    libelle: 'Clore le parcours',
    gabarits: () => [{ motif: 'motif' }],
  }),
};

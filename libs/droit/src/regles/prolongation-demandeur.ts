/** Who asks for a prolongation, and what comes with the request. Sources: R. 5132-1-8 2°; droit.md PRO-06, PRO-10; plateforme.md ACT-07, PRO-20. */
import { constat, type Condition } from '../regle.js';
import type { SituationDemande } from './situation-demande.js';

/** ACT-07; « ou souhaite l’employer » only where an opinion is asked for: the 1° is about the one that employs. */
export const employeurDuPass: Condition<SituationDemande> = (droit, { employeur, orientee, motif }) => {
  const demandeur = droit.lire('prolongation/demandeur');
  const version = droit.lire(`prolongation/motifs/${motif}`);
  const ouverte = demandeur?.valeurs.souhaite_employer === true && version?.valeurs.avis_prescripteur === true;
  return constat(
    'employeur_du_pass',
    employeur || (ouverte && orientee),
    `une SIAE qui a embauché sur ce PASS${ouverte ? ', ou vers qui la personne est orientée' : ''}`,
    employeur
      ? 'employeur sur ce PASS'
      : orientee
        ? 'orientation vers cette structure, sans embauche'
        : 'aucune embauche de cette structure sur ce PASS',
    [demandeur ?? version],
  );
};

/** PRO-20: an interview is asked of the prescripteur who gives the opinion; without an opinion, there is nobody to meet. */
export const entretienPermis: Condition<SituationDemande> = (droit, { motif, entretien }) => {
  const version = droit.lire(`prolongation/motifs/${motif}`);
  if (!entretien || !version) return null;
  const avis = version.valeurs.avis_prescripteur;
  return constat(
    'entretien_permis',
    avis,
    'un motif soumis à l’avis d’un prescripteur',
    avis ? 'entretien demandé au prescripteur' : 'motif sans avis : personne à rencontrer',
    [version],
  );
};

/** Never an obstacle: says when the service of the State expects a review, and whether there is one. */
export const bilanAttendu: Condition<SituationDemande> = (droit, { motif, siae, bilan }) => {
  const version = droit.lire(`prolongation/motifs/${motif}`);
  if (!version || siae === null || !version.valeurs.bilan_facultatif?.includes(siae)) return null;
  return constat(
    'bilan_attendu',
    true,
    'un bilan du parcours, facultatif',
    bilan ? 'bilan joint' : 'aucun bilan joint',
    [version],
    { avertissement: !bilan },
  );
};

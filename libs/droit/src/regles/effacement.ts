/**
 * Erasing the data of a person, and what keeps them beyond their day. Sources: droit.md RGPD-05, -07, -08 (R. 5132-1-22, -23), decision D24.
 * Three grounds, never the person's request alone; a legal hold wins over all of them.
 */
import { ajouterJours, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import type { Droit } from '../referentiel.js';
import type { ExigenceEffacement } from '../schemas/conservation.js';

export interface SituationEffacement {
  /** Code of `conservation/fondements`. */
  fondement: string;
  /** Last day on which the data are kept; null: no legal basis says one. */
  conserveesJusquAu: Jour | null;
  /** First day of the legal hold that runs; null: none. */
  prorogeeDepuis: Jour | null;
  /** What the dossier knows of work, each in a few words; empty: none. */
  travail: readonly string[];
  /** The decision that orders it; null: none told. */
  decision: { reference: string; du: Jour } | null;
  /** What the deployment says its retention rests on; null: it says nothing; absent: nobody answers for a deployment. */
  base?: string | null;
}
type C = Condition<SituationEffacement>;

const fondementDe = (droit: Droit, { fondement }: SituationEffacement) =>
  droit.lire(`conservation/fondements/${fondement}`);

const fondementAdmis: C = (droit, s) => {
  const texte = fondementDe(droit, s);
  if (!texte) return sansBase('fondement_effacement', 'ce fondement d’effacement');
  const { admis } = texte.valeurs;
  const aLaPlace = texte.mots['a_la_place'];
  return constat(
    'fondement_effacement',
    admis,
    'la durée de conservation passée, un dossier ouvert par erreur sans aucun travail, ou ce qu’un juge ou le responsable du traitement a décidé par écrit',
    droit.libelle(`conservation/fondements/${s.fondement}`) + (aLaPlace === undefined ? '' : ` : ${aLaPlace}`),
    [texte],
  );
};

/** A condition that only some grounds ask for. */
const exigee =
  (exigence: ExigenceEffacement, condition: C): C =>
  (droit, s) =>
    fondementDe(droit, s)?.valeurs.exige.includes(exigence) === true ? condition(droit, s) : null;

const conservationEchue = exigee('conservation_echue', (droit, s) => {
  const { conserveesJusquAu: jusquAu } = s;
  if (jusquAu === null) return sansBase('conservation_echue', 'la durée de conservation');
  return constat(
    'conservation_echue',
    jusquAu < droit.jour,
    'une durée de conservation passée',
    `données conservées jusqu’au ${enFrancais(jusquAu)} inclus`,
    [droit.lire('conservation/duree')],
    { possibleLe: ajouterJours(jusquAu, 1) },
  );
});

const sansTravail = exigee('sans_travail', (droit, s) =>
  constat(
    'sans_travail',
    s.travail.length === 0,
    'un dossier qui ne connaît aucun travail ; sinon, ses données se gardent jusqu’à leur terme',
    s.travail.length === 0 ? 'aucun travail' : s.travail.join(', '),
    [fondementDe(droit, s)],
  ),
);

const decisionEcrite = exigee('decision_ecrite', (droit, s) =>
  constat(
    'decision_ecrite',
    s.decision !== null && s.decision.reference.trim() !== '' && s.decision.du <= droit.jour,
    'la référence et le jour d’une décision écrite, déjà rendue',
    s.decision === null ? 'aucune décision citée' : `décision du ${enFrancais(s.decision.du)}`,
    [fondementDe(droit, s)],
  ),
);

const nonProrogee: C = (droit, { prorogeeDepuis }) =>
  constat(
    'conservation_non_prorogee',
    prorogeeDepuis === null,
    'aucun contrôle ni contentieux en cours ; sinon, la DDETS lève d’abord la prorogation',
    prorogeeDepuis === null ? 'aucun' : `conservation prorogée depuis le ${enFrancais(prorogeeDepuis)}`,
    [droit.lire('conservation/duree')],
  );

const baseDite: C = (droit, { base }) =>
  base === undefined
    ? null
    : constat(
        'base_effacement',
        base !== null,
        'la base de la durée de conservation, dite par le déploiement et imprimée sur le certificat',
        base ?? 'rien n’est dit',
        [droit.lire('conservation/duree')],
      );

export const effacement = definirRegle<SituationEffacement>('effacement', 'Effacer les données de la personne', [
  fondementAdmis,
  conservationEchue,
  sansTravail,
  decisionEcrite,
  nonProrogee,
  baseDite,
]);

export interface SituationProrogation {
  /** Code of `conservation/prorogations`. */
  cause: string;
  /** The same cause runs already. */
  dejaProrogee: boolean;
}
const causeProrogation: Condition<SituationProrogation> = (droit, { cause }) => {
  const texte = droit.lire(`conservation/prorogations/${cause}`);
  return texte
    ? constat('cause_prorogation', true, 'un contrôle ou un contentieux en cours', 'cause admise', [texte])
    : sansBase('cause_prorogation', 'cette cause');
};
const prorogationAbsente: Condition<SituationProrogation> = (droit, { cause, dejaProrogee }) =>
  constat(
    'prorogation_absente',
    !dejaProrogee,
    'aucune prorogation en cours pour cette cause',
    dejaProrogee ? 'déjà prorogée pour cette cause' : 'aucune',
    [droit.lire(`conservation/prorogations/${cause}`)],
  );
export const prorogation = definirRegle<SituationProrogation>(
  'conservation.prorogation',
  'Proroger la conservation des données',
  [causeProrogation, prorogationAbsente],
);

/** Null: no legal hold of that name, or none at all. */
export interface SituationLeveeProrogation {
  prorogation: { levee: boolean } | null;
}
const prorogationEnCours: Condition<SituationLeveeProrogation> = (droit, { prorogation: p }) =>
  constat(
    'prorogation_en_cours',
    p?.levee === false,
    'une prorogation en cours',
    p === null ? 'aucune prorogation' : p.levee ? 'déjà levée' : 'en cours',
    [droit.lire('conservation/duree')],
  );
export const leveeProrogation = definirRegle<SituationLeveeProrogation>(
  'conservation.levee',
  'Lever la prorogation de la conservation',
  [prorogationEnCours],
);

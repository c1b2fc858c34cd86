/** Asking for, granting and refusing a prolongation of the PASS. Sources: R. 5132-1-8; droit.md PRO-01 to PRO-12; plateforme.md PRO-01 to PRO-19. */
import { enFrancais, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import { cumulMax, dureeMax, dureeMin, fenetreProlongation } from './prolongation-durees.js';
import { bilanAttendu, employeurDuPass, entretienPermis } from './prolongation-demandeur.js';
import { ageMinimal, cdiInclusionPresent, formationEnCours, rqthValide } from './prolongation-faits.js';
import type { SituationDemande } from './situation-demande.js';
import { conditionPassSuspendu } from './suspension.js';

const baseLegale: Condition<SituationDemande> = (droit, { motif }) => {
  const fenetre = droit.lire('prolongation/fenetre');
  const version = droit.lire(`prolongation/motifs/${motif}`);
  return fenetre || version ? null : sansBase('base_legale', 'la prolongation du PASS');
};

const passDelivre: Condition<SituationDemande> = (droit, { pass }) =>
  pass && !pass.annule && !pass.clos
    ? null
    : constat(
        'pass_en_cours',
        false,
        'un PASS IAE délivré, ni annulé ni clos',
        !pass ? 'aucun PASS' : pass.annule ? 'PASS annulé' : 'parcours clos',
        [droit.lire('pass/duree')],
      );

const motifOuvert: Condition<SituationDemande> = (droit, { motif }) => {
  const chemin = `prolongation/motifs/${motif}` as const;
  const version = droit.lire(chemin);
  const connu = droit.codes('prolongation/motifs').includes(motif);
  return constat(
    'motif_ouvert',
    version !== null,
    'un motif ouvert à cette date',
    version
      ? droit.libelle(chemin)
      : connu
        ? `« ${droit.libelle(chemin)} » n’est pas ouvert à cette date`
        : `motif « ${motif} » inconnu`,
    [version],
  );
};

/** R. 5132-1-8 2° c: AI and ACI only; D22: in lecture `code`, no text settles the case of the EITI: accepted, and said. */
const motifReserve: Condition<SituationDemande> = (droit, { motif, siae }) => {
  const version = droit.lire(`prolongation/motifs/${motif}`);
  if (!version) return null;
  const attendu = `une SIAE de type ${version.valeurs.siae.join(', ')}`;
  if (siae === null)
    return constat('motif_reserve', true, attendu, 'type de SIAE inconnu', [version], { avertissement: true });
  const nonTranche = version.valeurs.applicabilite_non_tranchee?.includes(siae) ?? false;
  return constat(
    'motif_reserve',
    nonTranche || version.valeurs.siae.includes(siae),
    attendu,
    `SIAE de type ${siae}${nonTranche ? ' : applicabilité non tranchée' : ''}`,
    [version],
    nonTranche ? { avertissement: true } : {},
  );
};

const plusRecent: Condition<SituationDemande> = (droit, { passLePlusRecent, pass }) =>
  pass &&
  constat(
    'pass_le_plus_recent',
    passLePlusRecent,
    'le PASS IAE le plus récent de la personne',
    passLePlusRecent ? 'aucun PASS plus récent' : 'un PASS plus récent existe',
    [droit.lire('prolongation/fenetre')],
  );

const demandeUnique: Condition<SituationDemande> = (droit, { demandeEnAttente }) =>
  constat(
    'demande_unique',
    !demandeEnAttente,
    'aucune autre demande en attente',
    demandeEnAttente ? 'une demande attend une réponse' : 'aucune demande en attente',
    [droit.lire('prolongation/fenetre')],
  );

const prescripteurNomme: Condition<SituationDemande> = (droit, { prescripteurNomme: p, motif }) => {
  if (p === null) return null;
  const constates = {
    habilite: 'prescripteur nommé habilité',
    non_habilite: 'prescripteur nommé non habilité',
    absent: 'aucun prescripteur de ce nom dans l’annuaire',
    inconnue: 'habilitation vérifiée au moment de la décision',
  } as const;
  return constat(
    'prescripteur_habilite',
    p.habilitation === 'habilite' || p.habilitation === 'inconnue',
    'un prescripteur habilité',
    constates[p.habilitation],
    [droit.lire(`prolongation/motifs/${motif}`)],
    p.habilitation === 'inconnue' ? { avertissement: true } : {},
  );
};

/** What must be true when the request is made, and again when it is granted (D10). */
const fond: Condition<SituationDemande>[] = [
  baseLegale,
  passDelivre,
  motifOuvert,
  motifReserve,
  fenetreProlongation,
  conditionPassSuspendu,
  plusRecent,
  dureeMin,
  dureeMax,
  cumulMax,
  ageMinimal,
  rqthValide,
  formationEnCours,
  cdiInclusionPresent,
];

export const demandeProlongation = definirRegle<SituationDemande>(
  'prolongation.demande',
  'Demander la prolongation du PASS IAE',
  [...fond, employeurDuPass, demandeUnique, prescripteurNomme, entretienPermis, bilanAttendu],
);

/** Whether the motif needs the opinion of a prescripteur (PRO-12); a motif that is not open needs one: nothing takes effect at once. */
export const avisRequis = (droit: Droit, motif: string): boolean =>
  droit.lire(`prolongation/motifs/${motif}`)?.valeurs.avis_prescripteur ?? true;

export interface SituationDecision {
  /** Null: no request was ever made. */
  demande: { etat: 'en_attente' | 'accordee' | 'refusee' | 'remplacee'; prescripteur: string | null } | null;
  /** The same organisation already decided the same way: accepted, nothing to write (D9). */
  dejaDecidee: boolean;
  /** Why another than its addressee may decide it; null: only the addressee. */
  ouverture: OuvertureDemande | null;
  auteur: { organisation: string; habilite: boolean; departement: string | null };
  /** Département of the SIAE that asks; null: not known. */
  departement: string | null;
  /** Day on which the silence of its addressee opens it to others; null: it is open, or nothing says when. */
  ouverteLe: Jour | null;
}
export type OuvertureDemande = 'sans_destinataire' | 'sans_reponse' | 'destinataire_non_habilite';
const OUVERTURES: Record<OuvertureDemande, string> = {
  sans_destinataire: 'demande adressée à tout prescripteur habilité du département',
  sans_reponse: 'demande restée sans réponse de son destinataire',
  destinataire_non_habilite: 'destinataire qui n’est plus habilité',
};
const demandeEnAttente: Condition<SituationDecision> = (droit, { demande, dejaDecidee }) => {
  const etats = {
    en_attente: 'demande en attente',
    accordee: 'demande déjà accordée',
    refusee: 'demande déjà refusée',
    remplacee: 'demande remplacée par une autre depuis',
  } as const;
  return constat(
    'demande_en_attente',
    demande?.etat === 'en_attente' || dejaDecidee,
    'une demande en attente',
    demande ? etats[demande.etat] : 'aucune demande',
    [droit.lire('prolongation/fenetre')],
  );
};
/** D31: its addressee; once nobody else would answer, any habilitated prescripteur of the département. */
const destinataire: Condition<SituationDecision> = (droit, s) => {
  const { demande, ouverture, auteur, departement } = s;
  if (!demande) return null;
  const sources = [droit.lire('prolongation/fenetre')];
  const lui = demande.prescripteur === auteur.organisation;
  if (lui || ouverture === null)
    return constat(
      'destinataire',
      lui,
      'l’organisation à qui la demande est adressée ; sans réponse d’elle, tout prescripteur habilité du département',
      lui ? 'organisation destinataire' : 'une autre organisation',
      sources,
      { possibleLe: departement === null || departement === auteur.departement ? s.ouverteLe : null },
    );
  // a département that nobody told is no reason to leave a request without an answer
  const inconnu = departement === null || auteur.departement === null;
  return constat(
    'destinataire',
    inconnu || departement === auteur.departement,
    `un prescripteur habilité du département${departement === null ? '' : ` ${departement}`}`,
    `${OUVERTURES[ouverture]} ; ${inconnu ? 'donnée manquante : le département' : `vous êtes du département ${auteur.departement}`}`,
    sources,
    inconnu ? { manquante: true } : {},
  );
};
const decideurHabilite: Condition<SituationDecision> = (droit, { auteur }) =>
  constat(
    'prescripteur_habilite',
    auteur.habilite,
    'un prescripteur habilité',
    auteur.habilite ? 'prescripteur habilité' : 'non habilité',
    [droit.lire('eligibilite/prescripteurs')],
  );
const decision = [demandeEnAttente, destinataire, decideurHabilite] as const;

export interface SituationAccord extends SituationDecision {
  /** The request on the current end of the PASS, judged again; null when there is none or when it is already decided. */
  fond: SituationDemande | null;
  /** Last day of the request, on the current end of the PASS. */
  finDemandee: Jour | null;
}
/** D12: less than asked, never more. */
const dansLaDemande: Condition<SituationAccord> = (droit, { fond: f, finDemandee }) =>
  f && finDemandee !== null
    ? constat(
        'fin_dans_la_demande',
        f.fin <= finDemandee,
        `une fin au plus tard le ${enFrancais(finDemandee)}, comme demandé`,
        `fin le ${enFrancais(f.fin)}`,
        [droit.lire('prolongation/fenetre')],
      )
    : null;

export const accordProlongation = definirRegle<SituationAccord>(
  'prolongation.accord',
  'Accorder la prolongation du PASS IAE',
  [
    ...decision,
    dansLaDemande,
    ...fond.map(
      (condition): Condition<SituationAccord> =>
        (droit, s) =>
          s.fond && condition(droit, s.fond),
    ),
  ],
);

export interface SituationRefus extends SituationDecision {
  motif: string;
  explication: string;
  actions: string[];
}
/** R. 5132-1-8: reasoned in writing; PRO-17: some reasons ask for at least one action proposed. */
const refusMotive: Condition<SituationRefus> = (droit, { motif, explication, actions, dejaDecidee }) => {
  if (dejaDecidee) return null;
  const version = droit.lire(`prolongation/refus/${motif}`);
  const explique = explication.trim() !== '';
  const action = actions.some((a) => a.trim() !== '');
  const manques = [
    ...(version ? [] : [`motif de refus « ${motif} » inconnu`]),
    ...(explique ? [] : ['aucune explication']),
    ...(version?.valeurs.actions_requises && !action ? ['aucune action proposée'] : []),
  ];
  return constat(
    'refus_motive',
    manques.length === 0,
    `un motif de refus connu, une explication${version?.valeurs.actions_requises ? ', au moins une action proposée' : ''}`,
    manques.length === 0 ? 'refus motivé' : manques.join(', '),
    [version],
  );
};
export const refusProlongation = definirRegle<SituationRefus>(
  'prolongation.refus',
  'Refuser la prolongation du PASS IAE',
  [...decision, refusMotive],
);

/**
 * What the State decides about an organisation: agreement of a SIAE, its derogations, its capacity to self-prescribe, the local
 * habilitation of a prescripteur. Sources: droit.md CNV-01 to CNV-04, ORI-04, ORI-07, AI-06, AI-11, CTR-11.
 */
import { ajouter, dernierJour, dureeEnFrancais, enFrancais, type Duree, type Jour } from '../jour.js';
import type { VersionLue } from '../referentiel.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import type { Constat } from '../verdict.js';
import { periodeCoherente } from './contrat-nomme.js';

/** Both days included. */
export interface PeriodeAccordee {
  debut: Jour;
  fin: Jour;
}
/** The kind of SIAE as recorded or declared; null: not known here. */
interface AvecSiae {
  siae: Siae | null;
}
export type SituationDerogation = PeriodeAccordee & AvecSiae;
export interface SituationEnregistrement {
  /** Null: neither given nor known. */
  type: Siae | null;
  typeConnu: Siae | null;
  /** The State says that the structure changed its kind. */
  change: boolean;
}
export interface SituationPermanence extends AvecSiae {
  /** Full-day equivalents. */
  joursParSemaine: number;
}

/** From its first day, that long at most. */
export const auPlus = (condition: string, { debut, fin }: PeriodeAccordee, duree: Duree, source: VersionLue<unknown>) =>
  constat(
    condition,
    fin <= dernierJour(debut, duree),
    `${dureeEnFrancais(duree)} au plus, jusqu’au ${enFrancais(dernierJour(debut, duree))} inclus`,
    `du ${enFrancais(debut)} au ${enFrancais(fin)}`,
    [source],
  );
const coherente: Condition<PeriodeAccordee> = (_, { debut, fin }) => periodeCoherente(debut, fin, 'période');

/** Reserved to some kinds of SIAE; a kind nobody recorded is said, not refused. */
function reserveeA(
  condition: string,
  siae: Siae | null,
  permis: readonly Siae[],
  source: VersionLue<unknown>,
): Constat {
  const inconnu = siae === null;
  return constat(
    condition,
    inconnu || permis.includes(siae),
    `SIAE de type ${permis.join(', ')}`,
    inconnu ? 'donnée manquante : le type de la structure (EnregistrerStructure)' : `SIAE de type ${siae}`,
    [source],
    inconnu ? { manquante: true, avertissement: true } : {},
  );
}

export const structureEnregistrement = definirRegle<SituationEnregistrement>(
  'structure_enregistrement',
  'Enregistrer une structure',
  [
    (_, { type, typeConnu, change }) =>
      constat(
        'structure_type_coherent',
        type !== null && (typeConnu === null || typeConnu === type || change),
        typeConnu === null
          ? 'un type de SIAE'
          : `le type déjà connu de la structure, ${typeConnu}, ou un changement dit par l’État`,
        type === null ? 'aucun type donné' : `type ${type}`,
        [],
      ),
  ],
);

/** Nothing to judge: the request and the meetings are facts. */
export const structureNote = definirRegle<null>('structure_note', 'Consigner un fait de la structure', []);

export interface SituationAnnexe extends PeriodeAccordee {
  etat: string;
  /** Conventions recorded; empty: none. */
  conventions: readonly PeriodeAccordee[];
}
export const annexeFinanciere = definirRegle<SituationAnnexe>('annexe', 'Signer une annexe financière', [
  coherente,
  (droit, { etat }) => {
    const regle = droit.lire('conventionnement/annexe');
    if (!regle) return sansBase('annexe_etat_connu', 'l’annexe financière');
    const { etats_actifs, etats_inactifs } = regle.valeurs;
    const connus = [...etats_actifs, ...etats_inactifs];
    return constat('annexe_etat_connu', connus.includes(etat), `un état parmi ${connus.join(', ')}`, etat, [regle]);
  },
  (droit, { debut, fin, conventions }) => {
    const porteuse = conventions.find((c) => c.debut <= debut && fin <= c.fin);
    return constat(
      'annexe_dans_convention',
      true,
      'une annexe dans la période d’une convention',
      porteuse
        ? `convention du ${enFrancais(porteuse.debut)} au ${enFrancais(porteuse.fin)}`
        : conventions.length === 0
          ? 'donnée manquante : la convention (SignerConvention)'
          : 'période qui déborde de la convention enregistrée',
      [droit.lire('conventionnement/annexe')],
      { avertissement: porteuse === undefined },
    );
  },
]);

type Derogation = 'conventionnement/derogation-480h' | 'conventionnement/derogation-heures';
const derogation = (chemin: Derogation, quoi: string): Condition<SituationDerogation>[] => [
  coherente,
  (droit, { siae, debut }) => {
    const regle = droit.lire(chemin, debut);
    return regle
      ? reserveeA('derogation_type_siae', siae, regle.valeurs.siae, regle)
      : sansBase('derogation_type_siae', quoi);
  },
  (droit, s) => {
    const regle = droit.lire(chemin, s.debut);
    return regle
      ? auPlus('derogation_duree_max', s, regle.valeurs.duree_max, regle)
      : sansBase('derogation_duree_max', quoi);
  },
];
export const derogation480h = definirRegle<SituationDerogation>(
  'derogation_480h',
  'Accorder à une association une dérogation au plafond d’heures',
  derogation('conventionnement/derogation-480h', 'la dérogation au plafond d’heures'),
);
export const derogationHeures = definirRegle<SituationDerogation>(
  'derogation_heures',
  'Accorder à un chantier une durée hebdomadaire réduite',
  derogation('conventionnement/derogation-heures', 'la durée hebdomadaire réduite d’un chantier'),
);

export const autoPrescriptionRetrait = definirRegle<{ debut: Jour; fin: Jour | null }>(
  'auto_prescription_retrait',
  'Suspendre ou retirer la capacité d’auto-prescrire',
  [
    (_, { debut, fin }) => periodeCoherente(debut, fin, 'retrait'),
    (droit, { debut }) => {
      const regle = droit.lire('conventionnement/auto-prescription');
      if (!regle) return sansBase('retrait_preavis', 'le retrait de l’auto-prescription');
      const premier = ajouter(droit.jour, regle.valeurs.preavis);
      return constat(
        'retrait_preavis',
        debut >= premier || !regle.valeurs.opposable,
        `un retrait à partir du ${enFrancais(premier)} (${dureeEnFrancais(regle.valeurs.preavis)} après la décision)`,
        `à partir du ${enFrancais(debut)}`,
        [regle],
        { avertissement: debut < premier && !regle.valeurs.opposable },
      );
    },
  ],
);

export const autoPrescriptionRetablissement = definirRegle<{ retiree: boolean; formation: boolean }>(
  'auto_prescription_retablissement',
  'Rétablir la capacité d’auto-prescrire',
  [
    (droit, { formation }) => {
      const regle = droit.lire('conventionnement/auto-prescription');
      if (!regle) return sansBase('formation_suivie', 'le rétablissement de l’auto-prescription');
      return constat(
        'formation_suivie',
        formation || !regle.valeurs.retablissement_apres_formation,
        'les dirigeants ou les salariés ont suivi une formation',
        formation ? 'formation suivie' : 'aucune formation dite',
        [regle],
      );
    },
  ],
);

/** The content of the convention, not a condition to work: told, never opposed. */
export const permanence = definirRegle<SituationPermanence>('permanence', 'Déclarer les jours de permanence', [
  (droit, { siae, joursParSemaine }) => {
    const regle = droit.lire('conventionnement/permanence');
    if (!regle || (siae !== null && !regle.valeurs.siae.includes(siae))) return null;
    const { jours_par_semaine: minimum } = regle.valeurs;
    return constat(
      'permanence_min',
      true,
      `l’équivalent de ${minimum} jours par semaine au moins`,
      `${String(joursParSemaine).replace('.', ',')} jour${joursParSemaine >= 2 ? 's' : ''} par semaine`,
      [regle],
      { avertissement: joursParSemaine < minimum },
    );
  },
]);

export const habilitationLocale = definirRegle<PeriodeAccordee>(
  'habilitation_locale',
  'Habiliter localement un prescripteur',
  [
    coherente,
    (droit, s) => {
      const regle = droit.lire('conventionnement/habilitation-locale', s.debut);
      return regle
        ? auPlus('habilitation_duree_max', s, regle.valeurs.duree_max, regle)
        : sansBase('habilitation_duree_max', 'l’habilitation locale d’un prescripteur');
    },
  ],
);

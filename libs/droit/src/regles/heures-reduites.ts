/** The préfet's decision to go under the weekly minimum of a CDDI (CTR-10, CTR-11; decision D19): its own limits, regime by regime. */
import { ajouter, dernierJour, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import type { Droit, VersionLue } from '../referentiel.js';
import type { Siae } from '../schemas/commun.js';
import type { Valeurs } from '../schemas/index.js';
import { contratConnu, periodeCoherente, type SituationContrat } from './contrat-nomme.js';

/** A decision of the préfet, bounds included. */
export interface AutorisationHeures {
  regime: string;
  debut: Jour;
  fin: Jour;
}

export interface SituationHeuresReduites extends SituationContrat {
  siae: Siae | null;
  /** Code of a derogation of `contrat/heures-hebdo-min`. */
  regime: string;
  debut: Jour;
  fin: Jour;
  /** First day of the parcours; null: not begun. */
  parcoursDepuis: Jour | null;
  /** Kind of the other employer (`EA`, a kind of SIAE, or anything else); null: not told. */
  autreEmployeur: string | null;
  /** The situation was reviewed; null: not told. */
  bilan: boolean | null;
  /** Decisions of the same regime already recorded for this employer. */
  precedentes: number;
}
type H = Condition<SituationHeuresReduites>;
type Minimum = Valeurs<'contrat/heures-hebdo-min/CDDI'>;
type Derogation = Minimum['derogations'][number];

/** Code and label of the regimes that some employer may ask for on that day. */
export const regimesHeures: Readonly<Record<string, string>> = {
  CUMUL: 'Cumul avec un autre emploi',
  DIFFICULTES: 'Difficultés particulièrement importantes',
};

/** The derogation of that regime for the type of the contract, whatever the kind of employer; null: there is none. */
function derogation(
  droit: Droit,
  { contrat, regime }: SituationHeuresReduites,
): { regle: VersionLue<Minimum>; valeurs: Derogation } | null {
  const regle = contrat && droit.lire(`contrat/heures-hebdo-min/${contrat.type}`);
  const valeurs = regle?.valeurs.derogations.find((d) => d.code === regime);
  return regle && valeurs ? { regle, valeurs } : null;
}

const regimeOuvert: H = (droit, s) => {
  if (!s.contrat) return null;
  const d = derogation(droit, s);
  const nom = regimesHeures[s.regime] ?? s.regime;
  if (!d)
    return sansBase(
      'heures_reduites_regime',
      `une durée réduite de ce type de contrat (${droit.libelle(`contrat/types/${s.contrat.type}`)}, ${nom})`,
    );
  return constat(
    'heures_reduites_regime',
    s.siae !== null && d.valeurs.siae.includes(s.siae),
    `${nom} : ${d.valeurs.siae.join(', ')}`,
    s.siae ? `SIAE de type ${s.siae}` : 'structure qui n’est pas une SIAE',
    [d.regle],
  );
};

const duree: H = (droit, s) => {
  const d = derogation(droit, s);
  if (!d?.valeurs.duree_max) return null;
  const limite = dernierJour(s.debut, d.valeurs.duree_max);
  return constat(
    'heures_reduites_duree',
    s.fin <= limite,
    `${dureeEnFrancais(d.valeurs.duree_max)} au plus : jusqu’au ${enFrancais(limite)}`,
    `fin le ${enFrancais(s.fin)}`,
    [d.regle],
  );
};

const anciennete: H = (droit, s) => {
  const d = derogation(droit, s);
  if (!d?.valeurs.anciennete_parcours) return null;
  const depuis = s.parcoursDepuis && ajouter(s.parcoursDepuis, d.valeurs.anciennete_parcours);
  return constat(
    'heures_reduites_anciennete',
    depuis !== null && depuis <= s.debut,
    `un début ${dureeEnFrancais(d.valeurs.anciennete_parcours)} au moins après l’entrée en parcours`,
    depuis === null
      ? 'parcours pas encore commencé'
      : `début le ${enFrancais(s.debut)}, possible le ${enFrancais(depuis)}`,
    [d.regle],
  );
};

const autreEmployeur: H = (droit, s) => {
  const d = derogation(droit, s);
  const exclus = d?.valeurs.autres_employeurs_exclus;
  if (!d || !exclus) return null;
  const attendu = 'un autre employeur qui n’est ni une SIAE, ni une entreprise adaptée';
  return s.autreEmployeur === null
    ? constat('heures_reduites_cumul', true, attendu, 'donnée manquante : l’autre employeur', [d.regle], {
        manquante: true,
        avertissement: true,
      })
    : constat(
        'heures_reduites_cumul',
        !exclus.includes(s.autreEmployeur),
        attendu,
        `autre employeur : ${s.autreEmployeur}`,
        [d.regle],
      );
};

const fois = (n: number): string => (n === 1 ? 'une fois' : `${n} fois`);

const renouvellement: H = (droit, s) => {
  const d = derogation(droit, s);
  if (!d || s.precedentes === 0) return null;
  const { renouvellements: permis, sur_bilan: surBilan } = d.valeurs;
  const epuise = permis !== undefined && s.precedentes > permis;
  const sansBilan = surBilan === true && s.bilan === false;
  const inconnu = surBilan === true && s.bilan === null && !epuise;
  return constat(
    'heures_reduites_renouvellement',
    !epuise && !sansBilan,
    `${permis === undefined ? 'une prolongation' : `renouvelable ${fois(permis)}`}${surBilan ? ', sur bilan' : ''}`,
    epuise
      ? `déjà renouvelée ${fois(s.precedentes - 1)}`
      : inconnu
        ? 'donnée manquante : le bilan'
        : sansBilan
          ? 'aucun bilan'
          : 'renouvellement sur bilan',
    [d.regle],
    { avertissement: inconnu, manquante: inconnu },
  );
};

export const heuresReduites = definirRegle<SituationHeuresReduites>(
  'heures_reduites',
  'Autoriser une durée hebdomadaire réduite',
  [
    contratConnu,
    regimeOuvert,
    (_, { debut, fin }) => periodeCoherente(debut, fin, 'autorisation'),
    duree,
    anciennete,
    autreEmployeur,
    renouvellement,
  ],
);

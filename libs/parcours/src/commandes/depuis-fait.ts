/**
 * The way back from a fact to the command that wrote it, so that an audit can put the same question to another law. Only for facts
 * recorded by Jalon 0.2 or older: a later one keeps what was asked beside it, and needs no entry here. Null: a value the rule looks at
 * was erased with its person.
 */
import { ajouterJours, type VerdictLu } from '@jalon/droit';
import { champsDits } from '../correction.js';
import type { Fait, FaitDeType, TypeFait } from '../faits/index.js';
import type { Commande } from './index.js';

/** Facts whose shape has a place for a verdict; the oldest versions of some carry none. */
type Jugeable<F> = F extends { data: infer D }
  ? string extends keyof D
    ? never
    : 'verdict' extends keyof D
      ? F
      : never
  : never;
export type FaitJuge = Jugeable<Fait> & { data: { verdict: VerdictLu } };
type Retour<T extends TypeFait> = (fait: FaitDeType<T>) => Commande | null;

export const porteVerdict = (fait: Fait): fait is FaitJuge => 'verdict' in fait.data && fait.data.verdict !== undefined;

/**
 * Conditions judged on words that facts of 0.2 do not keep (place of the work, dismissal, dangerous works): without the word,
 * they cannot be judged again and are left out of a comparison.
 */
export function conditionsSansTrace(fait: FaitJuge): readonly string[] {
  if (fait.type !== 'MiseADispositionConclue') return [];
  const { departement, commune, licenciementEconomiqueLe, travauxDangereux } = fait.data;
  return [
    ...(departement === undefined && commune === undefined ? ['territoire_mad'] : []),
    ...(licenciementEconomiqueLe === undefined ? ['mad_sans_licenciement_recent'] : []),
    ...(travauxDangereux === undefined ? ['mad_sans_travaux_dangereux'] : []),
  ];
}

/** Absent stays absent; null (erased) is the caller's affair. */
const siDit = <C extends string, V>(cle: C, valeur: V | null | undefined): { [K in C]?: V } =>
  (valeur === undefined || valeur === null ? {} : { [cle]: valeur }) as { [K in C]?: V };
/** Text the rule does not look at: erased or not, the verdict is the same. */
const texte = (valeur: string | null): string => valeur ?? '';

/** Closed: one entry per fact that 0.2 judged. */
const table: { [T in FaitJuge['type']]?: Retour<T> } = {
  DiagnosticEtabli: ({ data: { criteres, pieces, certifications, inscritDepuis, jour } }) =>
    criteres === null || pieces === null || certifications === null || inscritDepuis === null
      ? null
      : {
          type: 'EtablirDiagnostic',
          data: {
            criteres,
            ...siDit('pieces', pieces),
            ...siDit('certifications', certifications),
            ...siDit('inscritDepuis', inscritDepuis),
            ...siDit('le', jour),
          },
        },
  CarenceDerogee: ({ data }) => ({ type: 'DerogerCarence', data: { motif: texte(data.motif) } }),
  DerogationCarenceRefusee: ({ data: { motif, explication } }) =>
    motif === null || explication === null ? null : { type: 'RefuserDerogationCarence', data: { motif, explication } },
  DecisionNotifiee: ({ data: { fait, destinataire, jour, moyen } }) => ({
    type: 'NotifierDecision',
    data: { fait, destinataire, le: jour, moyen },
  }),
  DecisionContestee: ({ data: { fait, explication } }) => ({
    type: 'ContesterDecision',
    data: { fait, explication: texte(explication) },
  }),
  ContestationTraitee: ({ data: { contestation, suite, explication } }) => ({
    type: 'RepondreContestation',
    data: { contestation, suite, explication: texte(explication) },
  }),
  // written with the hire that follows it, which is judged once for all of them
  PassDelivre: () => null,
  EmbaucheDeclaree: ({ data: d }) =>
    d.motifHeures === null || d.motifDuree === null || d.immatriculeLe === null || d.convergence === null
      ? null
      : {
          type: 'DeclarerEmbauche',
          data: {
            contrat: {
              id: d.contrat,
              type: d.type,
              debut: d.debut,
              ...siDit('fin', d.fin),
              ...siDit('heuresHebdo', d.minutesHebdo === undefined ? undefined : d.minutesHebdo / 60),
              ...siDit('motifHeures', d.motifHeures),
              ...siDit('motifDuree', d.motifDuree),
              ...siDit('poste', d.poste),
              ...siDit('immatriculeLe', d.immatriculeLe),
              ...siDit('salaries', d.salaries),
              ...siDit('convergence', d.convergence),
              ...siDit('precision', d.precision),
            },
          },
        },
  EmbaucheReportee: ({ data: { contrat, debut } }) => ({ type: 'ReporterEmbauche', data: { contrat, debut } }),
  EmbaucheAnnulee: ({ data: { contrat, motif } }) => ({
    type: 'AnnulerEmbauche',
    data: { contrat, motif: texte(motif) },
  }),
  ContratRenouvele: ({ data: { contrat, fin } }) => ({ type: 'RenouvelerContrat', data: { contrat, fin } }),
  ContratProlonge: ({ data: { contrat, fin, motif } }) =>
    motif === null ? null : { type: 'ProlongerContrat', data: { contrat, fin, motif } },
  AccompagnementEnregistre: ({ data: { nature, debut, fin, financement, accueil, initiative } }) => ({
    type: 'EnregistrerAccompagnement',
    data: {
      nature,
      debut,
      ...siDit('fin', fin),
      ...siDit('financement', financement),
      ...siDit('accueil', accueil),
      ...siDit('initiative', initiative),
    },
  }),
  ContratSuspendu: ({ data: { contrat, debut, motif } }) =>
    motif === null ? null : { type: 'SuspendreContrat', data: { contrat, debut, motif } },
  ContratRompu: ({ data: { contrat, jour, motif } }) =>
    motif === null ? null : { type: 'RompreContrat', data: { contrat, le: jour, motif } },
  MiseADispositionConclue: ({ data: d }) => {
    const { nomUtilisateur: nom, taches, lieu, remunerationReference, epi } = d;
    if (nom === null || taches === null || lieu === null || remunerationReference === null || epi === null) return null;
    return {
      type: 'ConclureMiseADisposition',
      data: {
        contrat: d.contrat,
        miseADisposition: {
          id: d.id,
          utilisateur: { type: d.utilisateur, nom },
          debut: d.debut,
          ...siDit('fin', d.fin),
          taches,
          lieu,
          ...siDit('remunerationReference', remunerationReference),
          ...siDit('epi', epi),
          ...siDit('departement', d.departement),
          ...siDit('commune', d.commune),
          ...siDit('licenciementEconomiqueLe', d.licenciementEconomiqueLe),
          ...siDit('travauxDangereux', d.travauxDangereux),
        },
      },
    };
  },
  HeuresReduitesAutorisees: ({ data: { contrat, regime, debut, fin, autreEmployeur, bilan } }) =>
    regime === null
      ? null
      : {
          type: 'AutoriserHeuresReduites',
          data: {
            contrat,
            regime,
            debut,
            fin,
            ...(autreEmployeur === undefined ? {} : { autreEmployeur: { type: autreEmployeur } }),
            ...siDit('bilan', bilan),
          },
        },
  VisiteMedicaleEnregistree: ({ data: { contrat, jour, emplois } }) => ({
    type: 'EnregistrerVisite',
    data: { contrat, le: jour, ...siDit('emplois', emplois) },
  }),
  HeuresDeclarees: ({ data: { contrat, mois, minutes, miseADisposition } }) => ({
    type: 'DeclarerHeures',
    data: { contrat, mois, heures: minutes / 60, ...siDit('miseADisposition', miseADisposition) },
  }),
  SuspensionDeclaree: ({ data: { debut, fin, finInconnue, motif } }) =>
    motif === null ? null : { type: 'SuspendrePass', data: { debut, motif, ...(finInconnue ? {} : { fin }) } },
  SuspensionCorrigee: ({ data: { id, debut, fin, motif, raison } }) =>
    motif === null
      ? null
      : {
          type: 'CorrigerSuspension',
          data: { suspension: id, debut, fin, ...siDit('motif', motif), raison: texte(raison) },
        },
  SuspensionLevee: ({ data: { fin } }) => ({ type: 'LeverSuspension', data: { le: ajouterJours(fin, 1) } }),
  // the rule asks whether a review and an interview came with the request, not what they say
  ProlongationDemandee: ({ data: { motif, fin, prescripteur, bilan, pieces, entretien } }) =>
    motif === null
      ? null
      : {
          type: 'DemanderProlongation',
          data: {
            motif,
            fin,
            ...siDit('prescripteur', prescripteur),
            ...(bilan === undefined ? {} : { bilan: texte(bilan) }),
            ...siDit('pieces', pieces),
            ...(entretien === undefined ? {} : { entretien: entretien ?? { telephone: '', courriel: '' } }),
          },
        },
  ProlongationDeclaree: ({ data: { motif, fin } }) =>
    motif === null ? null : { type: 'DemanderProlongation', data: { motif, fin } },
  ProlongationAccordee: ({ data: { demande, fin } }) => ({ type: 'AccorderProlongation', data: { demande, fin } }),
  ProlongationRefusee: ({ data: { demande, motif, explication, actions } }) =>
    explication === null || actions === null
      ? null
      : { type: 'RefuserProlongation', data: { demande, motif, explication, ...siDit('actions', actions) } },
  PassRepris: ({ data: d }) => {
    const { numero, motifs } = d;
    if (numero === null || motifs === null) return null;
    return {
      type: 'ReprendrePass',
      data: {
        numero,
        debut: d.debut,
        fin: d.fin,
        origine: d.origine,
        siae: d.siae.id,
        prolongations: d.prolongations.map(({ debut, fin }, i) => ({
          motif: motifs.prolongations[i] ?? '',
          debut,
          fin,
        })),
        suspensions: d.suspensions.map(({ debut, fin }, i) => ({ motif: motifs.suspensions[i] ?? '', debut, fin })),
        ...(d.embauche
          ? {
              embauche: {
                id: d.embauche.contrat,
                type: d.embauche.type,
                debut: d.embauche.debut,
                ...siDit('fin', d.embauche.fin),
              },
            }
          : {}),
      },
    };
  },
  ParcoursClos: ({ data: { motif } }) => ({ type: 'CloreParcours', data: { motif: texte(motif) } }),
  SortieEnregistree: ({ data: { jour, type, precision } }) =>
    type === null ? null : { type: 'EnregistrerSortie', data: { le: jour, type, ...siDit('precision', precision) } },
  SuspensionRetiree: ({ data: { fait, raison } }) => ({ type: 'RectifierFait', data: { fait, raison: texte(raison) } }),
  ProlongationRetiree: ({ data: { fait, raison } }) => ({
    type: 'RectifierFait',
    data: { fait, raison: texte(raison) },
  }),
  SortieRetiree: ({ data: { fait, raison } }) => ({ type: 'RectifierFait', data: { fait, raison: texte(raison) } }),
  FaitRectifie: ({ data: { fait, raison, clair, remplacement } }) =>
    remplacement === null
      ? null
      : {
          type: 'RectifierFait',
          data: {
            fait,
            raison: texte(raison),
            ...(clair === undefined && remplacement === undefined
              ? {}
              : { remplacement: champsDits({ clair, remplacement }) }),
          },
        },
  EcheancesAnnulees: ({ data: { faits, raison } }) => ({
    type: 'AnnulerEcheances',
    data: { faits, raison: texte(raison) },
  }),
};

/** The command behind a fact; null when a value its rule looks at is erased (or when another fact of the same command says it). */
export const commandeDepuis = (fait: FaitJuge): Commande | null =>
  (table[fait.type] as ((fait: FaitJuge) => Commande | null) | undefined)?.(fait) ?? null;

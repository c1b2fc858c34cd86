/** The way back from a fact to the act that wrote it, so that the same question is put again once it is told otherwise. */
import type { FaitStructure, TypeFaitStructure, DonneesFaitStructure } from '../faits/index.js';
import type { Acte } from './actes.js';

type Retour<T extends TypeFaitStructure> = (data: DonneesFaitStructure<T>, structure: string) => Acte;
function sans<D extends { verdict?: unknown }>(data: D): Omit<D, 'verdict'> {
  const { verdict: _, ...reste } = data;
  return reste;
}
const enUnites = (centiemes: number): number => centiemes / 100;

const retours: { [T in Exclude<TypeFaitStructure, 'ActeRectifie'>]: Retour<T> } = {
  // the State alone changes a kind, whatever is said: the rule looks at who speaks
  StructureEnregistree: (d) => ({ type: 'EnregistrerStructure', data: { ...nettoyer(sans(d)), changeDeType: true } }),
  ConventionDemandee: (d) => ({ type: 'DemanderConvention', data: d }),
  AvisCommissionRendu: (d) => ({ type: 'RendreAvisCommission', data: d }),
  ConventionSignee: (d) => ({ type: 'SignerConvention', data: nettoyer(sans(d)) }),
  ConventionSuspendue: (d) => ({ type: 'SuspendreConvention', data: nettoyer(sans(d)) }),
  ConventionReprise: ({ jour }) => ({ type: 'ReprendreConvention', data: { le: jour } }),
  ConventionResiliee: ({ jour, motif, informeeLe }) => ({
    type: 'ResilierConvention',
    data: { le: jour, motif, ...(informeeLe === undefined ? {} : { informeeLe }) },
  }),
  AnnexeSignee: (d) => {
    const { postesCentiemes, cdiInclusionCentiemes, quotaMajore, ...reste } = sans(d);
    return {
      type: 'SignerAnnexeFinanciere',
      data: {
        ...reste,
        ...(quotaMajore === undefined ? {} : { quotaMajore }),
        ...(postesCentiemes === undefined ? {} : { postesEtp: enUnites(postesCentiemes) }),
        ...(cdiInclusionCentiemes === undefined ? {} : { cdiInclusionEtp: enUnites(cdiInclusionCentiemes) }),
      },
    };
  },
  PermanenceDeclaree: ({ joursCentiemes }) => ({
    type: 'DeclarerPermanence',
    data: { joursParSemaine: enUnites(joursCentiemes) },
  }),
  Derogation480hAccordee: (d) => ({ type: 'AccorderDerogation480h', data: sans(d) }),
  DerogationHeuresAccordee: (d) => ({ type: 'AccorderDerogationHeures', data: sans(d) }),
  DialogueDeGestionTenu: (d) => ({ type: 'TenirDialogueDeGestion', data: d }),
  AutoPrescriptionRetiree: (d) => ({ type: 'RetirerAutoPrescription', data: nettoyer(sans(d)) }),
  // that the training was followed is not kept: it was looked at then
  AutoPrescriptionRetablie: ({ jour }) => ({ type: 'RetablirAutoPrescription', data: { le: jour, formation: true } }),
  HabilitationAccordee: (d) => ({ type: 'HabiliterPrescripteur', data: nettoyer(sans(d)) }),
  HabilitationRetiree: ({ jour }) => ({ type: 'RetirerHabilitation', data: { le: jour } }),
  StructureFermee: ({ jour }) => ({ type: 'FermerStructure', data: { le: jour } }),
  SuccessionConstatee: ({ de, jour, fondement, reference }, a) => ({
    type: 'ConstaterSuccession',
    data: { de, a, le: jour, fondement, reference },
  }),
};

/** Absent is not undefined. */
const nettoyer = <D extends object>(d: D): { [K in keyof D]: Exclude<D[K], undefined> } =>
  Object.fromEntries(Object.entries(d).filter(([, v]) => v !== undefined)) as {
    [K in keyof D]: Exclude<D[K], undefined>;
  };

/** Null: a correction, judged with what it corrects. */
export const acteDepuis = ({ type, data }: FaitStructure, structure: string): Acte | null =>
  type === 'ActeRectifie' ? null : (retours[type] as (d: object, id: string) => Acte)(data, structure);

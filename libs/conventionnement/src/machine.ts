/**
 * The chart of an organisation before the State, on facts. The deployment knows it already: no opening fact. Periods are data, judged by the
 * day; only what follows what is here.
 */
import { assign, setup } from 'xstate';
import { noter, siFavorable, verdictFavorable } from '@jalon/decider';
import { consignerStructure, dossierStructureVide, type DossierStructure } from './dossier.js';
import type { FaitStructure } from './faits/index.js';

const kit = setup({
  types: { context: {} as DossierStructure, events: {} as FaitStructure, input: {} as { id: string } },
  guards: { verdictFavorable },
  actions: { consigner: assign(({ context, event }) => consignerStructure(context, event)) },
});
/** A convention taken over, or signed after a request lost to memory, is signed all the same: the verdict tells it. */
const signature = { ConventionSignee: { target: 'aucune', ...siFavorable } } as const;

export const structure = kit.createMachine({
  id: 'structure',
  initial: 'connue',
  context: ({ input }) => dossierStructureVide(input.id),
  states: {
    connue: {
      meta: { libelle: 'Structure connue' },
      type: 'parallel',
      on: {
        StructureEnregistree: siFavorable,
        AnnexeSignee: siFavorable,
        ConventionSuspendue: siFavorable,
        ConventionReprise: siFavorable,
        ConventionResiliee: siFavorable,
        StructureFermee: siFavorable,
        SuccessionConstatee: siFavorable,
        PermanenceDeclaree: siFavorable,
        Derogation480hAccordee: siFavorable,
        DerogationHeuresAccordee: siFavorable,
        DialogueDeGestionTenu: noter,
        ActeRectifie: siFavorable,
      },
      states: {
        instruction: {
          initial: 'aucune',
          states: {
            aucune: {
              meta: { libelle: 'Aucune demande de convention' },
              on: { ConventionDemandee: { target: 'avisAttendu', ...noter }, ...signature },
            },
            avisAttendu: {
              meta: { libelle: 'Avis de la commission attendu' },
              on: { AvisCommissionRendu: { target: 'decisionAttendue', ...noter }, ...signature },
            },
            decisionAttendue: { meta: { libelle: 'Décision du préfet attendue' }, on: { ...signature } },
          },
        },
        autoPrescription: {
          initial: 'ouverte',
          states: {
            ouverte: {
              meta: { libelle: 'Auto-prescription ouverte' },
              on: { AutoPrescriptionRetiree: { target: 'retiree', ...siFavorable } },
            },
            retiree: {
              meta: { libelle: 'Auto-prescription retirée' },
              on: {
                // a period of its own, after the first one is over or beside it
                AutoPrescriptionRetiree: siFavorable,
                AutoPrescriptionRetablie: { target: 'ouverte', ...siFavorable },
              },
            },
          },
        },
        habilitation: {
          initial: 'sans',
          states: {
            sans: {
              meta: { libelle: 'Sans habilitation locale' },
              on: { HabilitationAccordee: { target: 'accordee', ...siFavorable } },
            },
            accordee: {
              meta: { libelle: 'Habilitation locale accordée' },
              on: { HabilitationAccordee: siFavorable, HabilitationRetiree: { target: 'sans', ...noter } },
            },
          },
        },
      },
    },
  },
});

/**
 * The chart of a parcours, on facts: which step follows which, and nothing else. Exactly one guard, which reads a verdict.
 * No `after`: time is a command (see `echeances.ts`). Reading order: orientation → diagnostic → PASS → sortie or clôture.
 */
import { assign, setup } from 'xstate';
import { noter, siFavorable } from '@jalon/decider';
import type { VerdictLu } from '@jalon/droit';
import { consigner } from './dossier/consigner.js';
import { dossierVide, type Dossier } from './dossier/dossier.js';
import type { Fait } from './faits/index.js';

/** What is asked of a step: never its name. `avantLePass`: no PASS runs, nor ever did in this round. `sorti`: an exit holds. */
export type Etiquette = 'ouvert' | 'clos' | 'avantLePass' | 'passDelivre' | 'demandeEnAttente' | 'sorti';

const kit = setup({
  types: { context: {} as Dossier, events: {} as Fait, input: {} as { id: string }, tags: {} as Etiquette },
  guards: { verdictFavorable: (_, verdict: { i: number } | null) => verdict === null || verdict.i === 1 },
  actions: { consigner: assign(({ context, event }) => consigner(context, event)) },
});

/** The same for a fact whose oldest versions were written before it was judged: without a verdict, it stands. */
const siFavorableOuAncien = {
  guard: {
    type: 'verdictFavorable',
    params: ({ event }: { event: { data: { verdict?: VerdictLu | undefined } } }) => event.data.verdict ?? null,
  },
  actions: 'consigner',
} as const;

/** Another dossier of the person closes in favour of this one, or this one of another (D29). */
const rapprochement = {
  ParcoursRapproche: siFavorable,
  DoublonClos: { target: '#parcours.doublon', actions: 'consigner' },
} as const;
/** What follows a decision, at any step: it is told, contested, looked at again. */
const suitesDesDecisions = {
  DecisionNotifiee: siFavorable,
  DecisionContestee: siFavorable,
  ContestationTraitee: siFavorable,
} as const;
/** Until when the data are kept, then nothing more: the dossier stays, and receives no fact. */
const conservation = {
  ConservationProrogee: siFavorable,
  ProrogationLevee: siFavorable,
  DonneesEffacees: { target: '#parcours.efface', ...siFavorable },
} as const;
/** At any step: the dossier is folded again without the deadlines it names, so that the step after it is that of the corrected history. */
const correction = { EcheancesAnnulees: siFavorable } as const;
/** What was worked on a PASS outlives its round: the contract still ends, the exit is still told. */
const finsDeContrat = {
  SortieEnregistree: siFavorable,
  SortieRetiree: siFavorable,
  ContratTermine: noter,
  ContratRompu: siFavorableOuAncien,
} as const;
/** A hire put right moves the start of a PASS that is over too, hence its end, and what is counted from it (D27). */
const passPasse = { PassDecale: noter } as const;
/** Facts about a diagnosis and the waiting period, in every step before a PASS runs. */
const accueil = {
  ...rapprochement,
  ...conservation,
  HomonymeLeve: noter,
  OrientationEnvoyee: noter,
  OrientationRepondue: siFavorable,
  CarenceDerogee: siFavorable,
  DerogationCarenceRefusee: siFavorable,
  ...suitesDesDecisions,
  SituationDeclaree: noter,
  AccompagnementEnregistre: siFavorableOuAncien,
  FaitRectifie: siFavorable,
  ...correction,
} as const;

/** In a parallel step, a region that handles a fact hides the common handling: one place per fact, so that it is recorded once. */
export const parcours = kit.createMachine({
  id: 'parcours',
  initial: 'aOuvrir',
  context: ({ input }) => dossierVide(input.id),
  // what has its place at every step says nothing of a step: the table does not list it among what is possible
  on: { EcritureEcartee: noter },
  states: {
    aOuvrir: {
      meta: { libelle: 'À ouvrir' },
      tags: 'avantLePass',
      on: { ParcoursOuvert: { target: 'orientation', actions: 'consigner' } },
    },
    orientation: {
      meta: { libelle: 'Orientation' },
      tags: ['ouvert', 'avantLePass'],
      on: {
        ...accueil,
        DiagnosticEtabli: { target: 'diagnostique', ...siFavorable },
        PassDelivre: { target: 'actif', ...siFavorable },
        PassRepris: { target: 'actif', ...siFavorable },
      },
    },
    diagnostique: {
      meta: { libelle: 'Diagnostic établi' },
      tags: ['ouvert', 'avantLePass'],
      on: {
        ...accueil,
        ...finsDeContrat,
        ...passPasse,
        DiagnosticEtabli: siFavorable,
        PassDelivre: { target: 'actif', ...siFavorable },
        PassRepris: { target: 'actif', ...siFavorable },
      },
    },
    actif: {
      // said to who may not know whether there is a PASS
      meta: { libelle: 'Parcours engagé' },
      tags: ['ouvert', 'passDelivre'],
      type: 'parallel',
      on: {
        ...suitesDesDecisions,
        ...rapprochement,
        ...conservation,
        HomonymeLeve: noter,
        OrientationEnvoyee: noter,
        OrientationRepondue: siFavorable,
        SituationDeclaree: noter,
        AccompagnementEnregistre: siFavorableOuAncien,
        EmbaucheDeclaree: siFavorable,
        EmbaucheReportee: siFavorable,
        EmbaucheAnnulee: siFavorable,
        FicheTransmise: noter,
        ...passPasse,
        PassOfficielConstate: siFavorable,
        PassAnnule: { target: 'diagnostique', actions: 'consigner' },
        ContratRenouvele: siFavorable,
        ContratProlonge: siFavorable,
        ContratSuspendu: siFavorableOuAncien,
        ContratRepris: noter,
        ContratRompu: siFavorableOuAncien,
        ContratTermine: noter,
        MiseADispositionConclue: siFavorable,
        HeuresDeclarees: siFavorable,
        HeuresReduitesAutorisees: siFavorable,
        VisiteMedicaleEnregistree: siFavorable,
        SuspensionRetiree: siFavorable,
        ProlongationRetiree: siFavorable,
        FaitRectifie: siFavorable,
        ...correction,
        ParcoursClos: { target: 'clos', ...siFavorable },
      },
      states: {
        pass: {
          initial: 'enCours',
          states: {
            enCours: {
              meta: { libelle: 'PASS en cours' },
              on: {
                SuspensionDeclaree: { target: 'suspendu', ...siFavorable },
                SuspensionCommencee: { target: 'suspendu', actions: 'consigner' },
                // Lifted for a day to come, then earlier: it still runs, and can still be shortened.
                SuspensionLevee: siFavorable,
                PassExpire: { target: 'expire', actions: 'consigner' },
              },
            },
            suspendu: {
              meta: { libelle: 'PASS suspendu' },
              on: {
                SuspensionCorrigee: siFavorable,
                SuspensionLevee: { target: 'enCours', ...siFavorable },
                SuspensionTerminee: { target: 'enCours', actions: 'consigner' },
                PassExpire: { target: 'expire', actions: 'consigner' },
              },
            },
            expire: {
              meta: { libelle: 'PASS expiré' },
              on: {
                // A hire told late, that began while the PASS was suspended, shortens that suspension (D41).
                SuspensionLevee: siFavorable,
                // R. 5132-1-8 asked after the end fills the gap: the PASS runs again, which is a fact of its own.
                PassRetabli: { target: 'enCours', actions: 'consigner' },
                CarenceDerogee: siFavorable,
                DerogationCarenceRefusee: siFavorable,
                DiagnosticEtabli: { target: '#parcours.diagnostique', ...siFavorable },
              },
            },
          },
        },
        demande: {
          initial: 'aucune',
          states: {
            aucune: {
              meta: { libelle: 'Aucune demande en attente' },
              on: { ProlongationDemandee: { target: 'enAttente', ...siFavorable }, ProlongationDeclaree: siFavorable },
            },
            enAttente: {
              meta: { libelle: 'Demande de prolongation en attente' },
              tags: 'demandeEnAttente',
              on: {
                ProlongationAccordee: { target: 'aucune', ...siFavorable },
                ProlongationRefusee: { target: 'aucune', ...siFavorable },
                RappelProlongationEchu: noter,
                DemandeSansReponse: noter,
              },
            },
          },
        },
        presence: {
          initial: 'enParcours',
          states: {
            enParcours: {
              meta: { libelle: 'En parcours' },
              on: { SortieEnregistree: { target: 'sorti', ...siFavorable } },
            },
            sorti: {
              meta: { libelle: 'Sortie enregistrée' },
              tags: 'sorti',
              on: {
                EmbaucheDeclaree: { target: 'enParcours', ...siFavorable },
                // Several SIAE may employ on one PASS: each records its own exit.
                SortieEnregistree: siFavorable,
                SortieRetiree: { target: 'enParcours', ...siFavorable },
              },
            },
          },
        },
      },
    },
    clos: {
      meta: { libelle: 'Parcours clos' },
      tags: 'clos',
      on: {
        ...suitesDesDecisions,
        ...rapprochement,
        ...conservation,
        ...finsDeContrat,
        ...passPasse,
        HomonymeLeve: noter,
        OrientationEnvoyee: noter,
        OrientationRepondue: siFavorable,
        CarenceDerogee: siFavorable,
        DerogationCarenceRefusee: siFavorable,
        FaitRectifie: siFavorable,
        ...correction,
        DiagnosticEtabli: { target: 'diagnostique', ...siFavorable },
      },
    },
    doublon: {
      meta: { libelle: 'Clos comme doublon' },
      tags: 'clos',
      // what runs in it comes to its end; the person goes on in the other dossier
      on: {
        ...suitesDesDecisions,
        ...correction,
        ...conservation,
        ...passPasse,
        FicheTransmise: noter,
        ContratSuspendu: siFavorableOuAncien,
        ContratRepris: noter,
        ContratRompu: siFavorableOuAncien,
        ContratTermine: noter,
        HeuresDeclarees: siFavorable,
        AccompagnementEnregistre: siFavorableOuAncien,
        SortieEnregistree: siFavorable,
        SortieRetiree: siFavorable,
        FaitRectifie: siFavorable,
      },
    },
    efface: {
      meta: { libelle: 'Données effacées' },
      tags: 'clos',
    },
  },
});

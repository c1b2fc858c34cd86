/**
 * Which of the actions that the engine accepts come first, by where the parcours stands. An order of presentation: what is possible, and why
 * the rest is not, is said by the engine alone.
 */
import type { Action, Vue } from '../api/types.js';

const PAR_ETAPE: Readonly<Record<Vue['etape'], readonly string[]>> = {
  aOuvrir: [],
  orientation: ['EtablirDiagnostic', 'RepondreOrientation', 'OrienterVersSiae', 'DeclarerEmbauche', 'ReprendrePass'],
  diagnostique: ['DeclarerEmbauche', 'OrienterVersSiae', 'RepondreOrientation', 'DeclarerSituation'],
  enCours: [
    'DeclarerHeures',
    'EnregistrerAccompagnement',
    'DemanderProlongation',
    'RenouvelerContrat',
    'ConclureMiseADisposition',
    'SuspendrePass',
    'EnregistrerSortie',
    'DeclarerSituation',
    'OrienterVersSiae',
  ],
  suspendu: [
    'LeverSuspension',
    'CorrigerSuspension',
    'ReprendreContrat',
    'DeclarerEmbauche',
    'EnregistrerAccompagnement',
  ],
  expire: ['DemanderProlongation', 'EnregistrerSortie', 'DeclarerHeures', 'EtablirDiagnostic'],
  sorti: ['NotifierDecision', 'DeclarerHeures', 'DeclarerEmbauche'],
  clos: ['NotifierDecision', 'RectifierFait'],
};
const DEMANDE_EN_ATTENTE = ['AccorderProlongation', 'RefuserProlongation', 'ReadresserDemande', 'RetirerDemande'];
const PROBABLES = 4;

/** At most four, the likeliest first. */
export function probables(actions: readonly Action[], vue: Vue): Action[] {
  const ordre = [...(vue.demandeEnAttente ? DEMANDE_EN_ATTENTE : []), ...PAR_ETAPE[vue.etape]];
  const rang = (a: Action): number => {
    const n = ordre.indexOf(a.commande);
    return n < 0 ? ordre.length : n;
  };
  return actions
    .filter((a) => a.possible)
    .toSorted((a, b) => rang(a) - rang(b))
    .slice(0, PROBABLES);
}

/** The wording of a step, read from the chart (`meta.libelle`), and nowhere else. */
import { libelleurDEtapes } from '@jalon/decider';
import { parcours } from './machine.js';
import type { EtapeVue } from './vue/formes.js';

/** `actif(pass.suspendu,demande.aucune,presence.enParcours)` → « PASS suspendu, aucune demande en attente, en parcours ». */
export const libelleEtapeDetaillee: (etape: string) => string = libelleurDEtapes(parcours);

/** Where a step, as people say it by the day, stands in the chart. */
const places: Record<EtapeVue, string> = {
  aOuvrir: 'aOuvrir',
  orientation: 'orientation',
  diagnostique: 'diagnostique',
  enCours: 'actif(pass.enCours)',
  suspendu: 'actif(pass.suspendu)',
  expire: 'actif(pass.expire)',
  sorti: 'actif(presence.sorti)',
  clos: 'clos',
};
export const libelleEtape = (etape: EtapeVue): string => libelleEtapeDetaillee(places[etape]);

/** What is said of a parcours to who may not know whether there is a PASS: `ENGAGE` is then all its step. */
export const ENGAGE = { etape: 'enCours', etapeDetaillee: 'actif' } as const;
/** Of a row or a view, as it is shown: an `ENGAGE` one does not say more. */
export const libelleMontre = ({ etape, etapeDetaillee }: { etape: EtapeVue; etapeDetaillee: string }): string =>
  etapeDetaillee === ENGAGE.etapeDetaillee ? libelleEtapeDetaillee(etapeDetaillee) : libelleEtape(etape);

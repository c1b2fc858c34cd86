/** The wording of a step, read from the chart: said once, there. */
import { parcours } from './machine.js';

interface Noeud {
  meta?: { libelle?: string };
  states?: Record<string, Noeud>;
}
const racine = parcours.config as Noeud;

/** `actif(pass.suspendu,demande.aucune,presence.enParcours)` → « PASS suspendu, aucune demande en attente, en parcours ». */
export function libelleEtapeDetaillee(etape: string): string {
  const parenthese = etape.indexOf('(');
  if (parenthese < 0) return racine.states?.[etape]?.meta?.libelle ?? etape;
  const regions = racine.states?.[etape.slice(0, parenthese)]?.states;
  return etape
    .slice(parenthese + 1, -1)
    .split(',')
    .map((region) => {
      const [nom = '', sous = ''] = region.split('.');
      return regions?.[nom]?.states?.[sous]?.meta?.libelle ?? region;
    })
    .map((l, i) => (i === 0 ? l : l.charAt(0).toLowerCase() + l.slice(1)))
    .join(', ');
}

/** The dossier as the one that succeeds finds it: what its predecessors did, asked and employed is its own (D43). What is stored does not change. */
import type { Organisation } from '../acteur.js';
import type { Etat } from '../decider.js';
import type { Dossier } from './dossier.js';

/** Fields that name an organisation, by its id or whole. */
const NOMMENT: ReadonlySet<string> = new Set(['siae', 'organisation', 'prescripteur']);

export function substituer(etat: Etat, predecesseurs: readonly string[], successeur: Organisation): Etat {
  if (predecesseurs.length === 0) return etat;
  const anciens = new Set(predecesseurs);
  const parcourir = (valeur: unknown): unknown => {
    if (Array.isArray(valeur)) return valeur.map(parcourir);
    if (typeof valeur !== 'object' || valeur === null) return valeur;
    return Object.fromEntries(
      Object.entries(valeur).map(([cle, v]: [string, unknown]) => [cle, NOMMENT.has(cle) ? nommee(v) : parcourir(v)]),
    );
  };
  const nommee = (v: unknown): unknown => {
    if (typeof v === 'string') return anciens.has(v) ? successeur.id : v;
    if (typeof v !== 'object' || v === null) return v;
    return 'id' in v && typeof v.id === 'string' && anciens.has(v.id) ? successeur : parcourir(v);
  };
  return { ...etat, dossier: parcourir(etat.dossier) as Dossier };
}

import type { Projection } from '../projection.js';
import { plieur } from './evolve.js';
import { ddl, tables } from './table.js';

/**
 * What the figures of a department are counted on. No name, no free text.
 * @param fonds codes of the funds known to the référentiel (`PIC_IAE`…); another set makes other rows
 */
export function projectionIndicateurs(fonds: readonly string[]): Projection {
  const connus = fonds.toSorted();
  const ensemble = new Set(connus);
  return {
    nom: 'indicateurs',
    version: 1,
    ddl,
    tables,
    parametres: connus,
    plieur: (t) => plieur(t, ensemble),
  };
}

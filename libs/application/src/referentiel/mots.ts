/** What the codes of the law are called, for the sentences of the journal and of the lists: the label in the référentiel, said nowhere else. */
import type { Referentiel } from '@jalon/droit';
import type { MotsDuDroit, Signal } from '@jalon/projections';
import { empreinte } from './empreinte.js';

export function motsDuDroit(referentiel: Referentiel): MotsDuDroit {
  const libelles = [...referentiel.parametres.values()].map((p) => [p.chemin, p.libelle]);
  return { dire: (chemin) => referentiel.libelle(chemin), empreinte: empreinte(JSON.stringify(libelles)) };
}

/** Conditions that are anomalies to follow, in the words of the référentiel. */
export const signauxDuDroit = (referentiel: Referentiel): Signal[] =>
  Object.entries(referentiel.conditions).flatMap(([condition, { signal }]) =>
    signal === undefined ? [] : [{ condition, libelle: signal }],
  );

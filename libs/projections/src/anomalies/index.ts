import { placeDe } from '@jalon/decider';
import type { TypeFait } from '@jalon/parcours';
import { identitesEnClair } from '../identites.js';
import type { ClesDeLaListe } from '../liste/index.js';
import { definirModele } from '../modele.js';
import type { Cellule, Fold, Tables } from '../projection.js';
import { anomalies, type Signal } from './query.js';
import { tableAnomalies, tables } from './table.js';

interface DroitDesAnomalies extends ClesDeLaListe {
  /** Sentence of a condition to be followed. Default: none is. */
  signaux?: readonly Signal[] | undefined;
}

/** What was accepted and is to be followed, for the State. A fact withdrawn takes its rows with it. */
export const modeleAnomalies = definirModele({
  nom: 'anomalies',
  version: 1,
  tables,
  fold: () => fold,
  queries: (lecture, { identites = identitesEnClair, signaux = [] }: DroitDesAnomalies) =>
    anomalies(lecture, identites, signaux),
});

/** They withdraw a fact that moved the end of the PASS, and name it; other withdrawals have the history folded again. */
const RETRAITS: ReadonlySet<TypeFait> = new Set(['SuspensionRetiree', 'ProlongationRetiree', 'SortieRetiree']);

function fold(lues: Tables): Fold {
  /** Of each fact folded and not written yet. */
  const dites = new Map<string, Cellule[]>();
  let retires: [string, number][] = [];
  const cle = (parcours: string, fait: number): string => `${parcours} ${fait}`;
  return {
    apply: (faits) => {
      for (const f of faits) {
        if (RETRAITS.has(f.type)) {
          const retire = placeDe((f.data as { fait: number }).fait);
          dites.delete(cle(f.parcours, retire));
          retires.push([f.parcours, retire]);
        }
        if (f.signaux === undefined) continue;
        const cellules: Cellule[] = [];
        for (const condition of f.signaux) tableAnomalies.ranger({ f, condition }, cellules);
        dites.set(cle(f.parcours, placeDe(f.revision)), cellules);
      }
    },
    ecrire: () => {
      for (const retire of retires) lues.sql(RETIRER).run(...retire);
      tableAnomalies.ecrire(lues, [...dites.values()].flat());
      dites.clear();
      retires = [];
    },
  };
}
const RETIRER = 'DELETE FROM anomalies{c} WHERE parcours = ? AND fait = ?';

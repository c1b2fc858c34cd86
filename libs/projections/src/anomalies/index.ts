import { placeDe } from '@jalon/decider';
import { conditionsReglees } from '@jalon/parcours';
import { identitesEnClair } from '../identites.js';
import type { ClesDeLaListe } from '../liste/index.js';
import { definirModele } from '../modele.js';
import type { Cellule, Fold, Tables } from '../projection.js';
import { anomalies, type Signal } from './query.js';
import { tableAnomalies, tableEmbauches, tables } from './table.js';

interface DroitDesAnomalies extends ClesDeLaListe {
  /** Sentence of a condition to be followed. Default: none is. */
  signaux?: readonly Signal[] | undefined;
}

/** What was accepted and is to be followed, for the State. A fact withdrawn takes its rows with it. */
export const modeleAnomalies = definirModele({
  nom: 'anomalies',
  version: 2,
  tables,
  fold: () => fold,
  queries: (lecture, { identites = identitesEnClair, signaux = [] }: DroitDesAnomalies) =>
    anomalies(lecture, identites, signaux),
});

function fold(lues: Tables): Fold {
  /** In the order of the facts: what one adds, a later one may take away. */
  let actes: (() => void)[] = [];
  return {
    apply: (faits) => {
      for (const f of faits) {
        const { parcours, revision } = f;
        const reglees = revision === 0 ? [] : conditionsReglees(f);
        for (const condition of reglees) actes.push(() => lues.sql(REGLER).run(parcours, placeDe(revision), condition));
        if (f.type === 'EmbaucheDeclaree') {
          const embauche: Cellule[] = [];
          tableEmbauches.ranger(f, embauche);
          actes.push(() => tableEmbauches.ecrire(lues, embauche));
        }
        if (f.type === 'EmbaucheAnnulee') actes.push(() => tableEmbauches.oter(lues, parcours, f.data.contrat));
        if (f.signaux === undefined) continue;
        const cellules: Cellule[] = [];
        for (const condition of f.signaux) tableAnomalies.ranger({ f, condition }, cellules);
        actes.push(() => tableAnomalies.ecrire(lues, cellules));
      }
    },
    ecrire: () => {
      for (const acte of actes) acte();
      actes = [];
    },
  };
}
const REGLER = 'DELETE FROM anomalies{c} WHERE parcours = ? AND fait < ? AND condition = ?';

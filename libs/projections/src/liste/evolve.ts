import { HistoireIncoherente } from '@jalon/decider';
import { table } from '@jalon/parcours';
import type { FaitLu } from '../fait-lu.js';
import { phraseSansPersonne } from '../phrase.js';
import type { Plieur, Tables } from '../projection.js';
import { consigner, organisationsDe } from './consignes.js';
import { ligneVide, type Ligne } from './ligne.js';
import { ecrireLigne, lireLigne, type EnBase } from './stockage.js';

/** Rows kept in memory from one writing to the next: a parcours that comes back soon is not read again. */
const GARDEES = 4000;

interface Ouverte {
  ligne: Ligne;
  /** What the table holds of it, null when nothing. */
  enBase: EnBase | null;
  dernier: FaitLu | null;
}

export function plieur(tables: Tables): Plieur {
  const ouvertes = new Map<string, Ouverte>();
  const ouvrir = (parcours: string): Ouverte => {
    let ouverte = ouvertes.get(parcours);
    if (!ouverte) {
      const lue = lireLigne(tables, parcours);
      ouverte = {
        ligne: lue?.ligne ?? ligneVide(parcours, table.initiale),
        enBase: lue?.enBase ?? null,
        dernier: null,
      };
      ouvertes.set(parcours, ouverte);
    }
    return ouverte;
  };
  return {
    plier: (faits) => {
      for (const fait of faits) {
        const ouverte = ouvrir(fait.parcours);
        if (fait.revision <= ouverte.ligne.revision) continue;
        plierUn(ouverte.ligne, fait);
        ouverte.dernier = fait;
      }
    },
    ecrire: () => {
      for (const ouverte of ouvertes.values()) {
        if (!ouverte.dernier) continue;
        Object.assign(ouverte.ligne, {
          dernierFait: phraseSansPersonne(ouverte.dernier),
          dernierLe: ouverte.dernier.le,
        });
        ouverte.enBase = ecrireLigne(tables, ouverte.ligne, ouverte.enBase);
        ouverte.dernier = null;
      }
      if (ouvertes.size > GARDEES) ouvertes.clear();
    },
  };
}

/** @throws HistoireIncoherente the chart has no place for this fact */
function plierUn(ligne: Ligne, fait: FaitLu): void {
  // which step follows which is said once, in the chart
  const passage = table.passage(ligne.etapeDetaillee, fait.type);
  if (!passage) throw new HistoireIncoherente(ligne.etapeDetaillee, fait.type);
  ligne.etapeDetaillee = passage.vers;
  consigner(ligne, fait);
  for (const id of organisationsDe(fait))
    if (!ligne.organisations.includes(id)) ligne.organisations = [...ligne.organisations, id].sort();
  ligne.revision = fait.revision;
  ligne.position = fait.position;
}

import { HistoireIncoherente } from '@jalon/decider';
import { table, type Corrigeant } from '@jalon/parcours';
import type { FaitLu } from '../fait-lu.js';
import type { Identites } from '../identites.js';
import { Memory } from '../memory.js';
import { phraseSansPersonne, type MotsDuDroit } from '../phrase.js';
import type { Fold, Tables } from '../projection.js';
import { consigner, tracer, departementsDe, organisationsDe, reserveA } from './consignes.js';
import { RowIdentity } from './row-identity.js';
import { ligneVide, type Ligne } from './ligne.js';
import { Ecriture, lireLigne, type EnBase } from './stockage.js';

/** Rows of one generation kept in memory, of some kB each. */
const GARDEES = 2000;

interface Ouverte {
  ligne: Ligne;
  /** What the table holds of it, null when nothing. */
  enBase: EnBase | null;
  /** Differs from the table. */
  changee: boolean;
}

export function fold(tables: Tables, identites: Identites, mots: MotsDuDroit): Fold {
  const ouvertes = new Memory<Ouverte>(GARDEES);
  let changees: Ouverte[] = [];
  const ouvrir = (parcours: string): Ouverte =>
    ouvertes.ouvrir(parcours, () => {
      const lue = lireLigne(tables, parcours, identites);
      return {
        ligne: lue?.ligne ?? ligneVide(parcours, table.initiale, new RowIdentity(parcours, identites)),
        enBase: lue?.enBase ?? null,
        changee: false,
      };
    });
  return {
    apply: (faits) => {
      for (const fait of faits) {
        const ouverte = ouvrir(fait.parcours);
        if (fait.revision <= ouverte.ligne.revision) continue;
        applyOne(ouverte.ligne, fait, mots);
        if (ouverte.changee) continue;
        ouverte.changee = true;
        changees.push(ouverte);
      }
    },
    ecrire: () => {
      const ecriture = new Ecriture(tables);
      for (const ouverte of changees) {
        ouverte.enBase = ecriture.ecrire(ouverte.ligne, ouverte.enBase);
        ouverte.changee = false;
      }
      ecriture.finir();
      changees = [];
      ouvertes.vieillir();
    },
  };
}

/** @throws HistoireIncoherente the chart has no place for this fact */
function applyOne(ligne: Ligne, fait: FaitLu, mots: MotsDuDroit): void {
  const { trace, passe } = fait as Corrigeant<FaitLu>;
  if (trace === undefined) {
    // which step follows which is said once, in the chart
    const passage = table.passage(passe?.etape ?? ligne.etapeDetaillee, fait.type);
    if (!passage) throw new HistoireIncoherente(ligne.etapeDetaillee, fait.type);
    ligne.etapeDetaillee = passage.vers;
    consigner(ligne, fait);
    if (passe && ligne.demandeEnAttente !== null && passe.demandes.includes(ligne.demandeEnAttente))
      ligne.demandeEnAttente = null;
  } else if (trace === 'defait') tracer(ligne, fait);
  for (const id of organisationsDe(fait))
    if (!ligne.organisations.includes(id)) ligne.organisations = [...ligne.organisations, id].sort();
  for (const d of departementsDe(fait))
    if (!ligne.departements.includes(d)) ligne.departements = [...ligne.departements, d].sort();
  ligne.dernierPour = reserveA(fait);
  ligne.dernierFait = phraseSansPersonne(fait, mots.dire);
  ligne.dernierLe = fait.le;
  ligne.revision = fait.revision;
  ligne.position = fait.position;
}

/**
 * A parcours as the holder of some of its values sees it: what she was not given reads as if it were erased. It is what an audit file tells, and
 * what its page computes again from the sealed texts alone.
 */
import { remettreOuvertures, type Ouverture } from '@jalon/confidentialite';
import { definitionStockee } from '@jalon/decider';
import type { Jour } from '@jalon/droit';
import type { StoredEvent } from '@jalon/event-store';
import { annules, catalogue, EFFACE, evolveTous, etatInitial, foldWithout, vue, type Fait } from '@jalon/parcours';
import { CLASSES, type Classe } from '@jalon/visibilite';
import { lireDans, type FaitLu } from '../faits-stockes.js';
import { coeurParcours } from '../genres/parcours/coeur.js';
import { VUE_PARCOURS } from '../lecteur/formes.js';
import { montrerA } from '../lecteur/montrer.js';
import { couper } from '../moteur/couper.js';
import type { LoiDatee } from '../referentiel/referentiels.js';
import type { Moment } from '../temps.js';
import type { VueDevoilee } from './a-prouver.js';

/** In the place of a label whose code was not given. */
const NON_COMMUNIQUE = 'non communiqué';

/** @throws VersionInconnue */
export function lireDevoile(e: StoredEvent, ouvertures: readonly Ouverture[]): FaitLu {
  const classes = definitionStockee(catalogue, e.type)?.personnels ?? {};
  return lireDans(catalogue, e, remettreOuvertures(e.data, classes, ouvertures)) as FaitLu;
}

export interface DemandeSituation {
  au: Jour;
  connuLe?: Moment | undefined;
  /** What was given of it. */
  ouvertes: ReadonlySet<string>;
}
/** What is told of that day, known at that moment. Nothing but these facts and that law. */
export function situation(
  parcours: string,
  faits: readonly FaitLu[],
  { au, connuLe, ouvertes }: DemandeSituation,
  loi: LoiDatee,
): VueDevoilee {
  const { gardes, ecartes } = couper<Fait>(faits as readonly FaitLu[], annules, { au, connuLe });
  const lus = gardes.map((f) => f.fait);
  const etat = ecartes.size === 0 ? evolveTous(etatInitial(parcours), lus) : foldWithout(parcours, lus, ecartes);
  const vues = vue(coeurParcours(loi).solder(etat, au).etat, au, loi.auJour(au));
  const classes = new Set(
    (Object.keys(CLASSES) as Classe[]).filter(
      (c) => (c !== 'identite' || ouvertes.has('C2')) && (c !== 'sensible' || ouvertes.has('C3')),
    ),
  );
  const { compteur480h: _, ...montree } = montrerA({ classes }, VUE_PARCOURS, { ...vues, revision: etat.revision });
  return etat.dossier.efface === null ? dire(montree) : montree;
}

/** A dossier that was not erased says nothing of the kind. */
const dire = (v: VueDevoilee): VueDevoilee =>
  JSON.parse(JSON.stringify(v, (_, valeur: unknown) => (valeur === EFFACE ? NON_COMMUNIQUE : valeur))) as VueDevoilee;

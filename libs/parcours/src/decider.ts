/** `decide` and `evolve` for a parcours: the kit of the decider, given the words, the facts and the rules of this room. */
import { construireDecider, type Decision, type EtatDe } from '@jalon/decider';
import { compacter, type Verdict } from '@jalon/droit';
import { roles } from './acteur.js';
import { commandes, type Commande } from './commandes/index.js';
import type { UniversParcours } from './commandes/definir.js';
import type { Contexte } from './contexte.js';
import { annules, estEcheance } from './correction.js';
import { consigner, ecarter } from './dossier/consigner.js';
import { dossierVide, type Dossier } from './dossier/dossier.js';
import { catalogue, type Fait } from './faits/index.js';
import { libelleEtapeDetaillee } from './libelles.js';
import { table } from './table.js';

export interface Etat extends EtatDe<Dossier> {
  /** From the first deadline on: the dossier before it, and what followed. An annulment folds again from there. */
  depuisEcheance?: { avant: Etat; faits: readonly Fait[] };
}

const decider = construireDecider<UniversParcours>({
  table,
  catalogue,
  commandes,
  dossierVide,
  consigner: (dossier, fait) => consigner(dossier, fait as Fait),
  compacter,
  etapeDe: 'du parcours',
  libelleEtape: libelleEtapeDetaillee,
  roles,
});

export { table };
/** False for a dossier that nobody opened, although its stream may hold writings set aside. */
export const estOuvert = ({ etape }: Etat): boolean => etape !== table.initiale;
export const etatInitial: (id: string) => Etat = decider.etatInitial;
const suivre = decider.evolve as (etat: Etat, fait: Fait) => Etat;
/** The fact keeps its revision, and changes nothing. */
const omettre = (etat: Etat, fait: Fait): Etat => ({
  etape: etat.etape,
  revision: fait.revision,
  dossier: ecarter(etat.dossier, fait),
});

/**
 * @throws HistoireIncoherente the fact has no place here: a stored history is never dropped in silence. Also when what an annulment
 * leaves does not hold together: its rule refuses that.
 */
export function evolve(etat: Etat, fait: Fait): Etat {
  const { depuisEcheance } = etat;
  if (fait.type === 'EcheancesAnnulees' && depuisEcheance) {
    const { avant, faits } = depuisEcheance;
    const tous = [...faits, fait];
    const ecartes = annules(tous);
    const corrige = tous.reduce((e, f) => (ecartes.has(f.revision) ? omettre(e, f) : suivre(e, f)), avant);
    return { ...corrige, depuisEcheance: { avant, faits: tous } };
  }
  const suite = suivre(etat, fait);
  if (depuisEcheance) suite.depuisEcheance = { avant: depuisEcheance.avant, faits: [...depuisEcheance.faits, fait] };
  else if (estEcheance(fait.type)) suite.depuisEcheance = { avant: etat, faits: [fait] };
  return suite;
}

export const replier = (id: string, faits: Iterable<Fait>): Etat => {
  let etat = etatInitial(id);
  for (const fait of faits) etat = evolve(etat, fait);
  return etat;
};
/** The dossier that these facts make without those of `ecartes`: for who looks at a history cut before its own correction. */
export const replierSans = (id: string, faits: Iterable<Fait>, ecartes: ReadonlySet<number>): Etat => {
  let etat = etatInitial(id);
  for (const fait of faits) etat = ecartes.has(fait.revision) ? omettre(etat, fait) : suivre(etat, fait);
  return etat;
};

/** Access, then step, then law; whatever the family, every condition that can be looked at is in the verdict. */
export const decide = decider.decide as (commande: Commande, etat: Etat, contexte: Contexte) => Decision<Fait, Verdict>;

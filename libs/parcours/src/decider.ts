/** `decide` and `evolve` for a parcours: the kit of the decider, given the words, the facts and the rules of this room. */
import { construireDecider, type Decision, type EtatDe, type Table } from '@jalon/decider';
import { compacter, type Verdict } from '@jalon/droit';
import { roles } from './acteur.js';
import { commandes, type Commande } from './commandes/index.js';
import type { UniversParcours } from './commandes/definir.js';
import type { Contexte } from './contexte.js';
import { consigner } from './dossier/consigner.js';
import { dossierVide, type Dossier } from './dossier/dossier.js';
import { catalogue, type Fait } from './faits/index.js';
import { libelleEtapeDetaillee } from './libelles.js';
import { parcours } from './machine.js';

export type Etat = EtatDe<Dossier>;

const decider = construireDecider<UniversParcours>({
  machine: parcours,
  catalogue,
  commandes,
  dossierVide,
  consigner: (dossier, fait) => consigner(dossier, fait as Fait),
  compacter,
  etapeDe: 'du parcours',
  libelleEtape: libelleEtapeDetaillee,
  roles,
});

export const table: Table = decider.table;
/** False for a dossier that nobody opened, although its stream may hold writings set aside. */
export const estOuvert = ({ etape }: Etat): boolean => etape !== table.initiale;
export const etatInitial: (id: string) => Etat = decider.etatInitial;
/** @throws HistoireIncoherente the fact has no place here: a stored history is never dropped in silence */
export const evolve = decider.evolve as (etat: Etat, fait: Fait) => Etat;
export const replier = decider.replier as (id: string, faits: Iterable<Fait>) => Etat;
/** Access, then step, then law; whatever the family, every condition that can be looked at is in the verdict. */
export const decide = decider.decide as (commande: Commande, etat: Etat, contexte: Contexte) => Decision<Fait, Verdict>;

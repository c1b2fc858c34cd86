/** `decide` and `evolve` for an organisation: the kit of the decider, given the words, the facts and the rules of this room. */
import { construireDecider, libelleurDEtapes, type Decision, type EtatDe, type Table } from '@jalon/decider';
import { compacter, roles, type Verdict } from '@jalon/droit';
import type { ContexteStructure, UniversStructure } from './commandes/definir.js';
import { commandesStructure, type CommandeStructure } from './commandes/index.js';
import { foldStructure, histoireStructure } from './correction.js';
import { consignerStructure, dossierStructureVide, type DossierStructure } from './dossier.js';
import { catalogueStructure, type FaitStructure } from './faits/index.js';
import { structure } from './machine.js';
import { table } from './table.js';

export type EtatStructure = EtatDe<DossierStructure>;

/** « Aucune demande de convention, auto-prescription ouverte, sans habilitation locale ». */
export const libelleEtapeStructure = libelleurDEtapes(structure);

/** A fact put right since is no longer what it said first, one without ground says nothing any more. */
function tenusPourDits({ faits }: DossierStructure, types: ReadonlySet<string>): DossierStructure['faits'] {
  const corriges = new Set(faits.flatMap((f) => (f.type === 'ActeRectifie' ? (f.data as { fait: number }).fait : [])));
  return faits.filter((f, revision) => types.has(f.type) && !f.sansAppui && !corriges.has(revision));
}

const decider = construireDecider<UniversStructure>({
  table,
  catalogue: catalogueStructure,
  commandes: commandesStructure,
  dossierVide: dossierStructureVide,
  dits: tenusPourDits,
  consigner: (dossier, fait) => consignerStructure(dossier, fait as FaitStructure),
  compacter,
  etapeDe: 'de la structure',
  libelleEtape: libelleEtapeStructure,
  roles,
});

export const tableStructure: Table = decider.table;
export const etatInitialStructure: (id: string) => EtatStructure = decider.etatInitial;
/** @throws HistoireIncoherente the fact has no place here */
export function evolveStructure(etat: EtatStructure, fait: FaitStructure): EtatStructure {
  if (fait.type !== 'ActeRectifie') return suivre(etat, fait);
  return foldStructure(etat.dossier.id, [...histoireStructure(etat.dossier), fait]);
}
const suivre = decider.evolve as (etat: EtatStructure, fait: FaitStructure) => EtatStructure;
/** The organisation that these facts make without some of them: for who looks at a history cut before its own correction. */
export const foldStructureWithout = (
  id: string,
  faits: readonly FaitStructure[],
  ecartes: ReadonlySet<number>,
): EtatStructure => foldStructure(id, faits, ecartes);
export const deciderStructure = decider.decide as (
  commande: CommandeStructure,
  etat: EtatStructure,
  contexte: ContexteStructure,
) => Decision<FaitStructure, Verdict>;

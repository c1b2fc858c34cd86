/** `decide` and `evolve` for a parcours: the kit of the decider, given the words, the facts and the rules of this room. */
import { construireDecider, type Decision, type EtatDe, type Kit, type LigneCommande } from '@jalon/decider';
import { compacter, type Verdict } from '@jalon/droit';
import { roles } from './acteur.js';
import { commandeDepuis, type FaitJuge } from './commandes/depuis-fait.js';
import { commandes, type Commande } from './commandes/index.js';
import type { UniversParcours } from './commandes/definir.js';
import { situerAu, type Contexte, type Juger } from './contexte.js';
import { corrigeLHistoire, estCorrecteur } from './correction.js';
import { consigner, histoire, surPlace } from './dossier/consigner.js';
import { dossierVide, type Dossier } from './dossier/dossier.js';
import { catalogue, type DonneesFait, type Fait } from './faits/index.js';
import { libelleEtapeDetaillee } from './libelles.js';
import { foldRetold } from './fold.js';
import { redire } from './redire.js';
import { table } from './table.js';

export type Etat = EtatDe<Dossier>;

/** A fact put right since is no longer what it said first, one without ground says nothing any more: both are left to the rule. */
function tenusPourDits({ faits }: Dossier, types: ReadonlySet<string>): Dossier['faits'] {
  // nearly always the first of its kind: nothing else is looked at
  if (!faits.some((f) => types.has(f.type))) return [];
  const corriges = new Set(
    faits.flatMap((f) =>
      f.type === 'FaitRectifie' && !f.retire ? [(f.data as DonneesFait<'FaitRectifie'>).fait] : [],
    ),
  );
  return faits.filter((f, revision) => types.has(f.type) && !f.sansAppui && !corriges.has(revision));
}

const kit: Kit<UniversParcours> = {
  table,
  catalogue,
  commandes,
  dossierVide,
  dits: tenusPourDits,
  consigner: (dossier, fait) => consigner(dossier, fait as Fait),
  compacter,
  sansPlace: (dossier, proposes) => {
    const faits = proposes as Fait[];
    if (!faits.some(corrigeLHistoire)) return undefined;
    const redits = redire([...histoire(dossier), ...faits]).slice(-faits.length);
    return redits.find(({ sort }) => sort === 'sans_appui')?.fait.type ?? null;
  },
  situerAu,
  etapeDe: 'du parcours',
  libelleEtape: libelleEtapeDetaillee,
  roles,
};
const decider = construireDecider(kit);

export { table };
/** False for a dossier that nobody opened, although its stream may hold writings set aside. */
export const estOuvert = ({ etape }: Etat): boolean => etape !== table.initiale;
export const etatInitial: (id: string) => Etat = decider.etatInitial;
type Suivre = (etat: Etat, fait: Fait) => Etat;
const suivre = decider.evolve as Suivre;
const suivreEnChemin = construireDecider<UniversParcours>({
  ...kit,
  consigner: (dossier, fait) => consigner(dossier, fait as Fait, fait as Fait, surPlace),
}).evolve as Suivre;
/** @throws HistoireIncoherente the fact has no place here, and nothing in the history explains it: it is never dropped in silence */
export const evolve = (etat: Etat, fait: Fait): Etat =>
  corrigeLHistoire(fait) ? evolveTous(etat, [fait]) : suivre(etat, fait);

/** The same for facts that come together: a dossier corrected many times is folded again once. */
export function evolveTous(etat: Etat, faits: readonly Fait[]): Etat {
  if (faits.length === 0) return etat;
  if (!faits.some(corrigeLHistoire)) return faits.reduce(suivreEnChemin, avecSaListe(etat));
  return foldRetold(etat.dossier.id, [...histoire(etat.dossier), ...faits]);
}

/** Whoever holds the state that this one follows sees nothing of what comes after. */
const avecSaListe = (etat: Etat): Etat => ({ ...etat, dossier: { ...etat.dossier, faits: [...etat.dossier.faits] } });

export const fold = (id: string, faits: Iterable<Fait>): Etat => evolveTous(etatInitial(id), [...faits]);
/** The dossier that these facts make without those of `ecartes`: for who looks at a history cut before its own correction. */
export const foldWithout = (id: string, faits: Iterable<Fait>, ecartes: ReadonlySet<number>): Etat =>
  foldRetold(id, [...faits], ecartes);

/** Access, then step, then law; whatever the family, every condition that can be looked at is in the verdict. */
export const decide = (commande: Commande, etat: Etat, contexte: Contexte): Decision<Fait, Verdict> =>
  decider.decide(commande, etat, JUGENT.has(commande.type) ? { ...contexte, juger } : contexte) as Decision<
    Fait,
    Verdict
  >;
/** Commands that change what earlier facts say: these are judged again with them. */
const JUGENT: ReadonlySet<string> = new Set(
  Object.entries<{ faits: readonly string[] }>(commandes)
    .filter(([, { faits }]) => faits.some(estCorrecteur))
    .map(([type]) => type),
);

/** The rule behind a fact, on that dossier, at the day that the fact is about; no step, no access. */
const juger: Juger = (fait, dossier, contexte) => {
  const commande = commandeDepuis(fait as FaitJuge);
  if (!commande) return null;
  const dite = commande.type === 'DeclarerEmbauche' ? ditTard(commande, fait.le) : commande;
  const ligne = commandes[dite.type] as unknown as LigneCommande<UniversParcours, unknown, unknown>;
  const situe = aSonJour(dite, { etape: '', revision: -1, dossier }, contexte);
  return ligne.regle(situe.droit, ligne.situation(dite.data, dossier, situe)) as Verdict;
};
/** A hire that turns out to have begun before it was declared was told late, and its correction says why (D41). */
function ditTard(commande: Extract<Commande, { type: 'DeclarerEmbauche' }>, le: string): Commande {
  const { data } = commande;
  return data.contrat.debut < le ? { ...commande, data: { ...data, tardive: { raison: 'rectification' } } } : commande;
}

/** What a command is judged on: `decide` does it by itself; for who judges again without deciding. */
export const aSonJour = (commande: Commande, etat: Etat, contexte: Contexte): Contexte =>
  decider.aSonJour(commande, etat, { ...contexte, juger }) as Contexte;

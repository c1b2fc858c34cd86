/** What each command would answer now, and from which day it would be accepted: the buttons of a dossier, each with its reasons, whatever its kind. */
import { manquements, type Droit, type Jour } from '@jalon/droit';
import { estEcheancier, type Acteur } from '@jalon/parcours';
import { actionsPour } from '../lecteur/reponses.js';
import type { Entree } from '../porte/entree.js';
import type { Choix } from '../porte/formulaire.js';
import type { Action } from '../resultat.js';
import { conditionsCachees } from './croisees.js';
import type { Genre, Instruction } from './genre.js';
import { instruire } from './instruire.js';
import { ouvrirPour } from './lire.js';
import type { Mots } from './mots.js';
import type { Ressources } from './ressources.js';

/** What a kind knows of what is around one of its dossiers, read once: its commands are then tried on as many days as needed. */
export interface Alentours<M extends Mots> {
  circonstances(jour: Jour): M['circonstances'];
  /** Days on which a deadline of the dossier changes its step. */
  echeances(etat: M['etat'], droit: Droit): Jour[];
  /** What only this dossier offers to a command; null: what its line of the catalogue says. */
  choix(type: string): Record<string, Choix[]> | null;
}
export interface Qui {
  acteur: Acteur;
  lecteur: Acteur | undefined;
  jour: Jour;
}

/** Days looked at to find the first one on which a command becomes possible: beyond, it is no longer « only a matter of time ». */
const JOURS_ESSAYES = 5;

/**
 * Every command of the door that has ordinary data: an opening concerns no existing dossier. Null: no such dossier.
 * @param porte of that kind
 */
export async function actions<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  porte: Readonly<Record<string, Entree<M['etat']['dossier']>>>,
  id: string,
  qui: Qui,
  regarder: (etat: M['etat']) => Promise<Alentours<M>>,
): Promise<Action[] | null> {
  const { acteur, lecteur, jour } = qui;
  const lu = await ouvrirPour(r, genre, id, lecteur);
  if (!lu) return null;
  const { etat } = lu;
  const interdit = genre.acces.interdit(etat, acteur, lecteur);
  const alentours = await regarder(etat);
  const droit = r.referentiels.auJour(jour);
  const essayer = essayeur(r, genre, etat, acteur, alentours);
  // a deadline changes the step; the conditions of the law name their own days
  const aVenir = alentours.echeances(genre.solder(etat, jour).etat, droit).filter((le) => le > jour);
  const toutes = Object.entries(porte).flatMap(([type, entree]): Action[] => {
    const { libelle } = entree;
    if (!entree.gabarits) return [];
    if (interdit !== null)
      return [{ commande: type, libelle, possible: false, famille: 'acces', message: interdit, constats: [] }];
    const essais = essayer(type, entree, jour);
    const essai = lePlusProche(essais);
    if (!essai) return [];
    const acces = essai.refus?.famille !== 'acces';
    const choix = (acces ? alentours.choix(type) : null) ?? entree.choix?.(droit, acteur);
    const possible = ecrirait(essai);
    const possibleLe =
      !possible && essai.refus !== null && acces
        ? premierJour(
            essais,
            [
              ...(essai.refus.famille === 'etape' ? aVenir : []),
              ...essais.flatMap((i) => changementsDuDroit(r, i, jour)),
            ],
            (le) => essayer(type, entree, le),
          )
        : null;
    const propositions = acces ? entree.propositions?.({ jour, dossier: etat.dossier, droit, acteur }) : undefined;
    return [
      {
        commande: type,
        libelle,
        possible,
        ...(possibleLe === null ? {} : { possibleLe }),
        ...(essai.refus
          ? { famille: essai.refus.famille, message: essai.refus.message }
          : possible
            ? {}
            : { famille: 'etape' as const, message: 'Déjà fait : rien de nouveau à enregistrer.' }),
        constats: essai.verdict.constats,
        ...(choix ? { choix } : {}),
        ...(propositions ? { propositions } : {}),
        ...(entree.reserves ? { reserves: entree.reserves(droit, acteur) } : {}),
      },
    ];
  });
  const conditions = toutes.flatMap((a) => a.constats.map((k) => k.condition));
  const cachees = await conditionsCachees(genre, conditions, { etat, dossier: id, lecteur, jour }, true);
  return actionsPour(lu.droits, toutes, cachees);
}

type Essayer<M extends Mots> = (type: string, entree: Entree<M['etat']['dossier']>, jour: Jour) => Instruction<M>[];

/** Judges the ordinary data of a command on a day, on the dossier with its deadlines settled up to that day. */
function essayeur<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  etat: M['etat'],
  acteur: Acteur,
  { circonstances }: Alentours<M>,
): Essayer<M> {
  const soldes = new Map<Jour, M['etat']>();
  return (type, entree, jour) => {
    const droit = r.referentiels.auJour(jour);
    const au: M['etat'] = soldes.get(jour) ?? genre.solder(etat, jour).etat;
    soldes.set(jour, au);
    const autour = circonstances(jour);
    return (entree.gabarits?.({ jour, dossier: au.dossier, droit, acteur }) ?? []).map((data) =>
      instruire<M>(genre, au, { type, data }, autour),
    );
  };
}

/**
 * First day on which the whole verdict becomes favourable by the passing of time alone: days named by the unsatisfied conditions,
 * deadlines of the dossier, changes of the law. Each is really judged; null when none of them is enough.
 */
function premierJour<M extends Mots>(
  essais: readonly Instruction<M>[],
  aVenir: readonly Jour[],
  essayer: (le: Jour) => Instruction<M>[],
): Jour | null {
  let candidats = [...new Set([...essais.flatMap(joursAttendus), ...aVenir])].sort();
  const vus = new Set<Jour>();
  while (vus.size < JOURS_ESSAYES) {
    const le = candidats.find((j) => !vus.has(j));
    if (le === undefined) return null;
    vus.add(le);
    const alors = essayer(le);
    if (alors.some(ecrirait)) return le;
    candidats = [...new Set([...candidats, ...alors.flatMap(joursAttendus).filter((j) => j > le)])].sort();
  }
  return null;
}

type Essai = Pick<Instruction<Mots>, 'refus' | 'verdict' | 'faits'>;

/** The day on which the last of the conditions that wait would be satisfied; nothing when one of them does not wait. */
function joursAttendus({ verdict }: Essai): Jour[] {
  const manquants = verdict.constats.filter((k) => !k.satisfaite && k.condition !== 'base_legale');
  const jours = manquants.flatMap((k) => (k.possibleLe === undefined ? [] : [k.possibleLe]));
  const dernier = jours.sort().at(-1);
  return dernier !== undefined && jours.length === manquants.length && dernier > verdict.auJour ? [dernier] : [];
}

/** Days after this one on which a parameter read by an unsatisfied condition changes. */
function changementsDuDroit(r: Ressources, { verdict }: Essai, jour: Jour): Jour[] {
  const { courant, lecture } = r.referentiels;
  const sources = verdict.constats.filter((k) => !k.satisfaite).flatMap((k) => k.sources);
  return sources.flatMap((source) =>
    (courant.parametres.get(source.slice(0, source.indexOf('@')))?.versions ?? [])
      .filter((v) => v.effet > jour && (v.lecture ?? lecture) === lecture)
      .map((v) => v.effet),
  );
}

/** Accepted, and something would be recorded: what was already done is no longer to be done. Deadlines are nobody's act. */
const ecrirait = ({ refus, faits }: Essai): boolean => refus === null && faits.some((f) => !estEcheancier(f.par));

/** The accepted try, otherwise the one with the fewest unsatisfied conditions; the first one when equal. */
function lePlusProche<E extends Essai>(essais: readonly E[]): E | undefined {
  const manques = (i: E): number => (ecrirait(i) ? -2 : i.refus === null ? -1 : manquements(i.verdict).length);
  return essais.reduce<E | undefined>(
    (meilleur, i) => (meilleur && manques(meilleur) <= manques(i) ? meilleur : i),
    undefined,
  );
}

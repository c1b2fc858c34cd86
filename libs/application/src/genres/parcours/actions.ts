/** What each command would answer now, and from which day it would be accepted: the buttons of a dossier, each with its reasons. */
import { enFrancais, manquements, type Jour } from '@jalon/droit';
import { commandes, echeances, estEcheancier, type Acteur, type Commande, type Etat } from '@jalon/parcours';
import { actionsPour } from '../../lecteur/reponses.js';
import { conditionsCachees } from '../../moteur/croisees.js';
import type { Coeur, Genre, Instruction as InstructionDe } from '../../moteur/genre.js';
import { instruire } from '../../moteur/instruire.js';
import { ouvrirPour } from '../../moteur/lire.js';
import { catalogueDEntrees } from '../../porte/catalogue.js';
import type { Entree } from '../../porte/entree.js';
import type { Action } from '../../resultat.js';
import { entourage, type Entourage } from './entourage.js';
import type { MotsParcours } from './coeur.js';
import type { RegardStructures } from '../regard-structures.js';
import type { Ressources } from '../../moteur/ressources.js';

type Instruction = InstructionDe<MotsParcours>;
type GenreParcours = Genre<MotsParcours>;

/** Days looked at to find the first one on which a command becomes possible: beyond, it is no longer « only a matter of time ». */
const JOURS_ESSAYES = 5;

/** Every command of the catalogue but the opening, which concerns no existing parcours. Null: no such parcours. */
export async function actions(
  r: Ressources,
  genre: GenreParcours,
  parcours: string,
  { acteur, lecteur, jour }: { acteur: Acteur; lecteur: Acteur | undefined; jour: Jour },
): Promise<Action[] | null> {
  const lu = await ouvrirPour(r, genre, parcours, lecteur);
  if (!lu) return null;
  const { etat } = lu;
  const { personne } = etat.dossier;
  const cles = r.personnes.clesDuDossier(etat.dossier);
  const autour = await entourage(r, { parcours, personne, cles, identite: true });
  // what is known of the organisations now, looked at on each day tried
  const prescripteurs = etat.dossier.demandes.flatMap((d) => d.prescripteur ?? []);
  await r.structures.regard(acteur, jour, prescripteurs);
  // what is tried names nobody real: only what the form will say is looked for in the directory
  const essayer = essayeur(r, genre, etat, acteur, autour, (le) => {
    const regard = r.structures.regardAvant(acteur, le, prescripteurs, Infinity);
    const { acteur: situe, structure, habilitations, predecesseurs } = regard;
    return { acteur: situe, structure, habilitations, predecesseurs };
  });
  const droit = r.referentiels.auJour(jour);
  const aRapprocher = await dossiersProposes(r, genre, autour, lecteur, jour);
  // a deadline changes the step; the conditions of the law name their own days
  const aVenir = echeancesAVenir(r, genre, etat, jour);
  const changements = (i: Instruction): Jour[] => changementsDuDroit(r, i, jour);
  const toutes = Object.keys(commandes).flatMap((type): Action[] => {
    const entree = catalogueDEntrees[type];
    if (!entree?.gabarits) return [];
    const essais = essayer(type, entree, jour);
    const essai = lePlusProche(essais);
    if (!essai) return [];
    const proposes = type === 'RapprocherParcours' && essai.refus?.famille !== 'acces' ? aRapprocher : [];
    const choix = proposes.length > 0 ? { parcours: proposes } : entree.choix?.(droit, acteur);
    const possible = ecrirait(essai);
    const attendre = !possible && essai.refus !== null && essai.refus.famille !== 'acces';
    const possibleLe = attendre
      ? premierJour(
          essais,
          [...(essai.refus?.famille === 'etape' ? aVenir : []), ...essais.flatMap(changements)],
          (le) => essayer(type, entree, le),
        )
      : null;
    const acces = essai.refus?.famille !== 'acces';
    const propositions = acces ? entree.propositions?.({ jour, dossier: etat.dossier, droit, acteur }) : undefined;
    return [
      {
        commande: type,
        libelle: entree.libelle,
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
  const cachees = await conditionsCachees(genre, conditions, { etat, dossier: parcours, lecteur, jour }, true);
  return actionsPour(lu.droits, toutes, cachees);
}

/** Dossiers that may be of the same person, of those that the reader may read: nobody is asked to copy an id. */
async function dossiersProposes(
  r: Ressources,
  genre: GenreParcours,
  { homonymes = [], doublons = [] }: Entourage,
  lecteur: Acteur | undefined,
  jour: Jour,
): Promise<{ code: string; libelle: string }[]> {
  const proposes: { code: string; libelle: string }[] = [];
  for (const { parcours, ouvertLe, ouvertPar } of [...doublons, ...homonymes]) {
    const { etat } = await r.dossiers.charger(parcours);
    const { lit } = await genre.acces.droits(etat, lecteur, jour);
    if (lit && etat.dossier.doublonDe === null)
      proposes.push({ code: parcours, libelle: `Dossier ouvert le ${enFrancais(ouvertLe)} par ${ouvertPar}` });
  }
  return proposes;
}

type Essayer = (type: string, entree: Entree, jour: Jour) => Instruction[];

/** Judges the ordinary data of a command on a day, on the dossier with its deadlines settled up to that day. */
function essayeur(
  r: Ressources,
  coeur: Coeur<MotsParcours>,
  etat: Etat,
  acteur: Acteur,
  autour: Entourage,
  regard: (jour: Jour) => RegardStructures,
): Essayer {
  const soldes = new Map<Jour, Etat>();
  return (type, entree, jour) => {
    const droit = r.referentiels.auJour(jour);
    let solde = soldes.get(jour);
    if (!solde) soldes.set(jour, (solde = coeur.solder(etat, jour).etat));
    const au = solde;
    const numeroPass = r.registre.provisoire(droit);
    const base = r.baseEffacement === undefined ? {} : { baseEffacement: r.baseEffacement };
    const circonstances = { ...regard(jour), jour, ...autour, ...base, numeroPass };
    return (entree.gabarits?.({ jour, dossier: au.dossier, droit, acteur }) ?? []).map((data) =>
      instruire(coeur, au, { type, data } as unknown as Commande, circonstances),
    );
  };
}

/**
 * First day on which the whole verdict becomes favourable by the passing of time alone: days named by the unsatisfied conditions,
 * deadlines of the dossier, changes of the law. Each is really judged; null when none of them is enough.
 */
function premierJour(
  essais: readonly Instruction[],
  aVenir: readonly Jour[],
  essayer: (le: Jour) => Instruction[],
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

/** The day on which the last of the conditions that wait would be satisfied; nothing when one of them does not wait. */
function joursAttendus({ verdict }: Instruction): Jour[] {
  const manquants = verdict.constats.filter((k) => !k.satisfaite && k.condition !== 'base_legale');
  const jours = manquants.flatMap((k) => (k.possibleLe === undefined ? [] : [k.possibleLe]));
  const dernier = jours.sort().at(-1);
  return dernier !== undefined && jours.length === manquants.length && dernier > verdict.auJour ? [dernier] : [];
}

/** Days on which a deadline of the dossier will change its step, today excluded. */
function echeancesAVenir(r: Ressources, coeur: Coeur<MotsParcours>, etat: Etat, jour: Jour): Jour[] {
  const droit = r.referentiels.auJour(jour);
  return echeances(coeur.solder(etat, jour).etat, droit)
    .map((e) => e.le)
    .filter((le) => le > jour);
}

/** Days after this one on which a parameter read by an unsatisfied condition changes. */
function changementsDuDroit(r: Ressources, { verdict }: Instruction, jour: Jour): Jour[] {
  const { courant, lecture } = r.referentiels;
  const sources = verdict.constats.filter((k) => !k.satisfaite).flatMap((k) => k.sources);
  return sources.flatMap((source) =>
    (courant.parametres.get(source.slice(0, source.indexOf('@')))?.versions ?? [])
      .filter((v) => v.effet > jour && (v.lecture ?? lecture) === lecture)
      .map((v) => v.effet),
  );
}

/** Accepted, and something would be recorded: what was already done is no longer to be done. Deadlines are nobody's act. */
const ecrirait = ({ refus, faits }: Instruction): boolean => refus === null && faits.some((f) => !estEcheancier(f.par));

/** The accepted try, otherwise the one with the fewest unsatisfied conditions; the first one when equal. */
function lePlusProche(essais: readonly Instruction[]): Instruction | undefined {
  const manques = (i: Instruction): number =>
    ecrirait(i) ? -2 : i.refus === null ? -1 : manquements(i.verdict).length;
  return essais.reduce<Instruction | undefined>(
    (meilleur, i) => (meilleur && manques(meilleur) <= manques(i) ? meilleur : i),
    undefined,
  );
}

/** Writes the synthetic department through the engine: real commands, judged like any other, in the order of the days. */
import type { Jour } from '@jalon/droit';
import { jourParis, type Jalon } from '@jalon/application';
import type { Vue } from '@jalon/parcours';
import { planifier } from './plan.js';
import { deciderPourLesStructures } from './etat.js';
import type { CommandePlanifiee, Donnees, Recit } from './recit.js';

export interface OptionsDemonstration {
  parcours: number;
  /** Same seed, same reference day, same number: same facts, ids included. */
  graine: number;
  /** Reference day; default: today in Paris. */
  jour?: Jour;
  /** Called after each command. */
  progression?(fait: number, total: number): void;
  /** Moves the clock of the engine to the day being told, when the caller owns that clock. */
  regler?(instant: Date): void;
  /** The true instant: nothing is told to be recorded after it, or the log would be ahead of its own clock. */
  maintenant?: Date;
  /** Stops between two commands: what is written stands, the same call goes on from there. */
  arret?: AbortSignal;
}
export interface Chargement {
  parcours: number;
  commandes: number;
  faits: number;
  /** Commands the engine refused: none is expected. */
  refus: { rang: number; profil: string; le: Jour; commande: string; message: string }[];
  /** False when stopped before the end. */
  termine: boolean;
}
interface Pas {
  recit: Recit;
  commande: CommandePlanifiee;
  n: number;
}

/** @throws StoreUnavailable, UnknownOutcome */
export async function chargerDemonstration(
  { moteur, structures, gardeHorloge }: Pick<Jalon, 'moteur' | 'structures' | 'gardeHorloge'>,
  options: OptionsDemonstration,
): Promise<Chargement> {
  const { graine, progression, arret, maintenant } = options;
  // on a log that already lives, a story is recorded after what is there, whatever day it tells
  const fin = maintenant?.getTime() ?? Infinity;
  const debut = Math.min(fin, gardeHorloge.dernierInstant?.getTime() ?? -Infinity);
  const regler = (instant: Date): void => options.regler?.(new Date(Math.max(debut, Math.min(instant.getTime(), fin))));
  const reference = options.jour ?? jourParis(new Date());
  const pas = ordonner(planifier(options.parcours, graine, reference));
  const ids = new Map<number, string>();
  const bilan: Chargement = { parcours: 0, commandes: 0, faits: 0, refus: [], termine: false };
  for (const { recit, commande, n } of pas) {
    if (arret?.aborted === true) return bilan;
    const parcours = ids.get(recit.rang);
    const { le, acteur, type } = commande;
    regler(new Date(`${le}T10:00:00Z`));
    const data =
      typeof commande.data === 'function' ? await calculer(commande.data, moteur, parcours, le) : commande.data;
    const refuser = (message: string): void =>
      void bilan.refus.push({ rang: recit.rang, profil: recit.profil, le, commande: type, message });
    // an opening or a hire was refused before: what follows in this story has nothing to stand on
    if (data === null || (parcours === undefined && type !== 'OuvrirParcours'))
      refuser('La commande précédente de ce récit a été refusée.');
    else {
      // a key makes the ids reproducible, and a second loading of the same seed writes nothing
      const cle = `demonstration-${graine}-${reference}-${recit.rang}-${n}`;
      const resultat = await moteur.executer({ parcours, type, data, acteur, le, cle });
      if (resultat.issue === 'accepte') {
        ids.set(recit.rang, resultat.parcours);
        if (!resultat.rejoue) bilan.faits += resultat.faits.length;
      } else refuser(resultat.message);
    }
    bilan.commandes += 1;
    bilan.parcours = ids.size;
    progression?.(bilan.commandes, pas.length);
  }
  regler(new Date(`${reference}T10:00:00Z`));
  for (const id of ids.values()) bilan.faits += await moteur.solderEcheances(id, reference);
  bilan.faits += await deciderPourLesStructures(structures, reference, `demonstration-${graine}-${reference}`);
  return { ...bilan, termine: true };
}

/** When the oldest story begins: the log of a demonstration describes itself then, or all it tells would be recorded after today. */
export function premierInstant(parcours: number, graine: number, reference: Jour): Date {
  const jours = planifier(parcours, graine, reference).flatMap((r) => r.commandes.map((c) => c.le));
  return new Date(`${jours.sort()[0] ?? reference}T09:00:00Z`);
}

async function calculer(
  data: (vue: Vue) => Donnees | null,
  moteur: Jalon['moteur'],
  parcours: string | undefined,
  au: Jour,
): Promise<Donnees | null> {
  const lu = parcours === undefined ? null : await moteur.consulter(parcours, { au });
  return lu && data(lu.vue);
}

/** By day, then by person, then as told: the log reads like the years went. */
function ordonner(recits: readonly Recit[]): Pas[] {
  return recits
    .flatMap((recit) => recit.commandes.map((commande, n) => ({ recit, commande, n })))
    .sort((x, y) =>
      x.commande.le < y.commande.le ? -1 : x.commande.le > y.commande.le ? 1 : x.recit.rang - y.recit.rang || x.n - y.n,
    );
}

/** The pure heart of a command: deadlines due, decision, deadlines that follow. No I/O: a replay runs the very same code. */
import type { Refus } from '@jalon/decider';
import type { Jour, Verdict } from '@jalon/droit';
import {
  decide,
  ECHEANCIER,
  estOuvert,
  evolve,
  structureParDefaut,
  type Commande,
  type Contexte,
  type Etat,
  type Fait,
  type PassAutreParcours,
} from '@jalon/parcours';
import { solder } from '../domaine.js';
import type { LoiDatee } from '../referentiel/referentiels.js';
import type { RegardStructures } from '../structures/dossiers.js';

export interface Circonstances extends RegardStructures {
  jour: Jour;
  autresPass: PassAutreParcours[];
  /** Another dossier holds the PASS that the command brings. */
  passDejaDetenu?: boolean;
  numeroPass: string;
}

export interface Instruction {
  /** Null: accepted. */
  refus: Refus<Verdict> | null;
  verdict: Verdict;
  /** To write, deadlines included; empty when refused. */
  faits: Fait[];
  /** Dossier after the command, or after the deadlines alone when it is refused. */
  etat: Etat;
}

export const contexteAu = (jour: Jour, c: Omit<Circonstances, 'jour'>, referentiels: LoiDatee): Contexte => ({
  jour,
  acteur: c.acteur,
  droit: referentiels.auJour(jour),
  autresPass: c.autresPass,
  ...(c.passDejaDetenu === undefined ? {} : { passDejaDetenu: c.passDejaDetenu }),
  habilitations: c.habilitations,
  structure: c.structure,
  numeroPass: c.numeroPass,
});

/** The dossier with its deadlines settled up to that day, included, and the facts that settle them. */
export function solderAu(etat: Etat, jour: Jour, referentiels: LoiDatee): { etat: Etat; faits: Fait[] } {
  if (!estOuvert(etat)) return { etat, faits: [] };
  const systeme = {
    acteur: ECHEANCIER,
    autresPass: [],
    habilitations: {},
    structure: structureParDefaut,
    numeroPass: '',
  };
  const faits = solder(etat, jour, (le) => contexteAu(le, systeme, referentiels));
  return { etat: faits.reduce(evolve, etat), faits };
}

export function instruire(etat: Etat, commande: Commande, c: Circonstances, referentiels: LoiDatee): Instruction {
  const avant = solderAu(etat, c.jour, referentiels);
  const decision = decide(commande, avant.etat, contexteAu(c.jour, c, referentiels));
  if (decision.issue === 'refus') return { refus: decision, verdict: decision.verdict, faits: [], etat: avant.etat };
  const apres = solderAu(decision.faits.reduce(evolve, avant.etat), c.jour, referentiels);
  return {
    refus: null,
    verdict: decision.verdict,
    faits: [...avant.faits, ...decision.faits, ...apres.faits],
    etat: apres.etat,
  };
}

/** Prescripteurs that a command addresses: the decision looks at their habilitation. */
export const organisationsNommees = ({ data }: Commande): string[] =>
  'prescripteur' in data && typeof data.prescripteur === 'string' ? [data.prescripteur] : [];

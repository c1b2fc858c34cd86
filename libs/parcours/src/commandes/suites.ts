/** What undoing or moving an earlier fact changes, worked out by folding the history with it, before anything is written. */
import {
  ajouterJours,
  finDuPass,
  joursDeSuspension,
  min,
  type Jour,
  type Suites,
  type VerdictCompact,
} from '@jalon/droit';
import { debutSelonLesEmbauches } from '../causes.js';
import type { Contexte } from '../contexte.js';
import { contratsDuPass } from '../dossier/delivrance.js';
import type { Contrat, Dossier, Pass } from '../dossier/dossier.js';
import { embauches } from '../dossier/situation-pass.js';
import type { Fait, FaitPropose } from '../faits/index.js';
import { nommer } from '../phrases.js';
import { retell, type Step } from '../fold.js';
import { table } from '../table.js';
import { devenusIrreguliers } from './rejuger.js';

/** Facts worked out before their verdict, with all that follows from them: what is proposed, once judged, is what was tried. */
export interface Essai {
  faits: readonly FaitPropose[];
  /** The dossier with them. */
  dossier: Dossier;
  steps: readonly Step[];
}
/** Of a fact that is only tried: nothing of it is written. */
export const ESSAI = {} as VerdictCompact;

const ecrire = (d: Dossier, { jour, acteur }: Contexte, faits: readonly FaitPropose[]) =>
  retell(
    d,
    faits.map((f, i) => ({ ...f, le: jour, par: acteur, revision: d.faits.length + i }) as Fait),
  );

/** The dossier with these facts more, were they written now, and those that follow from them: none in most cases. */
export function essayer(d: Dossier, contexte: Contexte, faits: readonly FaitPropose[]): Essai {
  const seuls = ecrire(d, contexte, faits);
  const suite = consequences(seuls.etat, contexte);
  const tous = suite.length === 0 ? faits : [...faits, ...suite];
  const { etat, steps } = suite.length === 0 ? seuls : ecrire(d, contexte, tous);
  return { faits: tous, dossier: etat.dossier, steps };
}

/** What was tried, under the verdict that allows it. */
export const juges = ({ faits }: Essai, verdict: VerdictCompact): FaitPropose[] =>
  faits.map((f) => ('verdict' in f.data ? ({ ...f, data: { ...f.data, verdict } } as FaitPropose) : f));

/** Hires that the current PASS follows, in the order in which they were declared. */
const declarees = (d: Dossier): Contrat[] => contratsDuPass(d).filter((c) => c.etat !== 'annule' && !c.repris);

/** The State's service shows its start, and that is what counts (D28): hires no longer move it. */
export const debutMontre = ({ officiel }: Pass): boolean => officiel?.faitFoi === true && officiel.debut !== null;

/** The start that the hires alive give to their PASS, when it is not the one it shows (PASS-03). */
export function decalage(d: Dossier, { droit }: Contexte): Extract<FaitPropose, { type: 'PassDecale' }> | null {
  const { pass } = d;
  if (!pass || pass.annule || pass.origine !== 'delivrance' || debutMontre(pass)) return null;
  const debut = debutSelonLesEmbauches(
    declarees(d).map((c, revision) => ({ revision, contrat: c.id, le: c.declareLe, debut: c.debut, annulee: null })),
  );
  const fin = debut === null ? null : finDuPass(droit, debut);
  if (debut === null || fin === null || debut === pass.debut) return null;
  const [premiere, ...suite] = pass.calcul;
  const ajout = suite.reduce((total, l) => total + l.jours, 0);
  return premiere
    ? { type: 'PassDecale', data: { debut, fin, ...(ajout === 0 ? {} : { passFin: ajouterJours(fin, ajout) }) } }
    : null;
}

type Levee = Extract<FaitPropose, { type: 'SuspensionLevee' }>;
/** A hire alive lifts the suspension that ran when it was declared, and that another hire, undone since, had already ended. */
function leveesDues(d: Dossier, { droit }: Contexte): Levee[] {
  const { pass } = d;
  if (!pass) return [];
  return d.suspensions.flatMap((s): Levee[] => {
    if (s.etat !== 'declaree' && s.etat !== 'levee') return [];
    const causes = declarees(d).filter((c) => s.declareeLe <= c.declareLe && s.debut <= c.declareLe);
    const debut = causes
      .map((c) => c.debut)
      .filter((jour) => s.debut <= jour && jour <= s.fin)
      .reduce<Jour | null>((a, b) => (a === null ? b : min(a, b)), null);
    const cause = causes.find((c) => c.debut === debut);
    if (debut === null || !cause) return [];
    const fin = ajouterJours(debut, -1);
    const jours = (joursDeSuspension(droit, s.debut, fin) ?? 0) - s.jours;
    const passFin = ajouterJours(pass.fin, jours);
    return [
      { type: 'SuspensionLevee', data: { id: s.id, fin, jours, passFin, parEmbauche: cause.id, verdict: ESSAI } },
    ];
  });
}

/** The facts that follow from the hires alive in a history told again. */
function consequences({ etape, dossier }: { etape: string; dossier: Dossier }, contexte: Contexte): FaitPropose[] {
  const decale = decalage(dossier, contexte);
  return [...(decale ? [decale] : []), ...leveesDues(dossier, contexte)].filter(({ type }) =>
    table.possibles(etape).includes(type),
  );
}

/** Facts written since that were permitted and would no longer be, by name, with what fails. */
function irreguliers(d: Dossier, { steps }: Essai, depuis: number, contexte: Contexte): string[] {
  const { juger } = contexte;
  if (!juger) return [];
  const deja = steps.slice(depuis, d.faits.length);
  return devenusIrreguliers(() => retell(d).steps, deja, contexte, juger).map(
    ({ revision, conditions }) =>
      `${nommer(d.faits[revision]?.type ?? '', revision)} : ${conditions.map((c) => contexte.droit.condition(c)).join(', ')}`,
  );
}

/**
 * What moves between the dossier and what it becomes.
 * @param cause revision of the fact that is undone, moved or put right: what came before it does not rest on it
 */
export function suitesDe(d: Dossier, essai: Essai, cause: number, contexte: Contexte): Suites {
  const { jour } = contexte;
  const { dossier: apres } = essai;
  const bornes = new Map(d.suspensions.filter((s) => s.etat !== 'retiree').map((s) => [s.id, s.fin]));
  const fin = apres.pass && !apres.pass.annule && d.pass?.numero === apres.pass.numero ? apres.pass.fin : null;
  const dejaHors = new Set(d.pass === null ? [] : horsPass(d, d.pass.fin).map((c) => c.id));
  return {
    suspensions: apres.suspensions
      .filter((s) => s.etat !== 'retiree' && bornes.has(s.id) && bornes.get(s.id) !== s.fin)
      .map(({ debut, fin: jusquAu }) => ({ debut, fin: jusquAu })),
    debutDeplace:
      fin !== null && d.pass && apres.pass && d.pass.debut <= jour && apres.pass.debut !== d.pass.debut
        ? apres.pass.debut
        : null,
    pass: fin === null || !d.pass ? null : { avant: d.pass.fin, apres: fin },
    sansAppui: apres.faits.flatMap((f, revision) =>
      f.sansAppui && !d.faits[revision]?.sansAppui && d.faits[revision] ? [nommer(f.type, revision)] : [],
    ),
    irreguliers: irreguliers(d, essai, cause + 1, contexte),
    horsPass: fin === null ? [] : horsPass(apres, fin).filter((c) => !dejaHors.has(c.id)),
  };
}
const horsPass = (d: Dossier, fin: Jour): { id: string; debut: Jour }[] =>
  embauches(d)
    .filter((c) => fin < c.debut)
    .map(({ id, debut }) => ({ id, debut }));

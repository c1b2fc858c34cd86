/** Compares what a step expected with what happened; every difference is one French sentence. */
import { compter } from '@jalon/droit';
import { typeActuel } from '@jalon/parcours';
import type { Attendu } from './document.js';

export interface Constatee {
  issue: 'accepte' | 'refuse';
  refus?: { famille: string; regle: string | null; constats: readonly { condition: string }[] };
  /** Types of facts written by the step and by the deadlines processed just before it. */
  faits: readonly string[];
  /** Codes that a favourable verdict warns of. */
  signaux?: readonly string[];
  vue: unknown;
  /** What a step that looks was shown. */
  journal?: readonly object[];
  actions?: readonly { commande: string }[];
  anomalies?: readonly { condition: string | null }[];
}

/** Hidden or absent are one answer, and one refusal: « introuvable » says both words. */
const nommerLeRefus = (a: Attendu | undefined): (Attendu & { issue?: 'accepte' | 'refuse' | undefined }) | undefined =>
  a?.issue === 'introuvable' ? { famille: 'introuvable', ...a, issue: 'refuse' } : (a as never);

/** Empty: the step is as expected. A step without `attendu` must be accepted. */
export function ecarts(dit: Attendu | undefined, c: Constatee): string[] {
  const attendu = nommerLeRefus(dit);
  const liste: string[] = [];
  const conditions = (c.refus?.constats ?? []).map((k) => k.condition);
  const refusAttendu =
    attendu?.famille !== undefined || attendu?.regle !== undefined || (attendu?.conditions?.length ?? 0) > 0
      ? 'refuse'
      : 'accepte';
  const issue = attendu?.issue ?? refusAttendu;
  if (issue !== c.issue) {
    const precision = c.refus === undefined ? '' : ` (${[c.refus.famille, ...conditions].join(', ')})`;
    liste.push(`issue attendue : ${issue}, constatée : ${c.issue}${precision}`);
  }
  if (attendu === undefined) return liste;
  if (attendu.famille !== undefined && attendu.famille !== c.refus?.famille)
    liste.push(`famille attendue : ${attendu.famille}, constatée : ${c.refus?.famille ?? 'aucune'}`);
  if (attendu.regle !== undefined && attendu.regle !== c.refus?.regle)
    liste.push(`règle attendue : ${attendu.regle}, constatée : ${c.refus?.regle ?? 'aucune'}`);
  for (const condition of attendu.conditions ?? [])
    if (!conditions.includes(condition))
      liste.push(
        `condition « ${condition} » attendue parmi les conditions non satisfaites : ${conditions.join(', ') || 'aucune'}`,
      );
  const signaux = c.signaux ?? [];
  for (const signal of attendu.signaux ?? [])
    if (!signaux.includes(signal)) liste.push(`signal « ${signal} » attendu parmi : ${signaux.join(', ') || 'aucun'}`);
  if (attendu.sansSignaux && signaux.length > 0) liste.push(`aucun signal attendu, constaté : ${signaux.join(', ')}`);
  // a story written before a fact changed its name still says the same thing
  for (const fait of (attendu.faits ?? []).map(typeActuel))
    if (!c.faits.includes(fait)) liste.push(`fait « ${fait} » attendu parmi : ${c.faits.join(', ') || 'aucun'}`);
  if (attendu.faits?.length === 0 && c.faits.length > 0)
    liste.push(`aucun fait attendu, constaté : ${c.faits.join(', ')}`);
  if (attendu.vue !== undefined) comparer('vue', attendu.vue, c.vue, liste);
  if (attendu.journal !== undefined) comparer('journal', attendu.journal, c.journal, liste);
  if (attendu.actions !== undefined)
    comparer('actions', attendu.actions, Object.fromEntries((c.actions ?? []).map((a) => [a.commande, a])), liste);
  for (const [condition, nombre] of Object.entries(attendu.anomalies ?? {})) {
    const constate = (c.anomalies ?? []).filter((a) => a.condition === condition).length;
    if (constate !== nombre) liste.push(`anomalies « ${condition} » : ${nombre} attendues, ${constate} constatées`);
  }
  return liste;
}

/** Objects: subset. Arrays: same length, element by element. Anything else: equal. */
function comparer(chemin: string, attendu: unknown, constate: unknown, liste: string[]): void {
  if (Array.isArray(attendu)) {
    if (!Array.isArray(constate)) return void liste.push(`${chemin} : liste attendue, constaté ${montrer(constate)}`);
    if (attendu.length !== constate.length)
      return void liste.push(
        `${chemin} : ${compter(attendu.length, 'élément attendu', 'éléments attendus')}, ${compter(constate.length, 'constaté')}`,
      );
    attendu.forEach((a, i) => comparer(`${chemin}[${i}]`, a, constate[i], liste));
  } else if (typeof attendu === 'object' && attendu !== null) {
    if (typeof constate !== 'object' || constate === null)
      return void liste.push(`${chemin} : attendu ${montrer(attendu)}, constaté ${montrer(constate)}`);
    for (const [cle, valeur] of Object.entries(attendu))
      comparer(`${chemin}.${cle}`, valeur, (constate as Record<string, unknown>)[cle], liste);
  } else if (attendu !== constate) liste.push(`${chemin} : attendu ${montrer(attendu)}, constaté ${montrer(constate)}`);
}
const montrer = (v: unknown): string => JSON.stringify(v) ?? 'rien';

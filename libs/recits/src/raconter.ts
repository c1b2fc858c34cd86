import { enFrancais } from '@jalon/droit';
import type { ResultatScenario } from './jouer.js';

/** The scenario as a person reads it in a terminal: one line per step, differences and refusals below. */
export function raconter(r: ResultatScenario): string {
  const lignes = [`${r.reussi ? '✓' : '✗'} ${r.titre} (lecture ${r.lecture})`];
  for (const e of r.etapes) {
    const issue = e.issue === 'refuse' ? `refusée (${e.refus?.famille ?? ''})` : e.lire ? 'lue' : 'acceptée';
    for (const f of e.echeances) lignes.push(`      ${enFrancais(f.le)} · ${f.phrase}`);
    lignes.push(
      `  ${e.conforme ? '✓' : '✗'} ${String(e.n).padStart(2)}. ${enFrancais(e.le)} ${e.commande ?? `lire ${e.lire}`} : ${issue}`,
    );
    for (const f of e.faits) lignes.push(`        ${f.phrase}`);
    for (const k of e.signaux ?? []) lignes.push(`        SIGNAL ${k.condition} : ${k.constate} (${k.attendu})`);
    for (const k of e.refus?.constats ?? [])
      lignes.push(`        ${k.condition} : attendu ${k.attendu} ; constaté ${k.constate}`);
    for (const c of e.refus?.champs ?? []) lignes.push(`        ${c.champ} : ${c.regle}`);
    for (const ecart of e.ecarts) lignes.push(`        ÉCART : ${ecart}`);
  }
  return lignes.join('\n');
}

/**
 * `decide` alone: no storage, no encryption, no door. Every command of the catalogue, on the dossiers of the demonstration department as they
 * stood when the command was given; a command that the department never gives is tried with the ordinary data its button would send.
 */
import { chargerCatalogue } from './decisions-cas.mjs';
import { quantile } from './reference.mjs';

/** Microseconds: « one decision, with its verdict ». */
export const CIBLE = 60;
const LONGS = 0.95;
const ECHAUFFEMENT = 2000;

/** Eight stored facts parsed, what any program that decides from the log pays first: the yardstick of the processor, in the same process. */
const FAIT = JSON.stringify({ type: 'exemple', n: 1, contenu: 'x'.repeat(360) });
export function etalon() {
  let total = 0;
  for (let i = 0; i < 8; i++) total += JSON.parse(FAIT).contenu.length;
  return total;
}

const chrono = (un) => {
  const t = performance.now();
  un();
  return (performance.now() - t) * 1000;
};

/**
 * Commands take turns, as they do in a server: one that ran alone in a loop would find the caches of the processor full of itself.
 * @returns one line per kind of command, durations in microseconds; `rapport` is p50 over the yardstick of the same turns
 */
export function mesurerDecisions({ parcours = 1000, tours = 4000 } = {}) {
  const { decide, cas } = chargerCatalogue(parcours);
  const lignes = [...cas]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([nom, liste]) => {
      const parTaille = [...liste].sort((x, y) => x.etat.revision - y.etat.revision);
      return {
        nom,
        liste,
        longs: parTaille.slice(Math.floor(LONGS * (liste.length - 1))),
        accords: liste.filter((c) => c.accord).length,
        toutes: [],
        longues: [],
      };
    });
  const etalons = [];
  const juger = ({ commande, etat, contexte }) => decide(commande, etat, contexte);
  for (let i = -ECHAUFFEMENT; i < tours; i++) {
    const rang = i + ECHAUFFEMENT;
    const duree = chrono(etalon);
    if (i >= 0) etalons.push(duree);
    // one decision of a kind a turn: a second one would find everything warm
    for (const { liste, longs, toutes, longues } of lignes) {
      const [parmi, releve] = rang % 2 === 0 ? [liste, toutes] : [longs, longues];
      const mesure = chrono(() => juger(parmi[(rang >> 1) % parmi.length]));
      if (i >= 0) releve.push(mesure);
    }
  }
  const repere = quantile(etalons, 0.5);
  return lignes.map(({ nom, liste, longs, accords, toutes, longues }) => ({
    nom,
    cas: liste.length,
    accords,
    faits: longs[0].etat.revision + 1,
    p50: quantile(toutes, 0.5),
    p95: quantile(toutes, 0.95),
    p50Long: quantile(longues, 0.5),
    rapport: quantile(toutes, 0.5) / repere,
  }));
}

const une = (x) => x.toFixed(1);
const tenue = (l) => Math.max(l.p50, l.p50Long) <= CIBLE;
export function imprimerDecisions(lignes) {
  return [
    '| décision, verdict compris | cas (accordés) | p50 µs | p95 µs | p50 µs, dossiers longs | p50 / étalon | cible 60 µs |',
    '|---|---|---|---|---|---|---|',
    ...lignes.map(
      (l) =>
        `| ${l.nom} | ${l.cas} (${l.accords}) | ${une(l.p50)} | ${une(l.p95)} | ${une(l.p50Long)} (${l.faits} faits et plus) | ${une(l.rapport)} | ${tenue(l) ? 'tenue' : 'manquée'} |`,
    ),
  ].join('\n');
}
export const resumerDecisions = (lignes) => {
  const [min, max] = [Math.min, Math.max].map((f) => f(...lignes.map((l) => l.p50)));
  const manquees = lignes.filter((l) => !tenue(l)).map((l) => l.nom);
  return `p50 de ${une(min)} à ${une(max)} µs selon la commande ; cible ${manquees.length === 0 ? 'tenue' : `manquée : ${manquees.join(' ; ')}`}`;
};

if (process.argv[1] === import.meta.filename) console.log(imprimerDecisions(mesurerDecisions()));

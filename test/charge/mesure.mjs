// How a bench measures: throughput and processor of a subject, alternated with its reference, median and spread. Nothing here knows Jalon.
import { readFileSync } from 'node:fs';
import { setTimeout as attendre } from 'node:timers/promises';
import { quantile } from './reference.mjs';

const TICK_MS = 10;
/** Of a process, this one or another: user and system time, in milliseconds. Another one is read from /proc: NaN where there is none. */
export function processeur(pid) {
  if (pid === undefined) {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  }
  try {
    const champs = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(champs[11]) + Number(champs[12])) * TICK_MS;
  } catch {
    return NaN;
  }
}

const REPOS_MS = 100;
/** Share of the interval that a process at rest may use: timers, the pulse of a lease. */
const REPOS = 0.1;
/** Nothing is measured while what came before still works: read models that catch up, a colour being swept. */
export async function auRepos(pid) {
  for (let essai = 0; essai < 600; essai++) {
    const avant = processeur(pid);
    await attendre(REPOS_MS);
    const pris = processeur(pid) - avant;
    if (Number.isNaN(pris) || pris <= REPOS_MS * REPOS) return;
  }
  throw new Error('toujours occupé après une minute');
}

/** `un(i)` n times by `clients` at once. @param fin what the processor also pays for, waited for after the clock stopped */
export async function debit(un, n, clients = 1, { fin = async () => undefined, pid } = {}) {
  const durees = [];
  let suivant = 0;
  const [cpu, client] = [processeur(pid), processeur()];
  const depart = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let i = suivant++; i < n; i = suivant++) {
        const t = performance.now();
        await un(i);
        durees.push(performance.now() - t);
      }
    }),
  );
  const ms = performance.now() - depart;
  const clientMs = processeur() - client;
  await fin();
  return {
    n,
    ms,
    clientMs,
    parSeconde: (n * 1000) / ms,
    cpuMicros: ((processeur(pid) - cpu) * 1000) / n,
    p50: quantile(durees, 0.5),
    p99: quantile(durees, 0.99),
  };
}

export const mediane = (valeurs) => quantile(valeurs, 0.5);
export const chiffres = (x, n = 2) => x.toFixed(n);
/** « 0.42 [0.38–0.47] »: the median and all that was seen. */
export const etendue = (valeurs, n = 2) =>
  valeurs.length === 1
    ? chiffres(valeurs[0], n)
    : `${chiffres(mediane(valeurs), n)} [${chiffres(Math.min(...valeurs), n)}–${chiffres(Math.max(...valeurs), n)}]`;
export const etendueDe = (tours, valeur, n) => etendue(tours.map(valeur), n);

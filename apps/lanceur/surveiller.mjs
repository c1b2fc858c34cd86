/**
 * What `npm start` is once the server runs: its supervisor. A server that no longer trusts its storage leaves with code 70 and
 * must be started again, for only a fresh process reads what the disk really holds. Any other end is passed on as it is.
 */
import { setTimeout as patienter } from 'node:timers/promises';

/** EX_SOFTWARE of sysexits.h: fault of the storage. */
export const SORTIE_STOCKAGE = 70;
const DELAIS_MS = { premier: 500, dernier: 30_000 };
/** A server that lived this long had started well: its next fault is a new one. */
const VIE_SAINE_MS = 60_000;

const enSecondes = (ms) => `${String(ms / 1000).replace('.', ',')} s`;

/**
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null, demande: boolean }} Fin
 * @param {() => Promise<Fin>} lancer starts the server, resolves when it has ended
 * @param {{ dire?: (texte: string) => void, maintenant?: () => number, attendre?: (ms: number) => Promise<unknown> }} monde
 * @returns {Promise<Fin>} the end that is not a fault of the storage, or one that answers a stop somebody asked for
 */
export async function surveiller(
  lancer,
  {
    dire = (texte) => process.stderr.write(`${texte}\n`),
    maintenant = () => performance.now(),
    attendre = (ms) => patienter(ms),
  } = {},
) {
  for (let delai = DELAIS_MS.premier; ;) {
    const depart = maintenant();
    const fin = await lancer();
    if (fin.code !== SORTIE_STOCKAGE || fin.demande) return fin;
    if (maintenant() - depart >= VIE_SAINE_MS) delai = DELAIS_MS.premier;
    dire(
      `Le serveur s’est arrêté sur une faute de stockage (code ${SORTIE_STOCKAGE}) : nouveau départ dans ${enSecondes(delai)}.`,
    );
    // no listener is left during the wait: SIGTERM or Ctrl-C ends the supervisor, as there is nothing else to end
    await attendre(delai);
    delai = Math.min(delai * 2, DELAIS_MS.dernier);
  }
}

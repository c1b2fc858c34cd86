/**
 * The same request again: nothing is written, and the answer is the first one, to the byte (only `rejoue` differs). Nothing of
 * it was kept: it is computed again from the facts that stood before, on the day of the command, with the law of that day.
 */
import { deployer, type Verdict, type VerdictLu } from '@jalon/droit';
import type { KnownAppend } from '@jalon/event-store';
import type { FaitLu } from '../faits-stockes.js';
import type { LoiDatee } from '../referentiel/referentiels.js';
import type { AcceptationDe } from '../resultat.js';
import type { Genre, Instruction } from './genre.js';
import type { Mots } from './mots.js';
import { instruire } from './instruire.js';
import type { Ordre } from './ordre.js';
import { accepter } from './reponse.js';
import type { Ressources } from './ressources.js';
import { situer } from './situer.js';

export async function repondreEncore<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  recu: Ordre<M>,
  connu: KnownAppend,
): Promise<AcceptationDe<M['vue']>> {
  const { dossier } = recu;
  const avant = await genre.dossiers.chargerJusqua(dossier, { revision: connu.firstRevision - 1 });
  const ecrits = (await r.store.readStream(genre.prefixe + dossier, connu.firstRevision))
    .filter((e) => e.revision <= connu.lastRevision)
    .map((e) => genre.fold.lire(e, dossier));
  const premier = ecrits[0];
  if (!premier) throw new Error('Clé d’idempotence enregistrée sans fait.');
  const situee = await situer(r, genre, recu, avant.etat);
  const ordre = { ...recu, jour: premier.cause.le, ...('champ' in situee ? {} : { commande: situee }) };
  const circonstances = await genre.circonstancesPassees(ordre, ecrits);
  const faits = ecrits.map((e) => e.fait);
  const verdict = await verdictDAlors(r, ecrits, (loi) =>
    instruire(genre.selon(loi), avant.etat, ordre.commande, circonstances),
  );
  const suite = { faits, verdict, etat: faits.reduce((e, f) => genre.evolve(e, f), avant.etat) };
  return accepter(r, genre, ordre, suite, avant.etat, {
    position: connu.lastPosition,
    enregistreLe: premier.enregistreLe,
    rejoue: true,
  });
}

/**
 * The full verdict is judged again, by the law and the wording it names; should the code have changed since, or these texts be nowhere,
 * the recorded one is the truth and is given with its articles, without the personal values it never kept.
 */
async function verdictDAlors<M extends Mots>(
  r: Ressources,
  ecrits: readonly FaitLu<M['fait']>[],
  rejuger: (loi: LoiDatee) => Instruction<M>,
): Promise<Verdict> {
  const enregistre = ecrits.map(({ fait }) => verdictDe(fait)).find((v) => v !== null);
  const loi = enregistre ? await r.referentiels.deLEpoque(enregistre) : r.referentiels;
  if (loi) {
    const juge = rejuger(loi);
    if (!enregistre || (juge.refus === null && memeVerdict(juge.faits, ecrits))) return juge.verdict;
  }
  if (!enregistre) throw new Error('Aucun verdict à rendre.');
  const signaux = ecrits.flatMap(({ fait }) => fait.signaux ?? []);
  return deployer(enregistre, await r.referentiels.references(enregistre.e), signaux);
}

export const verdictDe = ({ data }: { data: object }): VerdictLu | null =>
  'verdict' in data ? (data.verdict as VerdictLu) : null;

const memeVerdict = (juges: readonly { data: object }[], ecrits: readonly { fait: { data: object } }[]): boolean =>
  texteDe(juges) === texteDe(ecrits.map((e) => e.fait));
// keys in a fixed order: a stored verdict comes back with sorted keys
const texteDe = (faits: readonly { data: object }[]): string =>
  JSON.stringify(faits.map(verdictDe).map((v) => v && [v.r, v.j, v.l, v.e, v.m, v.i, v.c]));

/**
 * The same request again: nothing is written, and the answer is the first one, to the byte (only `rejoue` differs). Nothing of
 * it was kept: it is computed again from the facts that stood before, on the day of the command, with the law of that day.
 */
import { deployer, type VerdictCompact } from '@jalon/droit';
import type { KnownAppend } from '@jalon/event-store';
import { evolve, type Fait } from '@jalon/parcours';
import { lireEvenement, type FaitLu } from '../faits-stockes.js';
import { fluxDe } from '../identifiants.js';
import type { LoiDatee } from '../referentiel/referentiels.js';
import type { Acceptation } from '../resultat.js';
import { autresPass } from './autres-pass.js';
import { instruire, organisationsNommees, type Instruction } from './instruire.js';
import { accepter, type Ordre } from './reponse.js';
import type { Ressources } from './ressources.js';

export async function repondreEncore(r: Ressources, ordre: Ordre, connu: KnownAppend): Promise<Acceptation> {
  const { parcours } = ordre;
  const avant = await r.dossiers.chargerJusqua(parcours, { revision: connu.firstRevision - 1 });
  const ecrits = (await r.store.readStream(fluxDe(parcours), connu.firstRevision))
    .filter((e) => e.revision <= connu.lastRevision)
    .map((e) => lireEvenement(e, parcours, r.coffre));
  const premier = ecrits[0];
  if (!premier) throw new Error('Clé d’idempotence enregistrée sans fait.');
  const alors: Ordre = { ...ordre, jour: premier.cause.le };
  const autres = await autresPass(r, parcours, ordre.personne, premier.position - 1);
  const faits = ecrits.map((e) => e.fait);
  const circonstances = {
    jour: alors.jour,
    ...(await r.structures.regardPasse(
      ordre.demande.acteur,
      alors.jour,
      organisationsNommees(ordre.commande),
      premier.position,
    )),
    autresPass: autres,
    numeroPass: numeroDe(faits),
  };
  const verdict = await verdictDAlors(r, ecrits, (loi) => instruire(avant.etat, ordre.commande, circonstances, loi));
  return accepter(
    r,
    alors,
    { faits, verdict, etat: faits.reduce(evolve, avant.etat) },
    {
      position: connu.lastPosition,
      positions: ecrits.map((e) => e.position),
      enregistreLe: premier.enregistreLe,
      rejoue: true,
    },
  );
}

function numeroDe(faits: readonly Fait[]): string {
  for (const { data } of faits) if ('numero' in data && typeof data.numero === 'string') return data.numero;
  return '';
}

/**
 * The full verdict is judged again, by the law and the wording it names; should the code have changed since, or these texts be nowhere,
 * the recorded one is the truth and is given with its articles, without the personal values it never kept.
 */
async function verdictDAlors(
  r: Ressources,
  ecrits: readonly FaitLu[],
  rejuger: (loi: LoiDatee) => Instruction,
): Promise<Instruction['verdict']> {
  const enregistre = ecrits.map(({ fait }) => verdictDe(fait)).find((v) => v !== null);
  const loi = enregistre ? await r.referentiels.deLEpoque(enregistre) : r.referentiels;
  if (loi) {
    const juge = rejuger(loi);
    if (!enregistre || (juge.refus === null && memeVerdict(juge.faits, ecrits))) return juge.verdict;
  }
  if (!enregistre) throw new Error('Aucun verdict à rendre.');
  return deployer(enregistre, await r.referentiels.references(enregistre.e));
}

export const verdictDe = ({ data }: Pick<Fait, 'data'>): VerdictCompact | null =>
  'verdict' in data ? (data.verdict as VerdictCompact) : null;

const memeVerdict = (juges: readonly Fait[], ecrits: readonly FaitLu[]): boolean =>
  texteDe(juges) === texteDe(ecrits.map((e) => e.fait));
// keys in a fixed order: a stored verdict comes back with sorted keys
const texteDe = (faits: readonly Fait[]): string =>
  JSON.stringify(faits.map(verdictDe).map((v) => v && [v.r, v.j, v.l, v.e, v.m, v.i, v.c]));

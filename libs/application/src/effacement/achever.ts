/**
 * What follows a decision of erasure, whoever took it: her tokens, her key, her rows, her indexes, in the only order that can be taken up
 * again after a kill. Each step looks at what is there before it destroys, and does nothing that is done already.
 */
import type { Coffre } from '@jalon/confidentialite';
import { typeStocke } from '@jalon/decider';
import type { EventStore } from '@jalon/event-store';
import { catalogue } from '@jalon/parcours';
import type { Dossiers } from '../dossiers.js';
import type { Exploitation } from '../exploitation/exploitation.js';
import { PREFIXE_PARCOURS } from '../identifiants.js';
import type { IndexPersonnes } from '../personnes/index-personnes.js';
import type { Reservations } from '../personnes/reservations.js';

const EFFACE = typeStocke(catalogue.DonneesEffacees);
const PAGE = 500;
/** Of the fact that destroys the keys. */
const RAISON = 'Effacement décidé dans le dossier de la personne.';

export interface Moyens {
  store: EventStore;
  coffre: Coffre;
  /** Null: in memory, the key is destroyed without a fact. */
  exploitation: Exploitation | null;
  personnes: IndexPersonnes;
  reservations: Reservations;
  dossiers: Pick<Dossiers<never, never>, 'oublier'>;
  /** What memory and read models hold of her. */
  oublier(personnes: readonly string[]): Promise<void>;
}

/** What is left to do of a decision. */
export interface Reste {
  cleVivante: boolean;
  /** Keys of the index that still lead to her. */
  index: number;
}

/** Erased by a fact of its own, as the log tells. */
export async function decides({ store }: Pick<Moyens, 'store'>): Promise<string[]> {
  const trouves: string[] = [];
  for (let after = -1; ;) {
    const page = await store.readAll({
      after,
      limit: PAGE,
      filter: { streamPrefixes: [PREFIXE_PARCOURS], types: [EFFACE] },
    });
    trouves.push(...page.map((e) => e.stream.slice(PREFIXE_PARCOURS.length)));
    if (page.length < PAGE) return trouves;
    after = page.at(-1)?.position ?? after;
  }
}

export const resteAFaire = ({ coffre, personnes }: Pick<Moyens, 'coffre' | 'personnes'>, parcours: string): Reste => ({
  cleVivante: coffre.etatDe(parcours) === 'vivante',
  index: personnes.clesAOter(parcours).length,
});

/**
 * @returns false: nothing was left to do
 * @throws StoreUnavailable, PanneDeFichier: to be called again, nothing is half said
 */
export async function achever(m: Moyens, parcours: string): Promise<boolean> {
  const { coffre, personnes } = m;
  if (!(await estDecide(m, parcours))) throw new Error('Aucun effacement n’est décidé dans ce dossier.');
  await personnes.aJour();
  const avant = resteAFaire(m, parcours);
  if (!avant.cleVivante && avant.index === 0) return false;
  // before her key goes: once the index is lost, nothing would tell their names again
  for (const cle of personnes.identifiantsPropres(parcours, (p) => p === parcours || coffre.etatDe(p) === 'detruite'))
    await m.reservations.liberer(cle);
  if (avant.cleVivante) {
    const decision = await m.exploitation?.effacer([parcours], RAISON);
    if (decision?.issue === 'refuse') throw new Error(decision.message);
    if (!m.exploitation) coffre.detruire([parcours]);
  }
  await m.oublier([parcours]);
  m.dossiers.oublier(parcours);
  personnes.oublier(parcours);
  const apres = resteAFaire(m, parcours);
  if (apres.cleVivante || apres.index > 0) throw new Error('L’effacement n’est pas complet : il sera repris.');
  return true;
}

/** Read in the log itself: nothing is destroyed because somebody says so. */
async function estDecide({ store }: Moyens, parcours: string): Promise<boolean> {
  const histoire = await store.readStream(PREFIXE_PARCOURS + parcours);
  return histoire.some((e) => e.type === EFFACE);
}

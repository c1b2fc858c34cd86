/** What is stated of an erasure, as the log tells it and as it is found at this moment: nothing here is remembered beside the log. */
import { typeStocke } from '@jalon/decider';
import type { Jour } from '@jalon/droit';
import { catalogue } from '@jalon/parcours';
import { lireEvenement } from '../faits-stockes.js';
import { PREFIXE_PARCOURS } from '../identifiants.js';
import type { Ressources } from '../moteur/ressources.js';
import type { Reste } from './achever.js';

export interface Certificat {
  parcours: string;
  decideLe: Jour;
  /** Role and organisation that decided. */
  par: string;
  fondement: string;
  /** What the deployment says its retention rests on; null: it said nothing. */
  base: string | null;
  decision: { du: Jour; /** Null: erased with the dossier. */ reference: string | null } | null;
  /** Place of the fact in its dossier, position in the log. */
  fait: number;
  position: number;
  /** Facts that stay, without anything of her. */
  faitsGardes: number;
  /** Found at this moment. */
  constateLe: string;
  cleDetruite: boolean;
  index: number;
  /** Last signed checkpoint of the log; null: this process seals none. */
  point: string | null;
}

export async function certifier(
  { store, coffre, referentiels, horloge }: Ressources,
  parcours: string,
  { cleVivante, index }: Reste,
  point: string | null,
): Promise<Certificat | null> {
  const histoire = await store.readStream(PREFIXE_PARCOURS + parcours);
  const e = histoire.find(({ type }) => type === typeStocke(catalogue.DonneesEffacees));
  if (!e) return null;
  const { fait } = lireEvenement(e, parcours, coffre);
  if (fait.type !== 'DonneesEffacees') return null;
  const { fondement, base, reference, decisionDu } = fait.data;
  return {
    parcours,
    decideLe: fait.le,
    par: fait.par.role === 'systeme' ? 'l’exploitant du déploiement' : `${fait.par.role} ${fait.par.organisation.id}`,
    fondement: referentiels.auJour(fait.le).libelle(`conservation/fondements/${fondement}`),
    base,
    decision: decisionDu === undefined ? null : { du: decisionDu, reference: reference ?? null },
    fait: fait.revision + 1,
    position: e.position,
    faitsGardes: histoire.length,
    constateLe: horloge().toISOString(),
    cleDetruite: !cleVivante && coffre.etatDe(parcours) === 'detruite',
    index,
    point,
  };
}

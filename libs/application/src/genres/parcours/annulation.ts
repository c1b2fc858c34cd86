/** Undoing what a wrong clock wrote, in one parcours or in all of them. */
import { definitionStockee, placeDe, typeStocke } from '@jalon/decider';
import type { EventStore, StoredEvent } from '@jalon/event-store';
import { annules, catalogue, ECHEANCIER, echeancesConstatees, type Acteur, type Fait } from '@jalon/parcours';
import { streamOf } from '../../identifiants.js';
import type { Moteur } from '../../resultat.js';

/** Stored types of what time alone decided, old versions included. */
const TYPES: readonly string[] = echeancesConstatees.flatMap((type) =>
  Array.from({ length: catalogue[type].version }, (_, i) => typeStocke(catalogue[type], i + 1)),
);
const PAGE = 1000;
const PREFIXE = streamOf('');

const depuis = (e: StoredEvent, instant: string): boolean =>
  TYPES.includes(e.type) &&
  (e.meta['par'] as { role?: unknown } | undefined)?.role === ECHEANCIER.role &&
  Date.parse(String(e.meta['enregistreLe'])) >= Date.parse(instant);

/** Revisions of the deadlines of one parcours recorded from an instant on and that still count. */
export function echeancesDepuis(histoire: readonly StoredEvent[], instant: string): number[] {
  const ecartes = annules(
    histoire.map((e) => ({ type: definitionStockee(catalogue, e.type)?.type, data: e.data }) as unknown as Fait),
  );
  return histoire.filter((e) => depuis(e, instant) && !ecartes.has(e.revision)).map((e) => e.revision);
}

export interface DemandeAnnulation {
  /** ISO instant, compared with the raw instant of each fact. */
  depuis: string;
  raison: string;
  /** Says what would be done, writes nothing. */
  simuler: boolean;
  /** Who decides; default: the operator of the deployment. */
  acteur?: Acteur;
}
export interface AnnulationDUnParcours {
  parcours: string;
  /** Revisions of the deadlines concerned. */
  echeances: number[];
  /** Null: annulled (or would be); otherwise why not, in French. */
  refus: string | null;
}

/** Annuls in every parcours what was recorded from that instant on. @throws StoreUnavailable, EcritureFermee, UnknownOutcome */
export async function annulerEcheancesDepuis(
  { store, moteur }: { store: Pick<EventStore, 'readAll' | 'readStream'>; moteur: Moteur },
  { depuis: instant, raison, simuler, acteur = ECHEANCIER }: DemandeAnnulation,
): Promise<AnnulationDUnParcours[]> {
  const touches = new Set<string>();
  for (let after = -1; ;) {
    const page = await store.readAll({
      after,
      limit: PAGE,
      filter: { streamPrefixes: [PREFIXE], types: [...TYPES] },
    });
    for (const e of page) if (depuis(e, instant)) touches.add(e.stream.slice(PREFIXE.length));
    if (page.length < PAGE) break;
    after = page.at(-1)?.position ?? after;
  }
  const bilan: AnnulationDUnParcours[] = [];
  for (const parcours of touches) {
    const echeances = echeancesDepuis(await store.readStream(streamOf(parcours)), instant);
    // annulled already: the same request sent again has nothing left to do there
    if (echeances.length === 0) continue;
    const data = { depuis: instant, raison };
    const resultat = await moteur.executer({ parcours, type: 'AnnulerEcheances', data, acteur, simuler });
    const refus =
      resultat.issue === 'accepte'
        ? null
        : [resultat.message, ...resultat.constats.filter((k) => !k.satisfaite).map((k) => k.constate)].join(' ');
    bilan.push({ parcours, echeances: echeances.map(placeDe), refus });
  }
  return bilan;
}

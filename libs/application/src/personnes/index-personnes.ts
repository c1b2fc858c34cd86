/**
 * Which parcours concern the same person (same NIR) or name the same PASS, through blind indexes. Deletable and rebuilt from the
 * log: an index is never written in a fact. Without NIR nothing links two parcours but a PASS number that both name.
 */
import type { KeyObject } from 'node:crypto';
import { indexAveugle, type Coffre } from '@jalon/confidentialite';
import { StoreUnavailable, UnknownPosition, type EventStore, type StoredEvent } from '@jalon/event-store';
import { catalogue, type Fait, type Personne } from '@jalon/parcours';
import { lireEvenement } from '../faits-stockes.js';
import { PREFIXE_PARCOURS } from '../identifiants.js';

export type Lien = readonly [empreinte: string, parcours: string];

/** Where the links are kept: memory, or a small SQLite file of its own. */
export interface TableLiens {
  /** Null: what was known is lost, it must be read again from the log. */
  parcoursDe(empreinte: string): string[] | null;
  /** Position of the log up to which links are known, -1 at the beginning. */
  lu(): number;
  /** These links, and the position up to which the log was read for them. */
  noter(liens: readonly Lien[], lu: number): void;
  vider(): void;
  fermer(): void;
}

/** Facts that name a person or a PASS. */
const TYPES = (['ParcoursOuvert', 'PassDelivre', 'PassRepris', 'FaitRectifie'] as const).flatMap((type) =>
  Array.from({ length: catalogue[type].version }, (_, i) => `${type}.v${i + 1}`),
);
const PAGE = 1000;

/** A fact of a parcours that names a person or a PASS. A superset: the dossier tells whether it still holds. */
export interface LienLu {
  genre: 'personne' | 'pass';
  empreinte: string;
  parcours: string;
  revision: number;
}

export class IndexPersonnes {
  private lecture: Promise<void> = Promise.resolve();

  constructor(
    private readonly table: TableLiens,
    private readonly cle: KeyObject,
    private readonly store: EventStore,
    private readonly coffre: Coffre,
  ) {}

  /** Blind index of the person, null when nothing identifies her across parcours. */
  empreinte(personne: Pick<Personne, 'nir'> | null): string | null {
    return personne?.nir ? indexAveugle(this.cle, 'nir', personne.nir) : null;
  }

  /** Blind index of a PASS, however its number is typed: « 99999 21 39048 », « 99999-21-39048 ». */
  empreinteDuPass(numero: string): string {
    return indexAveugle(this.cle, 'pass', numero.replace(/[^0-9A-Za-z]/g, ''));
  }

  /** Ids of all parcours of the person, or that name the PASS, known to the log at this moment, whoever wrote them. @throws StoreUnavailable */
  async parcoursDe(empreinte: string): Promise<string[]> {
    for (;;) {
      // one catch-up at a time
      this.lecture = this.lecture.catch(() => undefined).then(() => this.rattraper());
      await this.lecture;
      const trouves = this.table.parcoursDe(empreinte);
      if (trouves) return trouves;
    }
  }

  /** Every link of the log, in its order. */
  async *parcourir(): AsyncGenerator<LienLu> {
    for (let apres = -1; ;) {
      const page = await this.store.readAll({ after: apres, limit: PAGE, filter: { types: TYPES } });
      for (const e of page) yield* this.liens(e);
      const dernier = page.at(-1);
      if (!dernier || page.length < PAGE) return;
      apres = dernier.position;
    }
  }

  private async rattraper(): Promise<void> {
    const { ok, head, detail } = await this.store.health();
    // a log that does not answer is not an empty one
    if (!ok && head < 0) throw new StoreUnavailable(detail ?? 'the log does not answer');
    // the log was replaced by a shorter one, or another: what was learnt from the former is forgotten
    if (this.table.lu() > head) this.table.vider();
    while (this.table.lu() < head) {
      const page = await this.suite(this.table.lu());
      const liens = page.flatMap((e) => this.liens(e).map(({ empreinte, parcours }): Lien => [empreinte, parcours]));
      this.table.noter(liens, page.length < PAGE ? head : (page.at(-1)?.position ?? head));
    }
  }

  private async suite(apres: number): Promise<StoredEvent[]> {
    try {
      return await this.store.readAll({ after: apres, limit: PAGE, filter: { types: TYPES } });
    } catch (erreur) {
      if (!(erreur instanceof UnknownPosition)) throw erreur;
      this.table.vider();
      return this.suite(-1);
    }
  }

  private liens(e: StoredEvent): LienLu[] {
    const parcours = e.stream.slice(PREFIXE_PARCOURS.length);
    const { fait } = lireEvenement(e, parcours, this.coffre);
    const ici = { parcours, revision: e.revision };
    if (fait.type === 'ParcoursOuvert') {
      const empreinte = this.empreinte(fait.data.personne);
      return empreinte === null ? [] : [{ genre: 'personne', empreinte, ...ici }];
    }
    const numero = numeroDuPass(fait);
    return numero === null ? [] : [{ genre: 'pass', empreinte: this.empreinteDuPass(numero), ...ici }];
  }
}

/** Number of the PASS that a fact gives to its dossier; null: none. */
export function numeroDuPass({ type, data }: Pick<Fait, 'type' | 'data'>): string | null {
  if (type === 'PassDelivre' || type === 'PassRepris') return (data as { numero: string }).numero;
  // a correction of a PASS taken over
  const { remplacement } = data as { remplacement?: { numero?: unknown } | null };
  return type === 'FaitRectifie' && typeof remplacement?.numero === 'string' ? remplacement.numero : null;
}

/** Links lost at the end of the process and rebuilt at the next start. */
export function liensEnMemoire(): TableLiens {
  const liens = new Map<string, Set<string>>();
  let lu = -1;
  return {
    parcoursDe: (e) => [...(liens.get(e) ?? [])],
    lu: () => lu,
    noter(nouveaux, position) {
      for (const [e, p] of nouveaux) liens.set(e, (liens.get(e) ?? new Set()).add(p));
      lu = position;
    },
    vider: () => {
      liens.clear();
      lu = -1;
    },
    fermer: () => {},
  };
}

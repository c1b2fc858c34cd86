/**
 * Which parcours concern the same person (same NIR), through a blind index. Deletable and rebuilt from the log: an index is
 * never written in a fact. Without NIR nothing links two parcours.
 */
import type { KeyObject } from 'node:crypto';
import { indexAveugle, type Coffre } from '@jalon/confidentialite';
import type { EventStore } from '@jalon/event-store';
import { catalogue, type Personne } from '@jalon/parcours';
import { lireEvenement } from '../faits-stockes.js';

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

const TYPES = Array.from({ length: catalogue.ParcoursOuvert.version }, (_, i) => `ParcoursOuvert.v${i + 1}`);
const PAGE = 1000;

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

  /** Ids of all parcours of the person known to the log at this moment, whoever wrote them. */
  async parcoursDe(empreinte: string): Promise<string[]> {
    for (;;) {
      // one catch-up at a time
      this.lecture = this.lecture.catch(() => undefined).then(() => this.rattraper());
      await this.lecture;
      const trouves = this.table.parcoursDe(empreinte);
      if (trouves) return trouves;
    }
  }

  private async rattraper(): Promise<void> {
    const { head } = await this.store.health();
    // the log was replaced by a shorter one: what was learnt from the other is forgotten
    if (this.table.lu() > head) this.table.vider();
    while (this.table.lu() < head) {
      const page = await this.store.readAll({ after: this.table.lu(), limit: PAGE, filter: { types: TYPES } });
      const liens: Lien[] = [];
      for (const e of page) {
        const parcours = e.stream.slice('parcours-'.length);
        const { fait } = lireEvenement(e, parcours, this.coffre);
        const empreinte = fait.type === 'ParcoursOuvert' ? this.empreinte(fait.data.personne) : null;
        if (empreinte) liens.push([empreinte, parcours]);
      }
      this.table.noter(liens, page.length < PAGE ? head : (page.at(-1)?.position ?? head));
    }
  }
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

/**
 * Which parcours concern the same person (same NIR), through a blind index. Deletable and rebuilt from the log: an index is
 * never written in a fact. Without NIR nothing links two parcours.
 */
import type { KeyObject } from 'node:crypto';
import { indexAveugle, type Coffre } from '@jalon/confidentialite';
import type { EventStore } from '@jalon/event-store';
import { catalogue, type Personne } from '@jalon/parcours';
import { lireEvenement } from '../faits-stockes.js';

/** Where the links are kept: memory, or a small SQLite file of its own. */
export interface TableLiens {
  parcoursDe(empreinte: string): string[];
  lier(empreinte: string, parcours: string): void;
  /** Position of the log up to which links are known, -1 at the beginning. */
  lu(): number;
  noterLu(position: number): void;
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
    // one catch-up at a time
    this.lecture = this.lecture.catch(() => undefined).then(() => this.rattraper());
    await this.lecture;
    return this.table.parcoursDe(empreinte);
  }

  private async rattraper(): Promise<void> {
    const { head } = await this.store.health();
    // the log was replaced by a shorter one: what was learnt from the other is forgotten
    if (this.table.lu() > head) this.table.vider();
    while (this.table.lu() < head) {
      const page = await this.store.readAll({ after: this.table.lu(), limit: PAGE, filter: { types: TYPES } });
      for (const e of page) {
        const parcours = e.stream.slice('parcours-'.length);
        const { fait } = lireEvenement(e, parcours, this.coffre);
        const empreinte = fait.type === 'ParcoursOuvert' ? this.empreinte(fait.data.personne) : null;
        if (empreinte) this.table.lier(empreinte, parcours);
      }
      this.table.noterLu(page.length < PAGE ? head : (page.at(-1)?.position ?? head));
    }
  }
}

/** Links lost at the end of the process and rebuilt at the next start. */
export function liensEnMemoire(): TableLiens {
  const liens = new Map<string, Set<string>>();
  let lu = -1;
  return {
    parcoursDe: (e) => [...(liens.get(e) ?? [])],
    lier: (e, p) => void liens.set(e, (liens.get(e) ?? new Set()).add(p)),
    lu: () => lu,
    noterLu: (position) => void (lu = position),
    vider: () => {
      liens.clear();
      lu = -1;
    },
    fermer: () => {},
  };
}

/** Folded dossiers kept in memory. Never trusted blindly: what was written since, by anyone, is read before use. */
import type { Coffre } from '@jalon/confidentialite';
import type { EventStore, StoredEvent } from '@jalon/event-store';
import { etatInitial, evolveTous, type Etat } from '@jalon/parcours';
import { lireEvenement } from './faits-stockes.js';
import { fluxDe } from './identifiants.js';

export interface DossierCharge {
  etat: Etat;
  /** Position of the last fact, -1 before the first. */
  position: number;
}

export class Dossiers {
  private readonly memoire = new Map<string, DossierCharge>();

  /** @param capacite dossiers kept, the least recently used leaves first (about 10 kB each) */
  constructor(
    private readonly store: EventStore,
    private readonly coffre: Coffre,
    private readonly capacite = 5000,
  ) {}

  /**
   * Latest state of the dossier; revision -1 when it does not exist.
   * @throws HistoireIncoherente, VersionInconnue, StoreUnavailable
   */
  async charger(parcours: string): Promise<DossierCharge> {
    const connu = this.memoire.get(parcours) ?? { etat: etatInitial(parcours), position: -1 };
    const suite = await this.store.readStream(fluxDe(parcours), connu.etat.revision + 1);
    const faits = suite.map((e) => lireEvenement(e, parcours, this.coffre).fait);
    const charge = { etat: evolveTous(connu.etat, faits), position: suite.at(-1)?.position ?? connu.position };
    if (charge.etat.revision >= 0) this.retenir(parcours, charge);
    return charge;
  }

  /** State of the dossier as it was at a position of the log, for answers given again. */
  async chargerJusqua(parcours: string, garde: { revision?: number; position?: number }): Promise<DossierCharge> {
    const connus: StoredEvent[] = [];
    for (const e of await this.store.readStream(fluxDe(parcours))) {
      if (e.revision > (garde.revision ?? Infinity) || e.position > (garde.position ?? Infinity)) break;
      connus.push(e);
    }
    const faits = connus.map((e) => lireEvenement(e, parcours, this.coffre).fait);
    return { etat: evolveTous(etatInitial(parcours), faits), position: connus.at(-1)?.position ?? -1 };
  }

  retenir(parcours: string, charge: DossierCharge): void {
    // a Map keeps insertion order: deleting then inserting moves the entry to the young end
    this.memoire.delete(parcours);
    this.memoire.set(parcours, charge);
    if (this.memoire.size > this.capacite) this.memoire.delete(this.memoire.keys().next().value as string);
  }

  /** The log they were read from is no more. */
  oublierTout(): void {
    this.memoire.clear();
  }

  oublier(parcours: string): void {
    this.memoire.delete(parcours);
  }
}

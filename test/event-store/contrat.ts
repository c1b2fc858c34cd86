/**
 * One behaviour suite for every adapter of the store: whoever passes it cannot be told apart by the rest of the house.
 * A theme is a file of `themes/`; an adapter is a bench given to `contrat`.
 */
import { afterEach, describe } from '@jest/globals';
import type { EventStore } from '@jalon/event-store';
import { ajouts } from './themes/ajouts.js';
import { atomicite } from './themes/atomicite.js';
import { concurrence } from './themes/concurrence.js';
import { entreesRefusees } from './themes/entrees-refusees.js';
import { idempotence } from './themes/idempotence.js';
import { journal } from './themes/journal.js';
import { lecture } from './themes/lecture.js';
import { reservations } from './themes/reservations.js';
import { revisions } from './themes/revisions.js';
import { abonnements } from './themes/abonnements.js';
import { arretEtSante } from './themes/arret-et-sante.js';

/** How to get a store of one adapter. */
export interface Banc {
  nom: string;
  /** True when each opening gives an empty log; a shared server is never empty, the suite then counts from its head. */
  vierge: boolean;
  ouvrir(): Promise<EventStore>;
  /** Called after each test, when its stores are closed. */
  nettoyer?(): Promise<void>;
}

/** What a theme receives: `ouvrir` closes by itself at the end of the test. */
export interface Essai {
  vierge: boolean;
  ouvrir(): Promise<EventStore>;
}

/** Registers the whole suite for one adapter. */
export function contrat(banc: Banc): void {
  describe(`Contrat du magasin de faits : ${banc.nom}`, () => {
    const ouverts: EventStore[] = [];
    const essai: Essai = {
      vierge: banc.vierge,
      async ouvrir() {
        const store = await banc.ouvrir();
        ouverts.push(store);
        return store;
      },
    };
    afterEach(async () => {
      await Promise.all(ouverts.splice(0).map((store) => store.close()));
      await banc.nettoyer?.();
    });
    ajouts(essai);
    revisions(essai);
    reservations(essai);
    atomicite(essai);
    idempotence(essai);
    lecture(essai);
    journal(essai);
    abonnements(essai);
    entreesRefusees(essai);
    concurrence(essai);
    arretEtSante(essai);
  });
}

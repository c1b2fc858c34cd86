/** Everything the engine works with; built once by `ouvrirJalon`. */
import type { KeyObject } from 'node:crypto';
import type { Coffre } from '@jalon/confidentialite';
import type { EventStore } from '@jalon/event-store';
import type { Etat, Fait } from '@jalon/parcours';
import type { Dossiers } from '../dossiers.js';
import type { Ecriture } from '../exploitation/ecriture.js';
import type { GardeHorloge } from '../exploitation/horloge.js';
import type { QueueByKey } from '../queue-by-key.js';
import type { IndexPersonnes } from '../personnes/index-personnes.js';
import type { Reservations } from '../personnes/reservations.js';
import type { Referentiels } from '../referentiel/referentiels.js';
import type { RegistrePass } from '../registre-pass.js';
import type { Structures } from '../genres/regard-structures.js';

export interface Ressources {
  /** Guarded: refuses what is written while writing is closed. */
  store: EventStore;
  ecriture: Ecriture;
  /** Gives the instant of what is recorded. */
  gardeHorloge: GardeHorloge;
  coffre: Coffre;
  /** Key of the blind indexes, also used to fingerprint requests: a bare hash of a NIR would be reversed in minutes. */
  cleIndex: KeyObject;
  referentiels: Referentiels;
  /** Parcours: a decision on one looks at the others of the person. */
  dossiers: Dossiers<Etat, Fait>;
  personnes: IndexPersonnes;
  /** What keeps two dossiers of one person, or of one PASS, from deciding at the same time. */
  reservations: Reservations;
  registre: RegistrePass;
  queue: QueueByKey;
  /** Organisations: declared by the deployment, and what the State decided about them. */
  structures: Structures;
  horloge: () => Date;
  /** A new UUID. */
  aleatoire: () => string;
  /** See `OptionsJalon`. */
  baseEffacement?: string | null | undefined;
}

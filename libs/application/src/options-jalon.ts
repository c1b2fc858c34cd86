/** What may be said of a Jalon to be opened: every option is left out by a test that needs none. */
import type { Lecture } from '@jalon/droit';
import type { EventStore } from '@jalon/event-store';
import type { Cause } from './exploitation/ecriture.js';
import type { OrganisationDeclaree } from './resultat.js';
import type { SeuilDePlace } from './exploitation/veille.js';

export interface OptionsJalon {
  /**
   * Folder of the data, created if absent: `evenements.db` (the log), `cles.db` (wrapped keys), `projections.db` and
   * `personnes.db` (deletable), `parametres/` (values added by the operator). Absent: everything in memory.
   */
  donnees?: string | undefined;
  /**
   * Folder of the secrets, apart from the data: master key, index key, sealing key, and the outside copy of the checkpoints.
   * Default: the data folder's name followed by `-cles`, beside it.
   */
  cles?: string | undefined;
  /** Connection string of an EventStoreDB that holds the log instead of `evenements.db`; keys and read models stay in `donnees`. */
  eventstoredb?: string | undefined;
  /** True: EventStoreDB is reached through the proxy that the environment names. Default: straight. */
  mandataire?: boolean | undefined;
  lecture?: Lecture | undefined;
  /** What the retention of this deployment rests on, printed on each certificate; null: it says nothing, and nothing is erased. Absent: not asked. */
  baseEffacement?: string | null | undefined;
  horloge?: (() => Date) | undefined;
  /** Gives a new UUID. */
  aleatoire?: (() => string) | undefined;
  /**
   * Directory to begin with: kind, département, name, and for a prescripteur whether it is authorised. What the State registers since is
   * added by its facts. Absent: nobody answers for a directory, and no name is looked for in it.
   */
  organisations?: readonly OrganisationDeclaree[] | undefined;
  /** Settles deadlines by itself, at once and then every minute. Default: false. */
  echeancier?: boolean | undefined;
  /** Watches the files and the room left on their disks: for a process that lasts. Default: false. */
  veille?: boolean | undefined;
  /** Free space under which an operator is warned. Default: 200 MB or 5 %. */
  seuilDePlace?: SeuilDePlace | undefined;
  /** Store to use instead of the one `donnees` gives; the caller closes it. */
  store?: EventStore | undefined;
  /** Told of what fails in the background. The error never holds personal data. */
  surErreur?: ((erreur: unknown) => void) | undefined;
  /** `lecture`: beside a running server, takes no lock, writes no fact and creates no file. Default: `ecriture`. */
  ouverture?: 'ecriture' | 'lecture' | undefined;
  /** Files of the read models and of the links are made when they are not there. Default: not in `lecture`, which keeps them in memory. */
  creerLesCaches?: boolean | undefined;
  /** Read models made apart, in that file, from the facts up to that position: for who compares them with those being read. */
  lectures?: { fichier: string; jusqua: number } | undefined;
  /** Told each time a reason to be read-only appears or goes. */
  surEcriture?: ((ouverte: boolean, cause: Cause) => void) | undefined;
  /** Told, in French, what an opening that takes long waits for. */
  onWait?: ((phrase: string) => void) | undefined;
  /** Told once when a warning on the files appears, changes, or goes (null). */
  surAvertissement?: ((code: string, phrase: string | null) => void) | undefined;
}

/** Builds Jalon out of its parts: one store, one safe of keys, one référentiel, one engine. */
import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { coffreEnMemoire, ouvrirCleIndex, ouvrirCoffre } from '@jalon/confidentialite';
import type { Lecture, Referentiel } from '@jalon/droit';
import { openMemoryStore, openSqliteStore, type EventStore } from '@jalon/event-store';
import { Dossiers } from './dossiers.js';
import { FileParCle } from './file-par-cle.js';
import { construireMoteur } from './moteur/moteur.js';
import { politiqueOuverte, type Politique, type Ressources } from './moteur/ressources.js';
import { IndexPersonnes, liensEnMemoire } from './personnes/index-personnes.js';
import { liensSqlite } from './personnes/liens-sqlite.js';
import { lireReferentiel } from './referentiel/lire-fichiers.js';
import { Referentiels } from './referentiel/referentiels.js';
import { RegistrePass } from './registre-pass.js';
import type { Moteur } from './resultat.js';

export interface OptionsJalon {
  /** Folder of the data, created if absent; absent: everything in memory. */
  donnees?: string | undefined;
  /** Folder of the secrets, outside the data (default: the data folder's name followed by `-cles`, beside it). */
  cles?: string | undefined;
  lecture?: Lecture | undefined;
  horloge?: (() => Date) | undefined;
  aleatoire?: (() => string) | undefined;
  politique?: Politique | undefined;
  /** Store to use instead of the one `donnees` gives; the caller closes it. */
  store?: EventStore | undefined;
}

export interface Jalon {
  moteur: Moteur;
  referentiel: Referentiel;
  store: EventStore;
  /** Ends what runs, closes every file. */
  fermer(): Promise<void>;
}

export async function ouvrirJalon(options: OptionsJalon = {}): Promise<Jalon> {
  const { donnees } = options;
  const cles = options.cles ?? (donnees === undefined ? undefined : `${donnees.replace(/[/\\]+$/, '')}-cles`);
  const referentiel = lireReferentiel(donnees && join(donnees, 'parametres'));
  const store = options.store ?? (donnees === undefined ? openMemoryStore() : openSqliteStore({ path: join(donnees, 'evenements.db') }));
  const coffre =
    donnees === undefined || cles === undefined
      ? coffreEnMemoire()
      : ouvrirCoffre({ fichier: join(donnees, 'cles.db'), kek: join(cles, 'maitresse.cle') });
  const cleIndex = cles === undefined ? createSecretKey(randomBytes(32)) : ouvrirCleIndex(join(cles, 'index.cle'));
  const liens = donnees === undefined ? liensEnMemoire() : liensSqlite(join(donnees, 'personnes.db'));
  const ressources: Ressources = {
    store,
    coffre,
    cleIndex,
    referentiels: new Referentiels(referentiel, options.lecture ?? 'plateforme', store),
    dossiers: new Dossiers(store, coffre),
    personnes: new IndexPersonnes(liens, cleIndex, store, coffre),
    registre: new RegistrePass(store),
    file: new FileParCle(),
    politique: options.politique ?? politiqueOuverte,
    horloge: options.horloge ?? (() => new Date()),
    aleatoire: options.aleatoire ?? randomUUID,
  };
  return {
    moteur: construireMoteur(ressources),
    referentiel,
    store,
    async fermer() {
      if (options.store === undefined) await store.close();
      liens.fermer();
      coffre.fermer();
    },
  };
}

/** Builds Jalon out of its parts: one store, one safe of keys, one référentiel, one engine, its read models. */
import { createSecretKey, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { coffreEnMemoire, ouvrirCleIndex, ouvrirCoffre, type Coffre } from '@jalon/confidentialite';
import type { Lecture, Organisation, Referentiel } from '@jalon/droit';
import { openEventStoreDb, openMemoryStore, type EventStore } from '@jalon/event-store';
import { composerFait, ouvrirProjections, PREFIXE, type Projections } from '@jalon/projections';
import { delaisDeReponse } from './delais-de-reponse.js';
import { Dossiers } from './dossiers.js';
import { garderCoffre } from './exploitation/coffre-garde.js';
import { Ecriture } from './exploitation/ecriture.js';
import { avecFichier, PanneDeFichier, panneDuFichier } from './exploitation/pannes.js';
import type { SeuilDePlace } from './exploitation/veille.js';
import { Stockage } from './exploitation/stockage.js';
import { direPoint, suitesDesProjections, veillerSurLesFichiers } from './exploitation/veiller-sur-les-fichiers.js';
import { garder } from './exploitation/store-garde.js';
import { lancerEcheancier, type Echeancier } from './echeancier.js';
import { dataEnClair } from './faits-stockes.js';
import { FileParCle } from './file-par-cle.js';
import { ouvrirMagasin, type Magasin } from './magasin.js';
import { construireMoteur } from './moteur/moteur.js';
import { politiqueOuverte, type Politique, type Ressources } from './moteur/ressources.js';
import { IndexPersonnes, liensEnMemoire, type TableLiens } from './personnes/index-personnes.js';
import { liensProteges, type LiensProteges } from './personnes/liens-proteges.js';
import { lireReferentiel } from './referentiel/lire-fichiers.js';
import { Referentiels } from './referentiel/referentiels.js';
import { RegistrePass } from './registre-pass.js';
import type { Moteur } from './resultat.js';
import { construireMoteurStructures, Structures, type MoteurStructures } from './structures/index.js';

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
  lecture?: Lecture | undefined;
  horloge?: (() => Date) | undefined;
  /** Gives a new UUID. */
  aleatoire?: (() => string) | undefined;
  politique?: Politique | undefined;
  /** Organisations the deployment answers for: kind, département, and for a prescripteur whether it is authorised. */
  organisations?: readonly Organisation[] | undefined;
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
  /** Told once when a warning on the files appears, changes, or goes (null). */
  surAvertissement?: ((code: string, phrase: string | null) => void) | undefined;
}

export interface Jalon {
  moteur: Moteur;
  /** Organisations before the State. */
  structures: MoteurStructures;
  projections: Projections;
  referentiel: Referentiel;
  lecture: Lecture;
  store: EventStore;
  horloge: () => Date;
  /** Whether facts are accepted, and why not. */
  ecriture: Ecriture;
  /** State of the files: what ends this process, what an operator should know. */
  stockage: Stockage;
  /** Null unless asked for. */
  echeancier: Echeancier | null;
  /** Ends what runs, closes every file. */
  fermer(): Promise<void>;
}

/** @throws JournalTronque, CoffreRefuse, CleIllisible, StoreUnavailable, ReferentielInvalide: the message is for an operator */
export async function ouvrirJalon(options: OptionsJalon = {}): Promise<Jalon> {
  const surErreur = options.surErreur ?? (() => undefined);
  const horloge = options.horloge ?? (() => new Date());
  const lecture = options.lecture ?? 'plateforme';
  const referentiel = lireReferentiel(options.donnees && join(options.donnees, 'parametres'));
  const ecriture = new Ecriture();
  const stockage = new Stockage(ecriture, options.surAvertissement);
  const fichiers = ouvrirFichiers(options, stockage, horloge, surErreur);
  const { cleIndex, liens, fichierProjections } = fichiers;
  const coffre = garderCoffre(fichiers.coffre, stockage);
  const store = garder(fichiers.store, ecriture, stockage);
  const ressources: Ressources = {
    store,
    ecriture,
    coffre,
    cleIndex,
    referentiels: new Referentiels(referentiel, lecture, store),
    dossiers: new Dossiers(store, coffre),
    personnes: new IndexPersonnes(liens, cleIndex, store, coffre),
    registre: new RegistrePass(store),
    file: new FileParCle(),
    politique: options.politique ?? politiqueOuverte,
    structures: new Structures(store, options.organisations ?? []),
    horloge,
    aleatoire: options.aleatoire ?? randomUUID,
  };
  const moteur = construireMoteur(ressources);
  const projections = ouvrirProjections({
    fichier: fichierProjections,
    ...suitesDesProjections(stockage, horloge),
    store,
    lireFait: (e) => composerFait(e, dataEnClair(e, e.stream.slice(PREFIXE.length), coffre)),
    delaisReponse: delaisDeReponse(referentiel, lecture),
    fonds: referentiel.codes('accompagnement/financements'),
  });
  const echeancier = options.echeancier ? lancerEcheancier(moteur, projections, horloge, surErreur) : null;
  const veille = options.veille ? veillerSurLesFichiers(options, { ...fichiers, projections, stockage }) : null;
  const fermer = async (): Promise<void> => {
    veille?.arreter();
    await echeancier?.arreter();
    await projections.fermer();
    if (options.store === undefined) await fichiers.store.close();
    liens.fermer();
    coffre.fermer();
  };
  const structures = construireMoteurStructures(ressources);
  return {
    moteur,
    structures,
    projections,
    referentiel,
    lecture,
    store,
    horloge,
    ecriture,
    stockage,
    echeancier,
    fermer,
  };
}

interface Fichiers {
  store: EventStore | Magasin;
  coffre: Coffre;
  cleIndex: KeyObject;
  liens: TableLiens | LiensProteges;
  fichierProjections: string;
}

function ouvrirFichiers(
  options: OptionsJalon,
  stockage: Stockage,
  horloge: () => Date,
  surErreur: (erreur: unknown) => void,
): Fichiers {
  const exterieur =
    options.store ??
    (options.eventstoredb === undefined ? undefined : openEventStoreDb({ connectionString: options.eventstoredb }));
  if (options.donnees === undefined)
    return {
      store: exterieur ?? openMemoryStore(),
      coffre: coffreEnMemoire(),
      cleIndex: createSecretKey(randomBytes(32)),
      liens: liensEnMemoire(),
      fichierProjections: ':memory:',
    };
  const donnees = resolve(options.donnees);
  const cles = resolve(options.cles ?? `${donnees}-cles`);
  for (const dossier of [donnees, cles]) mkdirSync(dossier, { recursive: true, mode: 0o700 });
  return {
    store:
      exterieur ??
      avecFichier('journal', () =>
        ouvrirMagasin(donnees, cles, {
          surPoint: (e) => direPoint(e, stockage, surErreur),
          surFatale: (e) =>
            stockage.condamner(panneDuFichier('journal', e) ?? new PanneDeFichier('journal', 'panne', e)),
        }),
      ),
    coffre: avecFichier('cles', () =>
      ouvrirCoffre({ fichier: join(donnees, 'cles.db'), kek: join(cles, 'maitresse.cle') }),
    ),
    cleIndex: ouvrirCleIndex(join(cles, 'index.cle')),
    liens: liensProteges(join(donnees, 'personnes.db'), stockage, horloge),
    fichierProjections: join(donnees, 'projections.db'),
  };
}

/** Builds Jalon out of its parts: one store, one safe of keys, one référentiel, one engine, its read models. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import type { Lecture, Referentiel } from '@jalon/droit';
import { BrokenStream, StoreUnavailable, type EventStore } from '@jalon/event-store';
import type { Vue } from '@jalon/parcours';
import { ouvrirProjections, type Atelier, type Projections } from '@jalon/projections';
import { Effacement } from './effacement/effacement.js';
import { Dossiers } from './dossiers.js';
import { accesRefuseDe } from './exploitation/acces.js';
import { garderCoffre } from './exploitation/coffre-garde.js';
import { borner } from './exploitation/delai.js';
import { retenirLesDoutes } from './exploitation/doutes.js';
import { Ecriture } from './exploitation/ecriture.js';
import { Exploitation } from './exploitation/exploitation.js';
import { sayBrokenStream } from './exploitation/broken-streams.js';
import { Integrite, type OptionsIntegrite } from './exploitation/integrite.js';
import { GardeHorloge } from './exploitation/horloge.js';
import { direLIdentiteDesListes } from './exploitation/identite.js';
import { Retenue } from './exploitation/retenue.js';
import { Stockage } from './exploitation/stockage.js';
import { suitesDesProjections, veillerSurLesFichiers } from './exploitation/veiller-sur-les-fichiers.js';
import { garder } from './exploitation/store-garde.js';
import { Connexion } from './connexion/connexion.js';
import { duDossier, expirerSansCesse, type EtatEphemere } from './ephemere/etat-ephemere.js';
import { lancerEcheancier, type Echeancier } from './echeancier.js';
import { QueueByKey } from './queue-by-key.js';
import { genreComptes, lectureDesComptes } from './genres/comptes.js';
import { genreParcours, parcoursFold, verbesDuParcours } from './genres/parcours.js';
import { Structures } from './genres/regard-structures.js';
import { genreStructure, verbesDesStructures } from './genres/structure.js';
import { atelierDesModeles } from './modeles/atelier-des-modeles.js';
import { droitDesModeles, lireFaitSousCle } from './modeles/options-des-modeles.js';
import { construireMoteur } from './moteur/moteur.js';
import type { Ressources } from './moteur/ressources.js';
import type { OptionsJalon } from './options-jalon.js';
import { creeLesCaches, ouvrirFichiers, type Fichiers } from './ouvrir-fichiers.js';
import { dossierDesCles } from './ouvrir-au-loin.js';
import { fichierDuJournal } from './durable-store.js';
import { IndexPersonnes } from './personnes/index-personnes.js';
import { Reservations } from './personnes/reservations.js';
import { fichiersDuCoffre } from './exploitation/secrets.js';
import { lireReferentiel } from './referentiel/lire-fichiers.js';
import { Nouvelles } from './direct/nouvelles.js';
import { Referentiels, type LibellesDesVerdicts } from './referentiel/referentiels.js';
import { Preuves } from './preuve/preuves.js';
import { storeJusqua } from './preuve/store-jusqua.js';
import { RegistrePass } from './registre-pass.js';
import type { Acceptation, DemandeExecution, Moteur, MoteurComptes, MoteurDe, MoteurStructures } from './resultat.js';

export interface Jalon {
  moteur: Moteur;
  /** Organisations before the State. */
  structures: MoteurStructures;
  /** Accounts of organisations. */
  comptes: MoteurComptes;
  /** Signing in, and open sessions. */
  connexion: Connexion;
  projections: Projections;
  referentiel: Referentiel;
  /** Wording of the conditions, that of each verdict. */
  libelles: LibellesDesVerdicts;
  lecture: Lecture;
  store: EventStore;
  horloge: () => Date;
  /** Whether facts are accepted, and why not. */
  ecriture: Ecriture;
  /** The deployment itself, and its operator's decisions. Null: in memory, nothing to operate. */
  exploitation: Exploitation | null;
  /** Whether the log is what was sealed. Null: nothing here seals it. */
  integrite: Integrite | null;
  /** Audit files and checkpoints. Null: nothing here seals the log. */
  preuves: Preuves | null;
  /** Erasing persons, from the proposal to the certificate. */
  effacement: Effacement;
  /** Tokens of what two dossiers must not decide at once, to be made again by an operator. */
  reservations: Reservations;
  /** What is true for a while and is no fact: sessions, drafts. */
  ephemere: EtatEphemere;
  /** Parcours whose present PASS bears this number, found without opening any name. */
  parcoursDuPass(numero: string): Promise<string | null>;
  /** Tells other processes where this one takes its operator's orders. Null: no folder is held. */
  annoncer: ((prise: string) => void) | null;
  /** State of the files: what ends this process, what an operator should know. */
  stockage: Stockage;
  /** Compares the clock with the log. */
  gardeHorloge: GardeHorloge;
  /** Deadlines that wait because the clock may be ahead. */
  retenue: Retenue;
  /** Null unless asked for. */
  echeancier: Echeancier | null;
  /** What is being written, told to those who may read it. */
  nouvelles: Nouvelles;
  /** Ends what runs, closes every file. */
  fermer(): Promise<void>;
}

/** Between two tries of a log that does not answer yet, in milliseconds. */
const REPRISE = 1000;

/** @throws DossierTenu, LeaseHeld, JournalTronque, CleIllisible, PanneDeFichier, StoreUnavailable, ReferentielInvalide: the message is for an operator */
export async function ouvrirJalon(options: OptionsJalon = {}): Promise<Jalon> {
  const surErreur = options.surErreur ?? (() => undefined);
  const horloge = options.horloge ?? (() => new Date());
  const aleatoire = options.aleatoire ?? randomUUID;
  const lecture = options.lecture ?? 'plateforme';
  const referentiel = lireReferentiel(options.donnees && dossierDesParametres(options.donnees));
  const ecriture = new Ecriture(options.surEcriture);
  const stockage = new Stockage(ecriture, options.surAvertissement);
  const fichiers = await ouvrirFichiers({ ...options, horloge }, ecriture, stockage, surErreur);
  const arret = new AbortController();
  try {
    const gardeHorloge = new GardeHorloge(fichiers.store, ecriture, horloge);
    const garde = garder(fichiers.store, ecriture, gardeHorloge, stockage);
    const coffre = garderCoffre(fichiers.coffre, stockage);
    const { cleIndex } = fichiers;
    const exploitation = fichiers.secrets
      ? new Exploitation({ store: garde, ecriture, coffre, ...fichiers.secrets, horloge, aleatoire })
      : null;
    if (exploitation) await confronter(exploitation, ecriture, options, arret.signal, surErreur);
    // a log that does not answer refuses writes by itself; it is asked again before the first one
    await gardeHorloge.lire().catch(surErreur);
    const integrite =
      exploitation && fichiers.durable
        ? veillerAuScellement(fichiers, exploitation, ecriture, options, { horloge, surErreur })
        : null;
    await integrite?.ouvrir();
    const preuves = exploitation && integrite ? new Preuves(scellement(fichiers, exploitation, options)) : null;
    const { liens, fichierProjections, ephemere } = fichiers.caches();
    const { lectures } = options;
    const personnes = new IndexPersonnes(liens, cleIndex, garde, coffre);
    const store = personnes.suivre(garde);
    const reservations = new Reservations(store, cleIndex, coffre, personnes, horloge);
    const ressources: Ressources = {
      store,
      ecriture,
      gardeHorloge,
      coffre,
      cleIndex,
      referentiels: new Referentiels(referentiel, lecture, store),
      dossiers: new Dossiers(store, parcoursFold(coffre)),
      personnes,
      reservations,
      registre: new RegistrePass(store),
      queue: new QueueByKey(),
      structures: new Structures(store, options.organisations),
      horloge,
      aleatoire,
      baseEffacement: options.baseEffacement,
    };
    let oublierLesComptes = (): void => undefined;
    fichiers.quandLeJournalRecule(() => {
      ressources.dossiers.oublierTout();
      ressources.structures.oublierTout();
      oublierLesComptes();
    });
    const { moteur: sansSuite, structures, comptes, lectureComptes } = construireMoteurs(ressources);
    const connexion = new Connexion({
      comptes,
      ...lectureComptes,
      annuaire: () => structures.annuaire(),
      ephemere,
      horloge,
    });
    finirAussitot(comptes, connexion);
    oublierLesComptes = () => lectureComptes.oublierTout();
    const modeles = ouvrirProjections({
      fichier: lectures?.fichier ?? fichierProjections,
      garder: !creeLesCaches(options),
      ...suitesDesProjections(stockage, horloge),
      store: lectures ? storeJusqua(store, lectures.jusqua) : store,
      journalReconnu: () => !ecriture.causes().some((c) => c.code === 'journal'),
      lireFait: lireFaitSousCle(coffre),
      atelier: fichiers.durable ? atelierDuDossier(options, lecture, surErreur) : undefined,
      ...droitDesModeles(referentiel, lecture, coffre),
    });
    const projections = direLIdentiteDesListes(modeles, coffre);
    const retenue = new Retenue(store, projections, horloge);
    const oublier = async (personnes: readonly string[]): Promise<void> => {
      projections.liste.oublier(personnes);
      for (const personne of personnes) await ephemere.oublier(duDossier(personne)).catch(surErreur);
      // her text left in the rows opens nothing any more: the erasure is done whether or not it can be removed now
      for (const personne of personnes) await projections.relire(personne).catch(surErreur);
    };
    if (exploitation) {
      exploitation.observer = async (type) => ({
        horloge: gardeHorloge.observer(),
        echeancesRetenues: (await retenue.examiner())?.retenues ?? 0,
        ruptures: (type === 'ConstaterRupture' && (await integrite?.aConstater())) || [],
      });
      exploitation.surEffacement = oublier;
    }
    const moyens = { store, coffre, exploitation, personnes, reservations, dossiers: ressources.dossiers, oublier };
    const { durable } = fichiers;
    const effacement = new Effacement(ressources, sansSuite, moyens, () => durable?.point() ?? null);
    const moteur = effacerCeQuiEstDecide(sansSuite, effacement, surErreur);
    const reprise =
      options.ouverture !== 'lecture' && ecriture.ouverte ? effacement.reprendre().catch(surErreur) : null;
    const gardes = { ecriture, horloge: gardeHorloge, retenue };
    const echeancier = options.echeancier ? lancerEcheancier(moteur, projections, horloge, surErreur, gardes) : null;
    const veille = options.veille
      ? veillerSurLesFichiers(options, { durable, liens, ephemere, projections: modeles, stockage })
      : null;
    if (options.veille) integrite?.lancer();
    const menage = options.veille ? expirerSansCesse(ephemere, surErreur) : null;
    const fermer = async (): Promise<void> => {
      arret.abort();
      veille?.arreter();
      menage?.arreter();
      await reprise;
      await integrite?.arreter();
      await echeancier?.arreter();
      await nouvelles.arreter();
      await projections.fermer();
      personnes.fermer();
      if ('fermer' in ephemere) ephemere.fermer();
      await fichiers.fermer();
    };
    const nouvelles = new Nouvelles({ store, moteur, projections, surErreur });
    const { annoncer } = fichiers;
    return {
      moteur,
      structures,
      comptes,
      connexion,
      projections,
      referentiel,
      libelles: { courants: referentiel.conditions, de: (v) => ressources.referentiels.conditions(v) },
      lecture,
      store,
      horloge,
      ecriture,
      gardeHorloge,
      retenue,
      exploitation,
      integrite,
      preuves,
      effacement,
      reservations,
      async parcoursDuPass(numero) {
        for (const id of await personnes.parcoursDe(personnes.empreinteDuPass(numero)))
          if ((await moteur.consulter(id))?.vue.pass?.numero === numero) return id;
        return null;
      },
      ephemere,
      annoncer,
      stockage,
      echeancier,
      nouvelles,
      fermer,
    };
  } catch (erreur) {
    arret.abort();
    await fichiers.fermer();
    throw erreur;
  }
}

/** A decision of erasure is followed at once; cut in between, the next opening takes it up again. */
function effacerCeQuiEstDecide(moteur: Moteur, effacement: Effacement, surErreur: (erreur: unknown) => void): Moteur {
  return {
    ...moteur,
    async executer(demande) {
      const resultat = await moteur.executer(demande);
      const decide = resultat.issue === 'accepte' && resultat.faits.some((f) => f.type === 'DonneesEffacees');
      if (decide && demande.simuler !== true) await effacement.achever(resultat.parcours).catch(surErreur);
      return resultat;
    },
  };
}

/** Where the seals are, and by what key they are read. */
const scellement = ({ secrets }: Fichiers, exploitation: Exploitation, { donnees = '', cles }: OptionsJalon) => ({
  donnees,
  cles: dossierDesCles(donnees, cles),
  cle: secrets?.empreintes.scellement,
  exploitation: () => exploitation.charger(),
});

const dossierDesParametres = (donnees: string): string => join(donnees, 'parametres');

/** Read models of a log that is a file of this folder. */
function atelierDuDossier(
  { donnees = '', cles }: OptionsJalon,
  lecture: Lecture,
  surErreur: (erreur: unknown) => void,
): Atelier {
  return atelierDesModeles(
    {
      journal: fichierDuJournal(donnees),
      coffre: fichiersDuCoffre(donnees, dossierDesCles(donnees, cles)),
      parametres: dossierDesParametres(donnees),
      lecture,
    },
    surErreur,
  );
}

function veillerAuScellement(
  fichiers: Fichiers,
  exploitation: Exploitation,
  ecriture: Ecriture,
  options: OptionsJalon,
  moyens: Pick<OptionsIntegrite, 'horloge' | 'surErreur'>,
): Integrite {
  const { donnees, ...scelle } = scellement(fichiers, exploitation, options);
  const integrite = new Integrite({ ...scelle, journal: fichierDuJournal(donnees), ecriture, ...moyens });
  exploitation.surDecision = (fait) => {
    if (fait.type === 'RuptureConstatee') integrite.noter(fait.data.positions);
  };
  return integrite;
}

/** The engine, once for each kind of dossier. */
export function construireMoteurs(r: Ressources): {
  moteur: Moteur;
  structures: MoteurStructures;
  comptes: MoteurComptes;
  lectureComptes: ReturnType<typeof lectureDesComptes>;
} {
  const parcours = genreParcours(r);
  const structure = genreStructure(r);
  const commun: MoteurDe<DemandeExecution, Vue, Acceptation> = retenirLesDoutes(borner(construireMoteur(r, parcours)));
  const comptes = genreComptes(r);
  return {
    moteur: { ...commun, ...verbesDuParcours(r, parcours, commun.executer) },
    structures: { ...retenirLesDoutes(borner(construireMoteur(r, structure))), ...verbesDesStructures(r, structure) },
    comptes: retenirLesDoutes(borner(construireMoteur(r, comptes))),
    lectureComptes: lectureDesComptes(r, comptes),
  };
}

/** A withdrawal, an access renewed end what is open at once: each request asks it of the account, and what was kept for it goes. */
function finirAussitot(comptes: MoteurComptes, { sessions }: Connexion): void {
  const { executer } = comptes;
  comptes.executer = async (demande) => {
    const r = await executer(demande);
    const { compte } = (demande.data ?? {}) as { compte?: unknown };
    const finit = demande.type === 'RetirerCompte' || demande.type === 'RenouvelerAcces';
    // answered again under its key, it ended what was open then
    if (finit && r.issue === 'accepte' && !r.rejoue && !demande.simuler && typeof compte === 'string')
      await sessions.toutFermer(compte);
    return r;
  };
}

/** Before anything is read or written under these keys; a distant log that does not answer yet keeps writing closed until it does. */
async function confronter(
  exploitation: Exploitation,
  ecriture: Ecriture,
  { ouverture, eventstoredb }: OptionsJalon,
  arret: AbortSignal,
  surErreur: (erreur: unknown) => void,
): Promise<void> {
  const decrire = ouverture !== 'lecture';
  if (!decrire)
    ecriture.fermer({
      code: 'lecture_seule',
      phrase: 'Ce dossier est ouvert en lecture.',
      remede: 'Une commande qui écrit passe par le serveur qui tient le dossier.',
    });
  try {
    await exploitation.confronter(decrire);
  } catch (erreur) {
    if (eventstoredb === undefined || !(erreur instanceof StoreUnavailable)) throw erreur;
    ecriture.fermer({
      code: 'verification',
      phrase:
        erreur instanceof BrokenStream
          ? sayBrokenStream(erreur)
          : (accesRefuseDe(erreur) ?? 'Le journal ne répond pas encore : il n’a pas été comparé aux clés de ce nœud.'),
      remede: 'L’écriture s’ouvre d’elle-même quand il se lit.',
    });
    void reessayer(exploitation, ecriture, decrire, arret, surErreur);
  }
}

async function reessayer(
  exploitation: Exploitation,
  ecriture: Ecriture,
  decrire: boolean,
  arret: AbortSignal,
  surErreur: (erreur: unknown) => void,
): Promise<void> {
  while (!arret.aborted) {
    await attendre(REPRISE, undefined, { signal: arret, ref: false }).catch(() => undefined);
    if (arret.aborted) return;
    try {
      await exploitation.confronter(decrire);
      ecriture.rouvrir('verification');
      return;
    } catch (erreur) {
      if (!(erreur instanceof StoreUnavailable)) surErreur(erreur);
    }
  }
}

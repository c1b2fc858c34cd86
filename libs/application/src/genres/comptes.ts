/**
 * The accounts of an organisation (ADR 0038), as the engine knows them: one stream per organisation, so that the last administrator cannot
 * leave by two doors at once; name and address of each account under a key of its own.
 */
import { chiffrerChamps, dechiffrerChamps, type Coffre } from '@jalon/confidentialite';
import { cheminsPersonnels, definitionStockee } from '@jalon/decider';
import type { Acteur, Jour } from '@jalon/droit';
import type { JsonObject, StoredEvent } from '@jalon/event-store';
import {
  catalogueComptes,
  deciderComptes,
  etatInitialComptes,
  evolveComptes,
  vueComptes,
  type CommandeComptes,
  type DossierComptes,
  type EtatComptes,
  type FaitComptes,
  type VueComptes,
} from '@jalon/habilitations';
import { Dossiers, type Fold } from '../dossiers.js';
import { lireDans, versEvenementsEnClair, type FaitLu } from '../faits-stockes.js';
import { comptesStream, PREFIXE_COMPTES } from '../identifiants.js';
import { TOUS_LES_DROITS } from '../lecteur/droits.js';
import { VUE_COMPTES } from '../lecteur/formes.js';
import type { Coeur, Genre } from '../moteur/genre.js';
import type { Mots } from '../moteur/mots.js';
import { instruire } from '../moteur/instruire.js';
import type { Ressources } from '../moteur/ressources.js';
import { catalogueDesComptes } from '../porte/comptes.js';
import type { LoiDatee } from '../referentiel/referentiels.js';
import type { RegardStructures } from './regard-structures.js';

export interface MotsComptes extends Mots {
  nom: 'organisation';
  commande: CommandeComptes;
  fait: FaitComptes;
  etat: EtatComptes;
  circonstances: { jour: Jour; acteur: Acteur; departement: string | null; connue: boolean | null };
  vue: VueComptes;
}
/** Ids of organisations, as everywhere in the commands. */
const IDENTIFIANT = /^[\p{L}\p{N}][\p{L}\p{N}_.:-]{0,63}$/u;

/** Whose key protects name and address: that of the account, in the same safe as those of the persons. */
const personneDe = (data: object): string => (data as { compte: string }).compte;

const foldDe = (coffre: Coffre): Fold<EtatComptes, FaitComptes> => ({
  stream: comptesStream,
  lire: (e) => lireFaitDeComptes(e, coffre),
  etatInitial: etatInitialComptes,
  evolveTous: (etat, faits) => faits.reduce(evolveComptes, etat),
  annules: () => new Set(),
  foldWithout: (id, faits, ecartes) =>
    faits.filter((f) => !ecartes.has(f.revision)).reduce(evolveComptes, etatInitialComptes(id)),
  horsLecture: new Set(),
});

/** @throws VersionInconnue, ChiffreAltere: never guessed, never skipped */
function lireFaitDeComptes(e: StoredEvent, coffre: Coffre): FaitLu<FaitComptes> {
  const definition = definitionStockee(catalogueComptes, e.type);
  const contexte = { coffre, personne: personneDe(e.data), stream: e.stream, eventId: e.id, type: e.type };
  const data = dechiffrerChamps(e.data, definition ? cheminsPersonnels(definition) : [], contexte);
  return lireDans(catalogueComptes, e, data) as FaitLu<FaitComptes>;
}

/** Null: nobody answers for a directory. */
const dite = (annuaire: RegardStructures['annuaire'], id: string): boolean | null =>
  annuaire === undefined ? null : annuaire[id]?.connue === true;

export function genreComptes(r: Ressources): Genre<MotsComptes> {
  const fold = foldDe(r.coffre);
  const selon = (loi: LoiDatee): Coeur<MotsComptes> => ({
    evolve: evolveComptes,
    decider: (commande, etat, c) => deciderComptes(commande, etat, { ...c, droit: loi.auJour(c.jour) }),
    solder: (etat) => ({ etat, faits: [] }),
  });
  /** As the deployment or the State says it. */
  const departementDe = async (id: string): Promise<string | null> =>
    (await r.structures.charger(id)).etat.dossier.departement ?? r.structures.declaree(id).departement;
  /** Its own agents, and the State in its département. */
  const voit = async (id: string, { role, organisation }: Acteur): Promise<boolean> =>
    organisation.id === id ||
    ((role === 'ddets' || role === 'prefet') &&
      organisation.departement !== undefined &&
      organisation.departement === (await departementDe(id)));
  const genre: Genre<MotsComptes> = {
    nom: 'organisation',
    prefixe: PREFIXE_COMPTES,
    catalogue: catalogueComptes,
    porte: catalogueDesComptes,
    ouvertures: ['InviterCompte'],
    estId: (id) => IDENTIFIANT.test(id),
    fold,
    dossiers: new Dossiers(r.store, fold),
    existe: (_, { revision }) => revision >= 0,
    versEvenements: (faits, id, commun) =>
      versEvenementsEnClair(faits, catalogueComptes, commun).map((e, i) => {
        const fait = faits[i] as FaitComptes;
        const definition = catalogueComptes[fait.type];
        const contexte = {
          coffre: r.coffre,
          classes: definition.personnels,
          personne: personneDe(fait.data),
          premier: fait.type === 'CompteInvite',
          stream: comptesStream(id),
          eventId: e.id,
          type: e.type,
        };
        return { ...e, data: chiffrerChamps(e.data as JsonObject, cheminsPersonnels(definition), contexte) };
      }),
    ...selon(r.referentiels),
    selon,
    acces: {
      connait: voit,
      droits: async ({ dossier }, lecteur) =>
        lecteur === undefined || (await voit(dossier.id, lecteur))
          ? TOUS_LES_DROITS
          : { lit: false, agit: () => false, classes: new Set() },
      interdit: () => null,
      ceQuiOuvre: () => null,
    },
    async instruire({ commande, demande: { acteur }, dossier, jour }, etat) {
      const { annuaire } = await r.structures.regard(acteur, jour, [dossier]);
      const circonstances = {
        jour,
        acteur,
        departement: await departementDe(dossier),
        connue: dite(annuaire, dossier),
      };
      return { ...instruire<MotsComptes>(genre, etat, commande, circonstances), reservations: [] };
    },
    async circonstancesPassees({ jour, demande: { acteur }, dossier }, ecrits) {
      const { annuaire } = await r.structures.regardPasse(acteur, jour, [dossier], ecrits[0]?.position ?? 0);
      return { jour, acteur, departement: await departementDe(dossier), connue: dite(annuaire, dossier) };
    },
    vue: async (etat, jour) => vueComptes(etat, jour),
    regard: async () => ({ voit: () => true, voitConstat: () => true }),
    conditionsCroisees: [],
    litLesAutres: async () => true,
    forme: VUE_COMPTES,
    phrases: {
      introuvable: 'Cette organisation n’a pas de comptes.',
      conflit: 'Les comptes de cette organisation ont changé depuis que vous les avez lus : relisez-les.',
    },
  };
  return genre;
}

/** What signing in asks of the accounts: as they are now, credentials included, which no view holds. */
export function lectureDesComptes(r: Ressources, genre: Genre<MotsComptes>) {
  const connues = new Set<string>();
  let lueJusque = -1;
  return {
    dossier: async (organisation: string): Promise<DossierComptes> =>
      (await genre.dossiers.charger(organisation)).etat.dossier,
    async organisations(): Promise<readonly string[]> {
      for (;;) {
        const page = await r.store.readAll({
          after: lueJusque,
          limit: PAGE,
          filter: { streamPrefixes: [PREFIXE_COMPTES] },
        });
        for (const e of page) connues.add(e.stream.slice(PREFIXE_COMPTES.length));
        lueJusque = page.at(-1)?.position ?? lueJusque;
        if (page.length < PAGE) return [...connues];
      }
    },
    oublierTout(): void {
      connues.clear();
      lueJusque = -1;
      genre.dossiers.oublierTout();
    },
  };
}
const PAGE = 1000;

/** An organisation before the State (ADR 0014), as the engine knows it: nothing personal, no deadline, one stream per organisation. */
import {
  catalogueStructure,
  deciderStructure,
  etatInitialStructure,
  evolveStructure,
  foldStructureWithout,
  vueStructure,
  type CommandeStructure,
  type DossierStructure,
  type EtatStructure,
  type FaitStructure,
  type VueStructure,
} from '@jalon/conventionnement';
import type { Acteur, Jour } from '@jalon/droit';
import { Dossiers, type Fold } from '../dossiers.js';
import { versEvenementsEnClair } from '../faits-stockes.js';
import { structureStream, PREFIXE_STRUCTURE } from '../identifiants.js';
import { TOUS_LES_DROITS } from '../lecteur/droits.js';
import { VUE_STRUCTURE } from '../lecteur/formes.js';
import { montrerA } from '../lecteur/montrer.js';
import type { Coeur, Genre } from '../moteur/genre.js';
import type { Mots } from '../moteur/mots.js';
import { actions } from '../moteur/actions.js';
import { instruire } from '../moteur/instruire.js';
import type { Ressources } from '../moteur/ressources.js';
import { catalogueDesStructures } from '../porte/structure.js';
import type { LoiDatee } from '../referentiel/referentiels.js';
import type { MoteurStructures } from '../resultat.js';
import { jourDe, jourParis } from '../temps.js';
import { embauchesHorsConvention } from './embauches-hors-convention.js';
import { lireFaitDeStructure, type RegardStructures } from './regard-structures.js';
import { organisationsDites } from '../porte/nommees.js';

export interface MotsStructure extends Mots {
  nom: 'structure';
  commande: CommandeStructure;
  fait: FaitStructure;
  etat: EtatStructure;
  circonstances: { jour: Jour; acteur: Acteur; nommees?: RegardStructures['annuaire'] };
  vue: VueStructure;
}
/** Ids of organisations, as everywhere in the commands. */
const IDENTIFIANT = /^[\p{L}\p{N}][\p{L}\p{N}_.:-]{0,63}$/u;

const fold: Fold<EtatStructure, FaitStructure> = {
  stream: structureStream,
  lire: lireFaitDeStructure,
  etatInitial: etatInitialStructure,
  evolveTous: (etat, faits) => faits.reduce(evolveStructure, etat),
  annules: () => new Set(),
  foldWithout: foldStructureWithout,
  horsLecture: new Set(),
};

export function genreStructure(r: Ressources): Genre<MotsStructure> {
  const selon = (loi: LoiDatee): Coeur<MotsStructure> => ({
    evolve: evolveStructure,
    decider: (commande, etat, { jour, acteur, nommees }) =>
      deciderStructure(commande, etat, {
        jour,
        acteur,
        droit: loi.auJour(jour),
        declaree: r.structures.declaree(etat.dossier.id),
        ...(nommees === undefined ? {} : { nommees }),
      }),
    solder: (etat) => ({ etat, faits: [] }),
  });
  const genre: Genre<MotsStructure> = {
    nom: 'structure',
    prefixe: PREFIXE_STRUCTURE,
    catalogue: catalogueStructure,
    porte: catalogueDesStructures,
    // by these, an organisation that nobody declared becomes known
    ouvertures: ['EnregistrerStructure', 'HabiliterPrescripteur'],
    estId: (id) => IDENTIFIANT.test(id),
    fold,
    dossiers: new Dossiers(r.store, fold),
    existe: (id, { revision }) => revision >= 0 || r.structures.ids.includes(id),
    versEvenements: (faits, _, commun) => versEvenementsEnClair(faits, catalogueStructure, commun),
    ...selon(r.referentiels),
    selon,
    acces: {
      connait: async (id, lecteur, commande) => commande !== null || (await estUneDesSiennes(r, id, lecteur)),
      async droits({ dossier }, lecteur) {
        const lit =
          !lecteur ||
          ((await estUneDesSiennes(r, dossier.id, lecteur)) && !horsDuDepartement(lecteur, departementDe(r, dossier)));
        // whoever may not act on it is told so, of a directory that is open to everybody
        return { ...TOUS_LES_DROITS, lit };
      },
      interdit: ({ dossier }, acteur) => hors(acteur, dossier.id, departementDe(r, dossier)),
      ceQuiOuvre: ({ role }) => CE_QUI_OUVRE[role] ?? null,
    },
    async instruire({ commande, demande, jour }, etat) {
      const { acteur } = demande;
      const dites = organisationsDites(catalogueDesStructures, commande);
      // what names nobody looks nobody up
      const regard: Partial<RegardStructures> = dites.length > 0 ? await r.structures.regard(acteur, jour, dites) : {};
      const circonstances = { jour, acteur, ...(regard.annuaire ? { nommees: regard.annuaire } : {}) };
      return { ...instruire<MotsStructure>(genre, etat, commande, circonstances), reservations: [] };
    },
    async circonstancesPassees({ jour, demande, commande }, ecrits) {
      const { acteur } = demande;
      const dites = organisationsDites(catalogueDesStructures, commande);
      if (dites.length === 0) return { jour, acteur };
      const { annuaire } = await r.structures.regardPasse(acteur, jour, dites, ecrits[0]?.position ?? 0);
      return { jour, acteur, ...(annuaire ? { nommees: annuaire } : {}) };
    },
    vue: async (etat, jour) =>
      vueStructure(etat, jour, r.referentiels.auJour(jour), r.structures.declaree(etat.dossier.id)),
    regard: async () => ({ voit: () => true, voitConstat: () => true }),
    conditionsCroisees: [],
    litLesAutres: async () => true,
    forme: VUE_STRUCTURE,
    phrases: {
      introuvable: 'Cette structure n’est pas connue.',
      conflit: 'Cette structure a changé depuis que vous l’avez lue : relisez-la avant de recommencer.',
    },
  };
  return genre;
}

const departementDe = (r: Ressources, { id, departement }: DossierStructure): string | null =>
  departement ?? r.structures.declaree(id).departement;

/** A SIAE reads what the State decided of it, and of those to which it succeeds (D43); who sends people there, of any. */
async function estUneDesSiennes(r: Ressources, id: string, { role, organisation }: Acteur): Promise<boolean> {
  if (role !== 'siae' || organisation.id === id) return true;
  const jour = jourDe(r.horloge(), organisation.departement);
  return (await r.structures.predecesseursLus(organisation.id, jour)).includes(id);
}
const horsDuDepartement = ({ role, organisation }: Acteur, departement: string | null): boolean =>
  (role === 'ddets' || role === 'prefet') &&
  departement !== null &&
  organisation.departement !== undefined &&
  organisation.departement !== departement;
const CE_QUI_OUVRE: Partial<Record<Acteur['role'], string>> = {
  siae: 'agir pour cette structure, ou pour celle qui lui succède',
  ddets: 'être un service de son département',
  prefet: 'être un service de son département',
};

/** A SIAE acts for itself; the State acts in its own département. Null: nothing against it. */
function hors(acteur: Acteur, structure: string, departement: string | null): string | null {
  if (acteur.role === 'siae' && acteur.organisation.id !== structure) return 'Une SIAE n’agit que pour elle-même.';
  return horsDuDepartement(acteur, departement) ? 'Cette structure est dans un autre département.' : null;
}

/** What is asked of organisations besides one of them. */
export const verbesDesStructures = (
  r: Ressources,
  genre: Genre<MotsStructure>,
): Pick<
  MoteurStructures,
  'actions' | 'situer' | 'lister' | 'annuaire' | 'predecesseurs' | 'embauchesHorsConvention'
> => ({
  actions: (structure, acteur, lecteur) =>
    actions(
      r,
      genre,
      catalogueDesStructures,
      structure,
      { acteur, lecteur, jour: jourDe(r.horloge(), acteur.organisation.departement) },
      // what is tried names nobody, and nothing falls due
      async () => ({ circonstances: (jour) => ({ jour, acteur }), echeances: () => [], choix: () => null }),
    ),
  embauchesHorsConvention: (structures, declarees) => embauchesHorsConvention(r, structures, declarees),
  async situer(acteur) {
    return acteur.role === 'prescripteur'
      ? r.structures.situer(acteur, jourDe(r.horloge(), acteur.organisation.departement))
      : acteur;
  },
  predecesseurs: ({ organisation }) =>
    r.structures.predecesseursLus(organisation.id, jourDe(r.horloge(), organisation.departement)),
  annuaire: () => r.structures.annuaire(jourParis(r.horloge())),
  async lister(lecteur) {
    const jour = jourParis(r.horloge());
    const ids = new Set([...r.structures.ids, ...(await r.structures.chargerToutes())]);
    const etats = await Promise.all([...ids].sort().map(async (id) => (await genre.dossiers.charger(id)).etat));
    const vues = etats.map(async (etat) => {
      const droits = await genre.acces.droits(etat, lecteur, jour);
      return droits.lit ? [montrerA(droits, genre.forme, await genre.vue(etat, jour, etat.revision, lecteur))] : [];
    });
    return (await Promise.all(vues)).flat();
  },
});

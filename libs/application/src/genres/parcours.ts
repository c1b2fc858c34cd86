/** A person's parcours, as the engine knows it. */
import {
  annules,
  catalogue,
  CONDITIONS_CROISEES,
  CONDITIONS_DES_VOISINS,
  dernierJourConsigne,
  EFFACE,
  estOuvert,
  etatInitial,
  evolveTous,
  horsLecture,
  faitsLusPar,
  foldWithout,
  vueLuePar,
  type Acteur,
  type Etat,
  type Fait,
  type Vue,
} from '@jalon/parcours';
import type { Jour } from '@jalon/droit';
import type { Coffre } from '@jalon/confidentialite';
import type { Fold } from '../dossiers.js';
import { identiteDe } from '../exploitation/identite.js';
import { lireEvenement, versEvenements } from '../faits-stockes.js';
import { estUuid, streamOf, PREFIXE_PARCOURS, uuidDe } from '../identifiants.js';
import { VUE_PARCOURS } from '../lecteur/formes.js';
import type { Genre } from '../moteur/genre.js';
import type { Ressources } from '../moteur/ressources.js';
import { retrouverPass } from '../personnes/retrouver-pass.js';
import { catalogueDEntrees } from '../porte/catalogue.js';
import type { Moteur } from '../resultat.js';
import { jourDe } from '../temps.js';
import { accesAuParcours } from './parcours/acces.js';
import { actions } from './parcours/actions.js';
import { echeancesDepuis } from './parcours/annulation.js';
import { entourage } from './parcours/entourage.js';
import { comparer, effetDuFait } from './parcours/comparer.js';
import { coeurParcours, type MotsParcours } from './parcours/coeur.js';
import { clesVisees, instruireASonTour, organisationsNommees, regarde } from './parcours/instruire.js';
import { aProuver } from './parcours/a-prouver.js';
import { etudier } from './parcours/etude/etudier.js';
import { horsDuDossier } from './parcours/hors-du-dossier.js';
import { RapprochementsCoupes } from './parcours/rapprochements-coupes.js';
import { rejuger } from './parcours/rejuger.js';

export const parcoursFold = (coffre: Coffre): Fold<Etat, Fait> => ({
  stream: streamOf,
  lire: (e, id) => lireEvenement(e, id, coffre),
  etatInitial,
  evolveTous,
  annules,
  foldWithout,
  horsLecture,
});

export function genreParcours(r: Ressources): Genre<MotsParcours> {
  const coeur = coeurParcours(r.referentiels);
  const acces = accesAuParcours(r);
  /** Read when her access was judged. */
  const anciens = (lecteur: Acteur | undefined, jour: Jour): readonly string[] =>
    lecteur === undefined ? [] : r.structures.predecesseursConnus(lecteur.organisation.id, jour);
  return {
    ...coeur,
    selon: coeurParcours,
    nom: 'parcours',
    prefixe: PREFIXE_PARCOURS,
    catalogue,
    porte: catalogueDEntrees,
    ouvertures: ['OuvrirParcours'],
    // with a key, the same request opens the same parcours
    idNouveau: (organisation, cle) => (cle === undefined ? r.aleatoire() : uuidDe('parcours', organisation, cle)),
    estId: estUuid,
    fold: parcoursFold(r.coffre),
    dossiers: r.dossiers,
    existe: (_, etat) => estOuvert(etat),
    versEvenements: (faits, id, commun) => versEvenements(faits, id, r.coffre, commun),
    echeancesDepuis,
    acces,
    dernierJour: ({ dossier }) => dernierJourConsigne(dossier),
    queueOf(ordre, etat) {
      const premiere = r.personnes.personneConnue(clesVisees(r, ordre, etat))?.cles[0];
      return premiere === undefined ? null : `personne ${premiere}`;
    },
    instruire: (ordre, etat) => instruireASonTour(r, coeur, ordre, etat),
    async circonstancesPassees(ordre, ecrits) {
      const [premier] = ecrits;
      const position = premier?.position ?? 0;
      const { etat } = await r.dossiers.charger(ordre.dossier);
      const autour = await entourage(r, { ...regarde(r, ordre, etat), avant: position - 1 });
      const { acteur } = ordre.demande;
      return {
        jour: ordre.jour,
        ...(await r.structures.regardPasse(acteur, ordre.jour, organisationsNommees(ordre.commande, etat), position)),
        ...autour,
        numeroPass: numeroDe(ecrits.map((e) => e.fait)),
      };
    },
    async vue(etat, jour, revision, lecteur) {
      const droit = r.referentiels.auJour(jour);
      const hors = await horsDuDossier(r, etat.dossier, jour, droit);
      const vue = vueLuePar(etat, jour, droit, lecteur, anciens(lecteur, jour), hors);
      if (vue.personne !== null) return { ...vue, revision };
      const identite = identiteDe(r.coffre, vue.id);
      return { ...(identite === 'cle_absente' ? sansSaCle(vue) : vue), revision, identite };
    },
    regard: async (etat, jour, lecteur) =>
      faitsLusPar(r.referentiels.auJour(jour), etat, lecteur, anciens(lecteur, jour)),
    conditionsCroisees: [CONDITIONS_CROISEES, CONDITIONS_DES_VOISINS],
    async litLesAutres({ dossier }, id, lecteur, jour, { conditions, aJour }) {
      const cles = r.personnes.clesDuDossier(dossier);
      const homonymie = conditions === CONDITIONS_DES_VOISINS ? r.personnes.cleHomonyme(dossier.personne) : null;
      const connue = aJour ? r.personnes.personneConnue(cles, homonymie) : null;
      const { parcours, homonymes } = connue ?? (await r.personnes.personne(cles, homonymie));
      for (const autre of new Set([...parcours, ...homonymes])) {
        if (autre === id) continue;
        const droits = await acces.droits((await r.dossiers.charger(autre)).etat, lecteur, jour);
        if (!droits.classes.has('pass')) return false;
      }
      return true;
    },
    forme: VUE_PARCOURS,
    phrases: {
      introuvable: 'Ce parcours n’existe pas.',
      conflit: 'Ce parcours a changé depuis que vous l’avez lu : relisez-le avant de recommencer.',
    },
  };
}

/** Her key is missing, not destroyed: nothing is erased, and nothing is said to be. */
const sansSaCle = (vue: Vue): Vue =>
  JSON.parse(JSON.stringify(vue, (_, valeur: unknown) => (valeur === EFFACE ? 'clé absente' : valeur))) as Vue;

/** What is asked of a parcours and of nothing else. */
export const verbesDuParcours = (
  r: Ressources,
  genre: Genre<MotsParcours>,
  executer: Moteur['executer'],
): Pick<
  Moteur,
  | 'actions'
  | 'rejuger'
  | 'comparer'
  | 'effetDuFait'
  | 'etudier'
  | 'aProuver'
  | 'retrouverPass'
  | 'acheverRapprochements'
> => {
  const coupes = new RapprochementsCoupes(r, executer);
  return {
    acheverRapprochements: () => coupes.achever(),
    actions: (parcours, acteur, lecteur) =>
      actions(r, genre, parcours, { acteur, lecteur, jour: jourDe(r.horloge(), acteur.organisation.departement) }),
    rejuger: (parcours, regard = {}, lecteur) => rejuger(r, genre, parcours, regard, lecteur),
    comparer: (parcours, points, lecteur) => comparer(r, genre, parcours, points, lecteur),
    effetDuFait: (parcours, place, lecteur) => effetDuFait(r, genre, parcours, place, lecteur),
    aProuver: (parcours, demande) => aProuver(r, genre, parcours, demande),
    etudier: (demande = {}, suivi) => etudier(r, demande, suivi),
    retrouverPass: (data, acteur, compte) => retrouverPass(r, genre, data, acteur, compte),
  };
};

function numeroDe(faits: readonly Fait[]): string {
  for (const { data } of faits) if ('numero' in data && typeof data.numero === 'string') return data.numero;
  return '';
}

/** The pure heart of a parcours, as the engine runs it. */
import type { Jour } from '@jalon/droit';
import {
  decide,
  ECHEANCIER,
  estOuvert,
  evolve,
  solder,
  structureParDefaut,
  substituer,
  type Commande,
  type Contexte,
  type DossierVoisin,
  type Etat,
  type Fait,
  type PassAutreParcours,
} from '@jalon/parcours';
import type { Coeur } from '../../moteur/genre.js';
import type { Mots } from '../../moteur/mots.js';
import type { LoiDatee } from '../../referentiel/referentiels.js';
import type { Vue } from '../../resultat.js';
import type { RegardStructures } from '../regard-structures.js';

export interface Circonstances extends RegardStructures {
  jour: Jour;
  autresPass: PassAutreParcours[];
  autresDossiers?: Contexte['autresDossiers'];
  /** See `Contexte`. */
  homonymes?: readonly DossierVoisin[];
  doublons?: readonly DossierVoisin[];
  aRapprocher?: Contexte['aRapprocher'];
  /** Another dossier holds the PASS that the command brings. */
  passDejaDetenu?: boolean;
  /** See `Contexte`. */
  baseEffacement?: string | null;
  numeroPass: string;
}
export interface MotsParcours extends Mots {
  nom: 'parcours';
  commande: Commande;
  fait: Fait;
  etat: Etat;
  circonstances: Circonstances;
  vue: Vue;
}

export function coeurParcours(loi: LoiDatee): Coeur<MotsParcours> {
  const contexteAu = (jour: Jour, c: Omit<Circonstances, 'jour'>): Contexte => ({
    jour,
    acteur: c.acteur,
    droit: loi.auJour(jour),
    autresPass: c.autresPass,
    ...(c.autresDossiers ? { autresDossiers: c.autresDossiers } : {}),
    ...(c.homonymes ? { homonymes: c.homonymes } : {}),
    ...(c.aRapprocher === undefined ? {} : { aRapprocher: c.aRapprocher }),
    ...(c.doublons ? { doublons: c.doublons } : {}),
    ...(c.passDejaDetenu === undefined ? {} : { passDejaDetenu: c.passDejaDetenu }),
    ...(c.baseEffacement === undefined ? {} : { baseEffacement: c.baseEffacement }),
    habilitations: c.habilitations,
    ...(c.annuaire === undefined ? {} : { annuaire: c.annuaire }),
    structure: c.structure,
    numeroPass: c.numeroPass,
  });
  const systeme = {
    acteur: ECHEANCIER,
    autresPass: [],
    habilitations: {},
    structure: structureParDefaut,
    predecesseurs: [],
    numeroPass: '',
  };
  return {
    evolve,
    decider: (commande, etat, c) =>
      decide(commande, substituer(etat, c.predecesseurs, c.acteur.organisation), contexteAu(c.jour, c)),
    solder(etat, jour) {
      if (!estOuvert(etat)) return { etat, faits: [] };
      const faits = solder(etat, jour, (le) => contexteAu(le, systeme));
      return { etat: faits.reduce(evolve, etat), faits };
    },
  };
}

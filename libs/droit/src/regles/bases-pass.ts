/** Favourable situations of the rules about the PASS itself: suspension, prolongation, closing, exit, reprise, rectification. */
import { ajouterJours, ajouterMois, type Jour } from '../jour.js';
import { base, type Base } from './base.js';
import { echeance } from './echeance.js';
import { accordProlongation, demandeProlongation, refusProlongation } from './prolongation.js';
import { passOfficiel } from './pass-officiel.js';
import { rectification } from './rectification.js';
import { reprise } from './reprise.js';
import type { SituationDemande } from './situation-demande.js';
import { sortie, type SituationSortie } from './sortie.js';
import {
  correctionSuspension,
  suspension,
  type Auteur,
  type Embauche,
  type SituationSuspension,
} from './suspension.js';
import { cloture, leveeSuspension } from './suspension-fin.js';
import { sansVoisin } from './identite.js';

const auteur: Auteur = { role: 'siae', organisation: 'ai-rennes', habilite: false };
const derniereEmbauche = (jour: Jour): Embauche => ({ siae: 'ai-rennes', type: 'AI', debut: ajouterMois(jour, -12) });
const pass = (jour: Jour) => ({ debut: ajouterMois(jour, -20), fin: ajouterMois(jour, 4), annule: false, clos: false });

const aSuspendre = (jour: Jour): SituationSuspension => ({
  auteur,
  derniereEmbauche: derniereEmbauche(jour),
  pass: pass(jour),
  suspensionEnCours: null,
  debut: jour,
  fin: ajouterMois(jour, 1),
  motif: 'CONTRAT_ROMPU',
  autres: [],
  reference: jour,
  contrats: [],
});
const aProlonger = (jour: Jour): SituationDemande => ({
  pass: pass(jour),
  motif: 'DIFFICULTES',
  fin: ajouterMois(jour, 9),
  siae: 'AI',
  employeur: true,
  orientee: false,
  passLePlusRecent: true,
  suspensionEnCours: null,
  demandeEnAttente: false,
  demandeeLe: null,
  dejaAccordees: [],
  joursSuspendus: 0,
  naissance: '1984-05-02',
  rqth: [],
  formations: [],
  cdiInclusionDepuis: null,
  bilan: false,
  entretien: false,
  prescripteurNomme: null,
});
const decision = {
  demande: { etat: 'en_attente', prescripteur: 'ml-rennes' },
  dejaDecidee: false,
  ouverture: null,
  auteur: { organisation: 'ml-rennes', habilite: true, departement: '35' },
  departement: '35',
  ouverteLe: null,
} as const;

export const basesPass: readonly Base[] = [
  base(suspension, aSuspendre),
  base(correctionSuspension, (jour) => ({ ...aSuspendre(jour), existe: true, debutChange: true })),
  base(leveeSuspension, (jour) => ({
    auteur,
    derniereEmbauche: derniereEmbauche(jour),
    existe: true,
    suspension: { debut: ajouterMois(jour, -1), fin: ajouterMois(jour, 1) },
    le: jour,
  })),
  base(cloture, (jour) => ({
    auteur,
    derniereEmbauche: derniereEmbauche(jour),
    suspensionDepuis: ajouterMois(jour, -14),
  })),
  base(demandeProlongation, aProlonger),
  base(accordProlongation, (jour) => ({ ...decision, fond: aProlonger(jour), finDemandee: ajouterMois(jour, 9) })),
  base(refusProlongation, () => ({
    ...decision,
    motif: 'DUREE',
    explication: 'Une durée plus courte suffit',
    actions: [],
  })),
  base<SituationSortie>(sortie, (jour) => ({
    type: 'DURABLE_CDI',
    le: jour,
    siae: 'AI',
    employeur: true,
    contratsEnCours: [],
    dejaEnregistree: false,
    presenceDepuis: ajouterMois(jour, -12),
    presenceJusquAu: jour,
    misesADisposition: 1,
    minutesAnnee: 12_000,
  })),
  base(reprise, (jour) => ({
    debut: ajouterMois(jour, -6),
    fin: ajouterMois(jour, 18),
    passEnVigueur: null,
    numeroDejaRepris: false,
    voisinage: sansVoisin,
    siaeNommee: null,
    calcul: {
      prolongations: [],
      suspensions: [],
      verifiable: true,
      finInitiale: ajouterMois(jour, 18),
      finAttendue: ajouterMois(jour, 18),
    },
  })),
  base(passOfficiel, (jour) => ({
    pass: { numero: null, debut: ajouterMois(jour, -6), fin: ajouterMois(jour, 18) },
    officiel: { numero: null, debut: null, fin: ajouterMois(jour, 19) },
  })),
  base(rectification, () => ({
    siaeNommee: null,
    fait: { nom: 'heures', organisation: 'ai-rennes', retire: false, sansRetour: null },
    auteur: 'ai-rennes',
    permis: { retirer: true, remplacer: true },
    remplacement: false,
    defauts: [],
    etat: false,
    irregulier: null,
    suites: null,
  })),
  base(echeance, (jour) => ({ due: ajouterJours(jour, -1) })),
];

/** The most ordinary data of each command of a structure on a day, to tell whether it would be possible (see `Entree.gabarits`). */
import {
  TYPES_SIAE,
  type DonneesCommandeStructure,
  type DossierStructure,
  type TypeCommandeStructure,
} from '@jalon/conventionnement';
import { ajouter, dernierJour, type Droit, type Jour, type Siae } from '@jalon/droit';
import type { Ici } from './entree.js';

type Gabarits = {
  [T in TypeCommandeStructure]: (ici: Ici<DossierStructure>) => DonneesCommandeStructure<T>[];
};
const unJour = ({ jour }: { jour: Jour }): { debut: Jour; fin: Jour } => ({ debut: jour, fin: jour });
const JOURS_DE_LA_SEMAINE = [1, 2, 3, 4, 5, 6, 7];
const MOTIFS: readonly DonneesCommandeStructure<'ResilierConvention'>['motif'][] = [
  'NON_RESPECT',
  'FAUSSE_DECLARATION',
  'ACCORD',
  'CESSATION',
];

/** The shortest one. */
const periodeDeConvention = (droit: Droit, jour: Jour) => {
  const regle = droit.lire('conventionnement/convention', jour);
  return { debut: jour, fin: regle ? dernierJour(jour, regle.valeurs.duree_min) : jour };
};

export const gabaritsDesStructures: Gabarits = {
  // a name that it does not have: told again as it is, nothing would be recorded
  EnregistrerStructure: () => (Object.keys(TYPES_SIAE) as Siae[]).map((type) => ({ type, nom: 'nom' })),
  DemanderConvention: ({ dossier }) => [{ renouvellement: dossier.conventions.length > 0 }],
  RendreAvisCommission: () => [{ avis: 'FAVORABLE' }],
  SignerConvention: ({ jour, droit, dossier }) => [
    // asked for here, the opinion is given here
    { ...periodeDeConvention(droit, jour), ...(dossier.demande === null ? { avis: 'FAVORABLE' } : {}) },
  ],
  SuspendreConvention: ({ jour }) => [{ debut: jour }],
  ReprendreConvention: ({ jour }) => [{ le: jour }],
  ResilierConvention: ({ jour, droit }) => {
    const regle = droit.lire('conventionnement/resiliation');
    // the letter received today, once its time to answer is over
    const apres = regle ? [{ le: ajouter(jour, regle.valeurs.delai), informeeLe: jour }] : [];
    return MOTIFS.flatMap((motif) => [{ le: jour }, ...apres].map((quand) => ({ ...quand, motif })));
  },
  SignerAnnexeFinanciere: ({ jour, droit }) => {
    const regle = droit.lire('conventionnement/annexe');
    return [{ ...unJour({ jour }), etat: regle?.valeurs.etats_actifs[0] ?? '' }];
  },
  DeclarerPermanence: () => JOURS_DE_LA_SEMAINE.map((joursParSemaine) => ({ joursParSemaine })),
  AccorderDerogation480h: (ici) => [unJour(ici)],
  AccorderDerogationHeures: (ici) => [unJour(ici)],
  TenirDialogueDeGestion: () => [{}],
  RetirerAutoPrescription: ({ jour, droit }) => {
    const regle = droit.lire('conventionnement/auto-prescription');
    return [{ debut: regle ? ajouter(jour, regle.valeurs.preavis) : jour }];
  },
  RetablirAutoPrescription: ({ jour }) => [{ le: jour, formation: true }],
  HabiliterPrescripteur: (ici) => [unJour(ici)],
  RetirerHabilitation: ({ jour }) => [{ le: jour }],
  ConstaterSuccession: ({ jour, dossier }) => [
    { de: 'structure', a: dossier.id, le: jour, fondement: 'AUTRE', reference: 'référence' },
  ],
  FermerStructure: ({ jour }) => [{ le: jour }],
  // each act that stands, the last first; the domain names it by its revision
  RectifierActe: ({ dossier, acteur }) => {
    const siens = dossier.faits.flatMap((f, i) =>
      !f.retire && (acteur.role !== 'siae' || f.par.organisation.id === acteur.organisation.id) ? [i] : [],
    );
    return (siens.length > 0 ? siens.toReversed() : [0]).map((fait) => ({ fait, raison: 'raison' }));
  },
};

/** What is shown of an organisation on a day. */
import { signauxASuivre, type VueSignal } from '@jalon/decider';
import { structureConventionnee, type Constat, type Droit, type Jour, type Siae } from '@jalon/droit';
import { libelleEtapeStructure, type EtatStructure } from './decider.js';
import type {
  Annexe,
  ArretDit,
  Convention,
  DossierStructure,
  Habilitation,
  Periode,
  Predecesseur,
  Retrait,
} from './dossier.js';
import { direEtatDAnnexe } from './mots-des-listes.js';
import { ARRETS, AVIS, FONDEMENTS, MOTIFS_RESILIATION, TYPES_SIAE } from './mots.js';
import { habiliteeAu, situationAu } from './situation.js';

export interface VueStructure {
  id: string;
  auJour: Jour;
  /** -1: no fact yet. */
  revision: number;
  etape: string;
  libelleEtape: string;
  /** Recorded, otherwise declared by the deployment; null: unknown, or no SIAE. */
  type: Siae | null;
  libelleType: string | null;
  departement: string | null;
  nom: string | null;
  siret: string | null;
  /** Judged on that day, with what was found and its article. */
  conventionnement: Pick<Constat, 'satisfaite' | 'constate' | 'references'>;
  /** Whether the SIAE may self-prescribe on that day. */
  autoPrescription: boolean;
  /** Local habilitation of a prescripteur on that day; null: the préfet decided nothing. */
  habilitee: boolean | null;
  demande: (NonNullable<DossierStructure['demande']> & { libelleAvis: string | null }) | null;
  conventions: (Convention & { libelleType: string | null; libelleAvis: string | null })[];
  annexes: (Annexe & { libelleEtat: string })[];
  /** What stops or stopped the convention before its term; `fin` null: nothing ends it yet. */
  arrets: (ArretDit & { libelleQuoi: string; libelleMotif: string | null })[];
  retraits: Retrait[];
  derogations480h: Periode[];
  derogationsHeures: Periode[];
  habilitations: Habilitation[];
  /** Kind of prescripteur; null: not told, or a SIAE. */
  typePrescripteur: string | null;
  /** Structures to which it succeeds. */
  predecesseurs: (Predecesseur & { libelleFondement: string })[];
  permanence: DossierStructure['permanence'];
  dialogues: { annee: number; le: Jour }[];
  /** Accepted, and to be followed. */
  signaux: VueSignal[];
}

const mot = <C extends string>(mots: Readonly<Record<C, string>>, code: C | null): string | null =>
  code === null ? null : mots[code];

/** @param declare what the deployment says of this organisation */
export function vueStructure(
  { etape, revision, dossier: d }: EtatStructure,
  jour: Jour,
  droit: Droit,
  declare: { siae: Siae | null; departement: string | null },
): VueStructure {
  const type = d.type ?? declare.siae;
  const { conventionnement, autoPrescription } = situationAu(d, jour, type);
  const { satisfaite, constate, references } = structureConventionnee(droit, conventionnement);
  return {
    id: d.id,
    auJour: jour,
    revision,
    etape,
    libelleEtape: libelleEtapeStructure(etape),
    type,
    libelleType: mot(TYPES_SIAE, type),
    departement: d.departement ?? declare.departement,
    nom: d.nom,
    siret: d.siret,
    conventionnement: { satisfaite, constate, references },
    autoPrescription: autoPrescription === null,
    habilitee: habiliteeAu(d, jour),
    demande: d.demande && { ...d.demande, libelleAvis: mot(AVIS, d.demande.avis) },
    conventions: d.conventions.map((c) => ({
      ...c,
      libelleType: mot(TYPES_SIAE, c.type),
      libelleAvis: mot(AVIS, c.avis),
    })),
    annexes: d.annexes.map((a) => ({ ...a, libelleEtat: direEtatDAnnexe(a.etat) })),
    arrets: d.arrets.map((a) => ({
      ...a,
      libelleQuoi: ARRETS[a.quoi],
      libelleMotif: mot(MOTIFS_RESILIATION, a.motif),
    })),
    retraits: d.retraits,
    derogations480h: d.derogations480h,
    derogationsHeures: d.derogationsHeures,
    habilitations: d.habilitations,
    typePrescripteur: d.typePrescripteur,
    predecesseurs: d.predecesseurs.map((p) => ({ ...p, libelleFondement: FONDEMENTS[p.fondement] })),
    permanence: d.permanence,
    dialogues: d.dialogues.map(({ annee, le }) => ({ annee, le })),
    signaux: signauxASuivre(d.faits, (condition) => droit.signal(condition)),
  };
}

/** Contracts, placements and hours as the screens show them: hours, where facts keep whole minutes. */
import { codeDuMotif, type DossierMotifs, type Droit, type Jour, type TypeContrat } from '@jalon/droit';
import type { Contrat, Dossier } from '../dossier/dossier.js';
import { aidesParContrat, type VueAides } from './aides.js';

export interface VueContrat extends VueAides {
  id: string;
  siae: string;
  /** Kind of SIAE, null when it is not known (PASS taken over by somebody else). */
  typeSiae: string | null;
  type: TypeContrat;
  convergence: string | null;
  precision: string | null;
  /** What the contract is, in words: « Autre contrat, contrat d’apprentissage ». */
  libelleType: string;
  debut: Jour;
  /** Last day planned; null for an open-ended contract. */
  fin: Jour | null;
  finEffective: Jour | null;
  etat: Contrat['etat'];
  heuresHebdo: number | null;
  motifHeures: string | null;
  declareLe: Jour;
  /** `libelleMotif`: the label of a code, or the text as written; null once erased. */
  suspensions: { debut: Jour; fin: Jour | null; motif: string | null; libelleMotif: string | null }[];
  /** Null: not broken. `sansPreavis` null: the reason is a free text, nothing qualifies it. */
  rupture: { motif: string | null; libelleMotif: string | null; sansPreavis: boolean | null } | null;
  ficheTransmise: boolean;
  repris: boolean;
}
export interface VueMiseADisposition {
  id: string;
  contrat: string;
  siae: string;
  utilisateur: string;
  libelleUtilisateur: string;
  debut: Jour;
  fin: Jour | null;
  plafonnee: boolean;
}
export interface VueHeures {
  contrat: string;
  /** AAAA-MM */
  mois: string;
  heures: number;
  miseADisposition: string | null;
}

export const enHeures = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;

const libelleDuType = ({ type, convergence, precision }: Contrat, droit: Droit): string =>
  [
    droit.libelle(`contrat/types/${type}`),
    ...(convergence === null ? [] : [droit.libelle(`contrat/convergence/${convergence}`)]),
    ...(precision === null ? [] : [droit.libelle(`contrat/precisions/${precision}`)]),
  ].join(', ');

const libelleDuMotif = (droit: Droit, dossier: DossierMotifs, motif: string | null): string | null => {
  const code = motif === null ? null : codeDuMotif(droit, dossier, motif);
  return code === null ? motif : droit.libelle(`${dossier}/${code}`);
};

function vueRupture({ etat, motifRupture: motif }: Contrat, droit: Droit): VueContrat['rupture'] {
  if (etat !== 'rompu') return null;
  const preavis = motif === null ? undefined : droit.lire(`contrat/rupture/${motif.trim()}`)?.valeurs.preavis;
  return {
    motif,
    libelleMotif: libelleDuMotif(droit, 'contrat/rupture', motif),
    sansPreavis: preavis === undefined ? null : !preavis,
  };
}

export function vueContrats(d: Dossier, droit: Droit): VueContrat[] {
  const aides = aidesParContrat(d, droit);
  return d.contrats.map((c) => ({
    id: c.id,
    siae: c.siae.id,
    typeSiae: c.siae.type ?? null,
    type: c.type,
    convergence: c.convergence,
    precision: c.precision,
    libelleType: libelleDuType(c, droit),
    debut: c.debut,
    fin: c.fin,
    finEffective: c.finEffective,
    etat: c.etat,
    heuresHebdo: c.minutesHebdo === null ? null : enHeures(c.minutesHebdo),
    motifHeures: c.motifHeures,
    declareLe: c.declareLe,
    suspensions: c.suspensions.map((s) => ({
      debut: s.debut,
      fin: s.fin,
      motif: s.motif,
      libelleMotif: libelleDuMotif(droit, 'contrat/suspension', s.motif),
    })),
    rupture: vueRupture(c, droit),
    ficheTransmise: c.ficheTransmise,
    repris: c.repris,
    ...aides(c),
  }));
}

export const vueMisesADisposition = (d: Dossier, droit: Droit): VueMiseADisposition[] =>
  d.misesADisposition.map((m) => ({
    ...m,
    libelleUtilisateur: droit.libelle(`mise-a-disposition/utilisateurs/${m.utilisateur}`),
    siae: m.siae.id,
  }));

export const vueHeures = (d: Dossier): VueHeures[] =>
  d.heures.map(({ contrat, mois, minutes, miseADisposition }) => ({
    contrat,
    mois,
    heures: enHeures(minutes),
    miseADisposition,
  }));

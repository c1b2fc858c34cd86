/** The dossier as one reader may see it, to be shown: the decision itself always looks at the whole dossier. */
import type { Droit, Jour, VerdictCompact } from '@jalon/droit';
import { genreDeLecteur, niveauDe } from './acces.js';
import type { Acteur } from './acteur.js';
import type { Etat } from './decider.js';
import { diagnosticsVisibles } from './dossier/diagnostic.js';
import type { Dossier } from './dossier/dossier.js';
import type { Fait } from './faits/index.js';
import type { Vue } from './vue-formes.js';
import { vue } from './vue.js';

export const etatPour = (etat: Etat, lecteur: Acteur): Etat => ({
  ...etat,
  dossier: { ...etat.dossier, diagnostics: diagnosticsVisibles(etat.dossier, lecteur) },
});

/** Whoever only opened or sent the person on sees nothing of the PASS (ACT-02), nor has a view of it without a link. */
function sansPass(droit: Droit, d: Dossier, lecteur: Acteur): boolean {
  const niveau = niveauDe(droit, d, lecteur);
  if (niveau !== null) return niveau === 'lire_sans_pass';
  return !['siae', 'prescripteur'].includes(genreDeLecteur(lecteur));
}

/** @param lecteur undefined: the operator of the data, who sees it whole */
export function vuePour(etat: Etat, jour: Jour, droit: Droit, lecteur: Acteur | undefined): Vue {
  if (lecteur === undefined) return vue(etat, jour, droit);
  const entiere = vue(etatPour(etat, lecteur), jour, droit);
  const caches = revisionsCachees(etat.dossier, lecteur);
  const vu = { ...entiere, decisions: entiere.decisions.filter((x) => !caches.has(x.fait)) };
  return sansPass(droit, etat.dossier, lecteur) ? vueSansPass(vu, lecteur) : vu;
}

/** Facts of the diagnoses that this reader does not see. */
const revisionsCachees = (d: Dossier, lecteur: Acteur): Set<number> => {
  const visibles = diagnosticsVisibles(d, lecteur);
  return new Set(d.diagnostics.filter((x) => !visibles.includes(x)).map((x) => x.revision));
};

const AVANT_LE_PASS: readonly Vue['etape'][] = ['aOuvrir', 'orientation', 'diagnostique'];

/** Who the person is, that the parcours began, and what this reader sent: not its PASS, nor any date or state that tells of it. */
function vueSansPass(v: Vue, lecteur: Acteur): Vue {
  const etape = AVANT_LE_PASS.includes(v.etape)
    ? {}
    : { etape: 'enCours' as const, etapeDetaillee: 'actif', libelleEtape: 'Parcours engagé' };
  return {
    ...v,
    ...etape,
    orientations: v.orientations.filter((o) => o.par === lecteur.organisation.id),
    diagnostic: null,
    carence: null,
    pass: null,
    passAnterieurs: [],
    contrats: [],
    misesADisposition: [],
    heures: [],
    compteur480h: null,
    suspensions: [],
    prolongations: [],
    demandes: [],
    demandeEnAttente: null,
    situations: { rqth: [], formation: [], cdiInclusion: [], finDeDroits: [] },
    accompagnements: [],
    sortie: null,
    sorties: [],
    cloture: null,
    decisions: [],
    contestations: [],
    conservation: null,
  };
}

/** Judges the facts of one dossier, one after the other. */
export interface RegardSurLesFaits {
  /** The PASS itself may be shown. */
  voitPass: boolean;
  /** The fact may be shown to that reader. */
  voit(fait: Pick<Fait, 'type' | 'par' | 'revision' | 'data'>): boolean;
  /** The value found for that condition, in the verdict of that fact, may be shown. */
  voitConstat(fait: Pick<Fait, 'par'>, condition: VerdictCompact['c'][number][0]): boolean;
}

const TOUT: RegardSurLesFaits = { voitPass: true, voit: () => true, voitConstat: () => true };

/**
 * ELI-09: another SIAE's diagnosis is invisible, hence the fact itself, those that tell of it (its notification), and what the verdicts of her hires
 * say of it.
 * An orienteur sees the opening and what her own organisation recorded.
 */
export function regardSurLesFaits(droit: Droit, d: Dossier, lecteur: Acteur | undefined): RegardSurLesFaits {
  if (lecteur === undefined) return TOUT;
  const { id } = lecteur.organisation;
  if (sansPass(droit, d, lecteur))
    return {
      ...TOUT,
      voitPass: false,
      voit: ({ type, par }) => type === 'ParcoursOuvert' || par.organisation.id === id,
    };
  if (lecteur.role !== 'siae') return TOUT;
  const caches = revisionsCachees(d, lecteur);
  const auteurs = new Set(d.diagnostics.filter((x) => caches.has(x.revision)).map((x) => x.par.organisation.id));
  return {
    voitPass: true,
    voit: ({ revision, data }) => !caches.has(revision) && !('fait' in data && caches.has(data.fait)),
    voitConstat: (fait, condition) => condition !== 'diagnostic_valide' || !auteurs.has(fait.par.organisation.id),
  };
}

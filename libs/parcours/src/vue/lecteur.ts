/** The dossier as one reader may see it, to be shown: the decision itself always looks at the whole dossier. */
import { revisionDe } from '@jalon/decider';
import type { Droit, Jour, VerdictCompact } from '@jalon/droit';
import { genreDeLecteur, niveauDe } from '../acces.js';
import type { Acteur } from '../acteur.js';
import type { Etat } from '../decider.js';
import { diagnosticsVisibles } from '../dossier/diagnostic.js';
import { dossierVide, type Dossier } from '../dossier/dossier.js';
import type { Fait } from '../faits/index.js';
import type { HorsDuDossierVu } from './compteur.js';
import type { EtapeVue, Vue } from './formes.js';
import { ENGAGE, libelleMontre } from '../libelles.js';
import { aEtiquette } from '../table.js';
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
export function vuePour(
  etat: Etat,
  jour: Jour,
  droit: Droit,
  lecteur: Acteur | undefined,
  hors?: HorsDuDossierVu,
): Vue {
  if (lecteur === undefined) return vue(etat, jour, droit, null, hors);
  if (sansPass(droit, etat.dossier, lecteur)) return vueSansPass(etat, jour, droit, lecteur);
  const employeur = lecteur.role === 'siae' ? lecteur.organisation : null;
  const vu = vue(etatPour(etat, lecteur), jour, droit, employeur, hors);
  const caches = revisionsCachees(etat.dossier, lecteur);
  const montre = ({ fait }: { fait: number }): boolean => !caches.has(revisionDe(fait));
  return {
    ...vu,
    decisions: vu.decisions.filter(montre),
    ecrits: vu.ecrits.filter(montre),
    signaux: vu.signaux.filter(montre),
  };
}

/** Facts of the diagnoses that this reader does not see. */
const revisionsCachees = (d: Dossier, lecteur: Acteur): Set<number> => {
  const visibles = diagnosticsVisibles(d, lecteur);
  return new Set(d.diagnostics.filter((x) => !visibles.includes(x)).map((x) => x.revision));
};

/** Outside the round of a PASS, the steps that are shown bear the names of the chart. */
export const avantLePass = (etape: string): boolean => aEtiquette(etape, 'avantLePass');
/** The step as it is said to whoever sees no PASS: from then on, that the parcours goes on. */
export const etapeSansPass = (etape: EtapeVue): EtapeVue => (avantLePass(etape) ? etape : ENGAGE.etape);
export const etapeDetailleeSansPass = (etape: string): string => (avantLePass(etape) ? etape : ENGAGE.etapeDetaillee);

/**
 * Who the person is, that the parcours began, and what this reader sent: the view of a dossier that holds nothing else, so that
 * whatever the view comes to tell of a PASS stays out of it.
 */
function vueSansPass(etat: Etat, jour: Jour, droit: Droit, lecteur: Acteur): Vue {
  const { id, personne, ouvertLe, ouvertPar, origine, orientations } = etat.dossier;
  const siennes = orientations.filter((o) => o.par.organisation.id === lecteur.organisation.id);
  const dossier = { ...dossierVide(id), personne, ouvertLe, ouvertPar, origine, orientations: siennes };
  const { etape, libelleEtape } = vue(etat, jour, droit);
  return {
    ...vue({ etape: etat.etape, revision: etat.revision, dossier }, jour, droit),
    ...(avantLePass(etape) ? { etape, libelleEtape } : { ...ENGAGE, libelleEtape: libelleMontre(ENGAGE) }),
    // how long the data are kept tells when the PASS ends
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

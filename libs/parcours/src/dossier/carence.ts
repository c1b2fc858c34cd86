/** The waiting period of the person, over all her PASS (this dossier's and those of her other parcours). */
import type { Carence } from '@jalon/droit';
import { estPrescripteurHabilite } from '../acteur.js';
import type { Contexte } from '../contexte.js';
import type { Dossier } from './dossier.js';

/** Facts about the waiting period; the rule adds the duration (PASS-06) and judges. */
export function carence(dossier: Dossier, contexte: Pick<Contexte, 'jour' | 'autresPass'>): Carence {
  const { jour } = contexte;
  const propres = [...dossier.passAnterieurs, ...(dossier.pass ? [{ ...dossier.pass, cloture: dossier.cloture }] : [])]
    .filter((p) => !p.annule)
    .map((p) => ({ fin: p.fin, clotureDepuis: p.cloture?.suspensionDebut ?? null }));
  const autres = contexte.autresPass.filter((p) => !p.annule).map((p) => ({ fin: p.fin, clotureDepuis: p.clotureDepuis }));
  const finis = [...propres, ...autres].filter((p) => p.fin < jour || p.clotureDepuis !== null);
  const departs = finis.map((p) => p.clotureDepuis ?? p.fin).sort();
  return {
    depuis: departs.at(-1) ?? null,
    leveePar: {
      derogation: dossier.derogationsCarence.some((d) => d.le >= (departs.at(-1) ?? d.le)),
      diagnosticPrescripteur: dossier.diagnostics.some(
        (d) => estPrescripteurHabilite(d.par) && d.le <= jour && jour < d.expireLe,
      ),
      orientationPrescripteur:
        dossier.orientations.some((o) => estPrescripteurHabilite(o.par) && o.le >= (departs.at(-1) ?? o.le)) ||
        (dossier.ouvertPar !== null && estPrescripteurHabilite(dossier.ouvertPar) && (dossier.ouvertLe ?? '') >= (departs.at(-1) ?? '')),
    },
  };
}

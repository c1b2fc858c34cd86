/** The waiting period of the person, over all her PASS (this dossier's and those of her other parcours). */
import { prescripteurHabiliteCeJour, type Carence, type Jour } from '@jalon/droit';
import { estPrescripteurHabilite } from '../acteur.js';
import type { Contexte } from '../contexte.js';
import type { Dossier } from './dossier.js';

type Regard = Pick<Contexte, 'jour' | 'autresPass'>;
/** The last PASS of the person that is over: from when she waits, and from which day what is said is said after it. */
function dernierTerme(dossier: Dossier, { jour, autresPass }: Regard): { depuis: Jour; connueLe: Jour } | undefined {
  const propres = [...dossier.passAnterieurs, ...(dossier.pass ? [{ ...dossier.pass, cloture: dossier.cloture }] : [])]
    .filter((p) => !p.annule)
    .map((p) => ({ fin: p.fin, clotureDepuis: p.cloture?.suspensionDebut ?? null, closLe: p.cloture?.le ?? null }));
  const autres = autresPass.filter((p) => !p.annule);
  return [...propres, ...autres]
    .filter((p) => p.fin < jour || p.clotureDepuis !== null)
    .map((p) => ({ depuis: p.clotureDepuis ?? p.fin, connueLe: p.closLe ?? p.clotureDepuis ?? p.fin }))
    .sort((a, b) => (a.depuis < b.depuis ? -1 : 1))
    .at(-1);
}
/** What was said before the last PASS was over no longer lifts anything: it is to be said again. */
export function ditDepuisLeDernierTerme({ le }: { le: Jour }, dossier: Dossier, contexte: Regard): boolean {
  const terme = dernierTerme(dossier, contexte);
  return terme === undefined || le >= terme.connueLe;
}

/** Facts about the waiting period; the rule adds the duration (PASS-06) and judges. */
export function carence(dossier: Dossier, contexte: Pick<Contexte, 'jour' | 'autresPass' | 'droit'>): Carence {
  const { jour, droit } = contexte;
  const derniere = dernierTerme(dossier, contexte);
  // What was said during the parcours that a closing ended cannot lift the waiting period this closing opens.
  const depuisLaFin = (le: Jour): boolean => ditDepuisLeDernierTerme({ le }, dossier, contexte);
  return {
    depuis: derniere?.depuis ?? null,
    leveePar: {
      derogation: dossier.derogationsCarence.some((d) => depuisLaFin(d.le)),
      diagnosticPrescripteur: dossier.diagnostics.some(
        (d) => estPrescripteurHabilite(d.par) && d.le <= jour && jour < d.expireLe,
      ),
      orientationPrescripteur:
        dossier.orientations.some((o) => prescripteurHabiliteCeJour(droit, o.par) && depuisLaFin(o.le)) ||
        (dossier.ouvertPar !== null &&
          prescripteurHabiliteCeJour(droit, dossier.ouvertPar) &&
          depuisLaFin(dossier.ouvertLe ?? '')),
    },
  };
}

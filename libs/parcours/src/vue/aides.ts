/** Which days of each contract open the right to the State's aid, as the screens show it (R. 5132-1-9, R. 5132-1-10). */
import {
  droitAuxAides,
  type Droit,
  type Jour,
  type PeriodeAidee,
  type Reference,
  type SituationAides,
} from '@jalon/droit';
import type { Contrat, Dossier, Suspension } from '../dossier/dossier.js';
import { finDuParcours } from '../dossier/conservation.js';

export interface VueAides {
  /** Both ends included, in order; empty: no day opens the right. */
  droitAuxAides: PeriodeAidee[];
  /** Why these days, in one French sentence, and the articles. */
  raisonAides: string;
  referencesAides: Reference[];
}

type PassDuContrat = Pick<SituationAides, 'pass' | 'suspensions'>;

const situation = (
  pass: { debut: Jour; fin: Jour; annule: boolean } | null,
  cloture: { le: Jour } | null,
  suspensions: readonly Suspension[],
): PassDuContrat => ({
  pass: pass && !pass.annule ? { du: pass.debut, au: finDuParcours(pass, cloture) } : null,
  suspensions: suspensions.filter((s) => s.etat !== 'retiree'),
});

/** A contract counts on one PASS: the current one, or the one of the parcours before. */
export function aidesParContrat(d: Dossier, droit: Droit): (contrat: Contrat) => VueAides {
  const courant = situation(d.pass, d.cloture, d.suspensions);
  const anciens = d.passAnterieurs.map((p) => ({
    contrats: p.contrats,
    ...situation(p, p.cloture, p.suspensions),
  }));
  return (c) => {
    const { pass, suspensions } = anciens.find((p) => p.contrats.includes(c.id)) ?? courant;
    const contrat = { debut: c.debut, fin: c.finEffective ?? c.fin, annule: c.etat === 'annule' };
    const { periodes, raison, references } = droitAuxAides(droit, { contrat, pass, suspensions });
    return { droitAuxAides: periodes, raisonAides: raison, referencesAides: references };
  };
}

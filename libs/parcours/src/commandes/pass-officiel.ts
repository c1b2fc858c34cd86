/** Saying that the State's service shows other dates than ours (D28). */
import { ecartJours, passOfficiel, type SituationPassOfficiel } from '@jalon/droit';
import { definirCommande } from './definir.js';

export interface ConstaterPassOfficiel {
  numero?: string;
  debut?: string;
  /** Last day shown, included. */
  fin?: string;
  /** Where it is shown. */
  reference: string;
  raison: string;
}
/** Shown « 99999 21 39048 », kept without spaces. */
const sansEspace = (numero: string | undefined): string | null => numero?.replace(/\s/g, '') ?? null;

export const commandesPassOfficiel = {
  ConstaterPassOfficiel: definirCommande<ConstaterPassOfficiel, SituationPassOfficiel>({
    faits: ['PassOfficielConstate'],
    // nothing moved the end since
    uneFois: (vu, { faits }) => faits.findLast((f) => 'passFin' in f.data && !f.retire) === vu,
    qui: ['siae', 'prescripteur', 'ddets'],
    regle: passOfficiel,
    situation: ({ numero, debut, fin }, { pass }) => ({
      pass: pass && !pass.annule ? { numero: pass.numero, debut: pass.debut, fin: pass.fin } : null,
      officiel: { numero: sansEspace(numero), debut: debut ?? null, fin: fin ?? null },
    }),
    proposer: ({ numero, reference, raison, ...dates }, { pass }, { droit }, _, verdict) => {
      if (!pass) return [];
      const faitFoi = droit.lire('pass/officiel')?.valeurs.fait_foi === true;
      const passFin = faitFoi ? (dates.fin ?? pass.fin) : pass.fin;
      const dit = sansEspace(numero);
      return [
        {
          type: 'PassOfficielConstate',
          data: {
            ...(dit === null ? {} : { numero: dit }),
            ...(dates.debut === undefined ? {} : { debut: dates.debut }),
            ...(dates.fin === undefined ? {} : { fin: dates.fin }),
            reference,
            raison,
            faitFoi,
            jours: ecartJours(pass.fin, passFin),
            passFin,
            verdict,
          },
        },
      ];
    },
  }),
};

/** Limits that the texts behind one reason to suspend the PASS carry (CTR-23: the contrat passerelle). */
import { compter } from '../compter.js';
import { ajouter, dernierJour, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import { constat, type Condition } from '../regle.js';

export interface SituationMotif {
  debut: Jour;
  /** Null: unknown. */
  fin: Jour | null;
  /** Null: unchanged by a correction. */
  motif: string | null;
  /** A correction: the reason already recorded. */
  motifActuel?: string | null;
  pass: { debut: Jour } | null;
  /** The other suspensions of this PASS. */
  autres: readonly { motif?: string | null }[];
}

/** The reason asked for, or the one already recorded when a correction leaves it. */
const motifDe = ({ motif, motifActuel }: SituationMotif): string | null => motif ?? motifActuel ?? null;

/**
 * One period at a time, and no more of them than the texts of the reason say. Told, never an obstacle: the platform applies no limit,
 * and R. 5132-1-3 does not name the reason.
 */
export const motifDuree: Condition<SituationMotif> = (droit, s) => {
  const motif = motifDe(s);
  if (motif === null || !droit.codes('suspension/limites').includes(motif)) return null;
  const regle = droit.lire(`suspension/limites/${motif}`);
  if (!regle)
    return constat(
      'suspension_motif_duree',
      true,
      'une base connue pour ce motif',
      'aucune base connue à cette date pour le dispositif qui fonde ce motif',
      [],
      { avertissement: true },
    );
  const { duree_max, renouvellements } = regle.valeurs;
  const limite = dernierJour(s.debut, duree_max);
  const avant = s.autres.filter((a) => a.motif === motif).length;
  return constat(
    'suspension_motif_duree',
    true,
    `${dureeEnFrancais(duree_max)} au plus, jusqu’au ${enFrancais(limite)}, ${compter(renouvellements, 'renouvellement')} au plus`,
    `${s.fin === null ? 'fin inconnue' : `fin le ${enFrancais(s.fin)}`}, ${compter(avant, 'période')} pour ce motif avant celle-ci`,
    [regle],
    { avertissement: s.fin === null || limite < s.fin || renouvellements < avant },
  );
};

export const motifAnciennete: Condition<SituationMotif> = (droit, s) => {
  const motif = motifDe(s);
  const regle = motif === null ? null : droit.lire(`suspension/limites/${motif}`);
  if (!regle || !s.pass) return null;
  const { anciennete_parcours } = regle.valeurs;
  const depuis = ajouter(s.pass.debut, anciennete_parcours);
  return constat(
    'suspension_motif_anciennete',
    true,
    `un début ${dureeEnFrancais(anciennete_parcours)} au moins après l’entrée en parcours, le ${enFrancais(depuis)} au plus tôt`,
    `début le ${enFrancais(s.debut)}`,
    [regle],
    { avertissement: s.debut < depuis },
  );
};

/**
 * Why a contract is suspended or ends early (CTR-07; L. 5132-5, -11-1, -15-1 and the ordinary law). A code of the référentiel is judged;
 * any other text is kept as people wrote it, and the reader is told that nothing qualifies it.
 */
import type { Droit } from '../referentiel.js';
import { constat, sansBase } from '../regle.js';
import type { Initiative } from '../schemas/contrat.js';
import type { Constat } from '../verdict.js';

const initiatives: Record<Initiative, string> = {
  salarie: 'à la demande du salarié',
  employeur: 'à l’initiative de l’employeur',
  accord: 'd’un commun accord',
  chacun: 'à l’initiative du salarié ou de l’employeur',
  loi: 'sans initiative de l’une des parties',
};

export type DossierMotifs = 'contrat/suspension' | 'contrat/rupture';

/** @returns null when the text is not a code of the référentiel */
export const codeDuMotif = (droit: Droit, dossier: DossierMotifs, motif: string): string | null =>
  droit.codes(dossier).find((code) => code === motif.trim()) ?? null;

/** What a code implies besides its label, e.g. « à la demande du salarié, sans préavis ». */
function suites(droit: Droit, dossier: DossierMotifs, code: string): string {
  if (dossier === 'contrat/rupture') {
    const valeurs = droit.lire(`contrat/rupture/${code}`)?.valeurs;
    return valeurs ? `${initiatives[valeurs.initiative]}, ${valeurs.preavis ? 'avec préavis' : 'sans préavis'}` : '';
  }
  const valeurs = droit.lire(`contrat/suspension/${code}`)?.valeurs;
  return valeurs
    ? `${initiatives[valeurs.initiative]}${valeurs.accord_employeur ? ', avec l’accord de l’employeur' : ''}`
    : '';
}

/** @param motif null: this end of contract has no reason to give (the term is reached) */
export function motifContrat(
  droit: Droit,
  dossier: DossierMotifs,
  contrat: { type: string },
  motif: string | null,
): Constat | null {
  if (motif === null) return null;
  const code = codeDuMotif(droit, dossier, motif);
  if (code === null)
    return constat('motif_contrat', true, 'un motif prévu pour ce contrat', 'motif libre, non qualifié', [], {
      avertissement: true,
    });
  const regle = droit.lire(`${dossier}/${code}`);
  if (!regle) return sansBase('motif_contrat', 'ce motif');
  const { types, sante } = regle.valeurs;
  const permis = types.some((t) => t === contrat.type);
  const libelle = droit.libelle(`${dossier}/${code}`);
  const trouve = constat(
    'motif_contrat',
    permis,
    sante ? 'un motif prévu pour ce contrat' : `un motif ouvert à ce contrat : ${types.join(', ')}`,
    permis
      ? `${libelle}, ${suites(droit, dossier, code)}`
      : `${libelle} : ne concerne pas ce type de contrat (${droit.libelle(`contrat/types/${contrat.type}`)})`,
    [regle],
    { personnel: sante },
  );
  // The name of the file would tell what the finding hides.
  return sante ? { ...trouve, sources: [] } : trouve;
}

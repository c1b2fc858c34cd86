/** A request for prolongation: who may decide it, and whether it was decided (D9, D31). */
import { enFrancais, type OuvertureDemande } from '@jalon/droit';
import type { Demande } from './dossier.js';

/** Why any habilitated prescripteur of the département may decide it; null: only the one it is addressed to. */
export function ouverture(
  { prescripteur, sansReponseLe }: Pick<Demande, 'prescripteur' | 'sansReponseLe'>,
  habilitations: Readonly<Record<string, boolean>>,
): OuvertureDemande | null {
  if (prescripteur === null) return 'sans_destinataire';
  if (sansReponseLe !== null) return 'sans_reponse';
  return habilitations[prescripteur] === false ? 'destinataire_non_habilite' : null;
}

/** « Décidée le 03/06/2026 par ml-rennes : accordée jusqu’au 15/11/2027. » Null: it still waits. */
export function decidee({ accord, decideeLe, decideePar }: Demande): string | null {
  if (decideeLe === null || decideePar === null) return null;
  const issue = accord ? `accordée jusqu’au ${enFrancais(accord.fin)}` : 'refusée';
  return `Décidée le ${enFrancais(decideeLe)} par ${decideePar.organisation.id} : ${issue}. Une autre décision demande une nouvelle demande.`;
}

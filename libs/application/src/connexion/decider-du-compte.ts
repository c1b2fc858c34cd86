/** A decision about an account, and the link that follows it: whoever must define what she is known by is handed one by who decided. */
import type { AcceptationComptes, DemandeComptes, MoteurComptes, RefusComptes } from '../resultat.js';
import type { Connexion } from './connexion.js';

const SUIVIES_D_UN_LIEN: ReadonlySet<string> = new Set(['InviterCompte', 'RenouvelerAcces']);

export interface DecisionDuCompte {
  resultat: AcceptationComptes | RefusComptes;
  /** Token of a link that serves once; null: this decision makes none. */
  token: string | null;
}
export async function deciderDuCompte(
  { comptes, connexion }: { comptes: MoteurComptes; connexion: Connexion },
  demande: DemandeComptes,
): Promise<DecisionDuCompte> {
  const resultat = await comptes.executer(demande);
  const ecrit = resultat.issue === 'accepte' && resultat.faits.length > 0 && demande.simuler !== true;
  if (!ecrit || !SUIVIES_D_UN_LIEN.has(demande.type)) return { resultat, token: null };
  // the door has accepted it
  const { compte } = demande.data as { compte: string };
  return { resultat, token: await connexion.inviter(demande.organisation, compte) };
}

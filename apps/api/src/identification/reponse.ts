/** What is said of an agent to herself, and of her sessions. */
import type { Agent, Session } from '@jalon/application';

export const agentMontre = ({ id, libelle, organisation, acteur, administre }: Agent) => ({
  id,
  libelle,
  role: acteur.role,
  organisation: { ...acteur.organisation, nom: organisation },
  administre,
});

export const sessionMontree = ({ id, ouverteLe, vueLe }: Session, courante: string | undefined) => ({
  id,
  ouverteLe: ouverteLe.toISOString(),
  vueLe: vueLe.toISOString(),
  courante: id === courante,
});

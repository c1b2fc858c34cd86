/** Which deployment a verb speaks of: its options, then what the environment says, read by the application as it reads it for the server. */
import type { Command } from 'commander';
import type { ConfigurationDuDeploiement } from '@jalon/application';
import type { Terminal } from './terminal.js';

export interface OptionsDuDeploiement {
  donnees?: string;
  cles?: string;
}

export const surDeploiement = (verbe: Command): Command =>
  verbe
    .option('--donnees <dossier>', 'dossier de données (sinon JALON_DONNEES, sinon donnees dans le dossier de Jalon)')
    .option('--cles <dossier>', 'dossier des clés (sinon JALON_CLES, sinon à côté des données)');

/** @throws ConfigurationRefusee */
export async function deploiementDe(
  options: OptionsDuDeploiement,
  { env }: Pick<Terminal, 'env'>,
): Promise<ConfigurationDuDeploiement> {
  const { lireDeploiement } = await import('./application.js');
  return lireDeploiement(env, options);
}

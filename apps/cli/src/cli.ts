/** The program: its commands, its French, its exit codes. */
import { randomUUID } from 'node:crypto';
import { Command, CommanderError } from 'commander';
import { CODES, ErreurCli } from './codes.js';
import { commandeAide } from './commandes/aide.js';
import { commandeAnomalies } from './commandes/anomalies.js';
import { commandeCompte } from './commandes/compte.js';
import { commandeConfig } from './commandes/config.js';
import { commandeDemo } from './commandes/demo.js';
import { commandeDroit } from './commandes/droit.js';
import { commandeEffacement } from './commandes/effacement.js';
import { commandeExploitation } from './commandes/exploitation.js';
import { commandeIndicateurs } from './commandes/indicateurs.js';
import { commandeParcours } from './commandes/parcours.js';
import { commandePreuve } from './commandes/preuve.js';
import { commandeProjections } from './commandes/projections.js';
import { commandeSante } from './commandes/sante.js';
import { commandeSauvegarde } from './commandes/sauvegarde.js';
import { commandeScenario } from './commandes/scenario.js';
import { commandeStructure } from './commandes/structure.js';
import { enFrancais, traduire } from './francais.js';
import type { Rendu } from './rendu.js';
import { enCouleur, rouge, type Couleur, type Terminal } from './terminal.js';

export const VERSION = '0.2.0';

export function programme(terminal: Terminal, rendre: Rendu): Command {
  const racine = enFrancais(new Command('jalon'), terminal)
    .description('Moteur du parcours d’insertion : outils de l’exploitant.')
    .version(VERSION, '--version', 'affiche la version')
    .addHelpText('before', EXEMPLES);
  for (const creer of [
    commandeScenario,
    commandeParcours,
    commandeStructure,
    commandeIndicateurs,
    commandeAnomalies,
    commandeProjections,
    commandeCompte,
    commandeConfig,
    commandeDemo,
    commandeExploitation,
    commandeEffacement,
    commandeDroit,
    commandeSauvegarde,
    commandePreuve,
    commandeSante,
    commandeAide,
  ])
    racine.addCommand(creer(terminal, rendre));
  return racine;
}

const EXEMPLES = `Exemples :
  jalon scenario jouer test/scenarios/01-court-sejour-en-association-intermediaire.json
  jalon demo charger --parcours 60 --graine 1
  jalon parcours rejouer 99999 21 39048 --au 2026-03-01 --connu-le 2026-03-15
  jalon indicateurs --annee 2026
  jalon projections lister --json
`;

/** @returns the exit code of the process */
export async function executerCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let code: number = CODES.fait;
  const racine = programme(terminal, (c) => (code = c));
  try {
    // English aliases are accepted and never shown
    await racine.parseAsync(
      args.map((a) => (a === '--help' ? '--aide' : a === '--dry-run' ? '--simulation' : a)),
      { from: 'user' },
    );
    return code;
  } catch (erreur) {
    if (erreur instanceof CommanderError && erreur.exitCode === 0) return CODES.fait;
    return signaler(await enFin(erreur, racine, args), args, terminal);
  }
}

async function enFin(erreur: unknown, racine: Command, args: readonly string[]): Promise<ErreurCli> {
  if (erreur instanceof ErreurCli) return erreur;
  if (erreur instanceof CommanderError) return traduire(erreur, racine, args);
  return (await import('./en-erreur-cli.js')).enErreurCli(erreur);
}

/** One document on stdout under `--json`, one sentence on stderr otherwise. */
function signaler(erreur: ErreurCli, args: readonly string[], terminal: Terminal): number {
  const correlation = randomUUID();
  if (args.includes('--json')) {
    const { regle = null, source = null } = erreur.precisions;
    terminal.donnee(
      JSON.stringify({
        schema: 'jalon.erreur.v1',
        erreur: { code: erreur.nom, message: erreur.message, regle, source, correlation },
      }),
    );
    return erreur.code;
  }
  const choix = args[args.indexOf('--couleur') + 1] as Couleur | undefined;
  const couleur = enCouleur(terminal, args.includes('--couleur') && choix ? choix : 'auto');
  terminal.dire(`${rouge('Erreur', couleur)} : ${erreur.message}`);
  return erreur.code;
}

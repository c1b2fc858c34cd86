import { Command } from 'commander';
import { conseil } from '../conseil.js';
import { CODES, ErreurCli, SENS_DES_CODES, type NomDeCode } from '../codes.js';
import { enFrancais } from '../francais.js';
import type { Terminal } from '../terminal.js';

/** `jalon aide [sujet]`: the help of an object, or the exit codes. */
export const commandeAide = (terminal: Terminal): Command => {
  const aide = enFrancais(new Command('aide'), terminal)
    .description('affiche l’aide d’une commande, ou « codes » pour les codes de retour')
    .argument('[sujet]');
  return aide.action(async (sujet: string | undefined) => {
    const racine = aide.parent as Command;
    if (sujet === undefined) return terminal.donnee(racine.helpInformation().trimEnd());
    if (sujet === 'codes') return terminal.donnee(listerCodes());
    const trouvee = racine.commands.find((c) => c.name() === sujet);
    if (trouvee === undefined) {
      const sujets = ['codes', ...racine.commands.map((c) => c.name())];
      throw new ErreurCli('usage', `aucune aide sur « ${sujet} ».${await conseil(sujet, sujets)}`);
    }
    terminal.donnee(trouvee.helpInformation().trimEnd());
  });
};

const listerCodes = (): string =>
  (Object.keys(CODES) as NomDeCode[])
    .map((nom) => `${String(CODES[nom]).padStart(4)}  ${SENS_DES_CODES[nom]}`)
    .join('\n');

import type { Command } from 'commander';
import { verifierLeDroit } from '@jalon/application';
import { ErreurCli } from '../codes.js';
import { objet, verbe } from '../francais.js';
import type { Terminal } from '../terminal.js';

export const commandeDroit = (terminal: Terminal): Command =>
  objet('droit', 'paramètres datés du droit', terminal, [
    verbe('verifier', 'lit tous les paramètres, rejoue leurs exemples, cherche les versions sans exemple', terminal)
      .option('--parametres <dossier>', 'dossier de paramètres ajoutés par l’exploitant')
      .action((options: { json?: boolean; discret?: boolean; parametres?: string }) => {
        const rapport = verifierLeDroit(options.parametres);
        if (options.json) terminal.donnee(JSON.stringify({ schema: 'jalon.droit.v1', ...rapport }));
        else for (const a of rapport.anomalies) terminal.donnee(`${a.parametre} : ${a.anomalie}`);
        const resume = `${rapport.parametres} paramètres, ${rapport.versions} versions, ${rapport.exemples} exemples`;
        if (rapport.anomalies.length > 0 && !options.json) throw new ErreurCli('integrite', `${resume}, ${rapport.anomalies.length} anomalie(s).`);
        if (!options.json && !options.discret) terminal.dire(`${resume}, tout tient.`);
        return rapport.anomalies.length;
      }),
  ]);

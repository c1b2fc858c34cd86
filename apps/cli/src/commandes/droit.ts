import type { Command } from 'commander';
import { CODES } from '../codes.js';
import { objet, verbe } from '../francais.js';
import type { Rendu } from '../rendu.js';
import type { Terminal } from '../terminal.js';
import { verbeEtudier } from './etudier.js';

export const commandeDroit = (terminal: Terminal, rendre: Rendu): Command =>
  objet('droit', 'vérifier les paramètres datés du droit, étudier ce qu’un changement ferait', terminal, [
    verbe(
      'verifier',
      'lit tous les paramètres chaque jour où une version change, rejoue leurs exemples et leurs bornes',
      terminal,
    )
      .option('--parametres <dossier>', 'dossier de paramètres ajoutés par l’exploitant')
      .action(async (options: { json?: boolean; discret?: boolean; parametres?: string }) => {
        const { compter, verifierLeDroit } = await import('../application.js');
        const rapport = verifierLeDroit(options.parametres);
        const resume = `${rapport.parametres} paramètres, ${rapport.versions} versions, ${rapport.lectures} lectures, ${rapport.exemples} exemples, ${rapport.bornes} bornes (veille, jour, lendemain)`;
        if (options.json) terminal.donnee(JSON.stringify({ schema: 'jalon.droit.v1', ...rapport }));
        else for (const p of rapport.problemes) terminal.donnee(`${p.parametre} : ${p.message}`);
        if (rapport.problemes.length > 0) rendre(CODES.integrite);
        if (!options.json && !options.discret)
          terminal.dire(
            rapport.problemes.length > 0
              ? `${resume} : ${compter(rapport.problemes.length, 'problème')}.`
              : `${resume} : tout tient.`,
          );
      }),
    verbeEtudier(terminal),
  ]);

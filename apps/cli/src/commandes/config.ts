import { Command } from 'commander';
import { CODES } from '../codes.js';
import { enFrancais, verbe } from '../francais.js';
import type { Rendu } from '../rendu.js';
import { tableau } from '../tableau.js';
import type { Terminal } from '../terminal.js';

const SOURCES = { environnement: 'environnement', defaut: 'défaut' } as const;

/** What the server would be started with here: the same reading, the same refusals, no secret shown. */
export const commandeConfig = (terminal: Terminal, rendre: Rendu): Command =>
  enFrancais(new Command('config'), terminal)
    .description('les réglages du déploiement')
    .addCommand(
      verbe('voir', 'dit chaque réglage, sa valeur et d’où elle vient', terminal).action(
        async ({ json }: { json?: boolean }) => {
          const { ConfigurationRefusee, lireEcoute, reglages } = await import('../application.js');
          const lus = reglages(terminal.env);
          const refus = lus.flatMap(({ nom, refus: r }) => (r === null ? [] : [`${nom} ${r}.`]));
          try {
            if (refus.length === 0) lireEcoute(terminal.env);
          } catch (erreur) {
            if (!(erreur instanceof ConfigurationRefusee)) throw erreur;
            refus.push(erreur.message);
          }
          if (json)
            terminal.donnee(
              JSON.stringify({ schema: 'jalon.config.v1', ok: refus.length === 0, reglages: lus, refus }),
            );
          else {
            const lignes = lus.map(({ nom, valeur, source, dit }) => [
              nom,
              valeur ?? '(renseigné, non montré)',
              SOURCES[source],
              dit,
            ]);
            terminal.donnee(tableau(['réglage', 'valeur', 'source', 'ce que c’est'], lignes));
            for (const phrase of refus) terminal.dire(`Refusé : ${phrase}`);
          }
          if (refus.length > 0) rendre(CODES.usage);
        },
      ),
    );

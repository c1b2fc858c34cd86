/** What an auditor asks of a deployment at hand: is its log what was sealed, fact by fact? */
import type { Command } from 'commander';
import { CODES, ErreurCli } from '../codes.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { objet, verbe } from '../francais.js';
import { Progression } from '../progression.js';
import type { Rendu } from '../rendu.js';
import type { Terminal } from '../terminal.js';
import { verbeExporter, verifierLeFichier } from './preuve-dossier.js';
import { verifierLesModeles } from './preuve-lectures.js';
import { lirePoint, verbePoint, verbeTemoigner } from './preuve-temoin.js';

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  discret?: boolean;
  progression?: boolean;
  cle?: string;
  point: string[];
  projections?: boolean;
}

export const commandePreuve = (terminal: Terminal, rendre: Rendu): Command =>
  objet('preuve', 'preuve que l’histoire n’a pas été altérée', terminal, [
    surDeploiement(
      verbe(
        'verifier',
        'compare chaque fait et chaque sceau du journal à ce qui a été signé ; code 6 si quelque chose ne tient pas',
        terminal,
      ),
    )
      .argument('[dossier.zip]', 'un dossier d’audit, vérifié sans le journal')
      .option('--cle <texte>', 'clé du journal que vous tenez d’ailleurs, pour un dossier d’audit')
      .option(
        '--point <fichier>',
        'point de contrôle que d’autres ont gardé ; se répète',
        (fichier: string, autres: string[]) => [...autres, fichier],
        [] as string[],
      )
      .option('--projections', 'compare plutôt les modèles de lecture à ce que le journal donne, refaits à côté')
      .option('--sans-progression', 'sans ligne de progression')
      .action(async (fichier: string | undefined, options: Options) => {
        if (options.projections) {
          if (fichier !== undefined || options.cle !== undefined || options.point.length > 0)
            throw new ErreurCli('usage', '--projections se demande seul, d’un dossier de données.');
          return verifierLesModeles(options, terminal, rendre);
        }
        if (fichier !== undefined) return verifierLeFichier(fichier, options, terminal, rendre);
        if (options.cle !== undefined) throw new ErreurCli('usage', '--cle sert à vérifier un dossier d’audit.');
        const points = options.point.map((nom) => ({ nom, point: lirePoint(nom) }));
        const { avecDeploiement } = await import('../ouvrir.js');
        await avecDeploiement(await deploiementDe(options, terminal), async ({ jalon }) => {
          if (!jalon.integrite) {
            const { etatDeLIntegrite } = await import('../application.js');
            throw new ErreurCli('indisponible', etatDeLIntegrite(jalon).phrase);
          }
          for (const { nom, point } of points)
            if (!(await jalon.integrite.aSigne(point)))
              throw new ErreurCli('integrite', `« ${nom} » n’est pas un point signé par la clé de ce journal.`);
          const suivi = new Progression(terminal, 'Vérification', {
            json: options.json === true,
            muette: options.discret === true || options.progression === false,
            unite: 'faits',
          });
          const { phrase, verifies, ruptures, etat } = await jalon.integrite.toutVerifier(
            (n) => suivi.avancer(n, null),
            points.map((p) => p.point),
          );
          const secondes = Number(suivi.fin(verifies).toFixed(1));
          if (options.json)
            terminal.donnee(JSON.stringify({ schema: 'jalon.preuve.v1', etat, phrase, verifies, ruptures, secondes }));
          else if (!options.discret || etat !== 'etablie') {
            terminal.donnee(phrase);
            for (const r of ruptures.slice(1))
              terminal.donnee(`  aussi : positions ${r.from} à ${r.to}${r.constateeLe ? ' (constatée)' : ''}`);
          }
          if (etat !== 'etablie') rendre(CODES.integrite);
        });
      }),
    verbeExporter(terminal),
    verbePoint(terminal),
    verbeTemoigner(terminal, rendre),
  ]);

import { existsSync, readdirSync } from 'node:fs';
import type { Command } from 'commander';
import type { Chargement } from '@jalon/application';
import { entier, jour } from '../analyse.js';
import type { Rendu } from '../cli.js';
import { CODES, ErreurCli } from '../codes.js';
import { objet, verbe } from '../francais.js';
import { dossierDeDonnees } from '../donnees.js';
import { Progression } from '../progression.js';
import type { Terminal } from '../terminal.js';

interface Options {
  json?: boolean;
  discret?: boolean;
  donnees?: string;
  parcours: number;
  graine: number;
  jour?: string;
  executer?: boolean;
  simulation?: boolean;
  sansProgression?: boolean;
}

export const commandeDemo = (terminal: Terminal, rendre: Rendu): Command =>
  objet('demo', 'département de démonstration, entièrement fictif', terminal, [
    verbe('charger', 'crée des parcours fictifs, répartis comme les chiffres publiés', terminal)
      .option('--parcours <nombre>', 'nombre de parcours', entier(1, 100_000), 60)
      .option('--graine <nombre>', 'même graine et même jour : mêmes faits', entier(0, 4_294_967_295), 1)
      .option('--jour <jour>', 'jour de référence (par défaut aujourd’hui)', jour)
      .option('--donnees <dossier>', 'dossier de données (sinon JALON_DONNEES, sinon ./donnees)')
      .option('--executer', 'écrit vraiment, dans un dossier qui contient déjà des données')
      .option('--simulation', 'n’écrit rien, dit ce qui serait fait')
      .option('--sans-progression', 'sans ligne de progression')
      .action(async (options: Options) => {
        const donnees = dossierDeDonnees(options.donnees, terminal.env);
        const neuf = !existsSync(donnees) || readdirSync(donnees).length === 0;
        const dire = (texte: string): void => void (options.discret || options.json || terminal.dire(texte));
        if (options.simulation || (!neuf && !options.executer)) {
          if (options.json)
            terminal.donnee(
              JSON.stringify({
                schema: 'jalon.demo.v1',
                simulation: true,
                donnees,
                parcours: options.parcours,
                graine: options.graine,
              }),
            );
          const ou = neuf ? 'créés dans un dossier neuf' : 'ajoutés à un dossier qui contient déjà des données';
          return dire(
            `SIMULATION : ${options.parcours} parcours fictifs seraient ${ou} (${donnees}). Relancez avec --executer.`,
          );
        }
        if (neuf) dire(`Dossier neuf : ${options.parcours} parcours fictifs vont être écrits dans ${donnees}.`);
        const { compter } = await import('../application.js');
        const bilan = await charger(options, donnees, terminal);
        if (options.json)
          terminal.donnee(JSON.stringify({ schema: 'jalon.demo.v1', simulation: false, donnees, ...bilan }));
        else
          dire(
            `${bilan.parcours} parcours, ${bilan.commandes} commandes, ${bilan.faits} faits en ${bilan.secondes.toFixed(1)} s` +
              `${bilan.refus.length > 0 ? ` ; ${compter(bilan.refus.length, 'commande refusée', 'commandes refusées')}` : ''}. Essayez : jalon projections lister`,
          );
        if (bilan.refus.length > 0) rendre(CODES.partiel);
      }),
  ]);

async function charger(
  options: Options,
  donnees: string,
  terminal: Terminal,
): Promise<Chargement & { secondes: number }> {
  const { chargerDemonstration, jourParis } = await import('../application.js');
  const { avecDeploiement } = await import('../ouvrir.js');
  // facts of a demonstration are recorded on the day they tell, so that « connu le » has something to show
  let instant = new Date();
  return avecDeploiement({ donnees, creer: true, horloge: () => instant }, async ({ jalon }) => {
    const progression = new Progression(terminal, `Démonstration (graine ${options.graine})`, {
      json: options.json === true,
      muette: options.discret === true || options.sansProgression === true,
      unite: 'commandes',
    });
    const bilan = await chargerDemonstration(jalon, {
      parcours: options.parcours,
      graine: options.graine,
      jour: options.jour ?? jourParis(new Date()),
      arret: terminal.arret,
      regler: (i) => (instant = i),
      maintenant: new Date(),
      progression: (fait, total) => progression.avancer(fait, total),
    });
    const secondes = progression.fin();
    if (!bilan.termine)
      throw new ErreurCli(
        'interrompu',
        `arrêté après ${bilan.commandes} commandes ; rien n’est à défaire. Pour reprendre : jalon demo charger --parcours ${options.parcours} --graine ${options.graine} --executer`,
      );
    return { ...bilan, secondes };
  });
}

import type { Command } from 'commander';
import type { ConfigurationDuDeploiement } from '@jalon/application';
import type { Chargement } from '@jalon/demonstration';
import { entier, jour } from '../analyse.js';
import { CODES, ErreurCli } from '../codes.js';
import { objet, verbe } from '../francais.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { Progression } from '../progression.js';
import type { Rendu } from '../rendu.js';
import type { Terminal } from '../terminal.js';

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  discret?: boolean;
  parcours: number;
  graine: number;
  jour?: string;
  simulation?: boolean;
  sansProgression?: boolean;
}

export const commandeDemo = (terminal: Terminal, rendre: Rendu): Command =>
  objet('demo', 'département de démonstration, entièrement fictif', terminal, [
    surDeploiement(verbe('charger', 'crée des parcours fictifs, répartis comme les chiffres publiés', terminal))
      .option('--parcours <nombre>', 'nombre de parcours', entier(1, 100_000), 60)
      .option('--graine <nombre>', 'même graine et même jour : mêmes faits', entier(0, 4_294_967_295), 1)
      .option('--jour <jour>', 'jour de référence (par défaut aujourd’hui)', jour)
      .option('--simulation', 'n’écrit rien, dit ce qui serait fait')
      .option('--sans-progression', 'sans ligne de progression')
      .action(async (options: Options) => {
        const { compter } = await import('../application.js');
        const { obstacleALaDemonstration } = await import('../demonstration.js');
        const deploiement = await deploiementDe(options, terminal);
        const { donnees, cles } = deploiement;
        if (deploiement.eventstoredb !== undefined)
          throw new ErreurCli(
            'usage',
            'le journal est dans EventStoreDB (JALON_EVENTSTOREDB) : la démonstration ne se charge que dans un dossier.',
          );
        const dire = (texte: string): void => void (options.discret || options.json || terminal.dire(texte));
        if (options.simulation) {
          const obstacle = obstacleALaDemonstration(donnees, cles);
          const { parcours, graine } = options;
          if (options.json)
            terminal.donnee(
              JSON.stringify({ schema: 'jalon.demo.v1', simulation: true, donnees, parcours, graine, obstacle }),
            );
          if (obstacle === null)
            return dire(`SIMULATION : ${parcours} parcours fictifs seraient créés dans un dossier neuf (${donnees}).`);
          if (!options.json) terminal.dire(`SIMULATION : rien ne serait écrit, ${obstacle} (${donnees}).`);
          return;
        }
        const bilan = await charger(options, deploiement, terminal, dire);
        if (options.json)
          terminal.donnee(JSON.stringify({ schema: 'jalon.demo.v1', simulation: false, donnees, ...bilan }));
        const refusees = compter(bilan.refus.length, 'commande refusée', 'commandes refusées');
        if (bilan.refus.length > 0 && options.discret && !options.json) terminal.dire(`${refusees}.`);
        dire(
          `${bilan.parcours} parcours, ${bilan.commandes} commandes, ${bilan.faits} faits en ${bilan.secondes.toFixed(1)} s` +
            `${bilan.refus.length > 0 ? ` ; ${refusees}` : ''}. Essayez : jalon projections lister`,
        );
        if (bilan.refus.length > 0) rendre(CODES.partiel);
      }),
  ]);

async function charger(
  options: Options,
  { donnees, cles, lecture }: ConfigurationDuDeploiement,
  terminal: Terminal,
  dire: (texte: string) => void,
): Promise<Chargement & { secondes: number }> {
  const { jourParis } = await import('../application.js');
  const { installerDemonstration, obstacleALaDemonstration } = await import('../demonstration.js');
  if (obstacleALaDemonstration(donnees, cles) === null)
    dire(`Dossier neuf : ${options.parcours} parcours fictifs vont être écrits dans ${donnees}.`);
  const progression = new Progression(terminal, `Démonstration (graine ${options.graine})`, {
    json: options.json === true,
    muette: options.discret === true || options.sansProgression === true,
    unite: 'commandes',
  });
  const installation = await installerDemonstration({
    donnees,
    cles,
    lecture,
    parcours: options.parcours,
    graine: options.graine,
    jour: options.jour ?? jourParis(new Date()),
    arret: terminal.arret,
    progression: (fait, total) => progression.avancer(fait, total),
  });
  const secondes = progression.fin();
  switch (installation.issue) {
    case 'installee':
      return { ...installation.bilan, secondes };
    case 'refusee':
      throw new ErreurCli(
        'refuse',
        `démonstration non chargée : ${installation.raison} (${donnees}). Rien n’est écrit.`,
      );
    case 'achevee':
      throw new ErreurCli(
        'refuse',
        `une mise en place interrompue vient d’être achevée dans ${donnees} : cette démonstration y est complète.`,
      );
    case 'interrompue':
      throw new ErreurCli(
        'interrompu',
        `arrêté après ${installation.bilan.commandes} commandes ; rien n’est écrit dans ${donnees}.`,
      );
  }
}

import type { Command } from 'commander';
import type { Chargement } from '@jalon/application';
import { entier, jour } from '../analyse.js';
import { CODES, ErreurCli } from '../codes.js';
import { objet, verbe } from '../francais.js';
import { dossierDeDonnees, dossierDesCles } from '../donnees.js';
import { Progression } from '../progression.js';
import type { Rendu } from '../rendu.js';
import type { Terminal } from '../terminal.js';

interface Options {
  json?: boolean;
  discret?: boolean;
  donnees?: string;
  parcours: number;
  graine: number;
  jour?: string;
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
      .option('--simulation', 'n’écrit rien, dit ce qui serait fait')
      .option('--sans-progression', 'sans ligne de progression')
      .action(async (options: Options) => {
        const { compter, obstacleALaDemonstration } = await import('../application.js');
        const donnees = dossierDeDonnees(options.donnees, terminal.env);
        const cles = dossierDesCles(undefined, donnees, terminal.env);
        const dire = (texte: string): void => void (options.discret || options.json || terminal.dire(texte));
        if (options.simulation) {
          const obstacle = obstacleALaDemonstration(donnees, cles);
          const { parcours, graine } = options;
          if (options.json)
            terminal.donnee(
              JSON.stringify({ schema: 'jalon.demo.v1', simulation: true, donnees, parcours, graine, obstacle }),
            );
          return dire(
            obstacle === null
              ? `SIMULATION : ${parcours} parcours fictifs seraient créés dans un dossier neuf (${donnees}).`
              : `SIMULATION : rien ne serait écrit, ${obstacle} (${donnees}).`,
          );
        }
        const bilan = await charger(options, donnees, cles, terminal, dire);
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
  cles: string,
  terminal: Terminal,
  dire: (texte: string) => void,
): Promise<Chargement & { secondes: number }> {
  const { installerDemonstration, jourParis, obstacleALaDemonstration } = await import('../application.js');
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

/** Erasing the data of a person: what is due, what would go, then, with the code that was shown, the act and its certificate. */
import type { Command } from 'commander';
import type { ReponseOrdre, ResultatEffacement } from '@jalon/application';
import { CODES, ErreurCli } from '../codes.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { objet, verbe } from '../francais.js';
import type { Rendu } from '../rendu.js';
import { jourFr, tableau } from '../tableau.js';
import type { Terminal } from '../terminal.js';
import { enHtml, enTexte, estAcheve } from './effacement-certificat.js';

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  discret?: boolean;
  limite?: string;
  fondement?: string;
  reference?: string;
  decisionDu?: string;
  confirmer?: string;
  html?: boolean;
}
const SCHEMA = 'jalon.effacement.v1';

export const commandeEffacement = (terminal: Terminal, rendre: Rendu): Command => {
  const ordonner = async (options: Options, ordre: { ordre: string; [champ: string]: string }, lire: boolean) => {
    const { ordonner: donner } = await import('../ordonner.js');
    const reponse = await donner(await deploiementDe(options, terminal), ordre, { lire });
    if (reponse.issue === 'inconnu') throw new ErreurCli('usage', reponse.message);
    if (reponse.issue === 'refuse') throw new ErreurCli('conflit', reponse.message);
    return reponse;
  };
  const imprimer = (donnees: object): void => terminal.donnee(JSON.stringify({ schema: SCHEMA, ...donnees }));
  const raconter = (r: ResultatEffacement, options: Options): void => {
    if (options.json) return imprimer(r);
    const { execute } = r;
    terminal.donnee(
      tableau(
        ['parcours', 'faits gardés', 'index retirés', 'issue'],
        r.dossiers.map((d) => [
          d.parcours,
          String(d.faits),
          d.refus === null ? String(d.index) : '—',
          d.refus ?? (execute ? 'clé détruite' : 'clé à détruire'),
        ]),
      ),
    );
    if (execute || options.discret) return;
    terminal.dire(
      r.code === null
        ? 'Rien ne serait effacé.'
        : `SIMULATION : rien n’est effacé. La destruction ne se défait pas. Pour la faire : --confirmer ${r.code}`,
    );
  };
  return objet('effacement', 'effacement des données d’une personne (R. 5132-1-23)', terminal, [
    surDeploiement(verbe('proposer', 'liste les dossiers dont la durée de conservation est passée', terminal))
      .option('--limite <nombre>', 'dossiers au plus, les plus anciens d’abord', '200')
      .action(async (options: Options) => {
        const reponse = await ordonner(options, { ordre: 'effacement-proposer', limite: options.limite ?? '' }, true);
        if (reponse.issue !== 'a_effacer') throw inattendue(reponse);
        const { dossiers } = reponse;
        if (options.json) return imprimer({ dossiers });
        if (dossiers.length === 0) {
          if (!options.discret) terminal.dire('Aucun dossier à effacer.');
          return;
        }
        terminal.donnee(
          tableau(
            ['parcours', 'conservé jusqu’au', 'pourquoi'],
            dossiers.map((d) => [d.parcours, jourFr(d.conserveesJusquAu), d.raison]),
          ),
        );
      }),
    surDeploiement(
      verbe(
        'executer',
        'montre ce qui serait détruit pour une personne ; le détruit avec --confirmer, sous la base que dit JALON_BASE_EFFACEMENT',
        terminal,
      ),
    )
      .argument('<parcours>', 'identifiant de l’un de ses dossiers : les autres sont regardés aussi')
      .option('--fondement <code>', 'CONSERVATION_ECHUE, OUVERTURE_PAR_ERREUR ou DECISION', 'CONSERVATION_ECHUE')
      .option('--reference <texte>', 'référence de la décision')
      .option('--decision-du <jour>', 'jour de la décision, AAAA-MM-JJ')
      .option('--confirmer <code>', 'code que la simulation a donné')
      .action(async (parcours: string, options: Options) => {
        const { fondement = '', reference, decisionDu, confirmer } = options;
        const ordre = {
          ordre: 'effacement-executer',
          parcours,
          fondement,
          ...(reference === undefined ? {} : { reference }),
          ...(decisionDu === undefined ? {} : { decisionDu }),
          ...(confirmer === undefined ? {} : { code: confirmer }),
        };
        const reponse = await ordonner(options, ordre, confirmer === undefined);
        if (reponse.issue !== 'effacement') throw inattendue(reponse);
        if (reponse.dossiers.length === 0) throw new ErreurCli('introuvable', 'ce parcours n’existe pas.');
        raconter(reponse, options);
        const refuses = reponse.dossiers.filter((d) => d.refus !== null).length;
        if (refuses > 0) rendre(refuses === reponse.dossiers.length ? CODES.refuse : CODES.partiel);
      }),
    surDeploiement(verbe('certificat', 'imprime le certificat d’un dossier effacé', terminal))
      .argument('<parcours>', 'identifiant du dossier')
      .option('--html', 'une page à imprimer')
      .action(async (parcours: string, options: Options) => {
        const reponse = await ordonner(options, { ordre: 'effacement-certificat', parcours }, true);
        if (reponse.issue !== 'certificat') throw inattendue(reponse);
        const { certificat } = reponse;
        if (certificat === null) throw new ErreurCli('introuvable', 'aucun effacement n’est décidé dans ce dossier.');
        if (options.json) imprimer({ certificat });
        else terminal.donnee(options.html ? enHtml(certificat) : enTexte(certificat));
        if (!estAcheve(certificat)) rendre(CODES.partiel);
      }),
  ]);
};

const inattendue = ({ issue }: ReponseOrdre): ErreurCli =>
  new ErreurCli('inattendu', `réponse inattendue du serveur : ${issue}.`);

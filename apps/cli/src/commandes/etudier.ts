import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { DemandeEtude, EtudeDuDroit, LigneEtude } from '@jalon/application';
import { jour, parmi } from '../analyse.js';
import { ErreurCli } from '../codes.js';
import { conseil } from '../conseil.js';
import { destination, exporterEnTrouvant, type Destination } from '../ecrire-export.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { verbe } from '../francais.js';
import { Progression } from '../progression.js';
import type { Terminal } from '../terminal.js';

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  discret?: boolean;
  modifier: string[];
  lecture?: 'plateforme' | 'code';
  auDroitDu?: string;
  parametres?: string;
  liste?: boolean;
  note?: boolean;
  exporter?: Destination;
}

/** The whole history under another law; writes nothing. */
export const verbeEtudier = (terminal: Terminal): Command =>
  surDeploiement(verbe('etudier', 'rejuge toute l’histoire sous un droit modifié, à comportements inchangés', terminal))
    .option(
      '--modifier <parametre=valeur@jour>',
      'valeur changée à partir d’un jour ; se répète. Exemple : mise-a-disposition/plafond-heures=600@2021-09-01',
      (dite: string, autres: string[]) => [...autres, dite],
      [] as string[],
    )
    .option('--parametres <dossier>', 'paramètres qui remplacent ceux du produit (projet de texte)')
    .option('--lecture <lecture>', 'plateforme ou code (sinon celle du déploiement)', parmi('plateforme', 'code'))
    .option('--au-droit-du <jour>', 'tous les paramètres tels qu’ils étaient ce jour-là', jour)
    .option('--liste', 'une ligne par décision qui change')
    .option('--exporter <fichier>', 'la liste dans un fichier neuf, en .csv, .xlsx ou .json', destination)
    .option('--note', 'le résumé seul, en phrases, pour une note')
    .action(async (options: Options) => {
      const { json = false, discret = false, liste = false } = options;
      if (liste && json) throw new ErreurCli('usage', '--liste est pour la lecture : --json donne les totaux seuls.');
      const { avecDeploiement } = await import('../ouvrir.js');
      const { raconterDuree, raconterEtude, raconterLigne, raconterNote, tableDesLignes } = await import('../etude.js');
      const { EtudierLeDroit, lireReferentiel, ModificationRefusee } = await import('../application.js');
      if (options.parametres !== undefined && !existsSync(options.parametres))
        throw new ErreurCli('introuvable', `dossier de paramètres introuvable : ${options.parametres}.`);
      const demande: DemandeEtude = {
        lecture: options.lecture,
        auDroitDu: options.auDroitDu,
        modifications: options.modifier,
        ...(options.parametres === undefined ? {} : { referentiel: lireReferentiel(options.parametres) }),
      };
      await avecDeploiement(await deploiementDe(options, terminal), async ({ jalon, questions }) => {
        const progression = new Progression(terminal, 'Étude', { json, muette: discret, unite: 'parcours' });
        const { head: position } = await jalon.store.health();
        const etudier = (ecrire?: (ligne: LigneEtude) => Promise<void>): Promise<EtudeDuDroit> =>
          questions.execute(
            new EtudierLeDroit(
              { ...demande, position },
              {
                progression: (n, total) => progression.avancer(n, total),
                ligne: async (l) => {
                  if (liste) terminal.donnee(raconterLigne(l));
                  await ecrire?.(l);
                },
              },
            ),
          );
        const { exporter } = options;
        const etude = await (
          exporter === undefined
            ? etudier()
            : exporterEnTrouvant(
                tableDesLignes(demande, { position, instant: jalon.horloge().toISOString(), lecture: jalon.lecture }),
                exporter,
                (donner) => etudier((ligne) => donner({ ...ligne, conditions: ligne.conditions.join(', ') })),
              )
        ).catch(async (erreur: unknown) => {
          if (!(erreur instanceof ModificationRefusee)) throw erreur;
          const [, mot = ''] = /« (.*?) »/.exec(erreur.message) ?? [];
          throw new ErreurCli('usage', `${erreur.message}${await conseil(mot, [...erreur.proches])}`);
        });
        const secondes = progression.fin();
        if (json) return terminal.donnee(JSON.stringify({ schema: 'jalon.etude.v1', ...etude, secondes }));
        const change = Object.values(etude.changements).some((n) => n > 0);
        if (discret && !change) return;
        terminal.donnee(options.note ? raconterNote(etude) : raconterEtude(etude, !discret));
        if (!discret) terminal.dire(raconterDuree(etude, secondes));
      });
    });

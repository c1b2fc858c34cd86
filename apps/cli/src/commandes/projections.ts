import type { Command } from 'commander';
import { entier } from '../analyse.js';
import { CODES, ErreurCli } from '../codes.js';
import { objet, verbe } from '../francais.js';
import { dossierDeDonnees } from '../donnees.js';
import { Progression } from '../progression.js';
import type { Rendu } from '../rendu.js';
import { tableau } from '../tableau.js';
import type { Terminal } from '../terminal.js';

interface Options {
  json?: boolean;
  discret?: boolean;
  donnees?: string;
  retardMax?: number;
  progression?: boolean;
  depuisZero?: boolean;
}

/** @param max events; undefined: no limit was given */
export const retardDepasse = (projections: readonly { retard: number }[], max: number | undefined): boolean =>
  max !== undefined && projections.some((p) => p.retard > max);

export const commandeProjections = (terminal: Terminal, rendre: Rendu): Command => {
  const surDossier = (v: Command): Command =>
    v.option('--donnees <dossier>', 'dossier de données (sinon JALON_DONNEES, sinon ./donnees)');
  return objet('projections', 'modèles de lecture', terminal, [
    surDossier(verbe('lister', 'dit où en est chaque modèle de lecture', terminal))
      .option('--retard-max <evenements>', 'au-delà, code de retour 8', entier(0, Number.MAX_SAFE_INTEGER))
      .action(async (options: Options) => {
        const { avecDeploiement } = await import('../ouvrir.js');
        await avecDeploiement({ donnees: dossierDeDonnees(options.donnees, terminal.env) }, async ({ jalon }) => {
          const projections = await jalon.projections.etat();
          if (options.json) terminal.donnee(JSON.stringify({ schema: 'jalon.projections.v1', projections }));
          else
            terminal.donnee(
              tableau(
                ['projection', 'état', 'position', 'tête', 'retard', 'flux gelés'],
                projections.map((p) => [
                  p.nom,
                  p.libelle,
                  String(p.position),
                  String(p.tete),
                  String(p.retard),
                  String(p.gelees.length),
                ]),
              ),
            );
          if (retardDepasse(projections, options.retardMax)) rendre(CODES.retard);
        });
      }),

    surDossier(verbe('reconstruire', 'rebâtit un modèle de lecture, ou tous, sans arrêter les lectures', terminal))
      .argument('[nom]', 'nom du modèle', 'toutes')
      .option('--sans-progression', 'sans ligne de progression')
      .option('--depuis-zero', 'abandonne ce qu’une reconstruction interrompue a laissé')
      .action(async (nom: string, options: Options & { sansProgression?: boolean }) => {
        const { avecDeploiement } = await import('../ouvrir.js');
        await avecDeploiement({ donnees: dossierDeDonnees(options.donnees, terminal.env) }, async ({ jalon }) => {
          const progression = new Progression(terminal, `Reconstruction « ${nom} »`, {
            json: options.json === true,
            muette: options.discret === true || options.sansProgression === true,
            unite: 'év.',
          });
          const resultat = await jalon.projections
            .reconstruire(nom, {
              signal: terminal.arret,
              depuisZero: options.depuisZero === true,
              progression: (a) => progression.avancer(Math.max(0, a.position + 1), a.tete + 1, a.parSeconde),
            })
            .catch((erreur: unknown) => {
              throw erreur instanceof RangeError ? new ErreurCli('introuvable', `${erreur.message}.`) : erreur;
            });
          const duree = progression.fin();
          if (!resultat.terminee)
            throw new ErreurCli(
              'interrompu',
              `reconstruction arrêtée à la position ${resultat.position}. Pour reprendre : jalon projections reconstruire ${nom}`,
            );
          if (options.json)
            terminal.donnee(
              JSON.stringify({
                schema: 'jalon.reconstruction.v1',
                nom,
                ...resultat,
                secondes: Math.round(duree * 1000) / 1000,
              }),
            );
          else if (!options.discret)
            terminal.dire(
              `« ${nom} » : ${resultat.faits} faits lus en ${duree.toFixed(1)} s, position ${resultat.position}.`,
            );
        });
      }),
  ]);
};

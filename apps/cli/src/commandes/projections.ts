import type { Command } from 'commander';
import { entier } from '../analyse.js';
import { CODES, ErreurCli } from '../codes.js';
import { conseil } from '../conseil.js';
import { objet, verbe } from '../francais.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import type { Deploiement } from '../ouvrir.js';
import { Progression } from '../progression.js';
import type { Rendu } from '../rendu.js';
import { tableau } from '../tableau.js';
import type { Terminal } from '../terminal.js';

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  discret?: boolean;
  retardMax?: number;
  progression?: boolean;
  depuisZero?: boolean;
}

/** @param max events; undefined: no limit was given */
export const retardDepasse = (projections: readonly { retard: number | null }[], max: number | undefined): boolean =>
  max !== undefined && projections.some((p) => p.retard === null || p.retard > max);

export const enDefaut = (
  p: { situation: string; retard: number | null; gelees: readonly unknown[] },
  retardMax?: number,
): boolean => p.situation === 'en_erreur' || p.gelees.length > 0 || retardDepasse([p], retardMax);

export const commandeProjections = (terminal: Terminal, rendre: Rendu): Command => {
  return objet('projections', 'modèles de lecture', terminal, [
    surDeploiement(verbe('lister', 'dit où en est chaque modèle de lecture', terminal))
      .option('--retard-max <evenements>', 'au-delà, code de retour 8', entier(0, Number.MAX_SAFE_INTEGER))
      .action(async (options: Options) => {
        const { avecDeploiement } = await import('../ouvrir.js');
        await avecDeploiement(await deploiementDe(options, terminal), async ({ jalon }) => {
          const projections = await jalon.projections.etat(
            options.retardMax === undefined ? undefined : options.retardMax + 1,
          );
          if (options.json) terminal.donnee(JSON.stringify({ schema: 'jalon.projections.v1', projections }));
          else {
            if (!jalon.projections.surFichier && !options.discret)
              terminal.dire(
                'projections.db n’est pas lu : ces modèles sont calculés en mémoire, le temps de cette commande.',
              );
            const dites = projections.filter((p) => !options.discret || enDefaut(p, options.retardMax));
            if (dites.length > 0 || !options.discret)
              terminal.donnee(
                tableau(
                  ['projection', 'état', 'position', 'tête', 'retard', 'flux gelés'],
                  dites.map((p) => [
                    p.nom,
                    p.libelle,
                    String(p.position),
                    String(p.tete),
                    String(p.retard ?? '?'),
                    String(p.gelees.length),
                  ]),
                ),
              );
          }
          if (retardDepasse(projections, options.retardMax)) rendre(CODES.retard);
        });
      }),

    surDeploiement(verbe('reconstruire', 'rebâtit un modèle de lecture, ou tous, sans arrêter les lectures', terminal))
      .argument('[nom]', 'nom du modèle', 'toutes')
      .option('--sans-progression', 'sans ligne de progression')
      .option('--depuis-zero', 'abandonne ce qu’une reconstruction interrompue a laissé')
      .action(async (nom: string, options: Options & { sansProgression?: boolean }) => {
        const { avecDeploiement } = await import('../ouvrir.js');
        const deploiement = await deploiementDe(options, terminal);
        const rebatir = async ({ jalon }: Deploiement): Promise<void> => {
          exigerLeFichier(jalon);
          const progression = new Progression(terminal, `Reconstruction « ${nom} »`, {
            json: options.json === true,
            muette: options.discret === true || options.sansProgression === true,
            unite: 'év.',
          });
          const resultat = await jalon.projections
            .rebuild(nom, {
              signal: terminal.arret,
              depuisZero: options.depuisZero === true,
              progression: (a) => progression.avancer(Math.max(0, a.position + 1), a.tete + 1, a.parSeconde),
            })
            .catch(async (erreur: unknown) => {
              if (!(erreur instanceof RangeError)) throw erreur;
              const connus = (await jalon.projections.etat()).map((p) => p.nom);
              throw new ErreurCli('introuvable', `${erreur.message}.${await conseil(nom, [...connus, 'toutes'])}`);
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
        };
        await avecDeploiement(deploiement, rebatir, { creerLesCaches: true });
      }),
  ]);
};

/** Rows in memory would be rebuilt, then lost with this command. @throws ErreurCli why `projections.db` is not written */
function exigerLeFichier({ projections, stockage, ecriture }: Deploiement['jalon']): void {
  if (projections.surFichier) return;
  const causes = ecriture.causes().map((c) => `${c.phrase} ${c.remede}`);
  const pourquoi = stockage.avertissement('projections') ?? causes.join(' ');
  throw new ErreurCli('indisponible', `rien n’est reconstruit : projections.db ne peut pas être écrit. ${pourquoi}`);
}

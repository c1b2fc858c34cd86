import type { Command } from 'commander';
import type { Jalon } from '@jalon/application';
import type { Colonne, Ligne } from '@jalon/exports';
import { jour } from '../analyse.js';
import { CODES } from '../codes.js';
import { destination, ecrireExport, type Destination } from '../ecrire-export.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { verbe } from '../francais.js';
import type { Rendu } from '../rendu.js';
import { jourFr, tableau } from '../tableau.js';
import type { Terminal } from '../terminal.js';

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  departement?: string;
  structure?: string;
  condition?: string;
  du?: string;
  exporter?: Destination;
}
const TAILLE = 500;
const COLONNES: readonly Colonne[] = [
  { cle: 'le', titre: 'Le', jour: true },
  { cle: 'par', titre: 'Par' },
  { cle: 'ou', titre: 'Parcours ou structure' },
  { cle: 'fait', titre: 'Fait n°' },
  { cle: 'condition', titre: 'Condition' },
  { cle: 'libelle', titre: 'À suivre' },
];
type Demande = Parameters<Jalon['projections']['anomalies']['lister']>[0];

/** Page after page: those of a department may be many. */
function* toutes(
  anomalies: Jalon['projections']['anomalies'],
  demande: Demande,
  structures: readonly {
    le: string;
    par: string;
    structure: string;
    parcours?: string;
    fait: number;
    condition: string;
    libelle: string;
  }[],
): Generator<Ligne> {
  for (let page = 1; ; page += 1) {
    const { lignes } = anomalies.lister({ ...demande, taille: TAILLE, page });
    for (const { le, organisation, parcours, fait, condition, libelle } of lignes)
      yield { le, par: organisation, ou: parcours, fait, condition, libelle };
    if (lignes.length < TAILLE) break;
  }
  for (const { le, par, structure, parcours, fait, condition, libelle } of structures)
    yield { le, par, ou: parcours ?? structure, fait, condition, libelle };
}

/** The same list as `GET /api/anomalies`, for the operator of the data: every département, and nobody's name. */
export const commandeAnomalies = (terminal: Terminal, rendre: Rendu): Command =>
  surDeploiement(verbe('anomalies', 'liste ce qui a été accepté et reste à suivre', terminal))
    .option('--departement <code>', 'un seul département')
    .option('--structure <id>', 'enregistré par cette structure, ou dans un parcours qu’elle emploie')
    .option('--condition <code>', 'une seule condition')
    .option('--du <jour>', 'à partir de ce jour', jour)
    .option('--exporter <fichier>', 'toutes, dans un fichier neuf, en .csv, .xlsx ou .json', destination)
    .action(async ({ json, departement, structure, condition, du, exporter, ...options }: Options) => {
      const { avecDeploiement } = await import('../ouvrir.js');
      const { anomaliesDesStructures } = await import('../application.js');
      const { rattraper } = await import('../a-jour.js');
      await avecDeploiement(await deploiementDe(options, terminal), async ({ jalon }) => {
        const { aJour, tete } = await rattraper(jalon);
        const demande = {
          ...(departement === undefined ? {} : { departement }),
          ...(structure === undefined ? {} : { structure }),
          ...(condition === undefined ? {} : { condition }),
          ...(du === undefined ? {} : { du }),
        };
        const { total, position, lignes } = jalon.projections.anomalies.lister({ ...demande, taille: TAILLE });
        const parcours = lignes.map(({ parcours: id, fait, condition, libelle, le, organisation, siae }) => ({
          parcours: id,
          fait,
          condition,
          libelle,
          le,
          organisation,
          siae,
        }));
        const structures = await anomaliesDesStructures(jalon, demande);
        if (!aJour) rendre(CODES.retard);
        if (exporter) {
          await ecrireExport(
            {
              nom: 'anomalies',
              titre: 'Ce qui a été accepté et reste à suivre',
              colonnes: COLONNES,
              lignes: toutes(jalon.projections.anomalies, demande, structures),
              provenance: {
                filtre: demande,
                position,
                instant: jalon.horloge().toISOString(),
                lecture: jalon.lecture,
              },
            },
            exporter,
          );
          return terminal.dire(`${total + structures.length} lignes dans « ${exporter.fichier} ».`);
        }
        if (json)
          return terminal.donnee(
            JSON.stringify({ schema: 'jalon.anomalies.v1', total, anomalies: parcours, structures, aJour }),
          );
        const colonnes = ['le', 'par', 'où', 'fait n°', 'à suivre'];
        terminal.donnee(
          tableau(colonnes, [
            ...parcours.map((a) => [jourFr(a.le), a.organisation, a.parcours, String(a.fait), a.libelle]),
            ...structures.map((a) => [jourFr(a.le), a.par, a.parcours ?? a.structure, String(a.fait), a.libelle]),
          ]),
        );
        if (total > parcours.length)
          terminal.dire(`${total} en tout : les ${parcours.length} plus récentes sont montrées.`);
        if (!aJour)
          terminal.dire(
            `Cette liste s’arrête à la position ${position} du journal, qui en est à ${tete} : relancez dans un instant.`,
          );
      });
    });

/** What an auditor takes away, and how she looks at it: `preuve exporter`, `preuve verifier FICHIER`. */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { InvalidArgumentError, type Command } from 'commander';
import type { ConstatDossier, VerdictDossier } from '@jalon/application';
import { jour, moment } from '../analyse.js';
import { CODES, ErreurCli } from '../codes.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { verbe } from '../francais.js';
import { inconnu } from '../inconnu.js';
import { direCePourquoi } from './preuve-temoin.js';
import type { Rendu } from '../rendu.js';
import type { Terminal } from '../terminal.js';

interface OptionsExport extends OptionsDuDeploiement {
  json?: boolean;
  discret?: boolean;
  vers: string;
  situation: string[];
  connuLe?: string;
  donneesPersonnelles?: boolean;
  donneesSensibles?: boolean;
}
/** A dossier of a parcours is a few megabytes, its laws included. */
const TAILLE_MAX = 512 * 1024 * 1024;

export const verbeExporter = (terminal: Terminal): Command =>
  surDeploiement(
    verbe('exporter', 'dossier d’audit d’un parcours : faits, preuves, situations, en un fichier signé', terminal),
  )
    .argument('<parcours...>', 'identifiant du parcours, ou numéro de PASS avec ou sans espaces')
    .requiredOption('--vers <fichier.zip>', 'fichier neuf', (nom: string) => {
      if (!nom.endsWith('.zip')) throw new InvalidArgumentError('un fichier dont le nom finit par .zip');
      return nom;
    })
    .option(
      '--situation <jour>',
      'situation à ce jour ; se répète (sinon celle d’aujourd’hui)',
      (dit: string, autres: string[]) => [...autres, jour(dit)],
      [] as string[],
    )
    .option('--connu-le <jour|instant>', 'situations telles que connues ce jour, ou à cet instant', moment)
    .option('--donnees-personnelles', 'ouvre nom, prénom, naissance et commune, avec leur preuve')
    .option('--donnees-sensibles', 'ouvre aussi critères, motifs et textes, avec leur preuve')
    .action(async (mots: string[], options: OptionsExport) => {
      const { vers } = options;
      if (existsSync(vers)) throw new ErreurCli('refuse', `« ${vers} » existe déjà : rien n’est écrit.`);
      const { avecDeploiement } = await import('../ouvrir.js');
      const { designer } = await import('../designer.js');
      const { prouver } = await import('../application.js');
      const deploiement = await deploiementDe(options, terminal);
      await avecDeploiement(deploiement, async ({ jalon }) => {
        const parcours = await designer(mots, jalon);
        const fait = await prouver(jalon, parcours, {
          ouvrir: new Set([
            ...(options.donneesPersonnelles || options.donneesSensibles ? (['C2'] as const) : []),
            ...(options.donneesSensibles ? (['C3'] as const) : []),
          ]),
          jours: options.situation,
          connuLe: options.connuLe,
        }).catch(direCePourquoi);
        if (fait === null) throw inconnu(parcours);
        const { zip, faits } = fait;
        writeFileSync(vers, zip, { flag: 'wx', mode: 0o600 });
        if (options.json)
          return terminal.donnee(
            JSON.stringify({ schema: 'jalon.dossier.export.v1', fichier: vers, taille: zip.length, faits }),
          );
        if (!options.discret) terminal.dire(`${faits} faits prouvés, dans « ${vers} ».`);
      });
    });

const VERDICTS: Record<VerdictDossier, (c: ConstatDossier) => string> = {
  integre: (c) =>
    `Dossier intègre : ${c.faits} faits et textes prouvés dans un journal de ${c.taille} faits` +
    `${c.caches === 0 ? '' : `, dont ${c.caches} sans leur contenu`}. Clé du journal : ${c.cle}`,
  altere: (c) => `Dossier altéré : « ${c.partie} » n’est pas ce qui a été signé.`,
  illisible: (c) => `Ce fichier n’est pas un dossier d’audit entier (${c.partie}).`,
  autre_cle: (c) => `Ce dossier est signé par une autre clé que celle attendue : ${c.cle}`,
  plus_recent: () => 'Ce dossier est d’un format plus récent : prenez un Jalon plus récent pour le vérifier.',
};

/** Offline, without a deployment. */
export async function verifierLeFichier(
  fichier: string,
  { cle, json, discret }: { cle?: string | undefined; json?: boolean; discret?: boolean },
  terminal: Terminal,
  rendre: Rendu,
): Promise<void> {
  const taille = statSync(fichier, { throwIfNoEntry: false })?.size;
  if (taille === undefined) throw new ErreurCli('introuvable', `fichier introuvable : ${fichier}.`);
  if (taille > TAILLE_MAX) throw new ErreurCli('refuse', `« ${fichier} » est trop gros pour un dossier d’audit.`);
  const { verifierDossier } = await import('../application.js');
  const constat = verifierDossier(readFileSync(fichier), cle);
  if (json) terminal.donnee(JSON.stringify({ schema: 'jalon.dossier.verification.v1', ...constat }));
  else if (!discret || constat.verdict !== 'integre') terminal.donnee(VERDICTS[constat.verdict](constat));
  if (!json && !discret && cle === undefined && constat.verdict === 'integre')
    terminal.dire('Cette clé est celle que le fichier annonce : comparez-la à celle que l’exploitant publie (--cle).');
  if (constat.verdict !== 'integre') rendre(CODES.integrite);
}

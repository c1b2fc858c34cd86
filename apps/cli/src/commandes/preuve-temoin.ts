/** What is given to who keeps a watch on the log, and what she does of it: `preuve point`, `preuve temoigner`. */
import { readFileSync, statSync } from 'node:fs';
import { InvalidArgumentError, type Command } from 'commander';
import type { Temoignage } from '@jalon/application';
import { CODES, ErreurCli } from '../codes.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { verbe } from '../francais.js';
import type { Rendu } from '../rendu.js';
import type { Terminal } from '../terminal.js';

const SCHEMA = 'jalon.point.v1';
/** A point with its proof is a few kilobytes. */
const TAILLE_MAX = 1024 * 1024;

/** @throws ErreurCli why nothing is proven */
export async function direCePourquoi(erreur: unknown): Promise<never> {
  const { NonScelle, PreuveImpossible } = await import('../application.js');
  if (erreur instanceof NonScelle) throw new ErreurCli('indisponible', erreur.message);
  if (erreur instanceof PreuveImpossible)
    throw new ErreurCli(erreur.raison === 'vide' ? 'introuvable' : 'integrite', erreur.message);
  throw erreur;
}

const compte = (texte: string): number => {
  if (!/^(0|[1-9]\d{0,14})$/.test(texte)) throw new InvalidArgumentError('un nombre de faits');
  return Number(texte);
};

export const verbePoint = (terminal: Terminal): Command =>
  surDeploiement(verbe('point', 'donne le dernier point de contrôle signé du journal', terminal))
    .option('--depuis <faits>', 'avec la preuve qu’il prolonge un point de ce nombre de faits, pour un témoin', compte)
    .action(async (options: OptionsDuDeploiement & { json?: boolean; depuis?: number }) => {
      const { donnerPoint } = await import('../application.js');
      const { avecDeploiement } = await import('../ouvrir.js');
      const deploiement = await deploiementDe(options, terminal);
      await avecDeploiement(deploiement, async ({ jalon }) => {
        const donne = await donnerPoint(jalon, options.depuis ?? 0).catch(direCePourquoi);
        const seul = !options.json && options.depuis === undefined;
        terminal.donnee(seul ? donne.point.trimEnd() : JSON.stringify(donne));
      });
    });

const REFUS: Record<Extract<Temoignage, { issue: 'refus' }>['raison'], (t: { taille: number; vue: number }) => string> =
  {
    signature: () => 'Ce point n’est pas signé par la clé du journal que ce témoin suit.',
    recul: ({ taille, vue }) =>
      `Le journal ne dit plus que ${taille} faits ; ce témoin en a vu ${vue} : des faits ont été retirés, ou une copie plus ancienne a été remise.`,
    fourche: ({ taille, vue }) =>
      `Ce point de ${taille} faits ne prolonge pas celui de ${vue} faits que ce témoin a signé : l’histoire a été réécrite.`,
    sans_preuve: ({ vue }) =>
      `Ce témoin en est à ${vue} faits : demandez la preuve qui part de là (jalon preuve point --depuis ${vue}).`,
  };

export const verbeTemoigner = (terminal: Terminal, rendre: Rendu): Command =>
  verbe(
    'temoigner',
    'signe à son tour un point de contrôle, s’il ne fait que prolonger ce que ce témoin a déjà vu ; code 6 sinon',
    terminal,
  )
    .argument('<point.json>', 'ce que donne « preuve point --depuis », ou « preuve point --json » la première fois')
    .requiredOption(
      '--etat <dossier>',
      'dossier du témoin, ailleurs que le journal : sa clé, et le dernier point qu’il a signé',
    )
    .option('--nom <nom>', 'nom du témoin, la première fois')
    .option('--cle <texte>', 'clé du journal, la première fois')
    .action(
      async (fichier: string, o: { etat: string; nom?: string; cle?: string; json?: boolean; discret?: boolean }) => {
        const { NoteRefused, TemoinRefuse, temoigner } = await import('../application.js');
        let t: Temoignage;
        try {
          t = temoigner(o.etat, { ...lirePointProuve(fichier), journal: o.cle, nom: o.nom, instant: new Date() });
        } catch (erreur) {
          if (erreur instanceof TemoinRefuse) throw new ErreurCli('usage', erreur.message);
          if (erreur instanceof NoteRefused)
            throw new ErreurCli('usage', 'ce nom ou cette clé n’ont pas la forme attendue.');
          if (erreur instanceof SyntaxError)
            throw new ErreurCli('integrite', 'le dernier point de ce témoin ne se lit plus : remettez son dossier.');
          throw erreur;
        }
        if (o.json) terminal.donnee(JSON.stringify({ schema: 'jalon.temoignage.v1', ...t }));
        else if (t.issue === 'signe') terminal.donnee(t.note.trimEnd());
        else
          terminal.donnee(
            `${REFUS[t.raison](t)}${t.gardee === null ? '' : ` Ce qui l’accuse est gardé : ${t.gardee}`}`,
          );
        if (t.issue === 'signe') {
          if (!o.discret && !o.json) terminal.dire(`${t.taille} faits. Clé de ce témoin : ${t.cle}`);
          return;
        }
        if (t.raison === 'sans_preuve') rendre(CODES.refuse);
        else rendre(CODES.integrite);
      },
    );

/** @throws ErreurCli */
export function lirePoint(fichier: string): string {
  const taille = statSync(fichier, { throwIfNoEntry: false })?.size;
  if (taille === undefined) throw new ErreurCli('introuvable', `fichier introuvable : ${fichier}.`);
  if (taille > TAILLE_MAX) throw new ErreurCli('usage', `« ${fichier} » est trop gros pour un point de contrôle.`);
  const texte = readFileSync(fichier, 'utf8');
  // a terminal may have kept the last line without its end
  return texte.endsWith('\n') ? texte : `${texte}\n`;
}

/** @throws ErreurCli */
function lirePointProuve(fichier: string): { point: string; depuis: number; coherence: string[] } {
  const refuse = new ErreurCli(
    'usage',
    `« ${fichier} » n’est pas un point avec sa preuve (jalon preuve point --depuis).`,
  );
  let lu: unknown;
  try {
    lu = JSON.parse(lirePoint(fichier));
  } catch (erreur) {
    throw erreur instanceof SyntaxError ? refuse : erreur;
  }
  const { schema, point, depuis, coherence } = (lu ?? {}) as Record<string, unknown>;
  const bonne = Array.isArray(coherence) && coherence.length <= 128 && coherence.every((h) => typeof h === 'string');
  if (schema !== SCHEMA || typeof point !== 'string' || typeof depuis !== 'number' || !bonne) throw refuse;
  return { point, depuis, coherence: coherence as string[] };
}

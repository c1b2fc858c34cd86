import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ErreurDocument, ResultatScenario } from '@jalon/recits';
import { parmi } from '../analyse.js';
import { CODES } from '../codes.js';
import { objet, verbe } from '../francais.js';
import type { Rendu } from '../rendu.js';
import type { Terminal } from '../terminal.js';

interface Options {
  json?: boolean;
  discret?: boolean;
  lecture?: 'plateforme' | 'code';
}
interface Malforme {
  fichier: string;
  erreur: { code: 'document'; message: string; erreurs: readonly ErreurDocument[] };
}
type Joue = ({ fichier: string } & ResultatScenario) | Malforme;

const reussi = (j: Joue): boolean => 'reussi' in j && j.reussi;

export const commandeScenario = (terminal: Terminal, rendre: Rendu): Command =>
  objet('scenario', 'raconter un parcours et vérifier ce qui est attendu', terminal, [
    verbe('jouer', 'joue des scénarios sur un moteur vide, en mémoire', terminal)
      .argument('<fichier...>', 'documents JSON ; « - » pour l’entrée standard')
      .option('--lecture <lecture>', 'plateforme ou code, à la place de celle du document', parmi('plateforme', 'code'))
      .action(async (fichiers: string[], options: Options) => {
        const joues: Joue[] = [];
        for (const fichier of fichiers) {
          const joue = await jouerFichier(fichier, options, terminal);
          joues.push(joue);
          if (!options.json && !(options.discret && reussi(joue))) await montrer(joue, terminal);
        }
        if (options.json) terminal.donnee(JSON.stringify(joues.length === 1 ? joues[0] : joues));
        if (!options.json && !options.discret && joues.length > 1) terminal.dire(await bilan(joues));
        rendre(codeDe(joues));
      }),
    verbe('schema', 'affiche le JSON Schema d’un document', terminal).action(async () => {
      const { schemaJsonScenario } = await import('../recits.js');
      terminal.donnee(JSON.stringify(schemaJsonScenario(), null, 2));
    }),
  ]);

async function jouerFichier(fichier: string, options: Options, terminal: Terminal): Promise<Joue> {
  const { DocumentInvalide, jouerScenario, lireScenario } = await import('../recits.js');
  try {
    const source = fichier === '-' ? await terminal.lireEntree() : await readFile(fichier, 'utf8');
    const { scenario, avertissements } = lireScenario(source);
    if (!options.discret && !options.json)
      for (const a of avertissements) terminal.dire(`${fichier}, ligne ${a.ligne} : ${a.champ} : ${a.raison}`);
    return { fichier, ...(await jouerScenario(scenario, { lecture: options.lecture })) };
  } catch (erreur) {
    if (erreur instanceof DocumentInvalide)
      return { fichier, erreur: { code: 'document', message: erreur.message, erreurs: erreur.erreurs } };
    if (estErreurDeFichier(erreur))
      return { fichier, erreur: { code: 'document', message: `fichier illisible (${erreur.code})`, erreurs: [] } };
    throw erreur;
  }
}

/** Told by its fields: `instanceof Error` does not hold across two realms. */
const estErreurDeFichier = (e: unknown): e is NodeJS.ErrnoException =>
  typeof e === 'object' && e !== null && 'code' in e && 'syscall' in e;

async function montrer(joue: Joue, terminal: Terminal): Promise<void> {
  if (!('erreur' in joue)) {
    const { raconter } = await import('../recits.js');
    return terminal.donnee(raconter(joue));
  }
  for (const ligne of joue.erreur.message.split('\n')) terminal.dire(`${joue.fichier} : ${ligne}`);
}
async function bilan(joues: readonly Joue[]): Promise<string> {
  const { compter } = await import('../application.js');
  const malformes = joues.filter((j) => 'erreur' in j).length;
  const reussis = joues.filter(reussi).length;
  const conformes = compter(reussis, 'scénario conforme', 'scénarios conformes');
  return `${conformes} sur ${joues.length}${malformes > 0 ? `, ${compter(malformes, 'mal formé', 'mal formés')}` : ''}.`;
}
/** A malformed document hides what the others say: it comes first. */
function codeDe(joues: readonly Joue[]): number {
  if (joues.some((j) => 'erreur' in j)) return CODES.usage;
  return joues.every(reussi) ? CODES.fait : CODES.refuse;
}

/** Commander speaks English: its headings, its help and its errors are said in French here. */
import { Command, type CommanderError } from 'commander';
import { ErreurCli } from './codes.js';
import { conseil } from './conseil.js';
import type { Terminal } from './terminal.js';

const TITRES: Record<string, string> = {
  'Usage:': 'Utilisation :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
  'Arguments:': 'Arguments :',
};

/** Settings that a subcommand does not inherit: applied to each. */
export function enFrancais(commande: Command, terminal: Terminal): Command {
  return commande
    .exitOverride()
    .helpOption('-h, --aide', 'affiche l’aide')
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (texte) => terminal.donnee(texte.trimEnd()),
      // errors are told once, translated, by the caller
      writeErr: () => undefined,
    })
    .configureHelp({
      helpWidth: 80,
      styleTitle: (titre) => TITRES[titre] ?? titre,
      commandUsage: (c) => {
        const noms: string[] = [];
        for (let n: Command | null = c; n !== null; n = n.parent) noms.unshift(n.name());
        const reste = c.usage().replace('[options]', '[--options]').replace('[command]', '<verbe>');
        return `${noms.join(' ')} ${reste}`;
      },
      subcommandTerm: (c) =>
        `${c.name()} ${c.registeredArguments.map((a) => a.name().toUpperCase() + (a.variadic ? '…' : '')).join(' ')}`.trimEnd(),
      optionDescription: (o) =>
        o.defaultValue === undefined || o.defaultValue === false
          ? o.description
          : `${o.description} (par défaut : ${String(o.defaultValue)})`,
    });
}

/** A verb under an object, with what every verb accepts. */
export const verbe = (nom: string, description: string, terminal: Terminal): Command =>
  enFrancais(new Command(nom), terminal)
    .description(description)
    .option('--json', 'un document JSON sur la sortie standard')
    .option('-q, --discret', 'ne dit que ce qui ne va pas')
    .option('--couleur <quand>', 'auto, jamais ou toujours', 'auto');
/** An object groups verbs: it does nothing by itself. */
export const objet = (nom: string, description: string, terminal: Terminal, verbes: readonly Command[]): Command => {
  const commande = enFrancais(new Command(nom), terminal).description(description);
  for (const v of verbes) commande.addCommand(v);
  return commande;
};

/** The nearest of the values that `parmi` lists. */
async function parmiLesQuelles(message: string): Promise<string> {
  const [, valeurs] = /une valeur parmi : (.*)$/.exec(message) ?? [];
  const [, valeur = ''] = /(?:argument|value) '([^']*)' is invalid/.exec(message) ?? [];
  return valeurs === undefined ? '' : `.${await conseil(valeur, valeurs.split(', '))}`;
}

const entreQuotes = (texte: string): string => /'([^']*)'/.exec(texte)?.[1] ?? '';

/** Commander's error → a usage error in French, with the nearest known word. */
export async function traduire(erreur: CommanderError, racine: Command, args: readonly string[]): Promise<ErreurCli> {
  const cite = entreQuotes(erreur.message);
  const ici = descendre(racine, args);
  const options = ici.options.flatMap((o) => (o.long ? [o.long] : []));
  const verbes = ici.commands.map((c) => c.name());
  const aide = ` Voir : ${cheminDe(ici)} --aide`;
  const message = await (async (): Promise<string> => {
    switch (erreur.code) {
      case 'commander.unknownOption':
        return `option inconnue « ${cite} ».${await conseil(cite, [...options, '--aide'])}`;
      case 'commander.unknownCommand':
        return `commande inconnue « ${cite} ».${await conseil(cite, verbes)}`;
      case 'commander.excessArguments':
        return verbes.length > 0
          ? `commande inconnue « ${motEnTrop(ici, racine, args)} ».${await conseil(motEnTrop(ici, racine, args), verbes)}`
          : 'trop d’arguments.';
      case 'commander.missingArgument':
        return `argument manquant : ${cite.toUpperCase()}.`;
      case 'commander.optionMissingArgument':
        return `l’option « ${cite} » attend une valeur.`;
      case 'commander.missingMandatoryOptionValue':
        return `option obligatoire absente : « ${cite} ».`;
      case 'commander.invalidArgument':
        return (
          erreur.message
            .replace(/^error: /, '')
            .replace(/^option '([^']*)' argument '([^']*)' is invalid\. ?/, 'option « $1 », valeur « $2 » : ')
            .replace(
              /^command-argument value '([^']*)' is invalid for argument '([^']*)'\. ?/,
              'argument « $2 », valeur « $1 » : ',
            ) + (await parmiLesQuelles(erreur.message))
        );
      case 'commander.help':
        return `il manque un verbe : ${verbes.join(', ')}.`;
      default:
        return erreur.message;
    }
  })();
  return new ErreurCli('usage', message + aide);
}

/** Deepest command that the arguments name. */
function descendre(racine: Command, args: readonly string[]): Command {
  let ici = racine;
  for (const mot of args) {
    const suite = ici.commands.find((c) => c.name() === mot);
    if (suite === undefined) {
      if (mot.startsWith('-')) continue;
      break;
    }
    ici = suite;
  }
  return ici;
}
const cheminDe = (c: Command): string => (c.parent === null ? c.name() : `${cheminDe(c.parent)} ${c.name()}`);
const motEnTrop = (ici: Command, racine: Command, args: readonly string[]): string =>
  args.filter((a) => !a.startsWith('-'))[ici === racine ? 0 : cheminDe(ici).split(' ').length - 1] ?? '';

/** What a program did to its files, in order, read from the record of strace. */
import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

export type Operation =
  | { op: 'ouvrir'; chemin: string; fd: number; creer: boolean; vider: boolean; ajout: boolean }
  | { op: 'fermer'; fd: number }
  | { op: 'ecrire'; fd: number; a: number | null; octets: Buffer }
  | { op: 'synchroniser'; fd: number }
  | { op: 'tailler'; fd: number; taille: number }
  | { op: 'supprimer'; chemin: string }
  | { op: 'lier'; de: string; vers: string }
  | { op: 'renommer'; de: string; vers: string }
  | { op: 'creerDossier'; chemin: string }
  /** Lines said on the standard output. */
  | { op: 'dire'; texte: string };

/** Everything by which a file or a folder changes; a writer that used another call would be recorded wrong, hence `INCONNUS`. */
export const APPELS =
  'openat,open,creat,close,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,sync_file_range,ftruncate,truncate,fallocate,unlink,unlinkat,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,dup,dup2,dup3';
const INCONNUS =
  /^(open|creat|writev|pwritev|pwritev2|sync_file_range|truncate|fallocate|unlinkat|renameat2?|linkat|mkdirat|dup[23]?)$/;

/** Options of strace for such a record: all strings in hexadecimal and whole. */
export const ENREGISTRER = [
  '-f',
  '--seccomp-bpf',
  '-xx',
  '-s',
  '1000000',
  '-e',
  `trace=${APPELS}`,
  '-e',
  'signal=none',
];

/** @throws when a call changed a file of `racine` in a way this reader does not know */
export async function lireTrace(fichier: string, racine: string): Promise<Operation[]> {
  const operations: Operation[] = [];
  const inacheves = new Map<string, string>();
  for await (const ligne of createInterface({ input: createReadStream(fichier, 'latin1'), crlfDelay: Infinity })) {
    const [, fil = '', reste = ''] = /^(\d+)\s+(.*)$/.exec(ligne) ?? [];
    const coupe = reste.indexOf(' <unfinished ...>');
    if (coupe >= 0) {
      inacheves.set(fil, reste.slice(0, coupe));
      continue;
    }
    const suite = /^<\.\.\. \w+ resumed>(.*)$/.exec(reste);
    const entier = suite ? (inacheves.get(fil) ?? '') + suite[1] : reste;
    const operation = interpreter(entier, racine);
    if (operation) operations.push(operation);
  }
  return operations;
}

function interpreter(texte: string, racine: string): Operation | undefined {
  const [, appel = '', parametres = '', resultat = ''] = /^(\w+)\((.*)\)\s+= (-?\d+)/.exec(texte) ?? [];
  const code = Number(resultat);
  if (resultat === '' || code < 0) return undefined;
  const p = parametres.split(', ');
  const chemin = (n: number): string => resolve(octets(p[n]).toString('utf8'));
  const fd = Number(p[0]);
  switch (appel) {
    case 'openat':
      return ouvrir(chemin(1), p[2] ?? '', code);
    case 'close':
      return { op: 'fermer', fd };
    case 'write':
    case 'pwrite64': {
      const ecrits = octets(p[1]).subarray(0, code);
      if (appel === 'write' && fd === 1) return { op: 'dire', texte: ecrits.toString('utf8') };
      return { op: 'ecrire', fd, a: appel === 'write' ? null : Number(p[3]), octets: ecrits };
    }
    case 'fsync':
    case 'fdatasync':
      return { op: 'synchroniser', fd };
    case 'ftruncate':
      return { op: 'tailler', fd, taille: Number(p[1]) };
    case 'unlink':
      return { op: 'supprimer', chemin: chemin(0) };
    case 'link':
      return { op: 'lier', de: chemin(0), vers: chemin(1) };
    case 'rename':
      return { op: 'renommer', de: chemin(0), vers: chemin(1) };
    case 'mkdir':
      return { op: 'creerDossier', chemin: chemin(0) };
    default:
      if (INCONNUS.test(appel) && decode(parametres).includes(racine))
        throw new Error(`appel système inconnu de cet enregistreur : ${appel}`);
      return undefined;
  }
}

const ouvrir = (chemin: string, drapeaux: string, fd: number): Operation => ({
  op: 'ouvrir',
  chemin,
  fd,
  creer: drapeaux.includes('O_CREAT'),
  vider: drapeaux.includes('O_TRUNC'),
  ajout: drapeaux.includes('O_APPEND'),
});

/** `"\x4a\x4c…"` */
const octets = (texte = '""'): Buffer => Buffer.from(texte.slice(1, -1).replaceAll('\\x', ''), 'hex');
const decode = (texte: string): string =>
  texte.replace(/(?:\\x[0-9a-f]{2})+/g, (s) => Buffer.from(s.replaceAll('\\x', ''), 'hex').toString('utf8'));

/** The real server, as built, in its own process: a test may stop it, kill it, start it again on the same folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as attendre } from 'node:timers/promises';

const SERVEUR = 'dist/apps/api/serveur.mjs';
const PAGE = 'dist/apps/web/index.html';
const DELAI_MS = 60_000;

export interface Serveur {
  /** `http://127.0.0.1:<port>` */
  url: string;
  /** Milliseconds from spawn to ready. */
  pretEn: number;
  /** SIGTERM; resolves with the exit code when the process is gone, null when a signal ended it. */
  arreter(): Promise<number | null>;
  /** SIGKILL: no handler of the server can run. True when the signal is what ended it. */
  tuer(): Promise<boolean>;
  pid: number;
  /** Resolves when the process is gone, whatever ended it. */
  fin: Promise<Fin>;
}
export interface Fin {
  code: number | null;
  signal: NodeJS.Signals | null;
}
export interface OptionsServeur {
  /** Folder of the data; keys go beside it. */
  donnees: string;
  /** Parcours of the demonstration department, default 0. */
  demonstration?: number;
  /** The rate limits of the product; default false: a test sends in a second what a person sends in an hour. */
  limites?: boolean;
  /** Variables added to those of this process. */
  env?: Record<string, string>;
  /** Another program than the product's server. */
  entree?: string;
  /** Program that runs it and lets it be this process's child, with its options (`strace -D …`). */
  sous?: readonly string[];
}

/** @throws when the product is not built, stops, or is not ready in time */
export async function lancerServeur({
  donnees,
  demonstration = 0,
  limites = false,
  entree = SERVEUR,
  sous = [],
  env = {},
}: OptionsServeur): Promise<Serveur> {
  for (const fichier of [entree, PAGE])
    if (!existsSync(fichier)) throw new Error(`${fichier} manque : construire d’abord avec « npm run build ».`);
  const depart = performance.now();
  const [programme = process.execPath, ...options] = [...sous, process.execPath, entree];
  const processus = spawn(programme, options, {
    env: {
      ...process.env,
      PORT: '0',
      JALON_DONNEES: donnees,
      JALON_DEMONSTRATION: String(demonstration),
      NODE_OPTIONS: '',
      ...env,
      ...(limites ? {} : { JALON_LIMITE_PERSONA: '0', JALON_LIMITE_ANONYME: '0' }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const fin = new Promise<Fin>((resoudre) => processus.once('exit', (code, signal) => resoudre({ code, signal })));
  const finir = (signal: NodeJS.Signals): Promise<Fin> => {
    processus.kill(signal);
    return fin;
  };
  try {
    const url = `http://127.0.0.1:${await portAnnonce(processus)}`;
    await pret(url, processus);
    const pretEn = performance.now() - depart;
    return {
      url,
      pretEn,
      arreter: async () => (await finir('SIGTERM')).code,
      tuer: async () => (await finir('SIGKILL')).signal === 'SIGKILL',
      pid: processus.pid ?? 0,
      fin,
    };
  } catch (erreur) {
    await finir('SIGKILL');
    throw erreur;
  }
}

/** The server says its port on its standard output, as one JSON line. */
function portAnnonce(processus: ChildProcess): Promise<number> {
  return new Promise((resoudre, rejeter) => {
    let [recu, erreurs] = ['', ''];
    const limite = setTimeout(() => rejeter(new Error(`le serveur n’a pas annoncé son port : ${erreurs}`)), DELAI_MS);
    processus.stderr?.on('data', (morceau: Buffer) => (erreurs += morceau.toString()));
    processus.stdout?.on('data', (morceau: Buffer) => {
      recu += morceau.toString();
      const annonce = /"quoi":"ecoute","port":(\d+)/.exec(recu);
      if (!annonce) return;
      clearTimeout(limite);
      resoudre(Number(annonce[1]));
    });
    processus.once('exit', (code) => {
      clearTimeout(limite);
      rejeter(new Error(`le serveur s’est arrêté (${String(code)}) : ${erreurs}`));
    });
  });
}

async function pret(url: string, processus: ChildProcess): Promise<void> {
  const limite = performance.now() + DELAI_MS;
  while (performance.now() < limite) {
    if (processus.exitCode !== null) throw new Error('le serveur s’est arrêté avant d’être prêt');
    const ok = await fetch(`${url}/health/ready`).then(
      (r) => r.ok,
      () => false,
    );
    if (ok) return;
    await attendre(10);
  }
  throw new Error('le serveur n’a pas été prêt à temps');
}

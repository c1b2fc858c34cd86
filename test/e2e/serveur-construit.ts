/** The real server, as built, on a port of its own and an empty data folder. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ENTREE = join(import.meta.dirname, '../../dist/apps/api/src/main.js');
const PAGE = join(import.meta.dirname, '../../dist/apps/web/index.html');
const DELAI_MS = 60_000;

export interface ServeurConstruit {
  /** `http://127.0.0.1:<port>` */
  url: string;
  fermer(): Promise<void>;
}

/** @throws when the product is not built, stops, or is not ready in time */
export async function demarrerServeur(): Promise<ServeurConstruit> {
  for (const fichier of [ENTREE, PAGE])
    if (!existsSync(fichier)) throw new Error(`${fichier} manque : construire d’abord avec « npm run build ».`);
  const donnees = await mkdtemp(join(tmpdir(), 'jalon-e2e-'));
  const processus = spawn(process.execPath, [ENTREE], {
    env: {
      ...process.env,
      PORT: '0',
      JALON_DONNEES: join(donnees, 'donnees'),
      JALON_CLES: join(donnees, 'cles'),
      JALON_DEMONSTRATION: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const url = `http://127.0.0.1:${await portAnnonce(processus)}`;
    await pret(url, processus);
    return { url, fermer: () => arreter(processus, donnees) };
  } catch (erreur) {
    await arreter(processus, donnees);
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
  const limite = Date.now() + DELAI_MS;
  while (processus.exitCode === null && Date.now() < limite) {
    const reponse = await fetch(`${url}/health/ready`).catch(() => null);
    if (reponse?.ok) return;
    await new Promise((suite) => setImmediate(suite));
  }
  throw new Error('le serveur n’est pas devenu prêt');
}

async function arreter(processus: ChildProcess, dossier: string): Promise<void> {
  if (processus.exitCode === null) {
    const fin = new Promise((suite) => processus.once('exit', suite));
    processus.kill('SIGTERM');
    await fin;
  }
  await rm(dossier, { recursive: true, force: true });
}

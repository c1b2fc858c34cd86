/** The real built server in its own process, that a test may kill. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

export interface Serveur {
  url: string;
  processus: ChildProcess;
  /** Milliseconds from spawn to ready. */
  pretEn: number;
  /** SIGKILL: no handler of the server can run. Resolves when the process is gone; true when the signal is what ended it. */
  tuer(): Promise<boolean>;
}

export const portLibre = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const adresse = s.address();
      s.close(() =>
        adresse && typeof adresse === 'object' ? resolve(adresse.port) : reject(new Error('pas de port')),
      );
    });
  });

export async function lancerServeur(
  donnees: string,
  entree = join(process.cwd(), 'dist/apps/api/serveur.mjs'),
): Promise<Serveur> {
  const port = await portLibre();
  const depart = performance.now();
  const processus = spawn(process.execPath, [entree], {
    env: { ...process.env, PORT: String(port), JALON_DONNEES: donnees, JALON_DEMONSTRATION: '0', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let sortie = '';
  processus.stdout.on('data', (d: Buffer) => (sortie += d.toString()));
  processus.stderr.on('data', (d: Buffer) => (sortie += d.toString()));
  const fini = new Promise<boolean>((resolve) => processus.once('exit', (_, signal) => resolve(signal === 'SIGKILL')));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (processus.exitCode !== null) throw new Error(`le serveur s’est arrêté au démarrage :\n${sortie}`);
    const pret = await fetch(`${url}/health/ready`).then(
      (r) => r.ok,
      () => false,
    );
    if (pret) break;
    if (performance.now() - depart > 30_000) throw new Error(`le serveur n’est pas prêt :\n${sortie}`);
    await new Promise((r) => setTimeout(r, 10));
  }
  return {
    url,
    processus,
    pretEn: performance.now() - depart,
    tuer: () => {
      processus.kill('SIGKILL');
      return fini;
    },
  };
}

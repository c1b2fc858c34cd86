/** A deployment of its own for each cell of the matrix, its server, and what a client sees of it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';

const SERVEUR = 'dist/apps/api/serveur.mjs';
const LIMITE_MS = 30_000;

export interface Reponse {
  statut: number;
  corps: Record<string, unknown>;
}
export interface ServeurSuivi {
  url: string;
  /** Standard output and error so far. */
  dit(): string;
  /** Exit code, once gone; null when it is still there after the delay. */
  sortie(delaiMs?: number): Promise<number | null>;
  tuer(): Promise<void>;
}

/** Each test uses its own: what is mounted or broken in one is of no concern to the others. */
export class Deploiement {
  readonly racine = mkdtempSync(join(tmpdir(), 'jalon-fichiers-'));
  readonly donnees = join(this.racine, 'donnees');
  readonly cles = join(this.racine, 'cles');
  private readonly montes: string[] = [];
  private readonly serveurs: ServeurSuivi[] = [];

  fichier(nom: string): string {
    return join(nom === 'points.jsonl' ? this.cles : this.donnees, nom);
  }

  /** A small disk of its own for one of the two folders. @throws when not root or without mount */
  monter(dossier: string, taille: string): void {
    mkdirSync(dossier, { recursive: true });
    executer('mount', '-t', 'tmpfs', '-o', `size=${taille},mode=700`, 'tmpfs', dossier);
    this.montes.push(dossier);
  }
  remonter(dossier: string, options: string): void {
    executer('mount', '-o', `remount,${options}`, dossier);
  }

  /** @param prefixe command that runs the server, such as strace with its options */
  async lancer(prefixe: readonly string[] = [], env: Record<string, string> = {}): Promise<ServeurSuivi> {
    const [programme = process.execPath, ...args] = [...prefixe, process.execPath, SERVEUR];
    const processus = spawn(programme, args, {
      env: {
        ...process.env,
        PORT: '0',
        JALON_DONNEES: this.donnees,
        JALON_CLES: this.cles,
        JALON_DEMONSTRATION: '0',
        NODE_OPTIONS: '',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // a group of its own: under strace, killing strace alone would leave the server running
      detached: true,
    });
    const serveur = await suivre(processus);
    this.serveurs.push(serveur);
    return serveur;
  }

  async fermer(): Promise<void> {
    for (const s of this.serveurs) await s.tuer();
    for (const d of this.montes.reverse()) spawnSync('umount', ['-l', d]);
    rmSync(this.racine, { recursive: true, force: true });
  }
}

function executer(programme: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(programme, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${programme} ${args.join(' ')} : ${stderr}`);
}

/** Resolves when the server listens, or is gone: a start that is refused is a result too. */
async function suivre(processus: ChildProcess): Promise<ServeurSuivi> {
  let texte = '';
  let code: number | null = null;
  const fini = new Promise<void>((r) => processus.once('exit', (c) => ((code = c ?? -1), r())));
  const ecoute = new Promise<number>((resoudre) => {
    const lire = (morceau: Buffer): void => {
      texte += morceau.toString();
      const annonce = /"quoi":"ecoute","port":(\d+)/.exec(texte);
      if (annonce) resoudre(Number(annonce[1]));
    };
    processus.stdout?.on('data', lire);
    processus.stderr?.on('data', lire);
  });
  const port = await Promise.race([ecoute, fini.then(() => 0), attendre(LIMITE_MS, -1, { ref: false })]);
  if (port === -1) throw new Error(`le serveur n’a rien annoncé : ${texte}`);
  return {
    url: `http://127.0.0.1:${port}`,
    dit: () => texte,
    async sortie(delaiMs = 5000) {
      await Promise.race([fini, attendre(delaiMs, undefined, { ref: false })]);
      return code;
    },
    async tuer() {
      if (code === null && processus.pid !== undefined) process.kill(-processus.pid, 'SIGKILL');
      await fini;
    },
  };
}

const PERSONA = 'conseiller-ml';

/** Opens a parcours: a key, a fact, a row of each cache. With a NIR, links are looked up too. */
export const ouvrir = (s: ServeurSuivi, cle: string = randomUUID(), nir?: string): Promise<Reponse> =>
  demander(s, '/api/parcours', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': cle },
    body: JSON.stringify({
      type: 'OuvrirParcours',
      data: {
        personne: {
          ...(nir ? { nom: 'Essai', nir, sexe: 'F' } : { nom: cle }),
          prenom: 'Zoé',
          naissance: '1990-01-01',
        },
      },
    }),
  });
export const lire = (s: ServeurSuivi, chemin: string): Promise<Reponse> => demander(s, chemin, {});

/** Status 0: the server is gone. */
async function demander(s: ServeurSuivi, chemin: string, init: RequestInit): Promise<Reponse> {
  try {
    const r = await fetch(s.url + chemin, {
      ...init,
      headers: { 'x-jalon-persona': PERSONA, ...init.headers },
      signal: AbortSignal.timeout(15_000),
    });
    return { statut: r.status, corps: (await r.json()) as Record<string, unknown> };
  } catch {
    return { statut: 0, corps: {} };
  }
}

/** Asks again until the answer is the one expected; gives the last one. */
export async function jusqua(
  demande: () => Promise<Reponse>,
  attendu: (r: Reponse) => boolean,
  delaiMs = 8000,
): Promise<Reponse> {
  const limite = performance.now() + delaiMs;
  for (;;) {
    const r = await demande();
    if (attendu(r) || performance.now() > limite) return r;
    await attendre(50);
  }
}

/** What each cell of the matrix promises, whatever the file: no 500, no English, no bare code, none of the acknowledged facts missing. */
export const SANS_FUITE = /SQLITE_|disk I\/O|database|malformed|Erreur interne|\bE(IO|NOSPC|ROFS|NOENT)\b/;

/** Acknowledged parcours that cannot be read any more. */
export async function perdus(s: ServeurSuivi, acquis: readonly Reponse[]): Promise<string[]> {
  const manquants: string[] = [];
  for (const { corps } of acquis) {
    const id = String(corps['parcours']);
    const { statut } = await lire(s, `/api/parcours/${id}/journal`);
    if (statut !== 200) manquants.push(`${id} : ${statut}`);
  }
  return manquants;
}

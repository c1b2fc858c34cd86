/**
 * A start is killed while it builds the demonstration, then started again: the demonstration is complete or absent, nothing that was
 * there has changed by one byte. The process is the built server; the kills are SIGKILL.
 */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { lancerServeur } from '../serveur-construit.js';
import { tirer } from './bilan.js';

const SERVEUR = 'dist/apps/api/serveur.mjs';
const PARCOURS = 3;
/** Links of a start on a new folder: three secrets are created, then eight names are put into place. */
const [SECRETS, NOMS] = [3, 8];

let racine: string;
let donnees: string;
beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-demo-tuee-'));
  donnees = join(racine, 'donnees');
});
afterEach(() => rmSync(racine, { recursive: true, force: true }));

function lancerPuis(tracer: string[] = []) {
  const [programme = '', ...args] = [...tracer, process.execPath, SERVEUR];
  const processus = spawn(programme, args, {
    env: { ...process.env, PORT: '0', JALON_DONNEES: donnees, JALON_DEMONSTRATION: String(PARCOURS), NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let dit = '';
  for (const flux of [processus.stdout, processus.stderr]) flux.on('data', (m: Buffer) => (dit += m.toString()));
  const fini = new Promise<NodeJS.Signals | null>((r) => processus.once('exit', (_, signal) => r(signal)));
  return { processus, fini, dit: () => dit };
}

async function jusqua(condition: () => boolean): Promise<void> {
  const limite = performance.now() + 30_000;
  while (!condition()) {
    if (performance.now() > limite) throw new Error('le moment attendu n’est pas venu');
    await attendre(1);
  }
}

const constructions = (): string[] => readdirSync(racine).filter((nom) => nom.includes('.demonstration-'));
const dansUne = (nom: string): boolean => constructions().some((c) => existsSync(join(racine, c, nom)));

/** The next start is ready, and tells the whole department or none. */
async function redemarrer(): Promise<number> {
  const serveur = await lancerServeur({ donnees, demonstration: PARCOURS });
  try {
    const reponse = await fetch(`${serveur.url}/api/parcours?taille=1`, { headers: { 'X-Jalon-Persona': 'ddets' } });
    const { total } = (await reponse.json()) as { total: number };
    return total;
  } finally {
    await serveur.arreter();
  }
}

describe('un démarrage tué pendant qu’il construit la démonstration', () => {
  beforeAll(() => {
    if (!existsSync(SERVEUR)) throw new Error(`${SERVEUR} manque : construire d’abord avec « npm run build ».`);
  });

  it.each(
    tirer(1, [
      ['dès que le dossier temporaire existe', () => constructions().length > 0],
      ['dès qu’une clé existe', () => dansUne('maitresse.cle')],
      ['dès que le journal existe', () => dansUne('evenements.db')],
      ['dès qu’un point de contrôle est noté', () => dansUne('points.jsonl')],
    ] as const),
  )(
    '%s : rien n’est en place, la suivante est complète',
    async (_, moment) => {
      mkdirSync(join(donnees, 'parametres'), { recursive: true });
      writeFileSync(join(donnees, 'parametres/LISEZ-MOI.txt'), 'à l’exploitant');
      const { processus, fini } = lancerPuis();
      await jusqua(moment);
      processus.kill('SIGKILL');
      expect(await fini).toBe('SIGKILL');
      expect(readdirSync(donnees)).toEqual(['parametres']);
      expect(existsSync(`${donnees}-cles`)).toBe(false);
      const laissees = constructions();
      expect(laissees.length).toBeGreaterThan(0);
      expect(await redemarrer()).toBe(PARCOURS);
      // what the killed start left is told, not removed
      expect(constructions()).toEqual(expect.arrayContaining(laissees));
      expect(readFileSync(join(donnees, 'parametres/LISEZ-MOI.txt'), 'utf8')).toBe('à l’exploitant');
    },
    180_000,
  );

  it.each(
    tirer(
      1,
      Array.from({ length: NOMS }, (_, n) => n + 1),
    ),
  )(
    'au nom %i de la mise en place : le démarrage suivant l’achève',
    async (n) => {
      const tuer = ['-f', '-qq', '-o', '/dev/null', '-e', 'trace=link'];
      const { fini, dit } = lancerPuis(['strace', ...tuer, '-e', `inject=link:signal=SIGKILL:when=${SECRETS + n}`]);
      await fini;
      expect(dit()).not.toContain('"quoi":"ecoute"'); // the fault fired: the server never listened
      expect(await redemarrer()).toBe(PARCOURS);
      if (n > 1) expect(constructions()).toEqual([]);
    },
    180_000,
  );
});

describe('un fichier vide posé dans un dossier réel', () => {
  const empreintes = (): Record<string, string> =>
    Object.fromEntries(
      [donnees, `${donnees}-cles`].flatMap((dossier) =>
        readdirSync(dossier)
          .filter((nom) => /^(evenements|cles)\.db$|\.cle$|\.pem$|\.jsonl$/.test(nom))
          .map((nom) => [
            nom,
            createHash('sha256')
              .update(readFileSync(join(dossier, nom)))
              .digest('hex'),
          ]),
      ),
    );

  it('ne fait rien effacer au démarrage : le journal et les clés ne changent pas d’un octet', async () => {
    expect(await redemarrer()).toBe(PARCOURS);
    const avant = empreintes();
    expect(Object.keys(avant).sort()).toEqual(
      ['cles.db', 'evenements.db', 'index.cle', 'maitresse.cle', 'points.jsonl', 'scellement.pem'].sort(),
    );
    writeFileSync(join(donnees, '.demonstration-en-cours'), '');
    expect(await redemarrer()).toBe(PARCOURS);
    expect(empreintes()).toEqual(avant);
  }, 180_000);
});

/** The API and the command line are two mouths of one engine; a restart, even brutal, changes nothing of what they say. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { lancerServeur, type Serveur } from '../serveur-construit.js';

interface Situation {
  revision: number;
  vue: Record<string, unknown>;
}
const PARCOURS = 12;

describe('une même question, trois façons de la poser', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-memes-'));
  const donnees = join(dossier, 'donnees');
  let serveur: Serveur;
  let parcours: string[] = [];

  const api = async <T>(chemin: string): Promise<T> =>
    (await (await fetch(`${serveur.url}/api${chemin}`, { headers: { 'x-jalon-persona': 'ddets' } })).json()) as T;
  const cli = async (...args: string[]): Promise<Record<string, unknown>> => {
    const env = { ...process.env, JALON_DONNEES: donnees, NODE_OPTIONS: '' };
    const { stdout } = await promisify(execFile)(process.execPath, ['apps/cli/jalon.mjs', ...args, '--json'], { env });
    return JSON.parse(stdout) as Record<string, unknown>;
  };

  beforeAll(async () => {
    serveur = await lancerServeur({ donnees, demonstration: PARCOURS });
    const { lignes } = await api<{ lignes: { id: string }[] }>('/parcours?taille=100');
    parcours = lignes.map((l) => l.id);
  }, 120_000);
  afterAll(async () => {
    await serveur?.arreter();
    rmSync(dossier, { recursive: true, force: true });
  });

  it.each([
    ['2026-03-01', '2026-03-15'],
    ['2026-11-01', '2026-11-24'],
    ['2024-06-30', '2026-11-24'],
  ])(
    'la situation au %s telle que connue le %s est la même par HTTP et en ligne de commande, serveur en marche',
    async (au, connuLe) => {
      for (const id of parcours.slice(0, 2)) {
        const parHttp = await api<Situation>(`/parcours/${id}/rejouer?au=${au}&connuLe=${connuLe}`);
        const enLigne = await cli(
          'parcours',
          'rejouer',
          id,
          '--au',
          au,
          '--connu-le',
          connuLe,
          '--donnees-personnelles',
        );
        expect(enLigne).toMatchObject(parHttp as unknown as Record<string, unknown>);
      }
    },
    60_000,
  );

  it('les indicateurs sont les mêmes par HTTP et en ligne de commande, au champ près', async () => {
    const annee = await api<{ choix: { structures: string[] }; embauches: number }>('/indicateurs?annee=2026');
    expect(annee.embauches).toBeGreaterThan(0);
    expect(await cli('indicateurs', '--annee', '2026')).toEqual({
      schema: 'jalon.indicateurs.v1',
      ...annee,
      // the command line also tells whether its figures reflect the whole log
      aJour: true,
    });
    const siae = annee.choix.structures[0] ?? '';
    const deLaStructure = await api<object>(`/indicateurs?annee=2026&siae=${siae}`);
    expect(await cli('indicateurs', '--annee', '2026', '--siae', siae)).toEqual({
      schema: 'jalon.indicateurs.v1',
      ...deLaStructure,
      aJour: true,
    });
  }, 60_000);

  it('un serveur tué puis relancé montre les mêmes dossiers', async () => {
    expect(parcours).toHaveLength(PARCOURS);
    const lire = (): Promise<unknown[]> =>
      Promise.all(parcours.flatMap((id) => [api(`/parcours/${id}`), api(`/parcours/${id}/journal`)]));
    const avant = await lire();
    expect(await serveur.tuer()).toBe(true);
    serveur = await lancerServeur({ donnees, demonstration: PARCOURS });
    expect(await lire()).toEqual(avant);
  }, 60_000);
});

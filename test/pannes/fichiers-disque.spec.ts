/**
 * File × fault, the cells that need root, a small disk of their own (tmpfs) or strace: disk full, read-only, fsync that fails.
 * Run with JALON_PANNES_DISQUE=1 (`npm run pannes:disque`). What cannot be run here says so on the standard error, by name.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Deploiement, jusqua, lire, ouvrir, perdus, SANS_FUITE, type Reponse, type ServeurSuivi } from './fichiers.js';

const demande = process.env['JALON_PANNES_DISQUE'] === '1';
const root = process.getuid?.() === 0;
const monte =
  root && spawnSync('sh', ['-c', 'd=$(mktemp -d) && mount -t tmpfs tmpfs "$d" && umount "$d"']).status === 0;
const strace = spawnSync('strace', ['-V']).status === 0;
const manque = [
  ...(demande ? [] : ['JALON_PANNES_DISQUE=1']),
  ...(monte ? [] : ['root et mount']),
  ...(strace ? [] : ['strace']),
];
if (manque.length > 0)
  process.stderr.write(
    `NON EXÉCUTÉ : pannes de disque (plein, lecture seule, fsync en erreur). Il manque : ${manque.join(', ')}. Lancez « npm run pannes:disque » en root.\n`,
  );
const siMonte = demande && monte ? describe : describe.skip;
const siStrace = demande && strace ? describe : describe.skip;

let d: Deploiement;
let acquis: Reponse[];
beforeEach(() => {
  d = new Deploiement();
  acquis = [];
});
afterEach(() => d.fermer());

/** Acknowledged, to be found again. */
async function ecrire(s: ServeurSuivi, combien = 1): Promise<void> {
  for (let i = 0; i < combien; i++) {
    const r = await ouvrir(s);
    expect(r.statut).toBe(201);
    acquis.push(r);
  }
}
/** Takes every free byte of the disk. */
function remplir(dossier: string): string {
  const bouchon = join(dossier, 'bouchon');
  spawnSync('dd', ['if=/dev/zero', `of=${bouchon}`, 'bs=4096']);
  expect(statfsSync(dossier).bavail).toBe(0); // the fault fired
  return bouchon;
}
const orienter = (s: ServeurSuivi, parcours: unknown): Promise<Reponse> =>
  fetch(`${s.url}/api/parcours/${String(parcours)}/commandes`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-jalon-persona': 'conseiller-ml',
      'idempotency-key': randomUUID(),
    },
    // never the same twice: an act told again is not written again
    body: JSON.stringify({
      type: 'DeclarerSituation',
      data: { formation: { du: '2027-01-01', au: '2027-02-01', intitule: randomUUID() } },
    }),
  }).then(async (r) => ({ statut: r.status, corps: (await r.json()) as Record<string, unknown> }));

siMonte('Le disque plein', () => {
  it('des données : 507 qui nomme le fichier, lectures servies, et la première écriture passe dès que la place revient', async () => {
    d.monter(d.donnees, '9m');
    const s = await d.lancer();
    await ecrire(s, 5);
    const premier = acquis[0]?.corps['parcours'];
    for (let tour = 0; tour < 3; tour++) {
      const bouchon = remplir(d.donnees);
      // what the files had in reserve is used up first; those are acknowledged too
      const vus = new Set<string>();
      for (let i = 0; i < 4000 && vus.size < 2; i++) {
        const r = vus.has('cles.db') ? await orienter(s, premier) : await ouvrir(s);
        if (r.statut === 201) acquis.push(r);
        if (r.statut < 300) continue;
        expect(r).toMatchObject({ statut: 507, corps: { title: 'stockage-plein', panne: 'plein' } });
        expect(String(r.corps['detail'])).toMatch(/Plus de place sur le disque .*Libérez de l’espace/);
        vus.add(String(r.corps['fichier']));
        if (vus.has('evenements.db') && !vus.has('cles.db')) break;
      }
      expect(vus.size).toBeGreaterThan(0);
      expect((await lire(s, '/api/parcours')).statut).toBe(200);
      expect((await lire(s, `/api/parcours/${String(premier)}/journal`)).statut).toBe(200);
      const sante = await lire(s, '/health/ready');
      expect(sante).toMatchObject({ statut: 200, corps: { etat: 'degrade' } });
      expect(JSON.stringify(sante.corps['avertissements'])).toContain('Plus de place');
      expect((await lire(s, '/health/live')).statut).toBe(200);
      rmSync(bouchon);
      const debut = performance.now();
      await ecrire(s);
      expect(performance.now() - debut).toBeLessThan(5000);
    }
    expect(
      await jusqua(
        () => lire(s, '/api/parcours?taille=1'),
        (r) => r.corps['total'] === acquis.length,
      ),
    ).toMatchObject({
      corps: { total: acquis.length },
    });
    expect(s.dit()).not.toMatch(SANS_FUITE);
    expect(await s.sortie(0)).toBeNull();
    await s.tuer();
    expect(await perdus(await d.lancer(), acquis)).toEqual([]);
  }, 180_000);

  it('des clés : les faits s’écrivent, le témoin attend et le dit, puis s’écrit', async () => {
    d.monter(d.cles, '256k');
    const s = await d.lancer();
    await ecrire(s);
    const points = d.fichier('points.jsonl');
    const bouchon = remplir(d.cles);
    const enRetard = await jusqua(
      async () => {
        await ecrire(s);
        return lire(s, '/health/ready');
      },
      (r) => JSON.stringify(r.corps['avertissements'] ?? []).includes('points.jsonl'),
      60_000,
    );
    expect(enRetard).toMatchObject({ statut: 200, corps: { etat: 'degrade' } });
    rmSync(bouchon);
    const avant = readFileSync(points, 'utf8').length;
    await jusqua(
      () => lire(s, '/health/ready'),
      (r) => r.corps['etat'] === 'pret',
    );
    await ecrire(s);
    expect(readFileSync(points, 'utf8').length).toBeGreaterThan(avant);
    await s.tuer();
    expect(await perdus(await d.lancer(), acquis)).toEqual([]);
  }, 120_000);

  it('au démarrage : refuse en nommant le fichier et le remède, puis démarre', async () => {
    d.monter(d.donnees, '9m');
    const s = await d.lancer();
    await ecrire(s);
    await s.tuer();
    for (const nom of ['evenements.db-shm', 'cles.db-shm']) rmSync(d.fichier(nom), { force: true });
    const bouchon = remplir(d.donnees);
    const refuse = await d.lancer();
    expect(await refuse.sortie()).toBe(78);
    expect(refuse.dit()).toMatch(/(verrou|evenements)\.db .*Libérez de l’espace, puis relancez/);
    expect(refuse.dit()).not.toMatch(SANS_FUITE);
    rmSync(bouchon);
    expect(await perdus(await d.lancer(), acquis)).toEqual([]);
  }, 60_000);

  it('presque plein : averti avant, dans la santé et une fois dans le journal', async () => {
    d.monter(d.donnees, '20m');
    const s = await d.lancer();
    await ecrire(s);
    const { corps, statut } = await lire(s, '/health/ready');
    expect(statut).toBe(200);
    expect(corps['etat']).toBe('pret');
    expect(corps['avertissements']).toEqual([
      expect.stringContaining('le dossier des données n’a presque plus de place'),
    ]);
    expect(s.dit().split('presque plus de place')).toHaveLength(2);
    await s.tuer();
    const large = await d.lancer([], { JALON_PLACE_MIN_MO: '1', JALON_PLACE_MIN_POURCENT: '1' });
    expect((await lire(large, '/health/ready')).corps).not.toHaveProperty('avertissements');
  }, 60_000);
});

siMonte('Le disque en lecture seule', () => {
  it('au démarrage : refuse en nommant le fichier et le remède, puis démarre', async () => {
    d.monter(d.donnees, '20m');
    const s = await d.lancer();
    await ecrire(s);
    await s.tuer();
    d.remonter(d.donnees, 'ro');
    expect(() => writeFileSync(join(d.donnees, 'essai'), '')).toThrow(/EROFS/); // the fault fired
    const refuse = await d.lancer();
    expect(await refuse.sortie()).toBe(78);
    expect(refuse.dit()).toMatch(/(verrou|evenements|cles)\.db .*en lecture seule\. Rendez le fichier/);
    expect(refuse.dit()).not.toMatch(SANS_FUITE);
    d.remonter(d.donnees, 'rw');
    expect(await perdus(await d.lancer(), acquis)).toEqual([]);
  }, 60_000);
});

siStrace('fsync en erreur sous le vrai serveur', () => {
  const injecter = (nom: string, trace: string, appel: string, quand: number): string[] =>
    `strace -f -qq -o ${trace} -P ${d.fichier(nom)} -e trace=${appel} -e inject=${appel}:error=EIO:when=${quand}`.split(
      ' ',
    );

  it.each([
    ['evenements.db', 'issue-inconnue'],
    ['cles.db', 'stockage-indisponible'],
  ] as const)(
    '%s : %s, sortie 70, et le renvoi de la même clé n’a qu’un effet',
    async (nom, titre) => {
      const trace = join(d.racine, 'trace');
      const s = await d.lancer(injecter(`${nom}-wal`, trace, 'fsync', 8));
      let refusee: Reponse | undefined;
      let cle = '';
      for (let i = 0; i < 20 && !refusee; i++) {
        cle = randomUUID();
        const r = await ouvrir(s, cle);
        if (r.statut === 201) acquis.push(r);
        else refusee = r;
      }
      expect(readFileSync(trace, 'utf8')).toContain('INJECTED'); // the fault fired
      expect(refusee).toMatchObject({ statut: 503, corps: { title: titre, fichier: nom, panne: 'panne' } });
      expect(String(refusee?.corps['detail'])).toContain(nom);
      expect(await s.sortie()).toBe(70);
      expect(s.dit()).toMatch(new RegExp(`Jalon s’arrête\\. Le disque a répondu par une erreur sur ${nom}`));
      expect(s.dit()).not.toMatch(SANS_FUITE);
      const suivant = await d.lancer();
      const [une, deux] = [await ouvrir(suivant, cle), await ouvrir(suivant, cle)];
      expect(une.statut).toBe(201);
      expect(deux.corps['parcours']).toBe(une.corps['parcours']);
      expect(await perdus(suivant, [...acquis, une])).toEqual([]);
      expect((await lire(suivant, '/api/parcours')).corps['total']).toBe(acquis.length + 1);
    },
    60_000,
  );

  it('projections.db : les commandes continuent, le cache est refait', async () => {
    const trace = join(d.racine, 'trace');
    const s = await d.lancer(injecter('projections.db-wal', trace, 'pwrite64', 60));
    await jusqua(
      async () => {
        await ecrire(s);
        return lire(s, '/health/live');
      },
      () => s.dit().includes('"code":"projections"'),
      20_000,
    );
    expect(readFileSync(trace, 'utf8')).toContain('INJECTED'); // the fault fired
    expect(s.dit()).toMatch(/"code":"projections","phrase":"[^"]*projections\.db/);
    const lue = await jusqua(
      () => lire(s, '/api/parcours'),
      (r) => r.corps['total'] === acquis.length,
    );
    expect(lue).toMatchObject({ statut: 200, corps: { total: acquis.length } });
    await jusqua(
      () => lire(s, '/health/ready'),
      (r) => r.corps['etat'] === 'pret',
    );
    expect((await lire(s, '/health/ready')).corps['etat']).toBe('pret');
  }, 60_000);
});

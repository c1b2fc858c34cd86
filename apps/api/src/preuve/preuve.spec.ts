/** What the API gives as proof verifies far from it, and says no more than its reader may know. */
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ouvrirJalon, temoigner, verifierDossier } from '@jalon/application';
import { lireZip } from '@jalon/preuve';
import { ouvrirDossier } from '../../../../libs/application/src/hors-ligne.js';
import { creerMonde, envoyer, PERSONAS, type Monde } from '../../../../test/matrice/monde.js';
import { surLeJournal } from '../../../../test/preuve/resceller.js';
import { creerApplication } from '../application.js';

let monde: Monde;
beforeAll(async () => {
  monde = await creerMonde();
}, 60_000);
afterAll(() => monde.fermer());

const demander = (persona: string, chemin: string): Promise<Response> =>
  fetch(monde.base + chemin, { headers: { 'X-Jalon-Persona': persona } });
const dossier = async (persona: string, suite = ''): Promise<Buffer> => {
  const r = await demander(persona, `/parcours/${monde.dossiers.oriente.id}/preuve${suite}`);
  expect([r.status, r.headers.get('content-type')]).toEqual([200, 'application/zip']);
  expect(r.headers.get('content-disposition')).toContain('attachment');
  return Buffer.from(await r.arrayBuffer());
};
const point = async (suite = ''): Promise<{ point: string; depuis: number; coherence: string[] }> => {
  const r = await demander('ddets', `/preuve/point${suite}`);
  expect(r.status).toBe(200);
  return (await r.json()) as never;
};

describe('GET /api/parcours/:id/preuve', () => {
  it('est intègre sous la clé du journal, et ses situations se recalculent', async () => {
    const zip = await dossier('cip-aci', '?situations=2025-01-20,2025-02-01&donneesPersonnelles=oui');
    const { cle } = verifierDossier(zip);
    const { constat, lu } = ouvrirDossier(zip, cle as string);
    expect([constat.verdict, constat.caches]).toEqual(['integre', 0]);
    expect(lu?.manifeste).toMatchObject({ pour: 'siae aci-les-jardins-partages' });
    expect(lu?.faits.every((f) => f.recalculee)).toBe(true);
    expect(lu?.situations.map((s) => [s.au, s.recalculee, s.vue.personne?.nom])).toEqual([
      ['2025-01-20', true, monde.dossiers.oriente.personne[0]],
      ['2025-02-01', true, monde.dossiers.oriente.personne[0]],
    ]);
    expect(lireZip(zip).get('point.txt')?.toString()).toBe((await point()).point);
  });

  it('sans le demander, rien de la personne ; jamais le numéro de sécurité sociale ni les textes', async () => {
    const { personne, secrets, pass } = monde.dossiers.oriente;
    const muet = (await dossier('cip-aci')).toString('utf8');
    expect(personne.filter((t) => muet.includes(t))).toEqual([]);
    const ouvert = (await dossier('cip-aci', '?donneesPersonnelles=oui')).toString('utf8');
    expect(ouvert).toContain(personne[0]);
    const synthese = pass.filter((t) => t.startsWith('synthese'));
    expect([...secrets, ...synthese]).toHaveLength(2);
    expect([...secrets, ...synthese].filter((t) => ouvert.includes(t))).toEqual([]);
  });

  it('à qui ne lit pas tout, des empreintes seules, et la preuve tient', async () => {
    const zip = await dossier('orienteur', '?donneesPersonnelles=oui');
    const { constat, lu } = ouvrirDossier(zip);
    expect([constat.verdict, constat.caches]).toEqual(['integre', lu?.faits.length]);
    expect(lu?.situations).toEqual([]);
    const { personne } = monde.dossiers.oriente;
    expect(personne.filter((t) => zip.toString('utf8').includes(t))).toEqual([]);
  });

  it.each([
    ['situations', '2025-02-30'],
    ['situations', '2025-01-20,'],
    ['connuLe', 'hier'],
    ['donneesPersonnelles', 'tout'],
  ])('refuse %s=%s en nommant le champ', async (champ, valeur) => {
    const r = await demander('cip-aci', `/parcours/${monde.dossiers.oriente.id}/preuve?${champ}=${valeur}`);
    expect(r.status).toBe(400);
    expect(await r.json()).toMatchObject({ champs: [{ champ }] });
  });
});

describe('GET /api/preuve/point', () => {
  it('est ce qu’un témoin signe, puis ce qui le prolonge', async () => {
    const etat = join(mkdtempSync(join(tmpdir(), 'jalon-temoin-')), 'etat');
    const cle = verifierDossier(await dossier('cip-aci')).cle as string;
    const premier = await point();
    expect(temoigner(etat, { ...premier, journal: cle, nom: 'temoin', instant: new Date() }).issue).toBe('signe');
    const taille = Number(premier.point.split('\n')[1]);
    const personne = { nom: 'Suivante', prenom: 'Une', naissance: '1980-05-02' };
    const corps = { type: 'OuvrirParcours', data: { personne } };
    expect((await envoyer(monde.base, 'orienteur', { chemin: '/parcours', corps })).statut).toBe(201);
    const suivant = await point(`?depuis=${taille}`);
    expect(Number(suivant.point.split('\n')[1])).toBeGreaterThan(taille);
    expect(suivant.coherence.length).toBeGreaterThan(0);
    const encore = temoigner(etat, { ...suivant, journal: undefined, nom: undefined, instant: new Date() });
    expect(encore.issue).toBe('signe');
    expect((await point(`?depuis=${taille + 1000}`)).coherence).toEqual([]);
    expect((await demander('ddets', '/preuve/point?depuis=-1')).status).toBe(400);
    rmSync(join(etat, '..'), { recursive: true });
  });
});

describe('Quand rien ne peut être prouvé', () => {
  it('un fait changé sous le serveur n’entre dans aucun dossier', async () => {
    const { id } = monde.dossiers.oriente;
    const changer = (de: string, a: string): void =>
      surLeJournal(monde.donnees, (db) => {
        const { changes } = db
          .prepare('UPDATE events SET meta = replace(meta, ?, ?) WHERE stream = ? AND revision = 1')
          .run(de, a, `parcours-${id}`);
        expect(changes).toBe(1);
      });
    changer('2025-01-20', '2025-01-19');
    const r = await demander('cip-aci', `/parcours/${id}/preuve`);
    expect([r.status, ((await r.json()) as { type: string }).type]).toEqual([409, 'urn:jalon:probleme:rien-a-prouver']);
    changer('2025-01-19', '2025-01-20');
    expect(verifierDossier(await dossier('cip-aci')).verdict).toBe('integre');
  });

  it('une rupture constatée : le dossier touché est refusé, et dit laquelle ; les autres sont établis', async () => {
    const { oriente, jumeau } = monde.dossiers;
    surLeJournal(monde.donnees, (db) =>
      db
        .prepare(`UPDATE events SET data = replace(data, 'c1.', 'c2.') WHERE stream = ? AND revision = 0`)
        .run(`parcours-${oriente.id}`),
    );
    await monde.jalon.integrite?.toutVerifier();
    const raison = 'Secteur illisible, expertise du 3 mars.';
    expect(await monde.jalon.exploitation?.decider({ type: 'ConstaterRupture', data: { raison } })).toMatchObject({
      issue: 'accepte',
    });
    const refuse = await demander('cip-aci', `/parcours/${oriente.id}/preuve`);
    expect([refuse.status, await refuse.json()]).toEqual([
      409,
      expect.objectContaining({
        detail: expect.stringMatching(/^Ce parcours est touché par une rupture du journal, constatée le \d\d\//),
      }),
    ]);
    const autre = await demander('ddets', `/parcours/${jumeau.id}/preuve`);
    expect(autre.status).toBe(200);
    expect(verifierDossier(Buffer.from(await autre.arrayBuffer())).verdict).toBe('integre');
  });

  it('un serveur qui ne scelle pas le dit', async () => {
    const jalon = await ouvrirJalon({});
    const app = await creerApplication(jalon, { personas: PERSONAS });
    await app.listen(0, '127.0.0.1');
    const base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}/api`;
    const r = await fetch(`${base}/preuve/point`, { headers: { 'X-Jalon-Persona': 'ddets' } });
    expect([r.status, r.headers.get('content-type')]).toEqual([409, expect.stringContaining('problem+json')]);
    expect(await r.json()).toMatchObject({ type: 'urn:jalon:probleme:journal-non-scelle' });
    await app.close();
    await jalon.fermer();
  });
});

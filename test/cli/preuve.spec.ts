import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { ouvrirJalon } from '@jalon/application';
import { surLeJournal } from '../preuve/resceller.js';
import { dossierNeuf, lancer } from './terminal-de-test.js';

const RAISON = 'Secteur illisible, expertise du 3 mars.';
const personne = { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' };
const acteur = { role: 'prescripteur' as const, organisation: { id: 'ml-1', type: 'ML', habilitee: true } };
let neuf: ReturnType<typeof dossierNeuf>;
let parcours: string;
const jalon = (...args: string[]) => lancer([...args, '--donnees', neuf.donnees]);

beforeEach(async () => {
  neuf = dossierNeuf();
  const j = await ouvrirJalon({ donnees: neuf.donnees });
  const r = await j.moteur.executer({ type: 'OuvrirParcours', data: { personne }, acteur, cle: 'une-cle' });
  parcours = r.issue === 'accepte' ? r.parcours : '';
  await j.fermer();
});
afterEach(() => neuf.effacer());

function alterer(
  requete = `UPDATE events SET meta = replace(meta, 'prescripteur', 'siae') WHERE type LIKE 'ParcoursOuvert%'`,
): void {
  surLeJournal(neuf.donnees, (db) => expect(db.prepare(requete).run().changes).toBeGreaterThan(0));
}

describe('jalon preuve verifier', () => {
  it('un journal intact : code 0, et combien de faits', async () => {
    const { code, sortie } = await jalon('preuve', 'verifier');
    expect([code, sortie]).toEqual([0, expect.stringMatching(/^Journal intact : \d+ faits comparés à leur sceau/)]);
    const sante = (await jalon('sante')).sortie;
    expect(sante).toContain('intégrité    Journal intact');
    // as many facts in the one as in the other
    expect(/répond \((\d+) faits\)/.exec(sante)?.[1]).toBe(/intact : (\d+)/.exec(sante)?.[1]);
  });

  it('un journal altéré : code 6 partout, la position, jusque après le constat', async () => {
    alterer();
    for (const args of [['preuve', 'verifier'], ['sante'], ['exploitation', 'etat']]) {
      const { code, sortie } = await jalon(...args);
      expect([args[0], code, sortie]).toEqual([args[0], 6, expect.stringMatching(/altéré.*position \d+/s)]);
    }
    const json = JSON.parse((await jalon('preuve', 'verifier', '--json')).sortie) as { etat: string };
    expect(json.etat).toBe('rompue');
    expect((await jalon('exploitation', 'confirmer', 'rupture', '--raison', RAISON)).code).toBe(0);
    const apres = await jalon('preuve', 'verifier');
    expect([apres.code, apres.sortie]).toEqual([
      6,
      expect.stringMatching(/^Rupture connue, constatée le \d\d\/\d\d\/20/),
    ]);
    expect((await jalon('exploitation', 'etat')).code).toBe(0);
    const exporte = await jalon('preuve', 'exporter', parcours, '--vers', join(neuf.donnees, '..', 'touche.zip'));
    expect([exporte.code, exporte.messages]).toEqual([
      6,
      expect.stringMatching(/touché par une rupture.*constatée le/),
    ]);
  });

  it.each([
    ['retirée', 'DELETE FROM appends'],
    ['d’une autre demande', `UPDATE appends SET fingerprint = '${'0'.repeat(64)}'`],
    ['d’une autre commande', `UPDATE appends SET key = 'autre'`],
    [
      'qui commence ailleurs',
      'UPDATE appends SET first_revision = first_revision + 1, last_revision = last_revision + 1',
    ],
    ['qui finit ailleurs', 'UPDATE appends SET last_revision = last_revision + 1'],
    ['ajoutée', `INSERT INTO appends SELECT 'structure-ai-1', key, fingerprint, 0, 0, last_position FROM appends`],
  ])('une clé d’idempotence %s', async (_, requete) => {
    alterer(requete);
    const { code, sortie } = await jalon('preuve', 'verifier');
    expect([code, sortie]).toEqual([6, expect.stringContaining('La clé d’idempotence gardée pour')]);
    expect((await jalon('exploitation', 'confirmer', 'rupture', '--raison', RAISON)).code).toBe(0);
    const apres = await jalon('preuve', 'verifier');
    expect([apres.code, apres.sortie]).toEqual([6, expect.stringMatching(/^Rupture connue/)]);
    expect((await jalon('exploitation', 'confirmer', 'rupture', '--raison', RAISON)).code).toBe(3);
  });
});

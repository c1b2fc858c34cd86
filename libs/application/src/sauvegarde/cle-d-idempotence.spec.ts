/** What a key answers is under the seals: a record changed in the file of the log is seen when its backup is proven (ADR 0022). */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon } from '../index.js';
import { creerSauvegarde } from './creer.js';
import { SauvegardeAlteree } from './refus.js';
import { verifierSauvegarde } from './verifier.js';

let racine: string;
beforeEach(async () => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-cle-'));
  const jalon = await ouvrirJalon({ donnees: join(racine, 'donnees') });
  await jalon.moteur.executer({
    type: 'OuvrirParcours',
    data: { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' } },
    acteur: { role: 'prescripteur', organisation: { id: 'ml-1', type: 'ML', habilitee: true } },
    cle: 'une-cle',
  });
  await jalon.fermer();
});
afterEach(() => rmSync(racine, { recursive: true, force: true }));

async function sauvegarderEtVerifier(): Promise<unknown> {
  const [de, clesDe] = [join(racine, 's'), join(racine, 'c')];
  const commun = { phrase: null, maintenant: new Date('2026-11-24T10:00:00Z') };
  await creerSauvegarde({
    ...commun,
    donnees: join(racine, 'donnees'),
    cles: join(racine, 'donnees-cles'),
    vers: de,
    clesVers: clesDe,
  });
  return verifierSauvegarde({ ...commun, de, clesDe });
}

it('intacte, elle est prouvée', async () => {
  await expect(sauvegarderEtVerifier()).resolves.toBeDefined();
});

it.each(['key', 'fingerprint'])('dont « %s » fut changé dans le fichier, elle est vue', async (colonne) => {
  const db = new Database(join(racine, 'donnees/evenements.db'));
  db.exec('DROP TRIGGER appends_no_update');
  expect(db.prepare(`UPDATE appends SET ${colonne} = 'autre'`).run().changes).toBe(1);
  db.close();
  await expect(sauvegarderEtVerifier()).rejects.toThrow(SauvegardeAlteree);
  await expect(sauvegarderEtVerifier()).rejects.toThrow('Une clé d’idempotence');
});

import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { personasDemonstration } from '@jalon/demonstration';
import { creerApplication } from '../application.js';
import { EtatDuServeur } from '../etat-du-serveur.js';
import { sortie } from '../journal-http.js';

const PRESCRIPTEUR = personasDemonstration.find((p) => p.acteur.role === 'prescripteur')?.id ?? '';
const RAISON = 'Secteur illisible, expertise du 3 mars.';
let racine: string;
let jalon: Jalon;
let app: NestExpressApplication | undefined;
let url: string;

async function demarrer(): Promise<void> {
  jalon = await ouvrirJalon({ donnees: join(racine, 'donnees') });
  const serveur = new EtatDuServeur();
  serveur.phase = 'pret';
  app = await creerApplication(jalon, { personas: personasDemonstration, serveur });
  await app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as { port: number }).port}`;
}
async function arreter(): Promise<void> {
  await app?.close();
  app = undefined;
  await jalon.fermer();
}
const demander = (chemin: string, corps?: object) =>
  fetch(url + chemin, {
    headers: { 'X-Jalon-Persona': PRESCRIPTEUR, 'Content-Type': 'application/json' },
    ...(corps ? { method: 'POST', body: JSON.stringify(corps) } : {}),
  });
const ouvrir = async (prenom: string): Promise<string> => {
  const personne = { nom: 'Durand', prenom, naissance: '1984-05-02' };
  const reponse = await demander('/api/parcours', { type: 'OuvrirParcours', data: { personne } });
  return ((await reponse.json()) as { parcours: string }).parcours;
};
const marque = async (chemin: string): Promise<[number, string | null]> => {
  const { status, headers } = await demander(chemin);
  return [status, headers.get('X-Jalon-Integrite')];
};

beforeEach(() => {
  sortie.ecrire = () => undefined;
  racine = mkdtempSync(join(tmpdir(), 'jalon-lecture-integrite-'));
});
afterEach(async () => {
  await arreter();
  rmSync(racine, { recursive: true, force: true });
});

describe('ce qui est lu d’un dossier dont l’histoire a été altérée', () => {
  it('le dit, à chaque lecture, et l’écriture répond 503 ; constaté, seul ce dossier le dit encore', async () => {
    await demarrer();
    const [altere, chiffre, intact] = [await ouvrir('Awa'), await ouvrir('Fanta'), await ouvrir('Binta')];
    expect(await marque(`/api/parcours/${altere}`)).toEqual([200, null]);
    await arreter();
    const db = new Database(join(racine, 'donnees', 'evenements.db'));
    db.exec('DROP TRIGGER events_no_update');
    const alterer = (requete: string, parcours: string): void =>
      expect(db.prepare(requete).run(`parcours-${parcours}`).changes).toBe(1);
    alterer(`UPDATE events SET meta = replace(meta, '"ML"', '"PE"') WHERE stream = ?`, altere);
    alterer(`UPDATE events SET id = '00000000-0000-4000-8000-000000000001' WHERE stream = ?`, chiffre);
    db.close();
    await demarrer();
    for (const fin of ['', '/journal', '/actions', '/rejouer?au=2026-01-01'])
      expect([fin, ...(await marque(`/api/parcours/${altere}${fin}`))]).toEqual([fin, 200, 'non-etablie']);
    // a ciphertext moved from its fact opens nothing: that dossier alone is not shown
    const refusee = await demander(`/api/parcours/${chiffre}`);
    expect([refusee.status, refusee.headers.get('X-Jalon-Integrite')]).toEqual([503, 'non-etablie']);
    expect(await refusee.json()).toMatchObject({ type: expect.stringContaining('historique-altere') });
    expect(await marque(`/api/parcours/${intact}`)).toEqual([200, 'non-etablie']);
    const refuse = await demander('/api/parcours', {
      type: 'OuvrirParcours',
      data: { personne: { nom: 'Durand', prenom: 'Coumba', naissance: '1984-05-02' } },
    });
    expect(refuse.status).toBe(503);
    expect(await (await demander('/health/ready')).json()).toMatchObject({
      etat: 'degrade',
      ecriture: 'fermee',
      integrite: { etat: 'rompue', phrase: expect.stringContaining('altéré') },
    });
    expect(await jalon.exploitation?.decider({ type: 'ConstaterRupture', data: { raison: RAISON } })).toMatchObject({
      issue: 'accepte',
    });
    expect(await marque(`/api/parcours/${altere}`)).toEqual([200, 'non-etablie']);
    expect(await marque(`/api/parcours/${intact}`)).toEqual([200, null]);
    // of a dossier that is not hers to know of, nothing is said
    expect(await marque('/api/parcours/00000000-0000-4000-8000-000000000009')).toEqual([404, null]);
  });
});

/** What is to be followed: in its département the State reads it, with its sentence and a way to the dossier; nobody else does. */
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { ORGANISATIONS, personasDemonstration, type Persona } from '@jalon/demonstration';
import { creerApplication } from '../application.js';
import { sortie } from '../journal-http.js';

const ddets75: Persona = {
  id: 'ddets-75',
  libelle: 'Auditrice DDETS — autre département',
  organisation: 'DDETS',
  acteur: { role: 'ddets', organisation: { id: 'ddets-75', departement: '75' } },
};
const AI = 'ai-coup-de-main';
let jalon: Jalon;
let app: INestApplication;
let base = '';
let parcours = '';

async function appeler(chemin: string, persona: string, corps?: object) {
  const reponse = await fetch(base + chemin, {
    method: corps ? 'POST' : 'GET',
    headers: { 'X-Jalon-Persona': persona, 'Content-Type': 'application/json' },
    ...(corps ? { body: JSON.stringify(corps) } : {}),
  });
  return { statut: reponse.status, corps: (await reponse.json()) as Record<string, unknown> };
}
async function commander(chemin: string, persona: string, type: string, data: object): Promise<void> {
  const r = await appeler(chemin, persona, { type, data });
  expect({ type, statut: r.statut, detail: r.corps['detail'] }).toMatchObject({ type, statut: expect.any(Number) });
  if (r.statut >= 300) throw new Error(`${type} : ${JSON.stringify(r.corps)}`);
  if (type === 'OuvrirParcours') parcours = String(r.corps['parcours']);
}

beforeAll(async () => {
  sortie.ecrire = () => undefined;
  jalon = await ouvrirJalon({
    lecture: 'code',
    organisations: ORGANISATIONS,
    horloge: () => new Date('2025-04-14T12:00:00Z'),
  });
  app = await creerApplication(jalon, { personas: [...personasDemonstration, ddets75] });
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}/api`;
  const personne = { nom: 'Hysope', prenom: 'Awa', naissance: '1984-05-02' };
  await commander('/parcours', 'conseiller-ml', 'OuvrirParcours', { personne });
  const ici = `/parcours/${parcours}/commandes`;
  await commander(ici, 'conseiller-ml', 'EtablirDiagnostic', { criteres: [] });
  await commander(ici, 'conseiller-ml', 'OrienterVersSiae', { siae: AI });
  await commander(ici, 'cip-ai', 'DeclarerEmbauche', {
    contrat: { id: 'c1', type: 'CDDU', debut: '2025-04-14' },
  });
  await commander(`/structures/${AI}/commandes`, 'ddets', 'RetirerAutoPrescription', { debut: '2025-04-20' });
  await commander(ici, 'cip-ai', 'DeclarerHeures', {
    contrat: 'c1',
    mois: '2025-04',
    heures: 200,
    depassement: { raison: 'Inventaire' },
  });
  await jalon.projections.quandTraite((await jalon.store.health()).head, 10_000);
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
});

describe('Ce qui est à suivre', () => {
  it('est lu par la DDETS et par le préfet du département, avec sa phrase, son dossier et la personne', async () => {
    for (const persona of ['ddets', 'prefet']) {
      const { statut, corps } = await appeler('/anomalies', persona);
      expect(statut).toBe(200);
      expect(corps['lignes']).toEqual([
        expect.objectContaining({
          parcours,
          type: 'HeuresDeclarees',
          le: '2025-04-14',
          organisation: AI,
          siae: AI,
          libelle: 'Plus d’heures que le mois n’en permet, expliquées',
          nom: 'Hysope',
        }),
      ]);
      expect(corps['structures']).toEqual([
        {
          structure: AI,
          fait: 1,
          condition: 'retrait_preavis',
          libelle: 'L’auto-prescription est retirée moins d’un mois après la décision',
          le: '2025-04-14',
          par: 'ddets-99',
        },
      ]);
    }
  });

  it('se filtre par condition, structure et jour', async () => {
    const compter = async (suite: string): Promise<[unknown, number]> => {
      const { corps } = await appeler(`/anomalies?${suite}`, 'ddets');
      return [corps['total'], (corps['structures'] as unknown[]).length];
    };
    expect(await compter('condition=retrait_preavis')).toEqual([0, 1]);
    expect(await compter(`structure=${AI}`)).toEqual([1, 1]);
    expect(await compter('structure=ei-mobilite')).toEqual([0, 0]);
    expect(await compter('du=2025-04-15')).toEqual([0, 0]);
  });

  it('ne dit rien d’un autre département, ni à une structure, un prescripteur ou un orienteur', async () => {
    expect((await appeler('/anomalies', 'ddets-75')).corps).toMatchObject({ total: 0, lignes: [], structures: [] });
    for (const persona of ['cip-ai', 'conseiller-ml', 'orienteur']) {
      const refus = await appeler('/anomalies', persona);
      expect([persona, refus.statut, refus.corps['lignes']]).toEqual([persona, 403, undefined]);
      expect(refus.corps['detail']).toContain('DDETS');
    }
  });

  it('s’en va quand le fait est retiré', async () => {
    const journal = (await appeler(`/parcours/${parcours}/journal`, 'cip-ai')).corps as unknown as {
      place: number;
      type: string;
    }[];
    const fait = journal.find((f) => f.type === 'HeuresDeclarees')?.place;
    await commander(`/parcours/${parcours}/commandes`, 'cip-ai', 'RectifierFait', { fait, raison: 'Erreur' });
    await jalon.projections.quandTraite((await jalon.store.health()).head, 10_000);
    expect((await appeler('/anomalies', 'ddets')).corps['total']).toBe(0);
  });
});

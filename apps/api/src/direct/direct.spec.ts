/** Who is told what, as it is written: a dossier and its revision, to who may read it at that moment, until the server stops. */
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as attendre } from 'node:timers/promises';
import type { INestApplication } from '@nestjs/common';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { ORGANISATIONS, personasDemonstration } from '@jalon/demonstration';
import { creerApplication } from '../application.js';
import { EtatDuServeur } from '../etat-du-serveur.js';
import { sortie } from '../journal-http.js';

let jalon: Jalon;
let app: INestApplication;
const serveur = new EtatDuServeur();
let base = '';

beforeAll(async () => {
  sortie.ecrire = () => undefined;
  jalon = await ouvrirJalon({ organisations: ORGANISATIONS, horloge: () => new Date('2025-01-15T12:00:00Z') });
  app = await creerApplication(jalon, { personas: personasDemonstration, serveur });
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}/api`;
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
});

const ouvrir = async (persona: string, signal?: AbortSignal): Promise<Response> =>
  fetch(`${base}/direct`, { headers: { 'X-Jalon-Persona': persona }, ...(signal ? { signal } : {}) });

/** What a persona was told, gathered as it comes. */
async function ecouter(persona: string): Promise<{ recu: () => string; finir: () => void; fini: Promise<void> }> {
  const fin = new AbortController();
  const reponse = await ouvrir(persona, fin.signal);
  expect(reponse.headers.get('content-type')).toContain('text/event-stream');
  let texte = '';
  const lire = async (): Promise<void> => {
    const decodeur = new TextDecoder();
    for await (const morceau of reponse.body as unknown as AsyncIterable<Uint8Array>) texte += decodeur.decode(morceau);
  };
  const fini = lire().catch(() => undefined);
  return { recu: () => texte, finir: () => fin.abort(), fini };
}
const jusqua = async (condition: () => boolean): Promise<boolean> => {
  for (let n = 0; n < 200 && !condition(); n++) await attendre(20);
  return condition();
};
async function executer(persona: string, chemin: string, type: string, data: object): Promise<{ parcours: string }> {
  const r = await fetch(base + chemin, {
    method: 'POST',
    headers: { 'X-Jalon-Persona': persona, 'Content-Type': 'application/json' },
    body: JSON.stringify({ type, data }),
  });
  expect(r.ok).toBe(true);
  return (await r.json()) as { parcours: string };
}

describe('suivre ce qui s’écrit', () => {
  it('dit le dossier et sa révision à qui peut le lire, rien à qui ne le peut pas', async () => {
    const [auteur, etat, autre] = await Promise.all(['conseiller-ml', 'ddets', 'cip-aci'].map(ecouter));
    // what was written before is told to nobody: each is asked to read all again, once
    for (const e of [auteur, etat, autre])
      expect(await jusqua(() => e?.recu().includes('event: tout') === true)).toBe(true);
    const personne = { nom: 'Canari', prenom: 'Zoé', naissance: '1984-05-02' };
    const { parcours } = await executer('conseiller-ml', '/parcours', 'OuvrirParcours', { personne });
    const message = (revision: number): string => `data: ${JSON.stringify({ parcours, revision })}\n\n`;
    for (const e of [auteur, etat]) expect(await jusqua(() => e?.recu().includes(message(0)) === true)).toBe(true);
    expect(autre?.recu()).not.toContain(parcours);
    // once sent to that structure, it is hers to follow
    await executer('conseiller-ml', `/parcours/${parcours}/commandes`, 'EtablirDiagnostic', { criteres: ['RSA'] });
    await executer('conseiller-ml', `/parcours/${parcours}/commandes`, 'OrienterVersSiae', {
      siae: 'aci-les-jardins-partages',
    });
    expect(await jusqua(() => autre?.recu().includes(message(2)) === true)).toBe(true);
    for (const e of [auteur, etat, autre]) {
      // nothing but what was promised
      expect(
        e
          ?.recu()
          .replaceAll(
            /retry: 3000|event: tout|data: \{\}|data: \{"parcours":"[\da-f-]{36}","revision":\d+\}|: |\n/g,
            '',
          ),
      ).toBe('');
      e?.finir();
      await e?.fini;
    }
  });

  it('ne tient pas plus de flux qu’il n’en est permis, et en rend la place', async () => {
    const ouverts = await Promise.all(Array.from({ length: 8 }, () => ecouter('rh-ei')));
    const refuse = await ouvrir('rh-ei');
    expect([refuse.status, refuse.headers.get('retry-after')]).toEqual([503, '30']);
    for (const e of ouverts) e.finir();
    await Promise.all(ouverts.map((e) => e.fini));
    let rouvert = 0;
    for (let n = 0; n < 100 && rouvert !== 200; n++) {
      const fin = new AbortController();
      rouvert = (await ouvrir('rh-ei', fin.signal)).status;
      fin.abort();
      await attendre(20);
    }
    expect(rouvert).toBe(200);
  });

  it('se termine avec le serveur, sans retenir son arrêt', async () => {
    const { fini } = await ecouter('ddets');
    serveur.arreter();
    await fini;
  });
});

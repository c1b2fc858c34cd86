/** « Montre-moi ce que je viens d’écrire » : the token of a write, in a header or in the cookie of a browser. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as attendre } from 'node:timers/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { personasDemonstration } from '@jalon/demonstration';
import { creerApplication } from '../application.js';

interface Deploiement {
  jalon: Jalon;
  app: NestExpressApplication;
  base: string;
}
const ouverts: Deploiement[] = [];
async function deployer(): Promise<Deploiement> {
  const jalon = await ouvrirJalon({ horloge: () => new Date('2025-01-14T09:00:00Z') });
  const app = await creerApplication(jalon, { personas: personasDemonstration });
  await app.listen(0, '127.0.0.1');
  const base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}/api`;
  const ouvert = { jalon, app, base };
  ouverts.push(ouvert);
  return ouvert;
}
const PERSONA = { 'X-Jalon-Persona': 'conseiller-ml' };
async function ecrire(
  { base }: Deploiement,
  {
    entetes = {},
    suffixe = '',
    nom = 'Durand',
  }: { entetes?: Record<string, string>; suffixe?: string; nom?: string } = {},
): Promise<{ statut: number; jeton: string | null; cookie: string }> {
  const r = await fetch(`${base}/parcours${suffixe}`, {
    method: 'POST',
    headers: { ...PERSONA, 'Content-Type': 'application/json', ...entetes },
    body: JSON.stringify({
      type: 'OuvrirParcours',
      data: { personne: { nom, prenom: 'Awa', naissance: '1984-05-02' } },
    }),
  });
  await r.text();
  return { statut: r.status, jeton: r.headers.get('x-jalon-jeton'), cookie: r.headers.get('set-cookie') ?? '' };
}
async function lister({ base }: Deploiement, entetes: Record<string, string>) {
  const r = await fetch(`${base}/parcours`, { headers: { ...PERSONA, ...entetes } });
  return { statut: r.status, attente: r.headers.get('x-jalon-attente'), corps: (await r.json()) as { total?: number } };
}
/** Rows follow the log a moment later. */
function retarder({ jalon }: Deploiement, ms: number): void {
  const { liste } = jalon.projections;
  const quandTraite = jalon.projections.quandTraite.bind(jalon.projections);
  const lentes = Date.now() + ms;
  jalon.projections.quandTraite = async (position, delai) => {
    if (delai === 0) return Date.now() >= lentes && quandTraite(position, 0);
    await attendre(Math.max(0, lentes - Date.now()));
    return quandTraite(position, delai);
  };
  const listerPour = liste.listerPour.bind(liste);
  liste.listerPour = (regard, demande) => {
    const page = listerPour(regard, demande);
    return Date.now() >= lentes ? page : { ...page, total: 0, lignes: [] };
  };
}
const valeur = (cookie: string): string => cookie.slice(cookie.indexOf('=') + 1, cookie.indexOf(';'));

let ici: Deploiement;
beforeEach(async () => {
  ici = await deployer();
});
afterEach(async () => {
  for (const { app, jalon } of ouverts.splice(0)) {
    (app.getHttpServer() as Server).closeAllConnections();
    await app.close();
    await jalon.fermer();
  }
});

describe('Le jeton d’une écriture', () => {
  it('est donné dans un en-tête et dans un cookie que la page ne lit pas, et à aucune simulation', async () => {
    const { jeton, cookie } = await ecrire(ici);
    expect(jeton).toMatch(/^[\w-]{23}$/);
    expect(valeur(cookie)).toBe(jeton);
    for (const attribut of ['Path=/api', 'HttpOnly', 'SameSite=Lax']) expect(cookie).toContain(attribut);
    expect(await ecrire(ici, { suffixe: '?simuler=true' })).toEqual({ statut: 200, jeton: null, cookie: '' });
  });

  it('fait attendre la liste jusqu’à ce qu’elle montre l’écriture, par l’en-tête comme par le cookie', async () => {
    const { jeton } = await ecrire(ici);
    retarder(ici, 400);
    // without it, the list is what it is
    expect(await lister(ici, {})).toMatchObject({ statut: 200, corps: { total: 0 } });
    const [parEntete, parCookie] = await Promise.all([
      lister(ici, { 'X-Jalon-Jeton': jeton ?? '' }),
      lister(ici, { Cookie: `autre=1; jalon-jeton=${jeton}` }),
    ]);
    expect(parEntete).toMatchObject({ statut: 200, attente: null, corps: { total: 1 } });
    expect(parCookie).toMatchObject({ statut: 200, attente: null, corps: { total: 1 } });
  });

  it('d’un autre journal est refusé dans l’en-tête, et laissé de côté dans un cookie', async () => {
    const ailleurs = await deployer();
    await ecrire(ici);
    const { jeton } = await ecrire(ailleurs);
    expect(await lister(ici, { 'X-Jalon-Jeton': jeton ?? '' })).toMatchObject({
      statut: 400,
      corps: { famille: 'donnee', champs: [{ champ: 'X-Jalon-Jeton', regle: expect.stringContaining('d’un autre') }] },
    });
    expect(await lister(ici, { Cookie: `jalon-jeton=${jeton}` })).toMatchObject({ statut: 200, attente: null });
  });

  it.each(['12', 'n’importe quoi'.slice(0, 1), 'A'.repeat(23), '_'.repeat(23), `${'A'.repeat(22)}B`])(
    'qui n’en est pas un (%s) est refusé dans l’en-tête, et laissé de côté dans un cookie',
    async (texte) => {
      await ecrire(ici);
      expect(await lister(ici, { 'X-Jalon-Jeton': texte })).toMatchObject({
        statut: 400,
        corps: { champs: [{ champ: 'X-Jalon-Jeton', regle: expect.stringContaining('tel qu’une réponse l’a donné') }] },
      });
      expect(await lister(ici, { Cookie: `jalon-jeton=${texte}` })).toMatchObject({ statut: 200, attente: null });
    },
  );

  it('ne fait jamais reculer le cookie, quand deux réponses se croisent', async () => {
    await ecrire(ici);
    const loin = await ecrire(ici, { nom: 'Martin' });
    const cle = { 'Idempotency-Key': 'la-meme-cle' };
    const premier = await ecrire(ici, { entetes: cle, nom: 'Petit' });
    const dernier = await ecrire(ici, { nom: 'Roux' });
    // the same request again: its own token is that of the first time
    const encore = await ecrire(ici, { entetes: { ...cle, Cookie: `jalon-jeton=${dernier.jeton}` }, nom: 'Petit' });
    expect(encore.jeton).toBe(premier.jeton);
    expect(valeur(encore.cookie)).toBe(dernier.jeton);
    expect(new Set([loin.jeton, premier.jeton, dernier.jeton]).size).toBe(3);
  });

  it('ne met pas en échec une écriture faite, quand le journal ne répond plus juste après', async () => {
    ici.jalon.store.readAll = () => Promise.reject(new Error('coupé'));
    expect(await ecrire(ici)).toEqual({ statut: 201, jeton: null, cookie: '' });
  });
});

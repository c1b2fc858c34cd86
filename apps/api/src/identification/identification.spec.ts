import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { generate } from 'otplib';
import { executerOrdreExploitant, ouvrirJalon, type Jalon } from '@jalon/application';
import { ORGANISATIONS, personasDemonstration } from '@jalon/demonstration';
import { creerApplication } from '../application.js';
import { sortie } from '../journal-http.js';

const COURRIEL = 'n.legoff@exemple.fr';
const MOT = 'quatre mots choisis au hasard';
const DE_LA_PAGE = { 'Sec-Fetch-Site': 'same-origin', 'X-Jalon-Page': 'oui' };
let jalon: Jalon;
let app: INestApplication;
let base: string;
let heure: number;
let lignes: string[];
let secret = '';

interface Reponse {
  statut: number;
  corps: Record<string, never> & { agent?: unknown; champs?: { champ: string }[]; type?: string; regle?: string };
  cookie: string;
  pose: string;
}
async function demander(
  methode: string,
  chemin: string,
  o: { corps?: object; cookie?: string; entetes?: object } = {},
) {
  const reponse = await fetch(`${base}${chemin}`, {
    method: methode,
    headers: {
      ...(methode === 'POST' ? { 'Content-Type': 'application/json', ...DE_LA_PAGE } : {}),
      ...(o.cookie ? { Cookie: o.cookie } : {}),
      ...o.entetes,
    },
    ...(methode === 'POST' ? { body: JSON.stringify(o.corps ?? {}) } : {}),
  });
  const pose = reponse.headers.get('set-cookie') ?? '';
  return { statut: reponse.status, corps: await reponse.json(), pose, cookie: pose.split(';')[0] } as Reponse;
}
const poster = (chemin: string, corps: object, cookie = '', entetes: object = {}) =>
  demander('POST', chemin, { corps, cookie, entetes });
const lire = (chemin: string, cookie = '', entetes: object = {}) => demander('GET', chemin, { cookie, entetes });
const code = (): Promise<string> => generate({ secret, epoch: Math.floor(heure / 1000) });
const entrer = async (courriel = COURRIEL, motDePasse = MOT, quel?: string) =>
  poster('/connexion', { courriel, motDePasse, code: quel ?? (await code()) });
const plusTard = (): void => void (heure += 120_000);

const COMPTE = '5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a80';
async function inviter(compte: string, courriel: string): Promise<string> {
  const data = { compte, role: 'siae', administrateur: true, nom: 'Le Goff', prenom: 'Nolwenn', courriel };
  const ordre = { ordre: 'compte', organisation: 'ai-coup-de-main', type: 'InviterCompte', data: JSON.stringify(data) };
  const r = await executerOrdreExploitant(jalon, ordre);
  if (r.issue !== 'compte' || r.invitation === null) throw new Error(JSON.stringify(r));
  return r.invitation;
}

beforeAll(async () => {
  lignes = [];
  sortie.ecrire = (ligne) => void lignes.push(ligne);
  heure = Date.parse('2026-11-24T09:00:00Z');
  jalon = await ouvrirJalon({ organisations: ORGANISATIONS, horloge: () => new Date(heure) });
  app = await creerApplication(jalon, { personas: null, limites: { persona: 0, anonyme: 0, connexion: 2 } });
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}/api`;
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
});

describe('Entrer par un compte', () => {
  let cookie: string;

  it('ne propose aucun persona, et n’en croit aucun', async () => {
    expect((await lire('/personas')).corps).toEqual([]);
    expect((await lire('/connexion')).corps).toEqual({ mode: 'comptes', agent: null });
    const refus = await lire('/parcours', '', { 'X-Jalon-Persona': 'ddets' });
    expect([refus.statut, refus.corps.type]).toEqual([401, 'urn:jalon:probleme:connexion-requise']);
  });

  it('commence par un lien de la console, qui sert une fois', async () => {
    const jeton = await inviter(COMPTE, COURRIEL);
    const lue = await poster('/invitations/lire', { jeton });
    expect(lue.corps).toMatchObject({ organisation: 'AI Coup de main', courriel: COURRIEL });
    ({ secret } = lue.corps as unknown as { secret: string });
    const faible = await poster('/invitations/prendre', { jeton, motDePasse: 'court', code: '000000' });
    expect([faible.statut, faible.corps.champs?.map((c) => c.champ)]).toEqual([400, ['motDePasse', 'code']]);
    const prise = await poster('/invitations/prendre', { jeton, motDePasse: MOT, code: await code() });
    expect(prise).toMatchObject({ statut: 200, corps: { id: COMPTE, role: 'siae', administre: true } });
    expect(prise.pose).toMatch(/^jalon-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    cookie = prise.cookie;
    expect((await poster('/invitations/lire', { jeton })).statut).toBe(404);
    expect((await lire('/connexion', cookie)).corps.agent).toMatchObject({ id: COMPTE });
    expect((await lire('/parcours', cookie)).statut).toBe(200);
  });

  it('donne toujours une nouvelle session, et ferme celle du navigateur', async () => {
    plusTard();
    const avant = cookie;
    const r = await poster('/connexion', { courriel: COURRIEL, motDePasse: MOT, code: await code() }, avant);
    expect(r.statut).toBe(200);
    expect(r.cookie).not.toBe(avant);
    expect((await lire('/parcours', avant)).statut).toBe(401);
    expect((await lire('/parcours', r.cookie)).statut).toBe(200);
    ({ cookie } = r);
  });

  it('agit par l’organisation du compte, et par elle seule', async () => {
    const personne = { nom: 'Zqx', prenom: 'Ana', dateNaissance: '1990-01-02' };
    const ouverture = { type: 'OuvrirParcours', data: { identite: personne } };
    const r = await poster('/parcours?simuler=true', ouverture, cookie, { 'X-Jalon-Persona': 'ddets' });
    expect([r.statut, JSON.stringify(r.corps)]).toEqual([expect.anything(), expect.not.stringContaining('ddets')]);
    const sien = await lire('/menu', cookie, { 'X-Jalon-Persona': 'ddets' });
    expect(sien.corps).toMatchObject({ suivre: false });
  });

  it('liste ses sessions, en ferme une autre, sort', async () => {
    plusTard();
    const second = (await entrer()).cookie;
    const liste = (await lire('/connexion/sessions', cookie)).corps as unknown as { id: string; courante: boolean }[];
    expect(liste.map((s) => s.courante).sort()).toEqual([false, true]);
    const autre = liste.find((s) => !s.courante)?.id ?? '';
    expect((await poster(`/connexion/sessions/${autre}/fermer`, {}, cookie)).statut).toBe(200);
    expect((await poster(`/connexion/sessions/${autre}/fermer`, {}, cookie)).statut).toBe(404);
    expect((await lire('/parcours', second)).statut).toBe(401);
    const sortie = await poster('/connexion/fermer', {}, cookie);
    expect([sortie.statut, sortie.pose]).toEqual([200, expect.stringContaining('jalon-session=; ')]);
    expect((await lire('/parcours', cookie)).statut).toBe(401);
  });

  it('n’écrit que depuis la page : ni d’un autre site, ni sans l’en-tête', async () => {
    plusTard();
    ({ cookie } = await entrer());
    const envoyer = async (entetes: Record<string, string>): Promise<number> =>
      (
        await fetch(`${base}/connexion/fermer`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', Cookie: cookie, ...entetes },
          body: '{}',
        })
      ).status;
    const ici = base.replace('/api', '');
    for (const entetes of [
      {},
      { 'X-Jalon-Page': 'oui' },
      { 'Sec-Fetch-Site': 'same-origin' },
      { 'X-Jalon-Page': 'oui', Origin: 'https://ailleurs.exemple' },
      { 'X-Jalon-Page': 'oui', Origin: 'null' },
      { 'X-Jalon-Page': 'oui', 'Sec-Fetch-Site': 'same-site' },
      { 'X-Jalon-Page': 'oui', 'Sec-Fetch-Site': 'none' },
      { 'X-Jalon-Page': 'non', Origin: ici },
    ] as Record<string, string>[])
      expect([entetes, await envoyer(entetes)]).toEqual([entetes, 403]);
    expect((await lire('/parcours', cookie)).statut).toBe(200);
    expect(await envoyer({ 'X-Jalon-Page': 'oui', Origin: ici })).toBe(200);
  });

  it('refuse de la même façon qui n’existe pas, un mauvais mot de passe, un code déjà servi', async () => {
    plusTard();
    heure += 20 * 60_000;
    const bon = await code();
    expect((await entrer(COURRIEL, MOT, bon)).statut).toBe(200);
    const refus = [
      await entrer('personne@exemple.fr'),
      await entrer(COURRIEL, 'un mauvais mot de passe'),
      await entrer(COURRIEL, MOT, bon),
    ];
    for (const { statut, corps, pose } of refus) expect([statut, corps, pose]).toEqual([401, refus[0]?.corps, '']);
    const mal = await poster('/connexion', { courriel: 'x', motDePasse: { $ne: '' }, role: 'ddets' });
    expect([mal.statut, mal.corps.champs?.map((c) => c.champ)]).toEqual([400, ['motDePasse', 'code', 'corps']]);
  });

  it('compte les essais, de qui existe comme de qui n’existe pas', async () => {
    for (const courriel of ['devine@exemple.fr', ` ${COURRIEL.toUpperCase()}`]) {
      const statuts: number[] = [];
      for (let i = 0; i < 12; i++) statuts.push((await entrer(courriel, 'deviné deviné deviné')).statut);
      expect(statuts).toContain(401);
      expect(statuts.at(-1)).toBe(429);
    }
    const bon = await entrer();
    expect([bon.statut, bon.corps.regle]).toEqual([429, 'limite-connexion']);
  });

  it('finit à l’instant où le compte est retiré', async () => {
    const autre = COMPTE.replace('80', '81');
    const jeton = await inviter(autre, 'a.kergoat@exemple.fr');
    const { secret: sien } = (await poster('/invitations/lire', { jeton })).corps as unknown as { secret: string };
    const epoch = Math.floor(heure / 1000);
    const prise = await poster('/invitations/prendre', {
      jeton,
      motDePasse: MOT,
      code: await generate({ secret: sien, epoch }),
    });
    expect((await lire('/parcours', prise.cookie)).statut).toBe(200);
    const data = JSON.stringify({ compte: autre });
    const ordre = { ordre: 'compte', organisation: 'ai-coup-de-main', type: 'RetirerCompte', data };
    // a page that follows what is written is told nothing more, at once
    const suivi = await fetch(`${base}/direct`, {
      signal: AbortSignal.timeout(3000),
      headers: { Cookie: prise.cookie },
    });
    expect(suivi.status).toBe(200);
    expect((await executerOrdreExploitant(jalon, ordre)).issue).toBe('compte');
    expect(await suivi.text()).not.toContain('parcours');
    const apres = await lire('/parcours', prise.cookie);
    expect([apres.statut, apres.corps.type]).toEqual([401, 'urn:jalon:probleme:connexion-requise']);
  });

  it('ne laisse dans les lignes du serveur ni adresse, ni jeton, ni mot de passe', () => {
    const tout = lignes.join('\n');
    expect(tout).toContain('"quoi":"connexion"');
    for (const secretDit of [COURRIEL, MOT, secret, cookie.split('=')[1] ?? '?', 'kergoat'])
      expect([secretDit, tout.includes(secretDit)]).toEqual([secretDit, false]);
  });
});

it('En démonstration, personne ne se connecte, et un cookie n’y est personne', async () => {
  const ailleurs = await creerApplication(jalon, { personas: personasDemonstration });
  await ailleurs.listen(0, '127.0.0.1');
  const ici = `http://127.0.0.1:${((ailleurs.getHttpServer() as Server).address() as AddressInfo).port}/api`;
  const essai = await fetch(`${ici}/connexion`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ courriel: COURRIEL, motDePasse: MOT, code: await code() }),
  });
  expect(essai.status).toBe(404);
  expect(await (await fetch(`${ici}/connexion`)).json()).toEqual({ mode: 'demonstration', agent: null });
  await ailleurs.close();
});

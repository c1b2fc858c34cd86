/** A second SIAE meets a PASS holder (D30): it is told the minimum, may hire, and the look-up leaves a trace that names nobody. */
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { ORGANISATIONS, personasDemonstration } from '@jalon/demonstration';
import { creerApplication } from './application.js';
import { sortie } from './journal-http.js';

const NIR = '284053523800197';
const PERSONNE = { nom: 'Lemaître-Dûr', prenom: 'Awa', naissance: '1984-05-02', nir: NIR };
const ABSENT = '00000000-0000-4000-8000-000000000000';
const contrat = (id: string) => ({
  contrat: { id, type: 'CDDI', debut: '2025-01-20', fin: '2025-07-19', heuresHebdo: 26 },
});

const racine = mkdtempSync(join(tmpdir(), 'jalon-recherche-'));
let jalon: Jalon;
let app: INestApplication;
let base = '';
let id = '';
let numero = '';

async function envoyer(persona: string, chemin: string, corps: object) {
  const r = await fetch(base + chemin, {
    method: 'POST',
    headers: { 'X-Jalon-Persona': persona, 'Content-Type': 'application/json' },
    body: JSON.stringify(corps),
  });
  const texte = await r.text();
  return { statut: r.status, texte, corps: JSON.parse(texte) as Record<string, unknown> };
}
const commander = (persona: string, type: string, data: object, parcours = id) =>
  envoyer(persona, `/parcours/${parcours}/commandes`, { type, data });
const retrouver = (persona: string, data: object) => envoyer(persona, '/pass/retrouver', data);
const lire = async (persona: string) =>
  (await fetch(`${base}/parcours/${id}`, { headers: { 'X-Jalon-Persona': persona } })).status;
const traces = () => jalon.store.readStream(`acces-${id}`);

async function demarrer(): Promise<void> {
  jalon = await ouvrirJalon({
    donnees: join(racine, 'donnees'),
    ouverture: 'ecriture',
    organisations: ORGANISATIONS,
    horloge: () => new Date('2025-01-20T12:00:00Z'),
  });
  app = await creerApplication(jalon, {
    personas: personasDemonstration,
    limites: { persona: 0, anonyme: 0, connexion: 0 },
  });
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}/api`;
}
async function redemarrer(): Promise<void> {
  await app.close();
  await jalon.fermer();
  await demarrer();
}

beforeAll(async () => {
  sortie.ecrire = () => undefined;
  await demarrer();
  id = String(
    (await envoyer('cip-aci', '/parcours', { type: 'OuvrirParcours', data: { personne: PERSONNE } })).corps['parcours'],
  );
  expect((await commander('cip-aci', 'EtablirDiagnostic', { criteres: ['RSA'] })).statut).toBe(200);
  const embauche = await commander('cip-aci', 'DeclarerEmbauche', contrat('c1'));
  numero = (embauche.corps['vue'] as { pass: { numero: string } }).pass.numero;
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
  rmSync(racine, { recursive: true, force: true });
});

describe('Retrouver un PASS', () => {
  it('sans les deux bons éléments, répond la même chose que s’il n’y avait rien, sans trace', async () => {
    const faux = [
      { numero, naissance: '1984-05-03' },
      { numero: '999990099999', naissance: PERSONNE.naissance },
      { nir: NIR, nom: 'Lemaître' },
      { nir: '184053523800150', nom: PERSONNE.nom },
    ];
    const reponses = [];
    for (const f of faux) reponses.push(await retrouver('rh-ei', f));
    expect(new Set(reponses.map((r) => r.texte)).size).toBe(1);
    expect(reponses[0]).toMatchObject({ statut: 404, corps: { famille: 'introuvable', vue: null, constats: [] } });
    expect(reponses[0]?.texte).not.toContain(id);
    expect(await traces()).toEqual([]);
  });

  it.each([
    ['rien', {}, 'numero'],
    ['un numéro sans naissance', { numero: '999990000001' }, 'naissance'],
    ['une naissance sans numéro', { naissance: '1984-05-02' }, 'numero'],
    ['un NIR sans nom', { nir: NIR }, 'nom'],
    ['un nom sans NIR', { nom: 'Durand' }, 'nir'],
    ['les éléments de deux couples', { numero: '999990000001', nom: 'Durand' }, 'naissance'],
    ['un élément de l’autre couple', { numero: '999990000001', naissance: '1984-05-02', nom: 'Durand' }, 'nom'],
    ['un champ de plus', { numero: '999990000001', naissance: '1984-05-02', prenom: 'Awa' }, 'prenom'],
    ['un jour qui n’existe pas', { numero: '999990000001', naissance: '1984-02-30' }, 'naissance'],
  ])('refuse %s en 400, en nommant le champ, sans répéter ce qui est reçu', async (_, data, champ) => {
    const { statut, texte, corps } = await retrouver('rh-ei', data);
    expect(statut).toBe(400);
    expect(corps['champs']).toMatchObject([{ champ }]);
    expect(texte).not.toMatch(/999990000001|Durand|1984|28405/);
  });

  it('est réservé à qui embauche', async () => {
    for (const persona of ['conseiller-ml', 'orienteur', 'ddets', 'prefet'])
      expect((await retrouver(persona, { numero, naissance: PERSONNE.naissance })).statut).toBe(403);
    expect(await traces()).toEqual([]);
  });

  it('avant d’avoir retrouvé le PASS, une autre structure n’embauche pas', async () => {
    const embauche = await commander('rh-ei', 'DeclarerEmbauche', contrat('c2'));
    expect(embauche.statut).toBe(404);
    expect(embauche.texte).toBe((await commander('rh-ei', 'DeclarerEmbauche', contrat('c2'), ABSENT)).texte);
  });

  it('par le numéro et la naissance, ou le NIR et le nom : le minimum, et rien d’autre', async () => {
    const attendu = {
      parcours: id,
      valide: true,
      fin: '2027-01-19',
      joursRestants: 730,
      demandeEnAttente: false,
      carenceJusquAu: null,
    };
    const espaces = numero.replace(/(.{5})(.{2})/, '$1 $2 ');
    for (const data of [
      { numero: espaces, naissance: PERSONNE.naissance },
      { nir: '2 84 05 35 238 001 97', nom: 'LEMAITRE DUR' },
    ])
      expect((await retrouver('rh-ei', data)).corps).toEqual(attendu);
    expect(await lire('rh-ei')).toBe(404);
    expect((await commander('rh-ei', 'SuspendrePass', { debut: '2025-01-20', motif: 'CONTRAT_SUSPENDU' })).statut).toBe(
      404,
    );
  });

  it('laisse une trace : qui, quand, comment ; rien de la personne', async () => {
    const ecrites = await traces();
    expect(ecrites.map((e) => [e.type, e.data, e.meta['le']])).toEqual([
      ['PassRetrouve.v1', { moyen: 'numero' }, '2025-01-20'],
      ['PassRetrouve.v1', { moyen: 'nir' }, '2025-01-20'],
    ]);
    expect(ecrites[0]?.meta['par']).toMatchObject({ role: 'siae', organisation: { id: 'ei-proprete-du-val' } });
    expect(JSON.stringify(ecrites)).not.toMatch(/LEMAITRE|Lema|1984|284053523800197|99999\d{7}/);
  });

  it('un refus d’embauche ne dit rien du parcours ; l’embauche acceptée le donne à lire', async () => {
    const refusee = await commander('rh-ei', 'DeclarerEmbauche', {
      contrat: { id: 'c2', type: 'CDDI', debut: '2028-01-20', fin: '2028-07-19', heuresHebdo: 26 },
    });
    expect(refusee).toMatchObject({ statut: 422, corps: { vue: null, revision: -1 } });
    expect(refusee.texte).not.toMatch(/Lema|1984|99999\d{7}|2027|19\/01/);
    expect((await commander('rh-ei', 'DeclarerEmbauche', contrat('c2'))).statut).toBe(200);
    expect(await lire('rh-ei')).toBe(200);
  });

  it('essayer une identité sans l’enregistrer ne dit pas si quelqu’un d’autre la porte', async () => {
    const { nir: _, ...homonyme } = PERSONNE;
    const ouvrir = (chemin: string) =>
      envoyer('cip-ai', chemin, { type: 'OuvrirParcours', data: { personne: homonyme } });
    const signaux = (corps: Record<string, unknown>) => JSON.stringify(corps['verdict'] ?? null);
    const essai = await ouvrir('/parcours?simuler=true');
    expect(essai.statut).toBe(200);
    expect(signaux(essai.corps)).toContain('favorable');
    expect(essai.texte).not.toContain('homonyme_possible');
    const vraie = await ouvrir('/parcours');
    expect(signaux(vraie.corps)).toContain('homonyme_possible');
    const corriger = (personne: object, suite: string) =>
      envoyer('cip-ai', `/parcours/${String(vraie.corps['parcours'])}/commandes${suite}`, {
        type: 'RectifierFait',
        data: { fait: 1, remplacement: personne, raison: 'Erreur de saisie' },
      });
    expect((await corriger({ prenom: 'Zohra' }, '')).texte).toContain('Enregistré');
    expect((await corriger({ prenom: homonyme.prenom }, '?simuler=true')).texte).not.toContain('homonyme_possible');
    expect((await corriger({ prenom: homonyme.prenom }, '')).texte).toContain('homonyme_possible');
  });

  it('ne se cherche pas à l’infini dans une journée : 429, avec sa règle, après un redémarrage aussi', async () => {
    const essais = [];
    for (let i = 0; i < 60; i++) essais.push(await retrouver('agence-etti', { numero, naissance: '1990-01-01' }));
    expect(new Set(essais.map((r) => r.statut))).toEqual(new Set([404]));
    await redemarrer();
    const juste = await retrouver('agence-etti', { numero, naissance: PERSONNE.naissance });
    expect(juste).toMatchObject({ statut: 429, corps: { regle: 'limite-recherches', limite: { requetes: 60 } } });
    // each account has its own, and what is refused for its form is no try
    expect((await retrouver('cip-aci', { numero, naissance: PERSONNE.naissance })).statut).toBe(200);
    expect((await retrouver('agence-etti', {})).statut).toBe(400);
  });
});

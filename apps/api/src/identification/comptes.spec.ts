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

const ICI = 'ai-coup-de-main';
const AILLEURS = 'aci-les-jardins-partages';
const MOT = 'quatre mots choisis au hasard';
const AGENT = { role: 'siae', nom: 'Kergoat', prenom: 'Anna', courriel: 'a.kergoat@exemple.fr' };
let jalon: Jalon;
let app: INestApplication;
let base: string;
let heure: number;
let lignes: string[];
/** Cookies: an administrator, an agent she invites, the administrator of another organisation. */
let admin: string;
let agent: string;
let voisine: string;

interface Compte {
  id: string;
  nom: string;
  etat: string;
  administrateur: boolean;
}
interface Reponse {
  statut: number;
  corps: {
    type: string;
    jeton: string | null;
    vue: { comptes: Compte[] } | null;
    faits: { type: string }[];
    champs?: { champ: string }[];
    constats?: { condition: string; satisfaite: boolean }[];
    secret: string;
  };
  texte: string;
  entetes: Headers;
}
async function demander(chemin: string, cookie: string, corps?: object, entetes: object = {}): Promise<Reponse> {
  const r = await fetch(`${base}${chemin}`, {
    method: corps === undefined ? 'GET' : 'POST',
    headers: {
      Cookie: cookie,
      ...(corps === undefined
        ? {}
        : { 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', 'X-Jalon-Page': 'oui' }),
      ...entetes,
    },
    ...(corps === undefined ? {} : { body: JSON.stringify(corps) }),
  });
  const texte = await r.text();
  return { statut: r.status, corps: JSON.parse(texte) as Reponse['corps'], texte, entetes: r.headers };
}
const comptes = (cookie: string, organisation = ICI) => demander(`/organisations/${organisation}/comptes`, cookie);
const decider = (
  cookie: string,
  type: string,
  data: unknown,
  o: { ou?: string; suite?: string; entetes?: object } = {},
) => demander(`/organisations/${o.ou ?? ICI}/comptes/commandes${o.suite ?? ''}`, cookie, { type, data }, o.entetes);
/** Takes a link. @returns the cookie of the session that it opens */
async function prendre(jeton: string | null): Promise<string> {
  const { secret } = (await demander('/invitations/lire', '', { jeton })).corps;
  const code = await generate({ secret, epoch: Math.floor(heure / 1000) });
  const r = await demander('/invitations/prendre', '', { jeton, motDePasse: MOT, code });
  heure += 120_000;
  return (r.entetes.get('set-cookie') ?? '').split(';')[0] ?? '';
}
async function premiere(organisation: string, compte: string, role: string): Promise<string> {
  const data = {
    compte,
    role,
    administrateur: true,
    nom: 'Le Goff',
    prenom: 'Nolwenn',
    courriel: `${role}@exemple.fr`,
  };
  const ordre = { ordre: 'compte', organisation, type: 'InviterCompte', data: JSON.stringify(data) };
  const r = await executerOrdreExploitant(jalon, ordre);
  if (r.issue !== 'compte') throw new Error(JSON.stringify(r));
  return prendre(r.invitation);
}
const id = (n: number): string => `5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a8${n}`;
const manque = ({ corps }: Reponse) => (corps.constats ?? []).filter((k) => !k.satisfaite).map((k) => k.condition);
const tete = async (): Promise<number> => (await jalon.store.health()).head;

beforeAll(async () => {
  lignes = [];
  sortie.ecrire = (ligne) => void lignes.push(ligne);
  heure = Date.parse('2026-11-24T09:00:00Z');
  jalon = await ouvrirJalon({ organisations: ORGANISATIONS, horloge: () => new Date(heure) });
  app = await creerApplication(jalon, { personas: null });
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}/api`;
  admin = await premiere(ICI, id(0), 'siae');
  voisine = await premiere(AILLEURS, id(1), 'siae');
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
});

describe('Les comptes d’une organisation, par son administrateur', () => {
  it('il invite : le lien ouvre un compte dont le serveur a choisi l’identifiant', async () => {
    const invite = await decider(admin, 'InviterCompte', AGENT);
    expect([invite.statut, invite.corps.faits.map((f) => f.type)]).toEqual([200, ['CompteInvite']]);
    agent = await prendre(invite.corps.jeton);
    const { corps, entetes } = await comptes(admin);
    expect(corps.vue?.comptes.map((c) => [c.nom, c.etat, c.administrateur])).toEqual([
      ['Le Goff', 'actif', true],
      ['Kergoat', 'actif', false],
    ]);
    expect(entetes.get('etag')).toMatch(/^"\d+"$/);
    expect((await demander('/parcours', agent)).statut).toBe(200);
  });

  it('ce qu’il envoie ne nomme ni compte à venir, ni rôle qu’il n’a pas, ni commande d’ailleurs', async () => {
    const avant = await tete();
    // the key of that account protects somebody else: nobody is put under it
    const nomme = await decider(admin, 'InviterCompte', { ...AGENT, compte: id(1) });
    expect([nomme.statut, nomme.corps.champs?.map((c) => c.champ)]).toEqual([400, ['compte']]);
    expect(manque(await decider(admin, 'InviterCompte', { ...AGENT, role: 'ddets' }))).toEqual(['role_confie']);
    for (const type of ['DefinirIdentifiants', 'ActiverCompte', 'OuvrirParcours', 'toString', '__proto__'])
      expect([type, (await decider(admin, type, { compte: id(0) })).statut]).toEqual([type, 400]);
    for (const data of [null, [], 'x', { ...AGENT, superviseur: true }, { ...AGENT, courriel: 'a@b\r\nBcc: c@d' }])
      expect([data, (await decider(admin, 'InviterCompte', data)).statut]).toEqual([data, 400]);
    expect((await decider(admin, 'InviterCompte', AGENT, { suite: '?simuler=true' })).corps.jeton).toBeNull();
    expect(await tete()).toBe(avant);
  });

  it('la même clé n’invite qu’une fois, et rend un lien', async () => {
    const entetes = { 'Idempotency-Key': 'une-invitation' };
    const data = { ...AGENT, courriel: 'b@exemple.fr', nom: 'Riou' };
    const [une, deux] = [
      await decider(admin, 'InviterCompte', data, { entetes }),
      await decider(admin, 'InviterCompte', data, { entetes }),
    ];
    expect(deux.entetes.get('Idempotency-Replayed')).toBe('true');
    expect(deux.corps.vue?.comptes.filter((c) => c.nom === 'Riou')).toHaveLength(1);
    for (const { jeton } of [une.corps, deux.corps]) expect(jeton).toMatch(/^[\w-]{43}$/);
    const riou = deux.corps.vue?.comptes.find((c) => c.nom === 'Riou')?.id ?? '';
    expect((await decider(admin, 'RetirerCompte', { compte: riou })).statut).toBe(200);
    expect((await demander('/invitations/lire', '', { jeton: une.corps.jeton })).statut).toBe(404);
  });

  it('un agent voit ses collègues, et ne décide de rien que de partir', async () => {
    const avant = await tete();
    expect((await comptes(agent)).statut).toBe(200);
    expect(manque(await decider(agent, 'InviterCompte', AGENT))).toContain('compte_auteur');
    for (const type of ['NommerAdministrateur', 'RenouvelerAcces', 'RetirerCompte'])
      expect([type, manque(await decider(agent, type, { compte: id(0) }))[0]]).toEqual([type, 'compte_auteur']);
    expect(await tete()).toBe(avant);
  });

  it('d’une autre organisation, ces comptes n’existent pas plus que ceux de nulle part', async () => {
    const avant = await tete();
    const [cachee, nulle] = [await comptes(voisine), await comptes(voisine, 'nulle-part')];
    expect([cachee.statut, cachee.texte]).toEqual([404, nulle.texte]);
    for (const [type, data] of [
      ['RetirerCompte', { compte: id(0) }],
      ['RenouvelerAcces', { compte: id(0) }],
      ['NommerAdministrateur', { compte: id(1) }],
    ] as const) {
      const [la, nullePart] = [
        await decider(voisine, type, data),
        await decider(voisine, type, data, { ou: 'nulle-part' }),
      ];
      expect([type, la.statut, la.texte]).toEqual([type, 404, nullePart.texte]);
      // an account of somebody else’s organisation is none of this one’s, and its sessions stay
      if (type !== 'NommerAdministrateur')
        expect((await decider(voisine, type, data, { ou: AILLEURS })).statut).toBe(422);
    }
    expect((await decider(voisine, 'InviterCompte', AGENT)).statut).toBe(404);
    expect((await comptes('')).statut).toBe(401);
    expect([await tete(), (await comptes(admin)).statut]).toEqual([avant, 200]);
  });

  it('la DDETS du département en décide ; une autre n’en sait rien', async () => {
    const departement = ORGANISATIONS.find((o) => o.id === ICI)?.departement ?? '';
    const ddets = ORGANISATIONS.find((o) => o.id.startsWith('ddets') && o.departement === departement)?.id ?? '';
    const sienne = await premiere(ddets, id(2), 'ddets');
    expect((await comptes(sienne)).statut).toBe(200);
    const kergoat = (await comptes(sienne)).corps.vue?.comptes.find((c) => c.nom === 'Kergoat')?.id ?? '';
    expect(
      (await decider(sienne, 'NommerAdministrateur', { compte: kergoat }, { suite: '?simuler=true' })).statut,
    ).toBe(200);
    expect(manque(await decider(sienne, 'InviterCompte', { ...AGENT, role: 'ddets' }))).toEqual(['role_confie']);
  });

  it('un nouveau lien, un retrait finissent à l’instant ce qui est ouvert, suivi compris', async () => {
    const kergoat = (await comptes(admin)).corps.vue?.comptes.find((c) => c.nom === 'Kergoat')?.id ?? '';
    expect(manque(await decider(admin, 'RenouvelerAcces', { compte: id(0) }))).toEqual(['acces_d_un_autre']);
    for (const type of ['RenouvelerAcces', 'RetirerCompte']) {
      const suivi = await fetch(`${base}/direct`, { signal: AbortSignal.timeout(3000), headers: { Cookie: agent } });
      expect([type, suivi.status]).toEqual([type, 200]);
      const { statut, corps } = await decider(admin, type, { compte: kergoat });
      expect([type, statut]).toEqual([type, 200]);
      // ends: otherwise the time given to it would be over
      expect(await suivi.text()).not.toContain('parcours');
      expect((await demander('/parcours', agent)).statut).toBe(401);
      if (corps.jeton !== null) agent = await prendre(corps.jeton);
    }
    expect((await demander('/parcours', agent)).statut).toBe(401);
  });

  it('le dernier administrateur ne part qu’en laissant sa place', async () => {
    const seul = await decider(admin, 'RetirerCompte', { compte: id(0) });
    expect([seul.statut, manque(seul)]).toEqual([422, ['administrateur_restant']]);
    const perime = await decider(admin, 'RetirerCompte', { compte: id(0) }, { entetes: { 'If-Match': '"0"' } });
    expect(perime.statut).toBe(412);
    const { corps } = await decider(admin, 'InviterCompte', { ...AGENT, nom: 'Riou' });
    await prendre(corps.jeton);
    const successeur = (await comptes(admin)).corps.vue?.comptes.find(
      (c) => c.nom === 'Riou' && c.etat === 'actif',
    )?.id;
    const part = await decider(admin, 'RetirerCompte', { compte: id(0), successeur });
    expect(part.corps.faits.map((f) => f.type)).toEqual(['AdministrateurNomme', 'CompteRetire']);
    expect((await comptes(admin)).statut).toBe(401);
  });

  it('rien de personnel, ni lien, dans les lignes du serveur', () => {
    expect(lignes.join('\n')).toContain('/api/organisations/:id/comptes');
    expect(lignes.join('\n')).not.toMatch(/kergoat|riou|exemple\.fr|invitation#/i);
  });
});

it('En démonstration, il n’y a pas de comptes', async () => {
  const demonstration = await creerApplication(jalon, { personas: personasDemonstration });
  await demonstration.listen(0, '127.0.0.1');
  const ici = `http://127.0.0.1:${((demonstration.getHttpServer() as Server).address() as AddressInfo).port}/api`;
  const persona = personasDemonstration.find((p) => p.acteur.organisation.id === ICI)?.id ?? '';
  for (const envoi of [{}, { method: 'POST', body: '{"type":"RetirerCompte","data":{}}' }]) {
    const r = await fetch(`${ici}/organisations/${ICI}/comptes${'body' in envoi ? '/commandes' : ''}`, {
      ...envoi,
      headers: { 'X-Jalon-Persona': persona, 'Content-Type': 'application/json' },
    });
    expect([r.status, ((await r.json()) as { title: string }).title]).toEqual([404, 'Aucun compte ici']);
  }
  await demonstration.close();
});

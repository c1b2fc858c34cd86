import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'otplib';
import { ouvrirJalon, type Jalon } from '../index.js';
import { deciderDuCompte } from './decider-du-compte.js';
import { codeJuste, motDePasseJuste, refusDuMotDePasse } from './secrets-des-agents.js';

const COMPTE = '5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a80';
const COURRIEL = 'n.legoff@exemple.fr';
const MOT = 'quatre mots choisis au hasard';
const CONSOLE = { role: 'systeme' as const, organisation: { id: 'exploitation' } };
let racine: string;
let jalon: Jalon;
let maintenant: number;
const avancer = (minutes: number): void => void (maintenant += minutes * 60_000);
const ouvrir = (): Promise<Jalon> =>
  ouvrirJalon({
    donnees: join(racine, 'donnees'),
    horloge: () => new Date(maintenant),
    organisations: [{ id: 'ai-rennes', type: 'AI', departement: '35', nom: 'AI de Rennes' }],
  });
const ordonner = async (type: string, data: object): Promise<string> =>
  (await jalon.comptes.executer({ organisation: 'ai-rennes', type, data, acteur: CONSOLE })).issue;
const code = (secret: string): Promise<string> => generate({ secret, epoch: Math.floor(maintenant / 1000) });

let secret: string;
beforeEach(async () => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-connexion-'));
  maintenant = Date.parse('2026-11-24T09:00:00Z');
  jalon = await ouvrir();
  const agent = { role: 'siae', administrateur: true, nom: 'Le Goff', prenom: 'Nolwenn', courriel: COURRIEL };
  expect(await ordonner('InviterCompte', { compte: COMPTE, ...agent })).toBe('accepte');
});
afterEach(async () => {
  await jalon.fermer();
  rmSync(racine, { recursive: true });
});
/** The invitation taken; @returns the token of the session that it opens */
async function prendre(): Promise<string> {
  const lien = await jalon.connexion.inviter('ai-rennes', COMPTE);
  secret = (await jalon.connexion.lireInvitation(lien))?.secret ?? '';
  const r = await jalon.connexion.activer(lien, MOT, await code(secret));
  if (r.issue !== 'entre') throw new Error(`invitation refusée : ${JSON.stringify(r)}`);
  avancer(2);
  return r.token;
}
const entrer = async (courriel = COURRIEL, mot = MOT, quand?: string) =>
  jalon.connexion.entrer(courriel, mot, quand ?? (await code(secret)));

describe('Une invitation', () => {
  it('se lit autant qu’il faut, se prend une fois, et ouvre une session', async () => {
    const lien = await jalon.connexion.inviter('ai-rennes', COMPTE);
    const lue = await jalon.connexion.lireInvitation(lien);
    expect(lue).toMatchObject({ organisation: 'AI de Rennes', courriel: COURRIEL });
    expect(lue?.adresse).toContain(`secret=${lue?.secret ?? '?'}`);
    const deux = await Promise.all(
      [1, 2].map(async () => jalon.connexion.activer(lien, MOT, await code(lue?.secret ?? ''))),
    );
    expect(deux.map((r) => r.issue).sort()).toEqual(['entre', 'refuse']);
    expect(deux.find((r) => r.issue === 'entre')).toMatchObject({
      agent: { id: COMPTE, libelle: 'Nolwenn Le Goff — AI de Rennes', acteur: { role: 'siae', compte: COMPTE } },
    });
    expect(await jalon.connexion.lireInvitation(lien)).toBeNull();
    expect((await jalon.comptes.consulter('ai-rennes'))?.vue.comptes[0]?.etat).toBe('actif');
  });

  it('n’est pas prise avec un mauvais code ou un mot de passe faible, et dit lesquels sans rien écrire', async () => {
    const lien = await jalon.connexion.inviter('ai-rennes', COMPTE);
    const { head } = await jalon.store.health();
    const r = await jalon.connexion.activer(lien, 'court', '000000');
    expect(r.issue === 'refuse' && r.champs.map((c) => c.champ)).toEqual(['motDePasse', 'code']);
    expect((await jalon.store.health()).head).toBe(head);
    expect(await jalon.connexion.lireInvitation(lien)).not.toBeNull();
  });

  it('devinée, échue, ou d’un compte retiré depuis, n’est rien', async () => {
    expect(await jalon.connexion.lireInvitation('x'.repeat(43))).toBeNull();
    const lien = await jalon.connexion.inviter('ai-rennes', COMPTE);
    avancer(7 * 24 * 60);
    expect(await jalon.connexion.lireInvitation(lien)).toBeNull();
    const autre = await jalon.connexion.inviter('ai-rennes', COMPTE);
    expect(await ordonner('RetirerCompte', { compte: COMPTE })).toBe('accepte');
    expect(await jalon.connexion.lireInvitation(autre)).toBeNull();
    expect((await jalon.connexion.activer(autre, MOT, '123456')).issue).toBe('refuse');
  });
});

describe('Entrer', () => {
  it('demande l’adresse, le mot de passe et un code qui n’a pas servi ; le reste se ressemble', async () => {
    await prendre();
    const bon = await code(secret);
    const faux = bon === '123456' ? '654321' : '123456';
    const refus = { issue: 'refuse', champs: [] };
    expect(await entrer('personne@exemple.fr')).toEqual(refus);
    expect(await entrer(COURRIEL, `${MOT} `)).toEqual(refus);
    expect(await entrer(COURRIEL, MOT, faux)).toEqual(refus);
    expect(await entrer(COURRIEL, MOT, '')).toEqual(refus);
    expect(await entrer(` ${COURRIEL.toUpperCase()}`)).toMatchObject({ issue: 'entre', agent: { id: COMPTE } });
    expect(await entrer(COURRIEL, MOT, bon)).toEqual(refus);
    avancer(2);
    expect((await entrer()).issue).toBe('entre');
  });

  it('coûte le même hachage à qui n’existe pas', async () => {
    expect(await motDePasseJuste(null, 'leurre : personne n’a ce mot de passe')).toBe(false);
    await prendre();
    // the shortest of three: a busy machine only makes one longer
    const duree = async (courriel: string): Promise<number> => {
      const durees: number[] = [];
      for (let i = 0; i < 3; i++) {
        const debut = performance.now();
        await entrer(courriel, 'un mauvais mot de passe');
        durees.push(performance.now() - debut);
      }
      return Math.min(...durees);
    };
    const [inconnu, connu] = [await duree('personne@exemple.fr'), await duree(COURRIEL)];
    // an answer without a hash takes a hundredth of it
    expect(inconnu).toBeGreaterThan(connu / 10);
  });

  it('n’est plus possible à un compte retiré, dont les sessions ouvertes cessent à l’instant', async () => {
    const token = await prendre();
    await ordonner('InviterCompte', {
      compte: COMPTE.replace('80', '81'),
      role: 'siae',
      nom: 'B',
      prenom: 'A',
      courriel: 'b@exemple.fr',
    });
    await ordonner('ActiverCompte', { compte: COMPTE.replace('80', '81') });
    expect(await jalon.connexion.agentDe(token)).toMatchObject({ id: COMPTE });
    expect(await ordonner('RetirerCompte', { compte: COMPTE, successeur: COMPTE.replace('80', '81') })).toBe('accepte');
    expect(await jalon.connexion.agentDe(token)).toBeNull();
    expect(await jalon.connexion.sessions.lister(COMPTE)).toEqual([]);
    expect((await entrer()).issue).toBe('refuse');
  });
});

describe('Un accès perdu', () => {
  it('renouvelé, ne laisse ni session, ni mot de passe, ni code d’avant ; le lien en donne d’autres', async () => {
    const [token, avant] = [await prendre(), secret];
    let cessees = 0;
    jalon.connexion.sessions.quandFinit(COMPTE, () => void cessees++);
    const ancien = await jalon.connexion.inviter('ai-rennes', COMPTE);
    // nothing waits: a link made too soon opens nothing
    expect(await jalon.connexion.lireInvitation(ancien)).toBeNull();
    const perdu = { organisation: 'ai-rennes', type: 'RenouvelerAcces', data: { compte: COMPTE }, acteur: CONSOLE };
    expect(await deciderDuCompte(jalon, { ...perdu, simuler: true })).toMatchObject({ token: null });
    expect(await jalon.connexion.agentDe(token)).not.toBeNull();
    const { resultat, token: jeton } = await deciderDuCompte(jalon, perdu);
    expect([resultat.issue, cessees]).toEqual(['accepte', 1]);
    expect(await jalon.connexion.agentDe(token)).toBeNull();
    expect((await entrer()).issue).toBe('refuse');
    expect(await jalon.connexion.lireInvitation(ancien)).toBeNull();
    secret = (await jalon.connexion.lireInvitation(jeton ?? ''))?.secret ?? '';
    expect(secret).not.toBe(avant);
    const autreMot = 'cinq autres mots choisis au hasard';
    expect((await jalon.connexion.activer(jeton ?? '', autreMot, await code(avant))).issue).toBe('refuse');
    expect((await jalon.connexion.activer(jeton ?? '', autreMot, await code(secret))).issue).toBe('entre');
    avancer(2);
    expect((await entrer()).issue).toBe('refuse');
    expect((await entrer(COURRIEL, autreMot, await code(avant))).issue).toBe('refuse');
    expect((await entrer(COURRIEL, autreMot)).issue).toBe('entre');
    expect(await jalon.connexion.agentDe(token)).toBeNull();
  });

  it('dont la session n’a pas été fermée à temps ne la rend pas', async () => {
    const token = await prendre();
    const gardees = await jalon.connexion.sessions.lister(COMPTE);
    const { toutFermer } = jalon.connexion.sessions;
    // a machine that stops between the fact and what follows it
    jalon.connexion.sessions.toutFermer = async () => undefined;
    expect(await ordonner('RenouvelerAcces', { compte: COMPTE })).toBe('accepte');
    jalon.connexion.sessions.toutFermer = toutFermer;
    expect(await jalon.connexion.sessions.lister(COMPTE)).toEqual(gardees);
    await prendre();
    expect(await jalon.connexion.agentDe(token)).toBeNull();
    expect(await jalon.connexion.sessions.lister(COMPTE)).toHaveLength(1);
  });

  it('d’une invitation qui attend, fait un nouveau lien, et le premier ne sert plus', async () => {
    const premier = await jalon.connexion.inviter('ai-rennes', COMPTE);
    expect(await jalon.connexion.lireInvitation(premier)).not.toBeNull();
    const { token: jeton } = await deciderDuCompte(jalon, {
      organisation: 'ai-rennes',
      type: 'RenouvelerAcces',
      data: { compte: COMPTE },
      acteur: CONSOLE,
    });
    expect(await jalon.connexion.lireInvitation(premier)).toBeNull();
    expect(await jalon.connexion.lireInvitation(jeton ?? '')).toMatchObject({ courriel: COURRIEL });
  });
});

describe('Une session', () => {
  it('finit après une demi-heure sans requête, et douze heures quoi qu’il arrive', async () => {
    const token = await prendre();
    avancer(27);
    expect(await jalon.connexion.agentDe(token)).not.toBeNull();
    avancer(29);
    expect(await jalon.connexion.agentDe(token)).not.toBeNull();
    avancer(30);
    expect(await jalon.connexion.agentDe(token)).toBeNull();
    const autre = await entrer();
    const longue = autre.issue === 'entre' ? autre.token : '';
    for (let i = 0; i < 29; i++) {
      avancer(24);
      expect([i, (await jalon.connexion.agentDe(longue)) !== null]).toEqual([i, true]);
    }
    avancer(24);
    expect(await jalon.connexion.agentDe(longue)).toBeNull();
  });

  it('se liste, se ferme de loin, survit à un redémarrage, et n’a rien d’elle sur le disque', async () => {
    const token = await prendre();
    const autre = await entrer();
    const second = autre.issue === 'entre' ? autre.token : '';
    expect(second).not.toBe(token);
    await jalon.fermer();
    jalon = await ouvrir();
    const lire = (): string =>
      readdirSync(racine, { recursive: true, withFileTypes: true })
        .filter((e) => e.isFile())
        .map((e) => readFileSync(join(e.parentPath, e.name), 'latin1'))
        .join('');
    const bytes = lire();
    expect(bytes).toContain('IdentifiantsDefinis.v1');
    for (const cache of [token, second, secret, COURRIEL, MOT, 'argon2id'])
      expect([cache, bytes.includes(cache)]).toEqual([cache, false]);
    const liste = await jalon.connexion.sessions.lister(COMPTE);
    expect(liste).toHaveLength(2);
    const celle = (await jalon.connexion.agentDe(second))?.session.id ?? '';
    expect(await jalon.connexion.sessions.fermerLaSienne('un-autre', celle)).toBe(false);
    expect(await jalon.connexion.sessions.fermerLaSienne(COMPTE, celle)).toBe(true);
    expect(await jalon.connexion.agentDe(second)).toBeNull();
    expect(await jalon.connexion.agentDe(token)).not.toBeNull();
    expect(await jalon.connexion.sessions.fermer(token)).toBe(true);
    expect(await jalon.connexion.agentDe(token)).toBeNull();
    for (const devine of ['', 'x'.repeat(43), celle]) expect(await jalon.connexion.agentDe(devine)).toBeNull();
  });
});

describe('Un mot de passe, un code', () => {
  it.each([
    ['court', 'de 16 à 200 caractères'],
    ['a'.repeat(20), 'au moins cinq caractères différents'],
    ['x'.repeat(201), 'de 16 à 200 caractères'],
    [`mon ${COURRIEL} à moi`, 'sans votre adresse électronique'],
    [MOT, null],
  ])('%s : %s', (mot, attendu) => expect(refusDuMotDePasse(mot, COURRIEL)).toBe(attendu));

  it('un code vaut à trente secondes près, et n’est que six chiffres', async () => {
    const [s, la] = ['JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 1_800_000_000];
    const bon = await generate({ secret: s, epoch: la });
    for (const [decalage, attendu] of [
      [0, true],
      [30, true],
      [-30, true],
      [90, false],
      [-90, false],
    ] as const)
      expect([decalage, await codeJuste(s, bon, new Date((la + decalage) * 1000))]).toEqual([decalage, attendu]);
    for (const mauvais of ['', '12345', '1234567', 'abcdef', ` ${bon}`, `${bon}\n`])
      expect(await codeJuste(s, mauvais, new Date(la * 1000))).toBe(false);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Acteur } from '@jalon/droit';
import { executerOrdreExploitant, ouvrirJalon, type Jalon } from '../index.js';

let racine: string;
let jalon: Jalon;
const ouvrir = (): Promise<Jalon> =>
  ouvrirJalon({
    donnees: join(racine, 'donnees'),
    horloge: () => new Date('2026-11-24T12:00:00Z'),
    organisations: [{ id: 'ai-rennes', type: 'AI', departement: '35', nom: 'AI de Rennes' }],
  });
beforeEach(async () => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-comptes-'));
  jalon = await ouvrir();
});
afterEach(async () => {
  await jalon.fermer();
  rmSync(racine, { recursive: true });
});

const COMPTE = '5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a80';
const data = {
  compte: COMPTE,
  role: 'siae',
  administrateur: true,
  nom: 'Zqxcanarinom',
  prenom: 'Zqxcanariprenom',
  courriel: 'zqxcanari@exemple.fr',
};
const ordonner = (type: string, champs: object, organisation = 'ai-rennes') =>
  executerOrdreExploitant(jalon, { ordre: 'compte', organisation, type, data: JSON.stringify(champs) });
const ddets = (departement: string): Acteur => ({
  role: 'ddets',
  organisation: { id: `ddets-${departement}`, departement },
});
const agent: Acteur = {
  role: 'siae',
  organisation: { id: 'ai-rennes', type: 'AI', departement: '35' },
  compte: COMPTE,
};

describe('les comptes d’une organisation, enregistrés', () => {
  it('s’ouvrent sur la machine, et se relisent après un redémarrage', async () => {
    expect(await ordonner('InviterCompte', data)).toMatchObject({
      issue: 'compte',
      phrase: 'Enregistré.',
      comptes: [{ id: COMPTE, etat: 'invite' }],
    });
    expect(await ordonner('ActiverCompte', { compte: COMPTE })).toMatchObject({
      issue: 'compte',
      comptes: [{ etat: 'actif' }],
    });
    const avant = await jalon.comptes.consulter('ai-rennes');
    await jalon.fermer();
    jalon = await ouvrir();
    expect(await jalon.comptes.consulter('ai-rennes')).toEqual(avant);
    expect(avant?.vue.comptes[0]).toMatchObject({ nom: 'Zqxcanarinom', administrateur: true });
  });

  it('ne sont nommés par aucun fichier, et plus par personne une fois leur clé détruite', async () => {
    await ordonner('InviterCompte', data);
    const lus = (): string =>
      readdirSync(racine, { recursive: true, withFileTypes: true })
        .filter((e) => e.isFile())
        .map((e) => readFileSync(join(e.parentPath, e.name), 'latin1'))
        .join('');
    expect(lus()).toContain('CompteInvite.v1');
    expect(lus()).not.toMatch(/zqxcanari/i);
    expect((await jalon.comptes.journal('ai-rennes'))?.map((e) => e.phrase)).toEqual([
      'Un compte est ouvert à Zqxcanariprenom Zqxcanarinom, pour administrer l’organisation.',
    ]);
    await jalon.exploitation?.effacer([COMPTE], 'Fin de la durée de conservation.');
    await jalon.fermer();
    jalon = await ouvrir();
    expect((await jalon.comptes.consulter('ai-rennes'))?.vue.comptes[0]).toMatchObject({
      id: COMPTE,
      nom: null,
      courriel: null,
    });
    expect((await jalon.comptes.journal('ai-rennes'))?.map((e) => e.phrase)).toEqual([
      'Un compte est ouvert à un agent, pour administrer l’organisation.',
    ]);
  });

  it('se lisent de l’organisation et de l’État dans son département, et n’existent pas pour les autres', async () => {
    await ordonner('InviterCompte', data);
    const lire = async (lecteur: Acteur) => (await jalon.comptes.consulter('ai-rennes', { lecteur })) !== null;
    expect(await Promise.all([agent, ddets('35')].map(lire))).toEqual([true, true]);
    const autres: Acteur[] = [ddets('44'), { role: 'siae', organisation: { id: 'aci-nantes', departement: '44' } }];
    expect(await Promise.all(autres.map(lire))).toEqual([false, false]);
    for (const lecteur of autres) {
      const dire = (organisation: string) =>
        jalon.comptes.executer({
          organisation,
          type: 'RetirerCompte',
          data: { compte: COMPTE },
          acteur: lecteur,
          lecteur,
        });
      expect(await dire('ai-rennes')).toEqual(await dire('ai-nulle-part'));
    }
  });

  it('refusent une donnée mal formée, un compte dit deux fois et une organisation inconnue, sans rien écrire', async () => {
    const { head } = await jalon.store.health();
    for (const faux of [
      { ...data, compte: 'x' },
      { ...data, courriel: 'sans arobase' },
      { ...data, courriel: 'a@b\r\nBcc: c@d' },
      { ...data, role: 'systeme' },
      { ...data, superviseur: true },
      { ...data, nom: '' },
    ])
      expect(await ordonner('InviterCompte', faux)).toMatchObject({ issue: 'refuse' });
    expect(await ordonner('InviterCompte', data, 'ai-rene')).toMatchObject({
      issue: 'refuse',
      constats: expect.arrayContaining([
        expect.objectContaining({ condition: 'organisation_connue', satisfaite: false }),
      ]),
    });
    expect(
      await executerOrdreExploitant(jalon, {
        ordre: 'compte',
        organisation: 'ai-rennes',
        type: 'InviterCompte',
        data: '{',
      }),
    ).toEqual({
      issue: 'inconnu',
      message: 'Données illisibles.',
    });
    expect((await jalon.store.health()).head).toBe(head);
  });
});

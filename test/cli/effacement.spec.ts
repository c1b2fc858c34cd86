import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ouvrirJalon } from '@jalon/application';
import { accepte, ddets, prescripteur } from '../../libs/application/essais/personnages.js';
import { lancerServeur } from '../serveur-construit.js';
import { dossierNeuf, lancer } from './terminal-de-test.js';

let neuf: ReturnType<typeof dossierNeuf>;
let parcours: string;
const BASE = { JALON_BASE_EFFACEMENT: 'Registre des traitements, n° 4' };
const effacement = (args: string[], env: Record<string, string> = BASE) =>
  lancer(['effacement', ...args, '--donnees', neuf.donnees], { env });

beforeEach(async () => {
  neuf = dossierNeuf();
  const jalon = await ouvrirJalon({ donnees: neuf.donnees, horloge: () => new Date('2021-10-01T10:00:00Z') });
  const data = { personne: { nom: 'Zqxcanari', prenom: 'Awa', naissance: '1984-05-02' } };
  ({ parcours } = accepte(await jalon.moteur.executer({ type: 'OuvrirParcours', data, acteur: prescripteur })));
  await jalon.fermer();
});
afterEach(() => neuf.effacer());

const simuler = async (): Promise<string> => {
  const { sortie } = await effacement(['executer', parcours, '--json']);
  return (JSON.parse(sortie) as { code: string }).code;
};

describe('jalon effacement', () => {
  it('propose ce qui est échu, montre, efface avec le code montré, certifie ; le journal reste intact', async () => {
    const propose = await effacement(['proposer']);
    expect([propose.code, propose.sortie]).toEqual([0, expect.stringContaining(parcours)]);
    expect(propose.sortie).toContain('01/10/2023');
    const simulation = await effacement(['executer', parcours]);
    expect(simulation.messages).toMatch(/SIMULATION.*--confirmer [0-9a-f]{12}/);
    expect((await effacement(['certificat', parcours])).code).toBe(4);
    const code = await simuler();
    const fait = await effacement(['executer', parcours, '--confirmer', code]);
    expect([fait.code, fait.sortie]).toEqual([0, expect.stringContaining('clé détruite')]);
    const certificat = await effacement(['certificat', parcours]);
    expect(certificat.code).toBe(0);
    expect(certificat.sortie).toContain('Clé de la personne : détruite');
    expect(certificat.sortie).toContain('Base de la conservation : Registre des traitements, n° 4');
    expect(certificat.sortie).toMatch(/— jalon|\n— /);
    const page = (await effacement(['certificat', parcours, '--html'])).sortie;
    expect(page).toContain('<h1>Certificat d’effacement');
    expect(page).not.toContain('Zqxcanari');
    expect((await lancer(['preuve', 'verifier', '--donnees', neuf.donnees])).code).toBe(0);
    expect((await effacement(['proposer'])).messages).toContain('Aucun dossier à effacer.');
  });

  it('refuse un code qui n’est plus celui de ce qui serait effacé, et n’efface rien', async () => {
    const code = await simuler();
    const jalon = await ouvrirJalon({ donnees: neuf.donnees });
    const data = { cause: 'CONTROLE' };
    accepte(await jalon.moteur.executer({ parcours, type: 'ProrogerConservation', data, acteur: ddets }));
    await jalon.fermer();
    const r = await effacement(['executer', parcours, '--confirmer', code]);
    expect([r.code, r.messages]).toEqual([5, expect.stringContaining('relisez la simulation')]);
    expect((await effacement(['certificat', parcours])).code).toBe(4);
    const retenu = await effacement(['executer', parcours]);
    expect([retenu.code, retenu.sortie]).toEqual([3, expect.stringContaining('conservation prorogée depuis')]);
    expect((await effacement(['proposer'])).messages).toContain('Aucun dossier à effacer.');
  });

  it('sans base dite par le déploiement, n’efface rien et dit qui la renseigne', async () => {
    const r = await effacement(['executer', parcours], {});
    expect([r.code, r.sortie]).toEqual([3, expect.stringContaining('dite par le déploiement')]);
    // the name of the setting is for whoever sets it: a condition is also read on pages
    expect((await effacement(['executer', '--aide'], {})).sortie).toContain('JALON_BASE_EFFACEMENT');
  });

  it.each([
    ['sous la base de son déploiement', BASE, 0, 'clé détruite'],
    ['et sans base, il refuse, quoi que dise la ligne de commande', {}, 5, 'relisez la simulation'],
  ])('à côté d’un serveur, c’est lui qui efface, %s', async (_, env, attendu, dit) => {
    const code = await simuler();
    const serveur = await lancerServeur({ donnees: neuf.donnees, env });
    try {
      const fait = await effacement(['executer', parcours, '--confirmer', code]);
      expect([fait.code, fait.sortie + fait.messages]).toEqual([attendu, expect.stringContaining(dit)]);
    } finally {
      await serveur.arreter();
    }
  });

  it('dit d’un dossier inconnu qu’il n’existe pas, et d’un fondement inconnu ce qui est attendu', async () => {
    expect((await effacement(['executer', '00000000-0000-4000-8000-000000000000'])).code).toBe(4);
    expect((await effacement(['executer', 'Zqx'])).code).toBe(2);
    const r = await effacement(['executer', parcours, '--fondement', 'CAPRICE']);
    expect([r.code, r.sortie]).toEqual([3, expect.stringContaining('CONSERVATION_ECHUE')]);
  });
});

import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon } from '@jalon/application';
import { ConfigurationRefusee, lireConfiguration } from './configuration.js';
import { preparerDemonstration } from './demonstration.js';
import { sortie } from './journal-http.js';

describe('La configuration', () => {
  it('a une valeur pour tout', () => {
    expect(lireConfiguration({})).toMatchObject({ port: 3000, lecture: 'plateforme', demonstration: 60 });
  });

  it('refuse une valeur impossible en nommant la variable', () => {
    for (const [nom, valeur] of [
      ['PORT', '80a'],
      ['PORT', '70000'],
      ['JALON_DEMONSTRATION', '-1'],
      ['JALON_LECTURE', 'autre'],
    ] as const) {
      expect(() => lireConfiguration({ [nom]: valeur })).toThrow(ConfigurationRefusee);
      expect(() => lireConfiguration({ [nom]: valeur })).toThrow(nom);
    }
  });
});

describe('Le département de démonstration', () => {
  let racine: string;
  let donnees: string;
  beforeEach(() => {
    sortie.ecrire = () => undefined;
    racine = mkdtempSync(join(tmpdir(), 'jalon-demo-'));
    donnees = join(racine, 'donnees');
  });
  afterEach(() => rmSync(racine, { recursive: true, force: true }));
  const preparer = (parcours = 2) =>
    preparerDemonstration({ ...lireConfiguration({ JALON_DONNEES: donnees, JALON_DEMONSTRATION: String(parcours) }) });
  const tete = async (): Promise<number> => {
    const jalon = await ouvrirJalon({ donnees });
    const { head } = await jalon.store.health();
    await jalon.fermer();
    return head;
  };

  it('se charge une seule fois', async () => {
    await preparer();
    const faits = await tete();
    expect(faits).toBeGreaterThan(2);
    await preparer();
    expect(await tete()).toBe(faits);
  });

  it('recommence depuis le début s’il a été interrompu, et ne touche à rien d’autre', async () => {
    await preparer();
    const faits = await tete();
    writeFileSync(join(donnees, '.demonstration-en-cours'), '');
    mkdirSync(join(donnees, 'parametres'));
    await preparer();
    expect(await tete()).toBe(faits);
    expect(existsSync(join(donnees, 'parametres'))).toBe(true);
    expect(existsSync(join(donnees, '.demonstration-en-cours'))).toBe(false);
  });

  it('ne se charge pas si l’on n’en veut pas', async () => {
    await preparer(0);
    expect(existsSync(join(donnees, 'evenements.db'))).toBe(false);
  });
});

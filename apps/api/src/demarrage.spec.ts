import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationRefusee, ouvrirJalon } from '@jalon/application';
import { lireConfiguration } from './configuration.js';
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
      ['JALON_EVENTSTOREDB', '127.0.0.1:2113'],
    ] as const) {
      expect(() => lireConfiguration({ [nom]: valeur })).toThrow(ConfigurationRefusee);
      expect(() => lireConfiguration({ [nom]: valeur })).toThrow(nom);
    }
  });
});

describe('Le département de démonstration', () => {
  let racine: string;
  let donnees: string;
  let dits: string[];
  beforeEach(() => {
    dits = [];
    sortie.ecrire = () => undefined;
    racine = mkdtempSync(join(tmpdir(), 'jalon-demo-'));
    donnees = join(racine, 'donnees');
  });
  afterEach(() => rmSync(racine, { recursive: true, force: true }));
  const preparer = (parcours = 2) =>
    preparerDemonstration(
      lireConfiguration({ JALON_DONNEES: donnees, JALON_DEMONSTRATION: String(parcours) }),
      (phrase) => void dits.push(phrase),
    );
  const empreintes = (): string[] =>
    [donnees, `${donnees}-cles`].flatMap((dossier) =>
      readdirSync(dossier).map(
        (nom) =>
          `${nom} ${createHash('sha256')
            .update(readFileSync(join(dossier, nom)))
            .digest('hex')}`,
      ),
    );
  const tete = async (): Promise<number> => {
    const jalon = await ouvrirJalon({ donnees });
    const { head } = await jalon.store.health();
    await jalon.fermer();
    return head;
  };

  it('se charge une seule fois, et le démarrage suivant dit pourquoi il n’en charge pas', async () => {
    await preparer();
    const faits = await tete();
    expect(faits).toBeGreaterThan(2);
    expect(dits).toEqual([]);
    await preparer();
    expect(dits).toEqual([expect.stringMatching(/^Démonstration non chargée : le dossier de données contient déjà «/)]);
    expect(await tete()).toBe(faits);
  });

  it('lit le droit ajouté par l’exploitant et le laisse à sa place', async () => {
    mkdirSync(join(donnees, 'parametres/pass'), { recursive: true });
    writeFileSync(join(donnees, 'parametres/pass/carence.yaml'), 'libelle: Sans version\nselon: jour\nversions: []\n');
    await expect(preparer()).rejects.toThrow();
    rmSync(join(donnees, 'parametres/pass/carence.yaml'));
    await preparer();
    expect(await tete()).toBeGreaterThan(2);
    expect(readdirSync(join(donnees, 'parametres/pass'))).toEqual([]);
    expect(readdirSync(racine).sort()).toEqual(['donnees', 'donnees-cles']);
  });

  it.each(['.demonstration-en-cours', 'demonstration', 'construction-finie.json'])(
    'aucun fichier posé dans un dossier réel (%s) n’y change un octet',
    async (nom) => {
      await preparer();
      const avant = empreintes();
      writeFileSync(join(donnees, nom), '');
      await preparer();
      rmSync(join(donnees, nom));
      expect(empreintes()).toEqual(avant);
    },
  );

  it.each(['maitresse.cle', 'index.cle', 'scellement.pem', 'points.jsonl'])(
    'ne prend pas la place d’un journal perdu dont il reste %s',
    async (nom) => {
      mkdirSync(`${donnees}-cles`);
      writeFileSync(join(`${donnees}-cles`, nom), 'ce qui reste');
      await preparer();
      expect(dits).toEqual([expect.stringContaining(`le dossier des clés contient déjà « ${nom} »`)]);
      expect([existsSync(donnees), readdirSync(`${donnees}-cles`)]).toEqual([false, [nom]]);
    },
  );

  it.each([
    ['des données', ''],
    ['des clés', '-cles'],
  ])('un fichier à la place du dossier %s est dit en français, et reste là', async (nom, suffixe) => {
    writeFileSync(donnees + suffixe, 'autre chose');
    for (const parcours of [2, 0])
      await expect(preparer(parcours)).rejects.toThrow(`à la place du dossier ${nom} n’est pas de Jalon`);
    await expect(ouvrirJalon({ donnees })).rejects.toThrow(`à la place du dossier ${nom} n’est pas de Jalon`);
    expect(readdirSync(racine)).toEqual([`donnees${suffixe}`]);
    expect(readFileSync(donnees + suffixe, 'utf8')).toBe('autre chose');
  });

  it('ne se charge pas si l’on n’en veut pas', async () => {
    await preparer(0);
    expect(existsSync(join(donnees, 'evenements.db'))).toBe(false);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  acheverMiseEnPlace,
  constructionsLaissees,
  finir,
  mettreEnPlace,
  obstacle,
  prefixe,
  type Cible,
} from './mise-en-place.js';

let racine: string;
let pour: Cible;
let depuis: Cible;
const CLES = ['index.cle', 'maitresse.cle', 'points.jsonl', 'scellement.pem'];
const DONNEES = ['cles.db', 'personnes.db', 'projections.db', 'evenements.db'];
const NOMS = [...CLES.map((nom) => ['cles', nom] as const), ...DONNEES.map((nom) => ['donnees', nom] as const)];

beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-mise-en-place-'));
  pour = { donnees: join(racine, 'donnees'), cles: join(racine, 'donnees-cles') };
  depuis = { donnees: mkdtempSync(prefixe(pour.donnees)), cles: mkdtempSync(prefixe(pour.cles)) };
  for (const [dossier, nom] of NOMS) writeFileSync(join(depuis[dossier], nom), `contenu de ${nom}`);
});
afterEach(() => rmSync(racine, { recursive: true, force: true }));

const complete = (): boolean =>
  NOMS.every(
    ([d, nom]) => existsSync(join(pour[d], nom)) && readFileSync(join(pour[d], nom), 'utf8') === `contenu de ${nom}`,
  );

/** What a start leaves when it is cut after `n` names. */
function couper(n: number): void {
  finir(depuis, pour);
  mkdirSync(pour.cles, { recursive: true });
  mkdirSync(pour.donnees, { recursive: true });
  for (const [d, nom] of NOMS.slice(0, n)) linkSync(join(depuis[d], nom), join(pour[d], nom));
}

describe('Mettre en place une démonstration construite à côté', () => {
  it('donne tous les noms et ne laisse rien derrière', () => {
    mettreEnPlace(depuis, pour);
    expect(complete()).toBe(true);
    expect(constructionsLaissees(pour)).toEqual([]);
    expect(obstacle(pour)).toContain('contient déjà');
  });

  it.each(NOMS.map((_, n) => n + 1))('coupée après %i noms, elle s’achève au démarrage suivant', (n) => {
    couper(n);
    mkdirSync(join(pour.donnees, 'parametres'));
    expect(acheverMiseEnPlace(pour)).toBe(true);
    expect(complete()).toBe(true);
    expect(constructionsLaissees(pour)).toEqual([]);
    expect(acheverMiseEnPlace(pour)).toBe(false);
  });

  it('coupée avant le premier nom, elle n’est rien : le dossier reste libre', () => {
    couper(0);
    expect(acheverMiseEnPlace(pour)).toBe(false);
    expect(obstacle(pour)).toBe(null);
  });

  it.each([
    ['un fichier étranger', () => writeFileSync(join(pour.donnees, 'acces-2026-11.db'), 'réel')],
    ['une clé qui n’est pas la sienne', () => remplacer(join(pour.cles, 'maitresse.cle'))],
    ['un morceau perdu', () => rmSync(join(depuis.donnees, 'evenements.db'))],
    ['un morceau altéré', () => remplacer(join(depuis.donnees, 'evenements.db'))],
  ])('ne s’achève pas sur %s, et ne touche à rien', (_, abimer) => {
    couper(6);
    abimer();
    const avant = photographie();
    expect(acheverMiseEnPlace(pour)).toBe(false);
    expect(() => mettreEnPlace(depuis, pour)).toThrow('contient déjà');
    expect(photographie()).toEqual(avant);
  });

  it('ne s’achève pas dans un autre dossier que le sien', () => {
    couper(3);
    expect(acheverMiseEnPlace({ ...pour, cles: join(racine, 'autres-cles') })).toBe(false);
  });
});

function remplacer(fichier: string): void {
  rmSync(fichier);
  writeFileSync(fichier, 'autre chose');
}

const photographie = (): string[] =>
  [pour.donnees, pour.cles].flatMap((d) => readdirSync(d).map((nom) => `${nom} ${readFileSync(join(d, nom), 'utf8')}`));

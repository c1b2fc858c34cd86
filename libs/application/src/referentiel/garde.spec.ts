import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chargerAvecGarde } from './garde.js';

const carence = (annees: number) => [
  {
    chemin: 'pass/carence',
    yaml: `libelle: Délai de carence\nselon: jour\nversions:\n  - effet: 2021-09-01\n    publication: 2021-08-31\n    duree: { valeur: ${annees}, unite: annee }\n    references:\n      - { titre: "R. 5132-1-4", href: "https://www.legifrance.gouv.fr/" }\n`,
  },
];
let dossier: string;
let fichier: string;
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'jalon-garde-'));
  fichier = join(dossier, 'referentiel.json');
});
afterEach(() => rmSync(dossier, { recursive: true }));
const lire = (annees: number, construction = 'a') => {
  const referentiel = chargerAvecGarde(carence(annees), fichier, construction);
  return [referentiel.empreinte, referentiel.auJour('2025-01-01').lire('pass/carence')?.valeurs.duree.valeur];
};

describe('Le référentiel gardé', () => {
  it('est le même que celui qui vient d’être lu', () => {
    const lu = lire(2);
    const gardee = readFileSync(fichier, 'utf8');
    expect(lire(2)).toEqual(lu);
    expect(readFileSync(fichier, 'utf8')).toBe(gardee);
  });

  it('ne sert ni pour un autre texte, ni pour une autre construction, ni abîmé', () => {
    const deux = lire(2);
    expect(lire(3)[1]).toBe(3);
    expect(lire(2)).toEqual(deux);
    const garde = JSON.parse(readFileSync(fichier, 'utf8')) as { droit: string; libelles: string };
    for (const abimee of [
      { droit: garde.droit.replace('"valeur":2', '"valeur":9') },
      { libelles: garde.libelles.replace('carence', 'clémence') },
      { libelles: undefined },
    ]) {
      writeFileSync(fichier, JSON.stringify({ ...garde, ...abimee }));
      expect(lire(2)).toEqual(deux);
      expect(JSON.parse(readFileSync(fichier, 'utf8'))).toEqual(garde);
    }
    const avant = readFileSync(fichier, 'utf8');
    lire(2, 'b');
    expect(readFileSync(fichier, 'utf8')).not.toBe(avant);
    writeFileSync(fichier, '{');
    expect(lire(2)).toEqual(deux);
  });

  it('se passe de fichier quand il ne peut pas l’écrire', () => {
    const ailleurs = join(dossier, 'absent', 'referentiel.json');
    expect(
      chargerAvecGarde(carence(2), ailleurs, 'a').auJour('2025-01-01').lire('pass/carence')?.valeurs.duree.valeur,
    ).toBe(2);
  });
});

/** What the fingerprints cover: the law is values, dates and references; its wording is apart; what it is tried with is in neither. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { sha256, textes } from '../essais/charger.js';
import type { Texte } from './parametre.js';
import { Referentiel } from './referentiel.js';
import { deplacer, seuils } from './seuils.js';

type Fichier = { libelle: string; selon: string; versions: Record<string, unknown>[] };
const vrais = textes();
const charger = (...liste: Texte[]): Referentiel => Referentiel.charger(liste, sha256);
const parametres = vrais.filter((t) => !t.chemin.startsWith('conditions/'));
const conditions = vrais.filter((t) => t.chemin.startsWith('conditions/'));

/** A référentiel made of that file alone (the real one takes half a second to parse), and the same with the file changed. */
function changer<F>({ chemin, yaml }: Texte, change: (fichier: F) => void): { vrai: Referentiel; autre: Referentiel } {
  const fichier = JSON.parse(JSON.stringify(parse(yaml, { schema: 'core' }))) as F;
  change(fichier);
  return { vrai: charger({ chemin, yaml }), autre: charger({ chemin, yaml: stringify(fichier) }) };
}
const choix = fc.record({
  texte: fc.constantFrom(...parametres),
  rang: fc.nat(),
  mot: fc.string({ minLength: 3, maxLength: 20, unit: fc.constantFrom('a', 'é', ' ', '’', '«', 'z') }),
});
const version = (f: Fichier, rang: number): Record<string, unknown> =>
  f.versions[rang % f.versions.length] as Record<string, unknown>;
const HEADER = ['effet', 'publication', 'lecture', 'retroactif', 'abroge', 'references', 'mots', 'note'];
const valeursDe = (v: Record<string, unknown>): [string, unknown][] =>
  Object.entries(v).filter(([cle]) => !HEADER.includes(cle));
const essais = { numRuns: 200 };

describe('Les empreintes du référentiel', () => {
  it('un libellé, une note ou une phrase corrigés : le droit garde son empreinte, les libellés en ont une autre', () => {
    const corriger = fc.constantFrom<(f: Fichier, rang: number, mot: string) => void>(
      (f, _, mot) => (f.libelle += mot),
      (f, rang, mot) => (version(f, rang)['note'] = `${String(version(f, rang)['note'] ?? '')} ${mot}.`),
      (f, rang, mot) => (version(f, rang)['mots'] = { une: mot }),
    );
    fc.assert(
      fc.property(choix, corriger, ({ texte, rang, mot }, corrige) => {
        const { vrai, autre } = changer<Fichier>(texte, (f) => corrige(f, rang, `${mot}.`));
        expect(autre.empreinte).toBe(vrai.empreinte);
        expect(autre.empreinteLibelles).not.toBe(vrai.empreinteLibelles);
      }),
      essais,
    );
  });

  it('le libellé d’une condition, ou qui peut lever l’obstacle : de même', () => {
    fc.assert(
      fc.property(fc.constantFrom(...conditions), fc.nat(), fc.boolean(), (texte, rang, qui) => {
        const { vrai, autre } = changer<Record<string, { libelle: string; derogation?: string }>>(texte, (f) => {
          const codes = Object.values(f);
          const condition = codes[rang % codes.length] as { libelle: string; derogation?: string };
          if (qui) condition.derogation = `${condition.derogation ?? ''} le préfet`;
          else condition.libelle += '.';
        });
        expect(autre.empreinte).toBe(vrai.empreinte);
        expect(autre.empreinteLibelles).not.toBe(vrai.empreinteLibelles);
      }),
      essais,
    );
  });

  it('une date, une référence, ou quelle date choisit la version : le droit est un autre', () => {
    const changements = fc.constantFrom<(f: Fichier, rang: number) => void>(
      (f, rang) => (version(f, rang)['publication'] = '2019-12-25'),
      (f, rang) => (version(f, rang)['effet'] = '2019-12-26'),
      (f, rang) => (version(f, rang)['retroactif'] = true),
      (f, rang) => (version(f, rang)['references'] as { titre: string }[]).forEach((r) => (r.titre += ' bis')),
      (f, rang) => (version(f, rang)['references'] as { href: string }[]).forEach((r) => (r.href += '?bis')),
      (f) => (f.selon += '_bis'),
      (f, rang) => void f.versions.splice(rang % f.versions.length, 1, { ...version(f, rang), effet: '2029-01-01' }),
    );
    fc.assert(
      fc.property(choix, changements, ({ texte, rang }, change) => {
        const { vrai, autre } = changer<Fichier>(texte, (f) => change(f, rang));
        expect(autre.empreinte).not.toBe(vrai.empreinte);
      }),
      essais,
    );
  });

  it('un seuil déplacé d’une unité : le droit est un autre, les libellés non', () => {
    const avecSeuils = parametres.filter((t) =>
      (parse(t.yaml, { schema: 'core' }) as Fichier).versions.some((v) =>
        valeursDe(v).some(([, x]) => seuils(x, 'x').length > 0),
      ),
    );
    let deplaces = 0;
    fc.assert(
      fc.property(fc.constantFrom(...avecSeuils), fc.nat(), ({ chemin, yaml }, rang) => {
        const { vrai, autre } = changer<Fichier>({ chemin, yaml }, (f) => {
          const v = version(f, rang);
          for (const [cle, valeur] of valeursDe(v)) {
            const [premier] = seuils(valeur, cle);
            if (premier === undefined || premier === 'niveau') continue;
            Object.assign(v, deplacer({ [cle]: valeur }, premier.split('.'), 1));
            deplaces++;
            return;
          }
        });
        expect(autre.empreinteLibelles).toBe(vrai.empreinteLibelles);
        const memes = JSON.stringify([...autre.parametres]) === JSON.stringify([...vrai.parametres]);
        expect(autre.empreinte === vrai.empreinte).toBe(memes);
      }),
      essais,
    );
    expect(deplaces).toBeGreaterThan(20);
  });

  it('l’ordre des clés d’un fichier et les commentaires ne comptent pas', () => {
    const retourner = (v: Record<string, unknown>) => Object.fromEntries(Object.entries(v).reverse());
    fc.assert(
      fc.property(fc.constantFrom(...parametres), (texte) => {
        const { vrai, autre } = changer<Fichier>(texte, (f) => (f.versions = f.versions.map(retourner)));
        expect([autre.empreinte, autre.empreinteLibelles]).toEqual([vrai.empreinte, vrai.empreinteLibelles]);
      }),
      essais,
    );
  });

  it('les deux textes conservés redonnent le même référentiel, et aucun essai n’y est', () => {
    const vrai = charger(...vrais);
    const relu = Referentiel.depuisTextes(vrai.texteDuDroit, vrai.texteDesLibelles, vrai);
    // to the order of the keys: a sentence that lists values is the same whether the law comes from the files or from the log
    expect(JSON.stringify([...relu.parametres])).toBe(JSON.stringify([...vrai.parametres]));
    expect(JSON.stringify(relu.conditions)).toBe(JSON.stringify(vrai.conditions));
    expect([sha256(relu.texteDuDroit), sha256(relu.texteDesLibelles)]).toEqual([
      vrai.empreinte,
      vrai.empreinteLibelles,
    ]);
    for (const texte of [vrai.texteDuDroit, vrai.texteDesLibelles])
      expect(texte).not.toMatch(/"(exemples|bornes|situation|attendu|satisfaite)"/);
  });

  it('sans les libellés, un code tient lieu de nom et les articles restent', () => {
    const vrai = charger(...vrais);
    const relu = Referentiel.depuisTextes(vrai.texteDuDroit, null, vrai);
    expect(relu.auJour('2025-03-01').libelle('prolongation/motifs/RQTH')).toBe('RQTH');
    expect(relu.references('pass/carence@2021-09-01')).toEqual(vrai.references('pass/carence@2021-09-01'));
  });
});

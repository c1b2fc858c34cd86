import { describe, expect, it } from '@jest/globals';
import { ModificationRefusee, modifier } from './modifier.js';
import { Referentiel } from './referentiel.js';

const ref = '[{ titre: "Code du travail", href: "https://www.legifrance.gouv.fr/" }]';
const droit = Referentiel.charger(
  [
    {
      chemin: 'pass/duree',
      yaml: `libelle: Durée\nselon: jour\nversions:
  - { effet: 2020-01-01, publication: 2020-01-01, lecture: plateforme, duree: { valeur: 2, unite: annee }, references: ${ref} }
  - { effet: 2024-02-28, publication: 2024-02-28, lecture: plateforme, duree: { valeur: 730, unite: jour }, references: ${ref} }
  - { effet: 2021-09-01, publication: 2021-08-31, lecture: code, duree: { valeur: 24, unite: mois }, decompte: quantieme, references: ${ref} }`,
    },
    {
      chemin: 'mise-a-disposition/plafond-heures',
      yaml: `libelle: Plafond\nselon: jour\nversions:
  - { effet: 2014-07-01, publication: 2014-07-01, heures: 480, periode: { valeur: 24, unite: mois }, siae: [AI], references: ${ref} }
  - { effet: 2026-01-01, publication: 2025-12-31, abroge: true, references: ${ref} }`,
    },
    {
      chemin: 'prolongation/fenetre',
      yaml: `libelle: Fenêtre\nselon: jour\nversions:
  - { effet: 2020-01-01, publication: 2020-01-01, ouverture: { reference: fin, duree: { valeur: 7, unite: mois } }, fermeture: { valeur: 3, unite: mois }, references: ${ref} }`,
    },
  ],
  (t) => String(t.length),
);
const pass = (d: Referentiel, jour: string, lecture: 'plateforme' | 'code' = 'plateforme') => {
  const { valeur, unite } = d.auJour(jour, lecture).lire('pass/duree')?.valeurs.duree ?? {};
  return `${valeur} ${unite}`;
};

describe('Modifier le droit pour une étude', () => {
  it('vaut du jour dit, versions suivantes comprises, et rien ne change avant ni dans le droit du produit', () => {
    const { referentiel, modification } = modifier(droit, 'pass/duree=36 mois@2023-06-01', 'plateforme');
    expect(['2023-05-31', '2023-06-01', '2024-02-27', '2024-02-28'].map((j) => pass(referentiel, j))).toEqual([
      '2 annee',
      '36 mois',
      '36 mois',
      '36 mois',
    ]);
    expect(modification).toEqual({
      chemin: 'pass/duree',
      champ: 'duree',
      effet: '2023-06-01',
      avant: '2 ans',
      apres: '36 mois',
    });
    expect(pass(droit, '2024-02-28')).toBe('730 jour');
  });

  it('ne touche que la lecture étudiée, dont le décompte reste', () => {
    const { referentiel } = modifier(droit, 'pass/duree=36 mois@2021-09-01', 'code');
    expect(referentiel.auJour('2025-01-01', 'code').lire('pass/duree')?.valeurs).toEqual({
      duree: { valeur: 36, unite: 'mois' },
      decompte: 'quantieme',
    });
  });

  it('trouve seul le champ qui a la forme de la valeur, ou prend celui qui est nommé', () => {
    const plafond = modifier(droit, 'mise-a-disposition/plafond-heures=600@2021-09-01', 'plateforme');
    expect(plafond.modification).toMatchObject({ champ: 'heures', avant: '480', apres: '600' });
    const lire = (j: string) =>
      plafond.referentiel.auJour(j).lire('mise-a-disposition/plafond-heures')?.valeurs ?? null;
    expect(lire('2021-08-31')).toMatchObject({ heures: 480 });
    expect(lire('2025-12-31')).toMatchObject({ heures: 600, siae: ['AI'] });
    // a repeal stays a repeal
    expect(lire('2026-01-01')).toBeNull();
    const liste = modifier(droit, 'mise-a-disposition/plafond-heures:siae=AI, ETTI@2021-09-01', 'plateforme');
    expect(liste.modification).toMatchObject({ champ: 'siae', avant: 'AI', apres: 'AI, ETTI' });
    const profond = modifier(droit, 'prolongation/fenetre:ouverture.duree=9 mois@2021-09-01', 'plateforme');
    expect(profond.referentiel.auJour('2022-01-01').lire('prolongation/fenetre')?.valeurs.ouverture).toEqual({
      reference: 'fin',
      duree: { valeur: 9, unite: 'mois' },
    });
  });

  it.each([
    ['pass/duree', /n’est pas une modification : parametre=valeur@jour/],
    ['pass/duree=36 mois', /n’est pas une modification/],
    ['pass/duree=36 mois@2024-02-30', /« 2024-02-30 » n’est pas un jour/],
    ['pass/longueur=36 mois@2024-02-28', /paramètre inconnu « pass\/longueur »/],
    ['pass/duree:longueur=36 mois@2024-02-28', /n’a pas de champ « longueur » : duree \(730 jours\)/],
    ['pass/duree=36@2024-02-28', /« 36 » n’a la forme d’aucune valeur .* : duree \(730 jours\)/],
    ['prolongation/fenetre=9 mois@2024-02-28', /peut être plusieurs champs .* ouverture\.duree \(7 mois\)/],
    ['pass/duree=36 mois@2019-12-31', /aucune valeur le 2019-12-31 .* premier jour connu, 2020-01-01/],
    ['mise-a-disposition/plafond-heures=600@2026-02-01', /aucune valeur le 2026-02-01 .* abrogé le 2026-01-01/],
    ['mise-a-disposition/plafond-heures:siae=AI, XX@2022-01-01', /« AI, XX » n’est pas une valeur .* champ siae/],
  ])('refuse « %s » en disant pourquoi', (demande, pourquoi) => {
    expect(() => modifier(droit, demande, 'plateforme')).toThrow(ModificationRefusee);
    expect(() => modifier(droit, demande, 'plateforme')).toThrow(pourquoi);
  });
});

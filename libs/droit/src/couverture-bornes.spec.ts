import { describe, expect, it } from '@jest/globals';
import { bon, bonnes, controles, deuxAns, libelles, premierJour, reference } from '../essais/echantillon.js';

describe('la couverture des bornes', () => {
  it('voit un seuil qu’aucune borne ne lit', () => {
    expect(controles({ essais: bonnes.replace(`  - ${deuxAns}\n`, '') })).toEqual(['seuil_sans_borne']);
  });

  it('voit une borne qui passe à côté du seuil : le déplacer d’une unité ne change pas ses réponses', () => {
    const loin = deuxAns.replace('borne: 2', 'borne: 5').replace('[non, oui, oui]', '[oui, oui, oui]');
    expect(controles({ essais: bonnes.replace(deuxAns, loin) })).toEqual(['borne_sans_effet', 'seuil_sans_borne']);
  });

  it('demande chaque version, et non seulement la dernière', () => {
    const deux = `${bon}\n  - { effet: 2023-09-01, publication: 2023-08-31, duree: { valeur: 3, unite: annee }, references: ${reference} }`;
    expect(controles({ yaml: deux })).toEqual(['seuil_sans_borne', 'effet_sans_borne']);
    const trois = deuxAns.replace('2022-01-01', '2023-09-01').replace('borne: 2', 'borne: 3');
    const passage = premierJour
      .replace('borne: 2021', 'situation: { n: 2 }, borne: 2023')
      .replace('[non, oui, oui]', '[oui, non, non]');
    expect(controles({ yaml: deux, essais: `${bonnes}\n  - ${trois}\n  - ${passage}` })).toEqual([]);
  });

  it('voit un premier jour qu’aucune borne ne montre', () => {
    expect(controles({ essais: bonnes.replace(`\n  - ${premierJour}`, '') })).toEqual(['effet_sans_borne']);
  });

  it('ne demande que le seuil, pas le premier jour, à une version qui renouvelle le texte sans rien changer', () => {
    const renouvelee = `${bon}\n  - { effet: 2023-09-01, publication: 2023-08-31, duree: { valeur: 2, unite: annee }, references: ${reference} }`;
    expect(controles({ yaml: renouvelee })).toEqual(['seuil_sans_borne']);
  });

  it('accepte une exception dite une fois, avec sa raison, et refuse celle qui ne sert à rien', () => {
    const nue = 'bornes: []';
    const exception = (lignes: string): string => `dossier: []\noui_ou_non: [assez]\nsans_borne:\n${lignes}`;
    const raison = '"rien n’en dépend dans une règle"';
    expect(
      controles({ essais: nue, bornes: exception(`  pass/*.duree: ${raison}\n  pass/carence.effet: ${raison}`) }),
    ).toEqual([]);
    expect(
      controles({
        essais: nue,
        bornes: exception(
          `  pass/carence.duree: ${raison}\n  pass/carence.effet: ${raison}\n  pass/duree.duree: ${raison}`,
        ),
      }),
    ).toEqual(['exception_inutile']);
    for (const [version, reste] of [
      ['pass/carence@2021-09-01', []],
      ['pass/carence@2021-09-02', ['effet_sans_borne', 'exception_inutile']],
    ] as const)
      expect(
        controles({ essais: nue, bornes: exception(`  pass/carence.duree: ${raison}\n  ${version}: ${raison}`) }),
      ).toEqual(reste);
  });

  it('voit une condition sans borne qui n’est pas dite un simple oui ou non, et l’inverse', () => {
    const conditions = `${libelles}\nautre: { libelle: Autre }`;
    const dite = (codes: string): string => `dossier: []\nsans_borne: {}\noui_ou_non: [${codes}]`;
    expect(controles({ conditions })).toEqual(['condition_sans_borne']);
    expect(controles({ conditions, bornes: dite('autre') })).toEqual([]);
    expect(controles({ conditions, bornes: dite('autre, assez') })).toEqual(['condition_sans_borne']);
    expect(controles({ conditions, bornes: dite('autre, disparue') })).toEqual(['exception_inutile']);
  });

  it('juge les bornes du dossier sans leur demander de citer un paramètre', () => {
    const conditions = `${libelles}\nconnu: { libelle: Connu }`;
    const dossier = (satisfaite: string): string =>
      `oui_ou_non: []\nsans_borne: {}\ndossier:\n  - { nom: plus de trois, le: 2022-01-01, regle: delai, champ: n, borne: 3, condition: connu, satisfaite: ${satisfaite} }`;
    expect(controles({ conditions, bornes: dossier('[non, non, sans_objet]') })).toEqual([]);
    expect(controles({ conditions, bornes: dossier('[non, sans_objet, sans_objet]') })).toEqual(['borne_fausse']);
  });
});

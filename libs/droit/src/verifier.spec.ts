import { describe, expect, it } from '@jest/globals';
import { essais, referentiel, sha256, textes } from '../essais/charger.js';
import { bon, bonnes, controles, deuxAns, premierJour, problemes, reference } from '../essais/echantillon.js';
import { lireEssais } from './essais.js';
import type { Version } from './parametre.js';
import { Referentiel } from './referentiel.js';
import { constat, definirRegle } from './regle.js';
import { verifierReferentiel, type Probleme } from './verifier.js';

const juger = (yaml: string): Probleme['controle'][] => controles({ yaml });
/** A référentiel read back from the log, as it would be after somebody tampered with its text. */
const falsifier = (modifier: (version: Record<string, unknown>) => void): Probleme['controle'][] => {
  const vrai = Referentiel.charger([{ chemin: 'pass/carence', yaml: bon }], () => 'e');
  const texte = JSON.parse(vrai.texteDuDroit) as { parametres: { versions: Record<string, unknown>[] }[] };
  modifier(texte.parametres[0]?.versions[0] as Record<string, unknown>);
  const faux = Referentiel.depuisTextes(JSON.stringify(texte), vrai.texteDesLibelles, vrai);
  return verifierReferentiel(faux, lireEssais([]), []).map((p) => p.controle);
};
const ajouter = (effet: string, annees: number): string =>
  `${bon}\n  - { effet: ${effet}, publication: 2021-08-31, duree: { valeur: ${annees}, unite: annee }, references: ${reference} }`;

describe('le vérificateur du référentiel', () => {
  it('ne trouve aucun problème dans les fichiers réels', () => {
    expect(verifierReferentiel(referentiel(), essais())).toEqual([]);
  });

  it('ne reproche rien à un bon échantillon', () => {
    expect(juger(bon)).toEqual([]);
  });

  it('voit deux versions dans le désordre, ou du même jour', () => {
    expect(juger(ajouter('2021-09-01', 3))).toContain('versions_triees');
    expect(juger(ajouter('2020-09-01', 3))).toContain('versions_triees');
  });

  it('accepte une version par lecture le même jour', () => {
    const deux = bon.replace('2021-09-01, publication', '2021-09-01, lecture: plateforme, publication');
    const lectures = `${deux}\n  - { effet: 2021-09-01, lecture: code, publication: 2021-08-31, duree: { valeur: 24, unite: mois }, references: ${reference} }`;
    const enCode = [
      deuxAns.replace('borne: 2', 'borne: 24'),
      premierJour.replace('regle', 'situation: { n: 30 }, regle'),
    ]
      .map((b) => `\n  - ${b.replace('nom', 'lecture: code, nom')}`)
      .join('');
    expect(controles({ yaml: lectures, essais: `${bonnes}${enCode}` })).toEqual([]);
  });

  it('voit une version sans référence https', () => {
    expect(falsifier((v) => (v['references'] = []))).toContain('reference_https');
    expect(falsifier((v) => (v['references'] = [{ titre: 'x', href: 'http://exemple.fr' }]))).toContain(
      'reference_https',
    );
  });

  it('voit une limite que la plateforme seule dit et que le code garde sans raison, et une raison sans objet', () => {
    const deLaPlateforme = bon.replaceAll(/href: "[^"]+"/g, 'href: "https://github.com/gip-inclusion/les-emplois/"');
    const dit = (yaml: string): string => yaml.replace('versions:', 'enCode: sans elle, rien ne finirait\nversions:');
    expect(deLaPlateforme).not.toBe(bon);
    expect(juger(deLaPlateforme)).toEqual(['heritage_sans_raison']);
    expect(juger(dit(deLaPlateforme))).toEqual([]);
    expect(juger(dit(bon))).toEqual(['raison_sans_heritage']);
  });

  it('voit une publication après l’effet, sauf si elle est dite rétroactive', () => {
    const tardive = bon.replace('publication: 2021-08-31', 'publication: 2021-10-01');
    expect(juger(tardive)).toEqual(['publication_avant_effet']);
    expect(juger(tardive.replace('publication: 2021-10-01', 'publication: 2021-10-01, retroactif: true'))).toEqual([]);
  });

  it('voit une unité que le calendrier ne connaît pas', () => {
    expect(falsifier((v) => (v['valeurs'] = { duree: { valeur: 2, unite: 'trimestre' } }))).toContain('unite_connue');
  });

  it('lit chaque version de son premier à son dernier jour, sans que personne ne l’écrive', () => {
    // a reader that would keep the version before for one more day, or that would forget a repeal
    const faux = (lireAutrement: (jour: string, vraie: Version | null) => Version | null): string[] => {
      const vrai = Referentiel.charger([{ chemin: 'pass/carence', yaml: ajouter('2023-09-01', 3) }], () => 'e');
      const versions = vrai.parametres.get('pass/carence')?.versions ?? [];
      const menteur = Object.assign(Object.create(vrai) as Referentiel, {
        auJour: (le: string) => ({
          ...vrai.auJour(le),
          lire: () => {
            const v = lireAutrement(le, versions.findLast((x) => x.effet <= le) ?? null);
            return v && { valeurs: v.valeurs, source: `pass/carence@${v.effet}` };
          },
        }),
      });
      return verifierReferentiel(menteur, lireEssais([]), [])
        .filter((p) => p.controle === 'lecture_fausse')
        .map((p) => p.message.replace(/ : .*/, ''));
    };
    const [premiere] = Referentiel.charger([{ chemin: 'pass/carence', yaml: bon }], () => 'e').parametres.values();
    const deux = premiere?.versions[0] ?? null;
    expect(faux((_, v) => v)).toEqual([]);
    expect(faux((le, v) => (le === '2023-09-01' ? deux : v))).toEqual([
      'lecture plateforme, le 2023-09-01 (premier jour)',
      'lecture code, le 2023-09-01 (premier jour)',
    ]);
    expect(faux((le, v) => (le === '2023-08-31' ? null : v))).toHaveLength(4);
    expect(faux((le, v) => (le > '2500' ? null : v))).toHaveLength(2);
    expect(faux((le, v) => (le === '2021-08-31' ? deux : v))).toHaveLength(2);
  });

  it('ne lit rien la veille de la première version, ni depuis une abrogation', () => {
    const abroge = `${bon}\n  - { effet: 2023-09-01, publication: 2023-08-31, abroge: true, references: ${reference} }`;
    expect(juger(abroge)).not.toContain('lecture_fausse');
    const lu = Referentiel.charger([{ chemin: 'pass/carence', yaml: abroge }], () => 'e');
    const jours = ['2021-08-31', '2021-09-01', '2023-08-31', '2023-09-01'];
    expect(jours.map((j) => lu.auJour(j).lire('pass/carence') !== null)).toEqual([false, true, true, false]);
  });

  it('voit des essais dont le paramètre n’existe pas, et un exemple qui nomme une règle inconnue', () => {
    const orphelins = lireEssais([{ chemin: 'pass/disparu', yaml: 'exemples: []' }]);
    expect(verifierReferentiel(referentiel(), orphelins, []).map((p) => p.controle)).toContain('essais_sans_parametre');
    const inconnue = `${bonnes}\nexemples:\n  - { nom: inconnue, le: 2022-01-01, regle: divination, attendu: favorable }`;
    expect(controles({ essais: inconnue })).toEqual(['regle_inconnue']);
  });

  it('refuse un exemple qui ne dit pas ce qui est attendu, et une valeur recopiée dans la loi ou dans les essais', () => {
    for (const exemple of [
      '{ nom: vide, le: 2022-01-01 }',
      '{ nom: muet, le: 2022-01-01, regle: delai }',
      '{ nom: copie, le: 2022-01-01, valeur: null }',
    ])
      expect(() => problemes({ essais: `exemples:\n  - ${exemple}` })).toThrow(
        /essais\/pass\/carence\.yaml, exemples\.0/,
      );
    expect(() => problemes({ yaml: `${bon}\n${bonnes}` })).toThrow(/parametres\/pass\/carence\.yaml/);
  });

  describe('les exemples de règle', () => {
    const seuil = definirRegle<{ n: number }>('seuil', 'Un seuil', [
      (_, { n }) => constat('assez', n >= 3, '3', String(n), []),
    ]);
    const avec = (exemple: string, base = 5, conditions?: string): Probleme['controle'][] =>
      controles({
        essais: `${bonnes}\nexemples:\n  - ${exemple}`,
        regles: [{ regle: seuil as never, situation: () => ({ n: base }) }],
        ...(conditions === undefined ? {} : { conditions }),
      });

    it('passent quand la règle répond comme annoncé', () => {
      expect(avec('{ nom: base, le: 2022-01-01, regle: seuil, attendu: favorable }')).toEqual([]);
      expect(
        avec('{ nom: peu, le: 2022-01-01, regle: seuil, situation: { n: 2 }, attendu: defavorable, manque: [assez] }'),
      ).toEqual([]);
    });
    it('échouent sur l’issue, ou sur la condition attendue', () => {
      expect(avec('{ nom: peu, le: 2022-01-01, regle: seuil, situation: { n: 2 }, attendu: favorable }')).toEqual([
        'exemple_faux',
      ]);
      expect(
        avec('{ nom: peu, le: 2022-01-01, regle: seuil, situation: { n: 2 }, attendu: defavorable, manque: [autre] }'),
      ).toEqual(['exemple_faux']);
    });
    it('exigent une situation de base favorable et un libellé par condition', () => {
      expect(avec('{ nom: assez, le: 2022-01-01, regle: seuil, situation: { n: 4 }, attendu: favorable }', 1)).toEqual([
        'situation_de_base_defavorable',
      ]);
      expect(
        avec('{ nom: base, le: 2022-01-01, regle: seuil, attendu: favorable }', 5, 'autre: { libelle: Autre }'),
      ).toContain('condition_sans_libelle');
    });
  });

  it('lit tous les fichiers, et refuse une condition dite deux fois', () => {
    const conditions = textes().filter((t) => t.chemin.startsWith('conditions/'));
    expect(textes().length).toBe(referentiel().parametres.size + conditions.length);
    expect(textes('essais').length).toBe(essais().parametres.size + 1);
    const double = { chemin: 'conditions/zz', yaml: 'carence: { libelle: Encore }' };
    expect(() => Referentiel.charger([...textes(), double], sha256)).toThrow(/conditions\/zz\.yaml, carence/);
  });
});

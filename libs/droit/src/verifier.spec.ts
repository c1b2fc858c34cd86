import { describe, expect, it } from '@jest/globals';
import { referentiel, textes } from '../essais/charger.js';
import { bon, controles, deuxAns, exemples, premierJour, reference } from '../essais/echantillon.js';
import { Referentiel } from './referentiel.js';
import { constat, definirRegle } from './regle.js';
import { verifierReferentiel, type Probleme } from './verifier.js';

const juger = (yaml: string): Probleme['controle'][] => controles({ yaml });
/** A référentiel read back from the log, as it would be after somebody tampered with its text. */
const falsifier = (modifier: (version: Record<string, unknown>) => void): Probleme['controle'][] => {
  const texte = JSON.parse(Referentiel.charger([{ chemin: 'pass/carence', yaml: bon }], () => 'e').texteCanonique) as {
    parametres: { versions: Record<string, unknown>[] }[];
  };
  modifier(texte.parametres[0]?.versions[0] as Record<string, unknown>);
  return verifierReferentiel(Referentiel.depuisTexteCanonique(JSON.stringify(texte), 'e'), []).map((p) => p.controle);
};

describe('le vérificateur du référentiel', () => {
  it('ne trouve aucun problème dans les fichiers réels', () => {
    expect(verifierReferentiel(referentiel())).toEqual([]);
  });

  it('ne reproche rien à un bon échantillon', () => {
    expect(juger(bon)).toEqual([]);
  });

  it('voit deux versions dans le désordre, ou du même jour', () => {
    const seconde = (effet: string): string =>
      bon.replace(
        exemples,
        `\n  - { effet: ${effet}, publication: 2021-08-31, duree: { valeur: 3, unite: annee }, references: ${reference} }${exemples}`,
      );
    expect(juger(seconde('2021-09-01'))).toContain('versions_triees');
    expect(juger(seconde('2020-09-01'))).toContain('versions_triees');
  });

  it('accepte une version par lecture le même jour', () => {
    const deux = bon.replace('2021-09-01, publication', '2021-09-01, lecture: plateforme, publication').replace(
      exemples,
      `\n  - { effet: 2021-09-01, lecture: code, publication: 2021-08-31, duree: { valeur: 24, unite: mois }, references: ${reference} }${exemples}
  - { nom: veille, le: 2021-08-31, lecture: code, valeur: null }
  - { nom: premier jour, le: 2021-09-01, lecture: code, valeur: { duree: { valeur: 24, unite: mois } } }`,
    );
    const enCode = [
      deuxAns.replace('borne: 2', 'borne: 24'),
      premierJour.replace('regle', 'situation: { n: 30 }, regle'),
    ]
      .map((b) => `\n  - ${b.replace('nom', 'lecture: code, nom')}`)
      .join('');
    expect(juger(deux.replace('bornes:', `bornes:${enCode}`))).toEqual([]);
  });

  it('voit une version sans référence https', () => {
    expect(falsifier((v) => (v['references'] = []))).toContain('reference_https');
    expect(falsifier((v) => (v['references'] = [{ titre: 'x', href: 'http://exemple.fr' }]))).toContain(
      'reference_https',
    );
  });

  it('voit une publication après l’effet, sauf si elle est dite rétroactive', () => {
    const tardive = bon.replace('publication: 2021-08-31', 'publication: 2021-10-01');
    expect(juger(tardive)).toEqual(['publication_avant_effet']);
    expect(juger(tardive.replace('publication: 2021-10-01', 'publication: 2021-10-01, retroactif: true'))).toEqual([]);
  });

  it('voit une unité que le calendrier ne connaît pas', () => {
    expect(falsifier((v) => (v['valeurs'] = { duree: { valeur: 2, unite: 'trimestre' } }))).toContain('unite_connue');
  });

  it('voit un exemple de valeur faux', () => {
    expect(juger(bon.replace('valeur: { duree: { valeur: 2', 'valeur: { duree: { valeur: 3'))).toEqual([
      'exemple_faux',
    ]);
    expect(
      juger(
        bon.replace('le: 2021-08-31, valeur: null', 'le: 2021-08-31, valeur: { duree: { valeur: 2, unite: annee } }'),
      ),
    ).toEqual(['exemple_faux']);
  });

  it('voit une version sans exemple la veille ou le premier jour', () => {
    expect(juger(bon.replace('  - { nom: veille, le: 2021-08-31, valeur: null }\n', ''))).toEqual([
      'version_sans_exemple',
    ]);
    expect(juger(bon.replace(exemples, ''))).toEqual(['version_sans_exemple', 'version_sans_exemple']);
  });

  it('lit de nouveau le lendemain d’une version, sauf si le fichier le montre lui-même', () => {
    const deux = bon.replace(
      exemples,
      `\n  - { effet: 2021-09-02, publication: 2021-08-31, duree: { valeur: 3, unite: annee }, references: ${reference} }${exemples}`,
    );
    expect(juger(deux)).toContain('lendemain_different');
    const montre = `${deux}\n  - { nom: seconde, le: 2021-09-02, valeur: { duree: { valeur: 3, unite: annee } } }`;
    expect(juger(montre)).not.toContain('lendemain_different');
  });

  it('voit un exemple qui ne dit rien, ou pas ce qui est attendu, ou qui nomme une règle inconnue', () => {
    expect(juger(`${bon}\n  - { nom: vide, le: 2022-01-01 }`)).toEqual(['exemple_incomplet']);
    expect(juger(`${bon}\n  - { nom: inconnue, le: 2022-01-01, regle: divination, attendu: favorable }`)).toEqual([
      'regle_inconnue',
    ]);
  });

  describe('les exemples de règle', () => {
    const seuil = definirRegle<{ n: number }>('seuil', 'Un seuil', [
      (_, { n }) => constat('assez', n >= 3, '3', String(n), []),
    ]);
    const avec = (exemple: string, base = 5, conditions?: string): Probleme['controle'][] =>
      controles({
        yaml: `${bon}\n  - ${exemple}`,
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
      expect(avec('{ nom: peu, le: 2022-01-01, regle: seuil, situation: { n: 2 } }')).toEqual(['exemple_incomplet']);
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

  it('lit tous les fichiers, les libellés et les bornes des conditions à part', () => {
    expect(textes().length).toBe([...referentiel().parametres.keys()].length + 2);
  });
});

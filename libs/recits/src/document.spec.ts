import { describe, expect, it } from '@jest/globals';
import { DocumentInvalide, lireScenario } from './document.js';
import { distance, plusProche } from './proximite.js';

const document = (etapes: string, reste = ''): string => `{
  "titre": "Essai",
  "acteurs": { "ml": { "role": "prescripteur", "organisation": { "id": "ml", "habilitee": true } } },
  ${reste}
  "etapes": [
${etapes}
  ]
}`;
const etape = (le: string, plus = '', data = '{}', type = 'OuvrirParcours'): string =>
  `    { "le": "${le}", "acteur": "ml", ${plus} "commande": { "type": "${type}", "data": ${data} } }`;
const lue = (plus: string): string => `    { "le": "2025-01-10", "acteur": "ml", ${plus} }`;
const echec = (source: string): DocumentInvalide => {
  try {
    lireScenario(source);
  } catch (e) {
    if (e instanceof DocumentInvalide) return e;
    throw e;
  }
  throw new Error('document accepté');
};

describe('Document d’un scénario', () => {
  it('est lu en lecture plateforme par défaut', () => {
    const { scenario, avertissements } = lireScenario(document(etape('2025-01-10')));
    expect(scenario.lecture).toBe('plateforme');
    expect(scenario.etapes).toHaveLength(1);
    expect(avertissements).toEqual([]);
  });
  it.each([
    ['JSON illisible', document('{,}'), 6, /JSON illisible/],
    ['jour qui n’existe pas', document(etape('2025-02-30')), 6, /etapes\[0\]\.le : jour attendu/],
    ['acteur non déclaré', document(etape('2025-01-10').replace('"ml"', '"mll"')), 6, /non déclaré.*« ml »/],
    ['temps qui recule', document([etape('2025-01-10'), etape('2025-01-09')].join(',\n')), 7, /le temps ne recule pas/],
    ['aucune étape', document(''), 5, /au moins une étape/],
    ['champ mal écrit', document(etape('2025-01-10', '"atendu": {},')), 6, /vouliez-vous dire « attendu »/],
    [
      'étape qui n’agit ni ne lit',
      document('    { "le": "2025-01-10", "acteur": "ml" }'),
      6,
      /etapes\[0\] : une étape a « commande » ou « lire »/,
    ],
    ['étape qui agit et lit', document(etape('2025-01-10', '"lire": "journal",')), 6, /l’un des deux/],
    ['recherche sans éléments', document(lue('"lire": "pass"')), 6, /« avec » va avec « lire: pass »/],
    [
      'attendu d’une autre lecture',
      document(lue('"lire": "parcours", "attendu": { "journal": [] }')),
      6,
      /lire: journal/,
    ],
    [
      'structure regardée par ce qui n’en lit pas',
      document(lue('"structure": "ai-rennes", "lire": "anomalies"')),
      6,
      /« lire: anomalies » ne regarde pas une structure/,
    ],
    ['lecture inconnue', document(etape('2025-01-10'), '"lecture": "stricte",'), 4, /lecture/],
    [
      'commande mal écrite',
      document(etape('2025-01-10', '', '{}', 'OuvrirParcour')),
      6,
      /etapes\[0\]\.commande\.type : commande inconnue « OuvrirParcour » ; vouliez-vous dire « OuvrirParcours »/,
    ],
    [
      'commande d’une structure sans structure',
      document(etape('2025-01-10', '', '{}', 'SignerConvention')),
      6,
      /« SignerConvention » s’adresse à une structure : dites laquelle/,
    ],
    [
      'commande d’un parcours adressée à une structure',
      document(etape('2025-01-10', '"structure": "ai",')),
      6,
      /s’adresse à un parcours, pas à une structure/,
    ],
    [
      'étape rectifiée à venir',
      document(etape('2025-01-10', '', '{"fait":{"etape":1}}', 'RectifierFait')),
      6,
      /étape précédente/,
    ],
  ])('refuse : %s, avec la ligne et la raison', (_, source, ligne, raison) => {
    const e = echec(source);
    expect(e.erreurs[0]?.ligne).toBe(ligne);
    expect(e.message).toMatch(raison);
  });
  it('laisse une histoire raconter le refus d’une commande qui n’existe pas', () => {
    const attendu = '"attendu": {"issue": "refuse", "famille": "donnee"},';
    const { scenario } = lireScenario(document(etape('2025-01-10', attendu, '{}', 'OuvrirParcour')));
    expect(scenario.etapes).toHaveLength(1);
  });
  it('tolère un champ ajouté et le dit', () => {
    const { avertissements } = lireScenario(document(etape('2025-01-10', '"commentaire": "à part",')));
    expect(avertissements).toEqual([{ ligne: 6, champ: 'etapes[0].commentaire', raison: 'champ inconnu, ignoré' }]);
  });
  it('montre toutes les erreurs d’un coup', () => {
    const source = document(
      [etape('2025-01-10').replace('"ml"', '"x"'), etape('2025-01-09').replace('"ml"', '"y"')].join(',\n'),
    );
    expect(echec(source).erreurs).toHaveLength(3);
  });
});

describe('Mot le plus proche', () => {
  it('compte les fautes de frappe', () => {
    expect(distance('scenrio', 'scenario')).toBe(1);
    expect(plusProche('scenrio', ['parcours', 'scenario'])).toBe('scenario');
    expect(plusProche('voiture', ['parcours', 'scenario'])).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import { commandes } from '@jalon/parcours';
import { catalogueDEntrees } from './catalogue.js';
import { valider } from './valider.js';

const personne = { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' };
const ouvrir = (p: unknown) => valider('OuvrirParcours', { personne: p });
/** Fields refused, or `accepté`. */
const champs = (porte: ReturnType<typeof valider>): string[] =>
  'champs' in porte ? porte.champs.map((c) => c.champ) : ['accepté'];
const imbriquer = (n: number): unknown => JSON.parse('[1'.replace('1', '['.repeat(n) + ']'.repeat(n)) + ']');

describe('La porte', () => {
  it('accepte une commande bien formée, rognée et en forme NFC', () => {
    expect(ouvrir({ ...personne, nom: '  Le\u0301ger ', nir: '2 84 05 2a 238 001 44' })).toEqual({
      type: 'OuvrirParcours',
      data: { personne: { ...personne, nom: 'Léger', nir: '284052A238001' } },
    });
  });

  it('connaît chaque commande qu’une personne peut envoyer, et aucune autre', () => {
    const humaines = Object.entries(commandes)
      .filter(([, c]) => c.qui.some((r) => r !== 'systeme'))
      .map(([type]) => type);
    expect(humaines.filter((t) => !(t in catalogueDEntrees))).toEqual([]);
    expect(
      Object.entries(commandes).filter(([t, c]) => t in catalogueDEntrees && c.qui.every((r) => r === 'systeme')),
    ).toEqual([]);
  });

  it.each([
    ['un type inconnu', 'ProlongationAccordee'],
    ['un type de la machine', 'xstate.init'],
    ['tous les types', '*'],
    ['un type du prototype', 'constructor'],
    ['un type hérité', '__proto__'],
    ['un type terminal', 'done.state.parcours'],
    ['un type qui n’est pas un texte', ['OuvrirParcours']],
  ])('refuse %s', (_, type) => {
    expect(champs(valider(type, {}))).toEqual(['type']);
  });

  it.each([
    ['rien', undefined],
    ['null', null],
    ['un texte', 'data'],
    ['une liste', [personne]],
    ['un nombre', 12],
  ])('refuse %s au lieu des données', (_, data) => {
    expect(champs(valider('OuvrirParcours', data))).toEqual(['data']);
  });

  it.each([
    ['un champ inconnu', { ...personne, admin: true }, 'personne.admin'],
    [
      'une clé __proto__',
      JSON.parse('{"nom":"A","prenom":"B","naissance":"1984-05-02","__proto__":{"admin":true}}'),
      'personne',
    ],
    ['une clé constructor', { ...personne, constructor: { prototype: { admin: true } } }, 'personne'],
    ['une liste au lieu d’un texte', { ...personne, nom: ['Durand'] }, 'personne.nom'],
    ['un objet au lieu d’un texte', { ...personne, nom: { toString: 'Durand' } }, 'personne.nom'],
    ['un nombre au lieu d’un texte', { ...personne, nom: 12 }, 'personne.nom'],
    ['un texte vide', { ...personne, nom: '   ' }, 'personne.nom'],
    ['un texte trop long', { ...personne, nom: 'x'.repeat(101) }, 'personne.nom'],
    ['un caractère nul', { ...personne, nom: 'Du\u0000rand' }, 'personne.nom'],
    ['une moitié de caractère', { ...personne, nom: 'Du\uD83Drand' }, 'personne.nom'],
    ['un renversement de lecture', { ...personne, nom: 'Du\u202Erand' }, 'personne.nom'],
    ['un retour à la ligne dans un nom', { ...personne, nom: 'Du\nrand' }, 'personne.nom'],
    ['le 31 février', { ...personne, naissance: '2025-02-31' }, 'personne.naissance'],
    ['le 29 février d’une année commune', { ...personne, naissance: '2023-02-29' }, 'personne.naissance'],
    ['l’an zéro', { ...personne, naissance: '0000-01-01' }, 'personne.naissance'],
    ['l’an 9999', { ...personne, naissance: '9999-12-31' }, 'personne.naissance'],
    ['un instant au lieu d’un jour', { ...personne, naissance: '1984-05-02T02:30:00Z' }, 'personne.naissance'],
    ['un code inconnu', { ...personne, sexe: 'X' }, 'personne.sexe'],
    ['un NIR dont la clé est fausse', { ...personne, nir: '284053523800112' }, 'personne.nir'],
    ['un NIR trop court', { ...personne, nir: '284' }, 'personne.nir'],
    ['un NIR suivi d’un script', { ...personne, nir: '284053523800197<script>' }, 'personne.nir'],
    ['une liste au lieu de la personne', [personne], 'personne'],
    ['la personne absente', undefined, 'personne'],
  ])('refuse %s', (_, p, champ) => {
    expect(champs(ouvrir(p))).toEqual([champ]);
  });

  it('refuse les nombres qu’on ne peut pas garder', () => {
    const heures = (h: unknown) => champs(valider('DeclarerHeures', { contrat: 'c1', mois: '2025-01', heures: h }));
    expect([17.5, 0, -0, 151.67, 1 / 3, -1, Infinity, NaN, 2 ** 53, '12', 800].map(heures)).toEqual([
      ['accepté'],
      ['accepté'],
      ['accepté'],
      ['accepté'],
      ['heures'],
      ['heures'],
      ['heures'],
      ['heures'],
      ['heures'],
      ['heures'],
      ['heures'],
    ]);
  });

  it('refuse ce qui est trop profond ou trop long, sans s’y perdre', () => {
    expect(champs(valider('DeclarerHeures', { contrat: imbriquer(10_000) }))).toHaveLength(1);
    expect(champs(valider('EtablirDiagnostic', { criteres: Array.from({ length: 1001 }, () => 'RSA') }))).toEqual([
      'criteres',
    ]);
  });

  it('refuse un identifiant qui sortirait de son dossier', () => {
    for (const siae of ['../registre-pass', '$all', 'a/b', 'a b', '', '=1+1', 'x'.repeat(65)])
      expect(champs(valider('OrienterVersSiae', { siae }))).toEqual(['siae']);
  });

  it('garde tel quel un texte hostile dans un champ libre : il sera affiché, jamais exécuté', () => {
    const motif = "<img src=x onerror=alert(1)> '; DROP TABLE events; --";
    expect(valider('DerogerCarence', { motif })).toEqual({ type: 'DerogerCarence', data: { motif } });
  });

  it('ne répète jamais ce qu’elle a reçu', () => {
    const texte = JSON.stringify(ouvrir({ nom: ['canari'], prenom: 'canari\u0000', naissance: 'canari', canari: 1 }));
    expect(texte.replaceAll('personne.canari', '')).not.toContain('canari');
  });
});

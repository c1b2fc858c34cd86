import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../essais/charger.js';
import { articles, constatDe, juger, manque } from '../../essais/juger.js';
import { niveauDAcces, type Lecteur, type LienDAcces } from './acces.js';

const droit = referentiel().auJour('2025-06-02', 'plateforme');

describe('Lire un parcours', () => {
  it.each<[Lecteur, LienDAcces[], string | null]>([
    ['siae', ['embauche', 'auteur'], 'agir'],
    ['siae', ['auteur', 'embauche'], 'agir'],
    ['siae', ['ouverture'], 'lire'],
    ['siae', ['orientation_envoyee'], 'lire'],
    ['siae', ['orientation_recue'], 'lire'],
    ['siae', ['auteur'], 'lire'],
    ['siae', ['departement'], null],
    ['siae', [], null],
    ['prescripteur', ['ouverture'], 'lire'],
    ['prescripteur', ['orientation_envoyee'], 'lire'],
    ['prescripteur', ['diagnostic'], 'lire'],
    ['prescripteur', ['derogation'], 'lire'],
    ['prescripteur', ['demande_adressee'], 'lire'],
    ['prescripteur', ['auteur'], 'lire'],
    ['prescripteur', ['departement'], null],
    ['prescripteur', [], null],
    ['orienteur', ['ouverture', 'auteur'], 'lire_sans_pass'],
    ['orienteur', ['orientation_envoyee'], 'lire_sans_pass'],
    ['orienteur', ['auteur'], null],
    ['ddets', ['departement'], 'lire'],
    ['ddets', [], null],
    ['prefet', ['departement'], 'lire'],
    ['prefet', [], null],
  ])('%s, %j : %s', (lecteur, liens, attendu) => {
    expect(niveauDAcces(droit, { lecteur, liens })).toBe(attendu);
    const verdict = juger('acces', '2025-06-02', { lecteur, liens });
    expect(manque(verdict)).toEqual(attendu === null ? ['lecteur_rattache'] : []);
  });

  it('dit ce qui l’ouvrirait, et d’où cela vient', () => {
    const k = constatDe(juger('acces', '2025-06-02', { lecteur: 'prescripteur', liens: [] }), 'lecteur_rattache');
    expect(k.attendu).toContain('une demande de prolongation qui vous est adressée');
    expect(k.constate).toBe('aucun de ces liens');
    expect(articles(k)).toEqual(['R. 5132-1-21', 'les-emplois de l’inclusion, approvals/perms.py']);
  });

  it.each([
    ['2019-12-31', ['lecteur_rattache', 'base_legale']],
    ['2020-01-01', []],
  ])('le %s : base connue ou pas', (jour, attendu) => {
    expect(manque(juger('acces', jour))).toEqual(attendu);
  });
});

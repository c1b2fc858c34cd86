import { describe, expect, it } from '@jest/globals';
import { cleDHomonymie, cleDuNir, contradictionsDuNir, lireNir, foldName, rapportEntre } from './index.js';

describe('Un NIR', () => {
  it.each([
    '288113523800194',
    '2 88 11 35 238 001 94',
    '2.88.11.35.238.001.94',
    '2-88-11-35-238-001/94',
    ' 2 88 11 35 238 001 ',
    '2881135238001',
    '２８８１１３５２３８００１９４',
  ])('s’écrit %s, et c’est le même : treize caractères', (ecrit) => {
    expect(lireNir(ecrit)).toEqual({ nir: '2881135238001' });
  });

  it.each([
    // worked out apart: 97 − (1850519006084 mod 97), 97 − (1850518006084 mod 97)
    ['185052A006084', 35],
    ['185052B006084', 62],
  ])('de Corse (%s) a sa clé : %i', (nir, cle) => {
    expect(cleDuNir(nir)).toBe(String(cle));
    expect(lireNir(`${nir.toLowerCase()} ${cle}`)).toEqual({ nir });
  });

  it('a une clé de deux chiffres, zéro compris', () => {
    expect(cleDuNir('2881135238001')).toBe('94');
    expect(lireNir('288113523800102')).toEqual({ defaut: 'cle' });
  });

  it.each([
    '',
    '123',
    '288113523800',
    '28811352380019',
    '2881135238001945',
    '588113523800194',
    '288112C238001',
    '2881135238001X4',
  ])('ne s’écrit pas « %s »', (ecrit) => {
    expect(lireNir(ecrit)).toEqual({ defaut: 'forme' });
  });

  it.each([
    [{ sexe: 'F' as const, naissance: '1988-11-03' }, []],
    [{ naissance: '1988-11-03' }, []],
    [{ sexe: 'M' as const, naissance: '1988-11-03' }, ['sexe']],
    [{ sexe: 'F' as const, naissance: '1989-11-03' }, ['annee']],
    [{ sexe: 'F' as const, naissance: '1988-12-03' }, ['mois']],
    [{ sexe: 'M' as const, naissance: '1990-01-01' }, ['sexe', 'annee', 'mois']],
  ])('est confronté à %j', (personne, attendu) => {
    expect(contradictionsDuNir('2881135238001', personne)).toEqual(attendu);
  });

  it.each(['3', '4', '7', '8'])('provisoire (%s…) ne contredit rien', (premier) => {
    expect(contradictionsDuNir(`${premier}881135238001`, { sexe: 'M', naissance: '1990-01-01' })).toEqual([]);
  });

  it('dont le mois de naissance est inconnu ne contredit que l’année ; trente de plus se retranchent', () => {
    expect(contradictionsDuNir('2882035238001', { naissance: '1988-05-03' })).toEqual([]);
    expect(contradictionsDuNir('2884135238001', { naissance: '1988-11-03' })).toEqual([]);
    expect(contradictionsDuNir('2884135238001', { naissance: '1988-10-03' })).toEqual(['mois']);
  });
});

describe('Deux personnes', () => {
  const maelle = { nom: 'Verdier', prenom: 'Maëlle', naissance: '1988-11-03' };
  const nir = '288113523800194';

  it.each([
    ['accents et casse', { ...maelle, nom: 'VERDIER', prenom: 'maelle' }],
    ['ponctuation', { ...maelle, nom: 'Ver-dier', prenom: ' Maëlle.' }],
  ])('peuvent n’en faire qu’une malgré : %s', (_, autre) => {
    expect(rapportEntre(maelle, autre)).toBe('homonyme');
  });

  it('portent les mêmes prénoms dans un autre ordre, un nom composé autrement', () => {
    const a = { nom: 'Le Cœur-Dûr', prenom: 'Anne-Marie Zoé', naissance: '1988-11-03' };
    const b = { nom: 'LECOEUR DUR', prenom: 'Zoe Marie Anne', naissance: '1988-11-03' };
    expect(cleDHomonymie(a)).toBe(cleDHomonymie(b));
    expect(foldName('Lemaître-Dûr')).toBe('LEMAITREDUR');
    expect(rapportEntre(a, { ...b, naissance: '1988-11-04' })).toBe('autre');
    expect(rapportEntre(a, { ...b, prenom: 'Marie' })).toBe('autre');
  });

  it('au même identifiant n’en font qu’une, quel que soit leur nom', () => {
    const autre = { nom: 'Lenoir', prenom: 'M.', naissance: '1990-01-01' };
    expect(rapportEntre({ ...maelle, nir }, { ...autre, nir: '2 88 11 35 238 001' })).toBe('meme');
    const ft = { identifiantFranceTravail: '1234567a' };
    expect(rapportEntre({ ...maelle, ...ft }, { ...autre, identifiantFranceTravail: '1234567-A' })).toBe('meme');
    expect(rapportEntre({ ...maelle, nir, ...ft }, { ...autre, nir: '188113523800134', ...ft })).toBe('meme');
  });

  it('à l’identifiant différent en font deux ; sans identifiant comparable, rien ne le dit', () => {
    expect(rapportEntre({ ...maelle, nir }, { ...maelle, nir: '288113523800291' })).toBe('autre');
    expect(rapportEntre({ ...maelle, nir }, maelle)).toBe('homonyme');
    expect(rapportEntre({ ...maelle, nir }, { ...maelle, identifiantFranceTravail: '1234567A' })).toBe('homonyme');
  });

  it('dont le nom ne dit rien ne sont homonymes de personne', () => {
    expect(cleDHomonymie({ ...maelle, nom: '—' })).toBeNull();
    expect(rapportEntre({ ...maelle, nom: '—' }, { ...maelle, nom: '—' })).toBe('autre');
  });
});

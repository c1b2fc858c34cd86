import { describe, expect, it } from '@jest/globals';
import {
  date,
  dateLongue,
  groupesPass,
  heures,
  jourDe,
  jours,
  moisLong,
  nomDeListe,
  nomDuContrat,
  nommerDans,
  ordreDeGrandeur,
  periode,
} from './formats.js';

const sansInsecables = (texte: string): string => texte.replace(/[\u00a0\u202f]/g, ' ');

describe('formats', () => {
  it('écrit une date en chiffres dans un tableau et en lettres dans une phrase', () => {
    expect(date('2026-11-24')).toBe('24/11/2026');
    expect(sansInsecables(dateLongue('2026-11-24'))).toBe('24 novembre 2026');
    expect(sansInsecables(dateLongue('2027-02-01'))).toBe('1er février 2027');
  });
  it('dit un mois en lettres', () => {
    expect(moisLong('2026-03')).toBe('mars 2026');
  });
  it('dit toujours qu’une période est incluse', () => {
    expect(periode('2026-11-24', '2028-11-23')).toBe('du 24/11/2026 au 23/11/2028 inclus');
    expect(periode('2026-11-24', null)).toBe('depuis le 24/11/2026');
  });
  it('accorde les jours et donne les mois comme simple repère', () => {
    expect(jours(1)).toBe('1 jour');
    expect(jours(214)).toBe('214 jours');
    expect(ordreDeGrandeur(6)).toBeNull();
    expect(ordreDeGrandeur(214)).toBe('environ 7 mois');
  });
  it('écrit les heures comme on les dit', () => {
    expect(sansInsecables(heures(312.5))).toBe('312 h 30');
    expect(sansInsecables(heures(480))).toBe('480 h');
  });
  it('donne le jour civil de Paris d’un instant', () => {
    expect(jourDe('2026-07-01T22:30:00.000Z')).toBe('2026-07-02');
  });
  it('découpe le numéro de PASS en 5, 2 et 5 chiffres', () => {
    expect(groupesPass('999992139048')).toEqual(['99999', '21', '39048']);
    expect(groupesPass('ancien-12')).toEqual(['ancien-12']);
  });
  it('nomme une organisation là où le moteur en dit l’identifiant, et rien d’autre', () => {
    const noms = [{ id: 'ai-coup-de-main', nom: 'AI Coup de main' }];
    expect(nommerDans('Décidée par ai-coup-de-main, demi-journée.', noms)).toBe(
      'Décidée par AI Coup de main, demi-journée.',
    );
    expect(nommerDans('Vers ai-coup-de-main-2.', noms)).toBe('Vers ai-coup-de-main-2.');
    expect(nomDuContrat({ debut: '2026-10-02' })).toBe('Contrat du 02/10/2026');
  });
  it('dit qu’une identité est effacée plutôt que de la laisser vide', () => {
    expect(nomDeListe({ nom: 'Durand', prenom: 'Awa' })).toBe('DURAND Awa');
    expect(nomDeListe(null)).toBe('Identité effacée');
    expect(nomDeListe(null, 'cle_absente')).toBe('Identité illisible (clé absente)');
  });
});

import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../essais/charger.js';
import { rapprochement, type SituationRapprochement } from './rapprochement.js';

const droit = referentiel().auJour('2025-06-03', 'plateforme');
const awa = { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02', sexe: 'F' as const };
const autre = {
  dejaDoublon: false,
  dejaRapproche: false,
  identifiantsContraires: false,
  memesNoms: true,
  passEnVigueur: false,
  identite: awa,
};
const situation: SituationRapprochement = { luiMeme: false, autre, passEnVigueur: false, identite: awa };
const refuse = (s: Partial<SituationRapprochement>): string[] =>
  rapprochement(droit, { ...situation, ...s })
    .constats.filter((k) => !k.satisfaite)
    .map((k) => k.condition);

describe('Rapprocher deux dossiers', () => {
  it('montre les deux identités avant de confirmer, sans en rien garder', () => {
    const { issue, constats } = rapprochement(droit, situation);
    expect(issue).toBe('favorable');
    expect(constats.find((k) => k.condition === 'identites_confrontees')).toMatchObject({
      attendu: 'deux identités d’une même personne',
      constate: 'ici Awa Durand, née le 02/05/1984 ; là Awa Durand, née le 02/05/1984',
      personnel: true,
    });
  });

  it('refuse ce qui n’est pas un autre dossier, ouvert, de la même personne, sans le PASS qui court', () => {
    expect(refuse({ autre: null })).toEqual(['doublon_connu']);
    expect(refuse({ luiMeme: true })).toEqual(['doublon_connu']);
    expect(refuse({ autre: { ...autre, dejaDoublon: true } })).toEqual(['doublon_ouvert']);
    expect(refuse({ autre: { ...autre, dejaRapproche: true } })).toEqual(['doublon_ouvert']);
    expect(refuse({ autre: { ...autre, identifiantsContraires: true } })).toEqual(['meme_personne']);
    expect(refuse({ autre: { ...autre, passEnVigueur: true } })).toEqual(['pass_en_cours_garde']);
    expect(refuse({ autre: { ...autre, passEnVigueur: true }, passEnVigueur: true })).toEqual([]);
  });

  it('signale deux états civils différents, sans les redire', () => {
    const { constats } = rapprochement(droit, { ...situation, autre: { ...autre, memesNoms: false } });
    const signal = constats.find((k) => k.avertissement);
    expect([signal?.condition, signal?.constate]).toEqual(['identites_differentes', 'ils diffèrent']);
  });
});

/** The plan follows the published figures; tolerances are wider than three standard errors of the sample, and stated. */
import { describe, expect, it } from '@jest/globals';
import { alea } from './alea.js';
import { SORTIES } from './chiffres.js';
import { STRUCTURES } from './departement.js';
import { planifier } from './plan.js';
import type { Traits } from './recit.js';
import { SCENES } from './vitrine.js';

const JOUR = '2026-11-24';
const recits = planifier(12_000, 1, JOUR);
const traits = recits.filter((r) => r.profil === 'ordinaire').map((r) => r.traits);
const ai = traits.filter((t) => t.type === 'AI');
const sortisAi = ai.filter((t) => t.mois !== null);

const part = (liste: readonly Traits[], critere: (t: Traits) => boolean): number =>
  liste.filter(critere).length / liste.length;
const mediane = (valeurs: number[]): number => valeurs.sort((a, b) => a - b)[Math.floor(valeurs.length / 2)] as number;
const moyenne = (valeurs: number[]): number => valeurs.reduce((s, v) => s + v, 0) / valeurs.length;
const presque = (valeur: number, attendu: number, tolerance: number): void => {
  expect(valeur).toBeGreaterThanOrEqual(attendu - tolerance);
  expect(valeur).toBeLessThanOrEqual(attendu + tolerance);
};

describe('Département de démonstration', () => {
  it('71 % de femmes en AI, 43 % en tout (SEED-36), à 3 points près', () => {
    presque(
      part(ai, (t) => t.sexe === 'F'),
      0.71,
      0.03,
    );
    presque(
      part(traits, (t) => t.sexe === 'F'),
      0.43,
      0.03,
    );
  });
  it('32 % en commune rurale en AI (SEED-37), à 3 points près', () =>
    presque(
      part(ai, (t) => t.rural),
      0.32,
      0.03,
    ));
  it('28,5 % des personnes et 14 % des structures sont en AI (SEED-05, 12, 13), à 2 points près', () => {
    presque(
      part(traits, (t) => t.type === 'AI'),
      0.285,
      0.02,
    );
    presque(STRUCTURES.filter((s) => s.type === 'AI').length / STRUCTURES.length, 0.14, 0.01);
  });
  it('sortants d’AI : médiane 4,6 mois à 0,5 près, 42 % à trois mois au plus, 17 % au-delà de vingt-quatre mois (SEED-55 à 57), à 3 points près', () => {
    presque(mediane(sortisAi.map((t) => t.mois ?? 0)), 4.6, 0.5);
    presque(
      part(sortisAi, (t) => (t.mois ?? 0) <= 3),
      0.42,
      0.03,
    );
    presque(
      part(sortisAi, (t) => (t.mois ?? 0) > 24),
      0.17,
      0.03,
    );
  });
  it('46,5 % des sorties vers l’emploi, 28,4 % vers l’emploi durable (SEED-59), à 3 points près', () => {
    const emploi = (t: Traits): boolean => /^(DURABLE|TRANSITION)_/.test(t.sortie ?? '');
    presque(part(sortisAi, emploi), 0.465, 0.03);
    presque(
      part(sortisAi, (t) => t.sortie?.startsWith('DURABLE_') === true),
      0.284,
      0.03,
    );
    const somme = Object.values(SORTIES).reduce((s, p) => s + p, 0);
    presque(somme, 1, 1e-9);
  });
  it('12,4 heures par semaine en AI (SEED-45), à 0,5 près', () =>
    presque(moyenne(ai.map((t) => t.heuresHebdo ?? 0)), 12.4, 0.5));
  it('27 % ont suivi une formation (SEED-53), à 3 points près', () =>
    presque(
      part(ai, (t) => t.formation),
      0.27,
      0.03,
    ));
  it('montre chaque situation dès les premiers parcours', () => {
    expect(recits.slice(0, SCENES.length).map((r) => r.profil)).toEqual(SCENES.map((s) => s.profil));
  });
  it('ne raconte rien après le jour de référence, ni avant l’obligation du PASS', () => {
    const jours = recits.flatMap((r) => r.commandes.map((c) => c.le));
    expect(jours.every((j) => j <= JOUR)).toBe(true);
    expect(jours.every((j) => j > '2021-10-15')).toBe(true);
  });
  it('ajouter une personne ne change pas les autres', () => {
    const sansFonction = (n: number) => JSON.stringify(planifier(n, 5, JOUR).slice(0, 30));
    expect(sansFonction(31)).toBe(sansFonction(30));
  });
});

describe('Tirages', () => {
  it('même graine, mêmes tirages ; autre graine, autres tirages', () => {
    const suite = (graine: number) => Array.from({ length: 5 }, alea(graine).reel);
    expect(suite(42)).toEqual(suite(42));
    expect(suite(43)).not.toEqual(suite(42));
  });
  it('un tirage pondéré suit les poids, un quantile suit ses points', () => {
    const a = alea(1);
    const tires = Array.from({ length: 20_000 }, () => a.pondere({ rare: 1, commun: 3 }));
    presque(tires.filter((t) => t === 'rare').length / tires.length, 0.25, 0.01);
    presque(
      moyenne(
        Array.from({ length: 20_000 }, () =>
          a.quantile([
            [0, 0],
            [1, 10],
          ]),
        ),
      ),
      5,
      0.1,
    );
  });
});

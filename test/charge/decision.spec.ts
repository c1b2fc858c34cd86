/** A guard, not a measure (`npm run bench` measures): one decision ten times slower than today does not go unnoticed. */
import { describe, expect, it } from '@jest/globals';
import { decide, structureParDefaut, type Acteur, type Commande } from '@jalon/parcours';
import {
  diagnostiquer,
  jouer,
  le,
  loi,
  ouvrir,
  prescripteur,
  siae,
  type Etape,
} from '../specifications/etant-donne.js';

const ai = siae('AI');
const pret: Etape[] = [ouvrir('2025-01-10'), diagnostiquer('2025-01-10')];
const embaucher = (id: string, debut: string): Commande => ({
  type: 'DeclarerEmbauche',
  data: { contrat: { id, type: 'CDDU', debut } },
});
const heures = (mois: number): Etape =>
  le(`2026-${String(mois).padStart(2, '0')}-28`, ai, {
    type: 'DeclarerHeures',
    data: { contrat: 'c1', mois: `2026-${String(mois).padStart(2, '0')}`, heures: 20 },
  });
const enPass: Etape[] = [...pret, le('2025-01-15', ai, embaucher('c1', '2025-01-20')), ...[1, 2, 3, 4, 5].map(heures)];
const demande: Commande = {
  type: 'DemanderProlongation',
  data: { motif: 'DIFFICULTES', fin: '2027-07-19', prescripteur: 'ml-rennes' },
};

/**
 * Ordinary decisions and what each costs in yardsticks when this was written. The yardstick parses eight facts of 400 bytes in the same
 * process; each side keeps its best batch of many, so that a busy machine slows both or neither.
 */
const decisions: [quoi: string, cout: number, etapes: Etape[], jour: string, acteur: Acteur, commande: Commande][] = [
  ['une embauche qui délivre le PASS', 5, pret, '2025-01-15', ai, embaucher('c1', '2025-01-20')],
  ['une embauche de plus sur le PASS', 4, enPass, '2026-06-10', ai, embaucher('c2', '2026-06-15')],
  ['une demande de prolongation', 6, enPass, '2026-08-01', ai, demande],
  [
    'un accord de prolongation',
    10,
    [...enPass, le('2026-08-01', ai, demande)],
    '2026-08-03',
    prescripteur,
    { type: 'AccorderProlongation', data: {} },
  ],
];
/** Times the cost above. */
const PLAFOND = 8;

const FAIT = JSON.stringify({ type: 'exemple', n: 1, contenu: 'x'.repeat(360) });
const etalon = (): void => {
  for (let i = 0; i < 8; i++) JSON.parse(FAIT);
};
const fournee = (un: () => unknown): number => {
  const debut = performance.now();
  for (let i = 0; i < 50; i++) un();
  return performance.now() - debut;
};

describe('décider coûte peu', () => {
  it.each(decisions)('%s', (_, cout, etapes, jour, acteur, commande) => {
    const etat = jouer(etapes);
    const contexte = {
      jour,
      acteur,
      droit: loi().auJour(jour),
      autresPass: [],
      structure: structureParDefaut,
      numeroPass: '999990000001',
    };
    expect(decide(commande, etat, contexte).issue).toBe('accord');
    let [decision, repere] = [Infinity, Infinity];
    for (let i = 0; i < 40; i++) {
      repere = Math.min(repere, fournee(etalon));
      decision = Math.min(
        decision,
        fournee(() => decide(commande, etat, contexte)),
      );
    }
    expect(decision / repere).toBeLessThan(cout * PLAFOND);
  });
});

/** What is withdrawn of a structure leaves no consequence either (D25, D27): over random histories, an act then its withdrawal is never the act. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ajouterJours, type Jour } from '@jalon/droit';
import { foldStructureWithout, type CommandeStructure, type FaitStructure } from '@jalon/conventionnement';
import { commandeA, ddets, geste, Vie, type Geste } from './structure.js';

const JOUEES = Number(process.env['JALON_DEFAIRE'] ?? 400);

interface Cas {
  avant: Geste[];
  acte: Geste;
  entre: Geste[];
  apres: Geste[];
}
const cas: fc.Arbitrary<Cas> = fc.record({
  avant: fc.array(geste, { maxLength: 14 }),
  acte: geste,
  entre: fc.array(geste, { maxLength: 5 }),
  apres: fc.array(geste, { maxLength: 6 }),
});
/** It names another place of the history: the same gesture would not be the same act on both sides. */
const NOMME_UN_FAIT: readonly string[] = ['ActeRectifie'];

function vivre(gestes: readonly Geste[], vie: Vie, depuis: Jour): Jour {
  let jour = depuis;
  for (const g of gestes) {
    jour = ajouterJours(jour, g.attente);
    vie.tenter(jour, g);
  }
  return jour;
}
const retrait = ([fait]: readonly FaitStructure[]): CommandeStructure | null =>
  fait && !NOMME_UN_FAIT.includes(fait.type)
    ? { type: 'RectifierActe', data: { fait: fait.revision, raison: 'erreur' } }
    : null;

function verifier(propriete: (c: Cas) => string | null): Map<string, number> {
  const joues = new Map<string, number>();
  fc.assert(
    fc.property(cas, (c) => {
      const quoi = propriete(c);
      if (quoi !== null) joues.set(quoi, (joues.get(quoi) ?? 0) + 1);
    }),
    { seed: 20261129, numRuns: JOUEES },
  );
  return joues;
}
const total = (m: Map<string, number>): number => [...m.values()].reduce((a, b) => a + b, 0);

describe('ce qui est retiré d’une structure ne laisse pas de suite', () => {
  it('aussitôt : la même vue, la même étape, et la même vie ensuite', () => {
    const joues = verifier((c) => {
      const temoin = new Vie();
      let jour = vivre(c.avant, temoin, '2026-01-05');
      const autre = temoin.copie();
      const faits = autre.tenter(jour, c.acte);
      const defaire = faits && retrait(faits);
      if (!defaire) return null;
      expect(autre.jouer(jour, ddets, defaire)).not.toBeNull();
      for (const g of c.apres) {
        expect(autre.vue(jour)).toEqual(temoin.vue(jour));
        expect(autre.etat.etape).toBe(temoin.etat.etape);
        jour = ajouterJours(jour, g.attente);
        if (commandeA(jour, g, temoin.etat).type === 'RectifierActe') continue;
        const [a, b] = [temoin, autre].map((v) => v.tenter(jour, g, temoin.etat)?.map((f) => f.type));
        expect(b).toEqual(a);
      }
      return faits[0]?.type ?? null;
    });
    expect(total(joues)).toBeGreaterThan(JOUEES / 4);
    expect(joues.size).toBeGreaterThan(12);
  });

  it('plus tard : ce qui reste, plié sans l’acte ni son retrait, montre la même chose', () => {
    const joues = verifier((c) => {
      const vie = new Vie();
      const depuis = vivre(c.avant, vie, '2026-01-05');
      const faits = vie.tenter(depuis, c.acte);
      const defaire = faits && retrait(faits);
      if (!faits || !defaire) return null;
      const jour = vivre(c.entre, vie, depuis);
      // withdrawn meanwhile, there is nothing left to withdraw
      const retraits = vie.jouer(jour, ddets, defaire);
      if (retraits === null) return null;
      const sans = foldStructureWithout(
        'ai-rennes',
        vie.faits,
        new Set([...faits, ...retraits].map((f) => f.revision)),
      );
      expect(vie.etat.etape).toBe(sans.etape);
      expect(vie.vue(jour)).toEqual(vie.vue(jour, sans));
      return faits[0]?.type ?? null;
    });
    expect(total(joues)).toBeGreaterThan(JOUEES / 4);
  });

  it('pliée d’un trait ou acte par acte, une histoire corrigée est la même', () => {
    verifier((c) => {
      const vie = new Vie();
      vivre([...c.avant, ...c.entre, ...c.apres], vie, '2026-01-05');
      expect(foldStructureWithout('ai-rennes', vie.faits, new Set())).toEqual(vie.etat);
      return 'histoire';
    });
  });
});

/**
 * What is undone leaves no consequence (D25): over random histories, an act then its undoing gives what would be without both, and a
 * hire moved is a hire declared for that day. `npm run essais:defaire` plays more of them.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ajouterJours, type Jour, type Lecture } from '@jalon/droit';
import { aEtiquette, etatPass, foldWithout, type Commande, type Etat, type Fait } from '@jalon/parcours';
import { conduire, gesteA, intention, quiTente, type Intention } from './conduire.js';
import { acteDefaisable } from './actes-defaisables.js';
import { Suite, vivreAinsi } from './suite.js';

const JOUEES = Number(process.env['JALON_DEFAIRE'] ?? 250);
/** The way back from an act; null: it has none. */
function retour(faits: readonly Fait[]): Commande | null {
  const annulation = faits.find((f) => f.type === 'EmbaucheAnnulee');
  if (annulation) return { type: 'RectifierFait', data: { fait: annulation.revision, raison: 'erreur' } };
  const embauche = faits.find((f) => f.type === 'EmbaucheDeclaree');
  if (embauche) return { type: 'AnnulerEmbauche', data: { contrat: embauche.data.contrat, motif: 'erreur' } };
  const [fait, ...autres] = faits;
  return fait && autres.length === 0 && fait.type !== 'FaitRectifie'
    ? { type: 'RectifierFait', data: { fait: fait.revision, raison: 'erreur' } }
    : null;
}
const cas = fc.record({
  avant: fc.array(intention, { minLength: 1, maxLength: 14 }),
  lecture: fc.constantFrom('plateforme' as const, 'code' as const),
  acte: intention,
  entre: fc.array(intention, { maxLength: 4 }),
  apres: fc.array(intention, { maxLength: 5 }),
});
interface Cas {
  avant: Intention[];
  lecture: Lecture;
  acte: Intention;
  entre: Intention[];
  apres: Intention[];
}

function depart({ avant, lecture }: Cas): { suite: Suite; jour: Jour } {
  const c = conduire(avant, lecture);
  return { suite: new Suite(c.etat, c.faits, lecture), jour: c.faits.at(-1)?.le as Jour };
}
const verifier = (propriete: (c: Cas) => string | null): Map<string, number> => {
  const joues = new Map<string, number>();
  fc.assert(
    fc.property(cas, (c) => {
      const quoi = propriete(c);
      if (quoi !== null) joues.set(quoi, (joues.get(quoi) ?? 0) + 1);
    }),
    { seed: 20261129, numRuns: JOUEES },
  );
  return joues;
};
/** Suspended, expired: what the step says, and what the view shows. Null: no PASS runs. */
function etapeEtVue({ etape, dossier }: Etat, jour: Jour): [boolean[], boolean[]] | null {
  const pass = etatPass(dossier, jour);
  if (!aEtiquette(etape, 'passDelivre') || pass === 'CLOS') return null;
  // a suspension lifted for a day to come runs till then, and the step says already that nothing stands in the way
  const levee = dossier.suspensions.some((s) => s.etat === 'levee' && s.debut <= jour && jour <= s.fin);
  return [
    [etape.includes('pass.suspendu'), etape.includes('pass.expire')],
    [pass === 'SUSPENDU' && !levee, pass === 'EXPIRE'],
  ];
}
const total = (m: Map<string, number>): number => [...m.values()].reduce((a, b) => a + b, 0);

describe('ce qui est défait ne laisse pas de suite', () => {
  it('aussitôt : la même vue, la même étape, et la même vie ensuite', () => {
    const joues = verifier((c) => {
      const { suite: temoin, jour } = depart(c);
      const autre = temoin.copie();
      const commande = acteDefaisable(autre.etat, jour, c.acte);
      const acteur = quiTente(commande, c.acte.acteur);
      const faits = autre.jouer(jour, acteur, commande);
      const defaire = faits && retour(faits);
      if (!defaire || autre.jouer(jour, acteur, defaire) === null) return null;
      temoin.solder(jour);
      expect(autre.etat.etape).toBe(temoin.etat.etape);
      expect(autre.vue(jour)).toEqual(temoin.vue(jour));
      vivreAinsi(temoin, autre, c.apres, jour);
      return commande.type;
    });
    expect(total(joues)).toBeGreaterThan(JOUEES / 8);
    expect(joues.size).toBeGreaterThan(5);
    // what undoes is undone too
    expect([...joues.keys()]).toEqual(expect.arrayContaining(['AnnulerEmbauche']));
  });

  it('plus tard : ce qui reste, plié sans l’acte ni son retour, montre la même chose', () => {
    const joues = verifier((c) => {
      const { suite, jour: depuis } = depart(c);
      const commande = acteDefaisable(suite.etat, depuis, c.acte);
      const acteur = quiTente(commande, c.acte.acteur);
      const faits = suite.jouer(depuis, acteur, commande);
      const defaire = faits && retour(faits);
      if (!faits || !defaire) return null;
      let jour = depuis;
      for (const i of c.entre) {
        jour = ajouterJours(jour, i.attente % 20);
        const suivante = gesteA(suite.etat, jour, i.geste)(jour, i, suite.etat);
        suite.jouer(jour, quiTente(suivante, i.acteur), suivante);
      }
      const retours = suite.jouer(jour, acteur, defaire);
      // what the undoing command had to write besides follows from those who stay
      if (retours === null || retours.some((f) => f.type === 'SuspensionLevee' || f.type === 'PassDecale')) return null;
      const ecartes = new Set([...faits, ...retours].map((f) => f.revision));
      const sans = foldWithout('p1', suite.faits, ecartes);
      expect(suite.etat.etape).toBe(sans.etape);
      expect(suite.vue(jour)).toEqual(suite.vue(jour, sans));
      return commande.type;
    });
    expect(total(joues)).toBeGreaterThan(JOUEES / 8);
  });

  it('une embauche déclarée puis déplacée est une embauche déclarée pour ce jour', () => {
    const joues = verifier((c) => {
      const { suite, jour } = depart(c);
      const [un, deux] = [suite.copie(), suite.copie()];
      const [debut, vers] = [Math.abs(c.acte.a) + 1, Math.abs(c.acte.b) % 28].map((n) => ajouterJours(jour, n));
      const embaucher = (le: Jour): Commande => ({
        type: 'DeclarerEmbauche',
        data: { contrat: { id: 'deplacee', type: 'CDDU', debut: le } },
      });
      const acteur = quiTente(embaucher(jour), 5);
      if (un.jouer(jour, acteur, embaucher(debut as Jour)) === null) return null;
      const reporter: Commande = { type: 'ReporterEmbauche', data: { contrat: 'deplacee', debut: vers as Jour } };
      if (un.jouer(jour, acteur, reporter) === null) return null;
      expect(deux.jouer(jour, acteur, embaucher(vers as Jour))).not.toBeNull();
      expect(un.etat.etape).toBe(deux.etat.etape);
      expect(un.vue(jour)).toEqual(deux.vue(jour));
      vivreAinsi(deux, un, c.apres, jour);
      return 'ReporterEmbauche';
    });
    expect(total(joues)).toBeGreaterThan(JOUEES / 8);
  });

  it('la vue et l’étape ne se contredisent jamais', () => {
    const joues = verifier((c) => {
      const { suite, jour } = depart(c);
      const [dit, montre] = etapeEtVue(suite.etat, jour) ?? [];
      expect(dit).toEqual(montre);
      return dit === undefined ? null : 'etat';
    });
    expect(total(joues)).toBeGreaterThan(JOUEES / 3);
  });

  it('et cela se verrait, si l’étape restait celle d’avant le dernier fait', () => {
    const contredites = new Set<string>();
    verifier((c) => {
      const { pas } = conduire(c.avant, c.lecture);
      for (const { avant, fait, apres } of pas) {
        const [dit, montre] = etapeEtVue({ ...apres, etape: avant.etape }, fait.le) ?? [];
        if (JSON.stringify(dit) !== JSON.stringify(montre)) contredites.add(fait.type);
      }
      return null;
    });
    // the old fault among them: a suspension withdrawn, and a step that waits for its end
    expect([...contredites]).toEqual(expect.arrayContaining(['SuspensionDeclaree', 'SuspensionRetiree']));
  });
});

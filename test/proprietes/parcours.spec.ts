import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  catalogue,
  finCalculee,
  fold,
  solder,
  ECHEANCIER,
  structureParDefaut,
  type Dossier,
  type Fait,
} from '@jalon/parcours';
import type { Jour } from '@jalon/droit';
import { referentiel } from '../../libs/droit/essais/charger.js';
import { conduire, intention, type Conduite } from './conduire.js';

const loi = referentiel();
const conduite = fc
  .tuple(fc.array(intention, { minLength: 5, maxLength: 40 }), fc.constantFrom('plateforme' as const, 'code' as const))
  .map(([intentions, lecture]) => conduire(intentions, lecture));
/** Seeded: the same runs every time, a failure is replayed as it is. */
const verifier = (propriete: (c: Conduite) => void): void =>
  fc.assert(fc.property(conduite, propriete), { seed: 20260901, numRuns: 200 });

const JOUR = 86_400_000;
const rang = (j: Jour): number => Date.parse(`${j}T00:00:00Z`) / JOUR;

/** End of the PASS from the definitions, with another calendar: nothing here comes from the code under test but the bounds. */
function finSelonLesDefinitions(d: Dossier, faits: readonly Fait[], lecture: 'plateforme' | 'code'): number | null {
  const { pass } = d;
  if (!pass) return null;
  const repris = faits.findLast((f) => f.type === 'PassRepris' && f.data.numero === pass.numero);
  const longueur = (debut: Jour, fin: Jour): number =>
    Math.max(0, rang(fin) - rang(debut) + (lecture === 'code' ? 1 : 0));
  let fin: number;
  if (repris?.type === 'PassRepris') {
    fin = rang(repris.data.fin);
    for (const s of repris.data.suspensions) fin -= longueur(s.debut, s.fin);
  } else if (lecture === 'plateforme') fin = rang(pass.debut) + 729;
  else {
    const [a, m, j] = pass.debut.split('-').map(Number) as [number, number, number];
    // two years after a leap year, the 29th falls on 1 March, whose eve is the last day of February (D36)
    fin = Date.UTC(a + 2, m - 1, j) / JOUR - 1;
  }
  for (const s of d.suspensions) if (s.etat !== 'retiree') fin += longueur(s.debut, s.fin);
  for (const p of d.prolongations) if (!p.retiree) fin += rang(p.fin) - rang(p.debut);
  return fin;
}

describe('n’importe quelle suite de commandes', () => {
  it('essaie de tout : assez d’accords et de refus, et chaque fait du parcours', () => {
    const types = new Set<string>();
    let [accords, refus] = [0, 0];
    verifier((c) => {
      c.faits.forEach((f) => types.add(f.type));
      accords += c.accords;
      refus += c.refus;
    });
    expect(accords).toBeGreaterThan(500);
    expect(refus).toBeGreaterThan(500);
    // rare ones are played by the stories, annulments by a property of their own
    // homonyms are of other dossiers, and a writing set aside comes from another process, never from a command
    const rares = [
      'CarenceDerogee',
      'DerogationCarenceRefusee',
      'OrientationRepondue',
      'EcheancesAnnulees',
      'EcritureEcartee',
      'HomonymeLeve',
      'ParcoursRapproche',
      'DoublonClos',
      // what the State's service shows obeys no definition of ours
      'PassOfficielConstate',
      // the end of keeping, and what delays it, are no gesture of an accompaniment: test/specifications/conservation
      'ConservationProrogee',
      'ProrogationLevee',
      'DonneesEffacees',
    ];
    const attendus = Object.keys(catalogue).filter((type) => !rares.includes(type));
    expect(attendus.filter((type) => !types.has(type))).toEqual([]);
  });

  it('donne une histoire que le dossier sait relire, et qui redonne le même dossier', () => {
    verifier((c) => expect(fold('p1', c.faits)).toEqual(c.etat));
  });

  it('n’écrit que des faits favorables, datés sans retour en arrière et numérotés sans trou', () => {
    verifier((c) => {
      c.faits.forEach((f, i) => {
        expect(f.revision).toBe(i);
        if (i > 0) expect(f.le >= (c.faits[i - 1] as Fait).le).toBe(true);
        if ('verdict' in f.data && f.data.verdict) expect(f.data.verdict.i).toBe(1);
      });
    });
  });

  it('ne fait reculer la fin du PASS que par correction, levée ou retrait', () => {
    const permis = [
      'SuspensionCorrigee',
      'SuspensionLevee',
      'SuspensionRetiree',
      'ProlongationRetiree',
      'FaitRectifie',
      'EmbaucheReportee',
      'EmbaucheAnnulee',
      'PassAnnule',
      'PassDecale',
      'PassDelivre',
      'PassRepris',
    ];
    verifier((c) => {
      for (const { avant, fait, apres } of c.pas) {
        const [f0, f1] = [avant.dossier.pass?.fin, apres.dossier.pass?.fin];
        if (f0 !== undefined && f1 !== undefined && f1 < f0) expect(permis).toContain(fait.type);
      }
    });
  });

  it('explique la fin du PASS ligne à ligne : les lignes s’additionnent, la dernière est la fin', () => {
    verifier((c) => {
      for (const { apres } of c.pas) {
        const { pass } = apres.dossier;
        if (!pass) continue;
        expect(finCalculee(pass)).toBe(pass.fin);
        expect(pass.calcul.at(-1)?.fin).toBe(pass.fin);
        pass.calcul.forEach((l, i) => {
          if (i > 0) expect(rang((pass.calcul[i - 1] as typeof l).fin) + l.jours).toBe(rang(l.fin));
        });
      }
    });
  });

  it('donne la fin que donnent les définitions, dans les deux lectures', () => {
    verifier((c) => {
      const vus: Fait[] = [];
      for (const { fait, apres } of c.pas) {
        vus.push(fait);
        const attendue = finSelonLesDefinitions(apres.dossier, vus, c.lecture);
        if (attendue !== null) expect(rang(apres.dossier.pass?.fin as Jour)).toBe(attendue);
      }
    });
  });

  it('ne laisse aucune échéance derrière elle une fois soldée', () => {
    verifier((c) => {
      const jour = c.faits.at(-1)?.le as Jour;
      const contexte = (le: Jour) => ({
        jour: le,
        acteur: ECHEANCIER,
        droit: loi.auJour(le, c.lecture),
        autresPass: [],
        structure: structureParDefaut,
        numeroPass: '',
      });
      expect(solder(c.etat, jour, contexte)).toEqual([]);
    });
  });
});

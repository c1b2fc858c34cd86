/** A wrong clock writes deadlines, then they are annulled: nothing must tell that from a history where it never ran. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ajouterJours, type Jour } from '@jalon/droit';
import {
  catalogue,
  decide,
  ECHEANCIER,
  echeancesConstatees,
  evolve,
  fold,
  solder,
  structureParDefaut,
  vue,
  type Acteur,
  type Contexte,
  type Etat,
  type Fait,
} from '@jalon/parcours';
import { referentiel } from '../../libs/droit/essais/charger.js';
import { apply } from '../../libs/projections/essais/fold.js';
import type { FaitLu } from '../../libs/projections/src/fait-lu.js';
import { modeles } from '../../libs/projections/src/registre.js';
import { conduire, gesteA, intention, quiTente, type Conduite } from './conduire.js';

const loi = referentiel();
const ddets: Acteur = { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } };
const contexte = (jour: Jour, acteur: Acteur, { lecture }: Conduite): Contexte => ({
  jour,
  acteur,
  droit: loi.auJour(jour, lecture),
  autresPass: [],
  structure: structureParDefaut,
  numeroPass: '999990000042',
});
const echus = (etat: Etat, jour: Jour, c: Conduite): Fait[] => solder(etat, jour, (le) => contexte(le, ECHEANCIER, c));

interface Cas {
  c: Conduite;
  /** Day on which the clock is right again. */
  jour: Jour;
  /** What the wrong clock wrote. */
  faux: Fait[];
  annulation: Fait;
  /** With the deadlines, then their annulment. */
  corrigee: Etat;
  /** Never written; the same last fact, which has nothing to annul. */
  jamais: Etat;
}

const cas = fc
  .tuple(
    fc.array(intention, { minLength: 3, maxLength: 30 }),
    fc.constantFrom('plateforme' as const, 'code' as const),
    fc.constantFrom(15, 400, 5500),
    fc.array(intention, { maxLength: 6 }),
  )
  .map(([intentions, lecture, avance, suite]) => ({ c: conduire(intentions, lecture), avance, suite }));

/** Null: nothing falls due, even years ahead. */
function monter(c: Conduite, avance: number): Cas | null {
  const jour = c.faits.at(-1)?.le as Jour;
  const faux = echus(c.etat, ajouterJours(jour, avance), c);
  if (faux.length === 0) return null;
  const trompe = faux.reduce(evolve, c.etat);
  const decision = decide(
    { type: 'AnnulerEcheances', data: { faits: faux.map((f) => f.revision), raison: 'horloge' } },
    trompe,
    contexte(jour, ddets, c),
  );
  if (decision.issue === 'refus') throw new Error(decision.message);
  const annulation = decision.faits[0] as Fait;
  const vide = { ...annulation, data: { ...annulation.data, faits: [] } } as Fait;
  return { c, jour, faux, annulation, corrigee: evolve(trompe, annulation), jamais: evolve(c.etat, vide) };
}
const verifier = (
  propriete: (cas: Cas, suite: readonly Parameters<ReturnType<typeof gesteA>>[1][]) => void,
): number => {
  let joues = 0;
  fc.assert(
    fc.property(cas, ({ c, avance, suite }) => {
      const monte = monter(c, avance);
      if (!monte) return;
      joues += 1;
      propriete(monte, suite);
    }),
    { seed: 20261128, numRuns: 400, endOnFailure: true },
  );
  return joues;
};

/** Ids and revisions made from a rank that the annulled facts shift. */
const sansRangs = (valeur: unknown): unknown =>
  JSON.parse(
    JSON.stringify(valeur, (cle, v: unknown) =>
      cle === 'revision' || cle === 'fait' || cle === 'creePar'
        ? undefined
        : typeof v === 'string'
          ? v
              .replace(/\b([SPDKc])\d+(-\d+)?\b/g, '$1')
              .replace(/n° \d+/g, 'n°')
              .replace(/\b99999\d+\b/g, 'numero')
          : v,
    ),
  );

describe('une horloge fausse, puis l’annulation de ce qu’elle a écrit', () => {
  it('laisse la même étape et la même vue que si elle n’avait rien écrit', () => {
    const types = new Set<string>();
    const joues = verifier(({ c, jour, faux, corrigee, jamais }) => {
      for (const f of faux) types.add(f.type);
      const droit = loi.auJour(jour, c.lecture);
      expect(corrigee.etape).toBe(jamais.etape);
      expect(vue(corrigee, jour, droit)).toEqual({ ...vue(jamais, jour, droit), revision: corrigee.revision });
    });
    expect(joues).toBeGreaterThan(60);
    // one that restores a PASS needs an answer given between the two: the stories play it
    expect([...types].sort()).toEqual(echeancesConstatees.filter((t) => t !== 'PassRetabli').toSorted());
  });

  it('se relit pareil d’un trait ou fait par fait', () => {
    verifier(({ c, faux, annulation, corrigee }) =>
      expect(fold('p1', [...c.faits, ...faux, annulation])).toEqual(corrigee),
    );
  });

  it('rend les échéances à leur vrai jour', () => {
    verifier(({ c, jour, corrigee, jamais }) => {
      const prochaines = (etat: Etat): string[] =>
        echus(etat, ajouterJours(jour, 1500), c).map((f) => `${f.type} ${f.le}`);
      expect(prochaines(corrigee)).toEqual(prochaines(jamais));
    });
  });

  it('laisse le parcours vivre ensuite de la même façon', () => {
    let faits = 0;
    verifier(({ c, jour, corrigee, jamais }, suite) => {
      const vivre = (depart: Etat): unknown[] => {
        let etat = depart;
        let le = jour;
        const trace: unknown[] = [];
        const ecrire = (nouveaux: readonly Fait[]): void => {
          for (const f of nouveaux) {
            etat = evolve(etat, f);
            trace.push([f.type, f.le, sansRangs(f.data)]);
          }
        };
        for (const i of suite) {
          le = ajouterJours(le, i.attente);
          ecrire(echus(etat, le, c));
          // the same gesture on both sides: chosen on the dossier that was never touched
          const commande = gesteA(jamais, le, i.geste)(le, i, jamais);
          if (commande.type === 'RectifierFait' || commande.type === 'NotifierDecision') continue;
          const decision = decide(commande, etat, contexte(le, quiTente(commande, i.acteur), c));
          trace.push([commande.type, decision.issue]);
          if (decision.issue === 'accord') ecrire(decision.faits);
          ecrire(echus(etat, le, c));
          faits += 1;
        }
        trace.push(sansRangs(vue(etat, le, loi.auJour(le, c.lecture))));
        return trace;
      };
      expect(vivre(corrigee)).toEqual(vivre(jamais));
    });
    expect(faits).toBeGreaterThan(200);
  });

  it('laisse les mêmes lignes dans chaque modèle de lecture', () => {
    const delaisReponse = [{ effet: '2021-01-01', rappels: [10, 20], sansReponse: 31 }];
    const projections = modeles.map((m) => m.projection({ delaisReponse, fonds: ['PIC_IAE'] }));
    verifier(({ c, faux, annulation }) => {
      const lus = (histoire: readonly Fait[]): FaitLu[] =>
        histoire.map((f) => ({
          ...f,
          parcours: 'p1',
          position: f.revision + 1,
          enregistreLe: `${f.le}T08:00:00.000Z`,
        }));
      const tous = lus([...c.faits, ...faux, annulation]);
      const sansFaux = tous.filter((f) => !faux.some((x) => x.revision === f.revision));
      const jamais = lus([...c.faits, annulation]);
      // a journal keeps what was told, the false deadlines too
      for (const p of projections) expect(apply(p, p.histoireDite ? sansFaux : tous)).toEqual(apply(p, jamais));
    });
  });

  it('ne touche qu’aux échéances : un fait humain ne s’annule pas ainsi, et ce qui repose dessus le dit', () => {
    verifier(({ c, jour, faux }) => {
      const trompe = faux.reduce(evolve, c.etat);
      const refuser = (faits: number[]) =>
        decide({ type: 'AnnulerEcheances', data: { faits, raison: 'x' } }, trompe, contexte(jour, ddets, c));
      expect(refuser([0])).toMatchObject({ issue: 'refus', famille: 'droit' });
      expect(refuser([])).toMatchObject({ issue: 'refus', famille: 'droit' });
      expect(refuser([trompe.revision + 1])).toMatchObject({ issue: 'refus', famille: 'droit' });
      if (faux.at(-1)?.type !== 'PassExpire') return;
      const diagnostic = decide(
        { type: 'EtablirDiagnostic', data: { criteres: [] } },
        trompe,
        contexte(
          ajouterJours(trompe.dossier.faits.at(-1)?.le as Jour, 800),
          {
            role: 'prescripteur',
            organisation: { id: 'ml-rennes', type: 'ML', departement: '35', habilitee: true },
          },
          c,
        ),
      );
      if (diagnostic.issue === 'refus') return;
      const suite = diagnostic.faits.reduce(evolve, trompe);
      const refus = decide(
        { type: 'AnnulerEcheances', data: { faits: faux.map((f) => f.revision), raison: 'x' } },
        suite,
        contexte(jour, ddets, c),
      );
      expect(refus.issue).toBe('refus');
      expect(refus.verdict.constats.find((k) => k.condition === 'rien_ne_repose_dessus')).toMatchObject({
        satisfaite: false,
        constate: expect.stringContaining('(diagnostic)'),
      });
    });
  });

  it('ne connaît d’échéances que celles que l’échéancier écrit', () => {
    for (const type of echeancesConstatees) expect(catalogue[type].type).toBe(type);
  });
});

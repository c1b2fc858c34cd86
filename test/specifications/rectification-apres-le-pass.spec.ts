/** What is put right once its PASS is over, and another round has begun: what follows from it is written too, and never a fault (D27). */
import { describe, expect, it } from '@jest/globals';
import { vue, type Etat } from '@jalon/parcours';
import { ddets, diagnostiquer, etantDonne, le, loi, ouvrir, siae, type Etape } from './etant-donne.js';

const ai = siae('AI');
const embaucher = (jour: string, id: string, debut: string, fin: string): Etape =>
  le(jour, ai, { type: 'DeclarerEmbauche', data: { contrat: { id, type: 'CDDU', debut, fin } } });
const debut: Etape[] = [
  ouvrir('2024-03-04'),
  diagnostiquer('2024-03-04'),
  embaucher('2024-03-04', 'c1', '2024-03-11', '2024-06-10'),
];
const rectifier = (jour: string, fait: number, remplacement?: Record<string, string>, qui = ai): Etape =>
  le(jour, qui, {
    type: 'RectifierFait',
    data: { fait, raison: 'mal saisi', ...(remplacement ? { remplacement } : {}) },
  });
const pass = (etat: Etat, jour: string) => vue(etat, jour, loi().auJour(jour)).pass;
const suspension = (fin: string): Etape =>
  le('2024-06-12', ai, { type: 'SuspendrePass', data: { debut: '2024-06-11', fin, motif: 'CONTRAT_TERMINE' } });

describe('Une rectification qui vise un PASS fini', () => {
  it.each([
    ['un diagnostic établi depuis', [diagnostiquer('2026-04-01')], '2026-04-02'],
    [
      'un parcours clos depuis',
      [
        suspension('2025-06-10'),
        le('2025-06-11', ai, {
          type: 'SuspendrePass',
          data: { debut: '2025-06-11', fin: '2025-12-10', motif: 'CONTRAT_TERMINE' },
        }),
        le('2025-07-01', ai, { type: 'CloreParcours', data: { motif: 'sans nouvelles' } }),
      ],
      '2025-07-02',
    ],
  ])('déplace son début avec l’embauche rectifiée : %s', (_, suite, jour) => {
    const histoire = [...debut, ...suite];
    const avant = pass(etantDonne(histoire).etat(), jour);
    expect(avant).toMatchObject({ debut: '2024-03-11' });
    const { etat } = etantDonne(histoire)
      .quand(rectifier(jour, 3, { debut: '2024-03-12' }))
      .alors(['FaitRectifie', 'PassDecale']);
    // as if it had been declared for that day
    const dite = [...debut.slice(0, 2), embaucher('2024-03-04', 'c1', '2024-03-12', '2024-06-10'), ...suite];
    const { debut: du, fin } = pass(etantDonne(dite).etat(), jour) ?? {};
    expect(pass(etat, jour)).toMatchObject({ debut: du, fin });
    expect(du).toBe('2024-03-12');
  });

  it('rend une suspension à son terme, que l’embauche faite depuis lève ; le diagnostic établi ensuite est dit sans appui', () => {
    const histoire = [
      ...debut,
      suspension('2025-05-05'),
      le('2024-08-18', ai, { type: 'CorrigerSuspension', data: { fin: '2024-08-01', raison: 'mal saisi' } }),
      embaucher('2025-01-15', 'c2', '2025-01-30', '2025-06-30'),
      diagnostiquer('2026-06-01'),
    ];
    const { etat, verdict } = etantDonne(histoire)
      .quand(rectifier('2026-06-02', 5, undefined, ddets))
      .alors([{ type: 'FaitRectifie' }, { type: 'SuspensionLevee', data: { fin: '2025-01-29', parEmbauche: 'c2' } }]);
    expect(verdict.constats.find((k) => k.condition === 'sans_appui')?.constate).toContain('diagnostic');
    // what nobody had corrected: the hire had lifted it on its eve
    const jamais = etantDonne([
      ...debut,
      suspension('2025-05-05'),
      embaucher('2025-01-15', 'c2', '2025-01-30', '2025-06-30'),
    ]);
    expect(pass(etat, '2026-06-02')?.fin).toBe(pass(jamais.etat(), '2026-06-02')?.fin);
  });
});

import { describe, expect, it } from '@jest/globals';
import { enFaits, f, apply, type FaitEssai } from '../../essais/fold.js';
import { modeleEcheances } from './index.js';

const projection = modeleEcheances.projection({
  delaisReponse: [
    { effet: '2026-01-01', rappels: [7], sansReponse: 8 },
    { effet: '2020-01-01', rappels: [10, 20, 30], sansReponse: 31 },
  ],
});
const delivrer = [
  f('ParcoursOuvert', '2025-01-10'),
  f('DiagnosticEtabli', '2025-01-11', { expireLe: '2025-07-11' }),
  f('PassDelivre', '2025-01-15', { numero: 'N', debut: '2025-01-20', fin: '2027-01-19' }),
  f('EmbaucheDeclaree', '2025-01-15', { contrat: 'c1', fin: '2025-07-19' }),
];
/** What is still to come: kind, reference, day, day for the scheduler. */
const aVenir = (essais: readonly FaitEssai[]): unknown[] =>
  (apply(projection, enFaits(essais))['echeances'] ?? [])
    .filter((e) => e['faite_par'] === null && e['le'] !== null)
    .map((e) => [e['genre'], e['ref'], e['le'], e['agir_le']]);

const finPass = ['fin_pass', '2', '2027-01-19', '2027-01-20'];
const finContrat = ['fin_contrat', 'c1', '2025-07-19', null];

describe('les échéances', () => {
  it('annoncent l’expiration du diagnostic, jusqu’à ce que le PASS le remplace', () => {
    expect(aVenir(delivrer.slice(0, 2))).toEqual([['expiration_diagnostic', '1', '2025-07-11', null]]);
    expect(aVenir(delivrer)).toEqual([finContrat, finPass]);
    expect(
      aVenir([...delivrer, f('EmbaucheAnnulee', '2025-01-16', { contrat: 'c1' }), f('PassAnnule', '2025-01-16')]),
    ).toEqual([['expiration_diagnostic', '1', '2025-07-11', null]]);
  });

  it('comptent les rappels et l’absence de réponse avec les délais en vigueur le jour de la demande', () => {
    const en2025 = [...delivrer, f('ProlongationDemandee', '2025-06-01', { id: 'D4' })];
    expect(aVenir(en2025).slice(2)).toEqual([
      ['rappel_prolongation', 'D4#1', '2025-06-11', '2025-06-11'],
      ['rappel_prolongation', 'D4#2', '2025-06-21', '2025-06-21'],
      ['rappel_prolongation', 'D4#3', '2025-07-01', '2025-07-01'],
      ['sans_reponse', 'D4', '2025-07-02', '2025-07-02'],
    ]);
    const en2026 = [...delivrer, f('ProlongationDemandee', '2026-06-01', { id: 'D4' })];
    expect(
      aVenir(en2026)
        .slice(2)
        .map((e) => (e as string[])[2]),
    ).toEqual(['2026-06-08', '2026-06-09']);
    const rappelee = [...en2025, f('RappelProlongationEchu', '2025-06-11', { demande: 'D4', rang: 1 })];
    expect(aVenir(rappelee)).toHaveLength(5);
    expect(aVenir([...rappelee, f('ProlongationRefusee', '2025-06-12', { demande: 'D4' })])).toEqual([
      finContrat,
      finPass,
    ]);
  });

  it('font agir le lendemain du dernier jour suspendu, et oublient une suspension levée, terminée ou retirée', () => {
    const suspendu = [
      ...delivrer,
      f('SuspensionDeclaree', '2025-06-01', {
        id: 'S4',
        debut: '2025-06-01',
        fin: '2025-06-30',
        passFin: '2027-02-17',
      }),
    ];
    expect(aVenir(suspendu).slice(1)).toEqual([
      ['fin_pass', '2', '2027-02-17', '2027-02-18'],
      ['fin_suspension', 'S4', '2025-06-30', '2025-07-01'],
    ]);
    const corrigee = [
      ...suspendu,
      f('SuspensionCorrigee', '2025-06-02', {
        id: 'S4',
        debut: '2025-06-01',
        fin: '2025-06-20',
        passFin: '2027-02-07',
      }),
    ];
    expect(aVenir(corrigee).at(-1)).toEqual(['fin_suspension', 'S4', '2025-06-20', '2025-06-21']);
    for (const fin of [
      f('SuspensionTerminee', '2025-07-01', { id: 'S4' }),
      f('SuspensionLevee', '2025-06-15', { id: 'S4', passFin: '2027-02-17' }),
      f('SuspensionRetiree', '2025-06-15', { id: 'S4', fait: 4, passFin: '2027-02-17' }),
    ])
      expect(aVenir([...suspendu, fin])).toHaveLength(2);
  });

  it('laissent un PASS expiré, le revoient quand sa fin est repoussée', () => {
    const expire = [...delivrer, f('PassExpire', '2027-01-20')];
    expect(aVenir(expire)).toEqual([finContrat]);
    const prolonge = [...expire, f('ProlongationDeclaree', '2027-02-01', { passFin: '2027-06-30' })];
    expect(aVenir(prolonge)).toEqual([finContrat, ['retablissement', '2', '2027-02-01', '2027-02-01']]);
    expect(aVenir([...prolonge, f('PassRetabli', '2027-02-01')])).toEqual([
      finContrat,
      ['fin_pass', '2', '2027-06-30', '2027-07-01'],
    ]);
  });

  it('suivent le contrat : renouvelé, terminé, rouvert par rectification, à durée indéterminée', () => {
    const renouvele = [...delivrer, f('ContratRenouvele', '2025-07-01', { contrat: 'c1', fin: '2026-01-19' })];
    expect(aVenir(renouvele)[0]).toEqual(['fin_contrat', 'c1', '2026-01-19', null]);
    const termine = [...renouvele, f('ContratTermine', '2026-01-19', { contrat: 'c1' })];
    expect(aVenir(termine)).toEqual([finPass]);
    expect(
      aVenir([...termine, f('FaitRectifie', '2026-01-20', { fait: 5, typeRectifie: 'ContratTermine' })]),
    ).toHaveLength(2);
    const cdi = { ...f('EmbaucheDeclaree', '2025-02-01', { contrat: 'c2' }) };
    cdi.data = { ...cdi.data };
    delete cdi.data['fin'];
    expect(aVenir([...delivrer, cdi])).toEqual([finContrat, finPass]);
  });

  it('annoncent le début et la fin d’une suspension reprise avec le PASS', () => {
    const reprise = f('PassRepris', '2025-01-10', {
      numero: 'N',
      fin: '2026-02-28',
      suspensions: [
        { debut: '2024-05-01', fin: '2024-05-31', jours: 31 },
        { debut: '2025-01-01', fin: '2025-02-28', jours: 59 },
      ],
    });
    expect(aVenir([f('ParcoursOuvert', '2025-01-10'), reprise])).toEqual([
      ['debut_suspension', 'S1-2', '2025-01-01', '2025-01-01'],
      ['fin_pass', '1', '2026-02-28', '2026-03-01'],
      ['fin_suspension', 'S1-2', '2025-02-28', '2025-03-01'],
    ]);
  });

  it('n’attendent plus rien d’un parcours clos', () => {
    const clos = [
      ...delivrer,
      f('SuspensionDeclaree', '2025-06-01', { id: 'S4', passFin: '2027-02-17' }),
      f('ParcoursClos', '2026-06-02'),
    ];
    expect(aVenir(clos)).toEqual([finContrat]);
  });

  it('donnent les mêmes lignes quelle que soit la taille des lots, et quand le dernier fait revient', () => {
    const essais = [
      ...delivrer,
      f('ProlongationDemandee', '2026-06-01', { id: 'D4' }),
      f('ProlongationAccordee', '2026-06-05', { demande: 'D4', passFin: '2028-01-19' }),
    ];
    const faits = enFaits(essais);
    const attendu = apply(projection, faits);
    for (const taille of [1, 2, 3, 1000]) expect(apply(projection, faits, taille)).toEqual(attendu);
    for (let n = 1; n <= faits.length; n++) {
      const debut = faits.slice(0, n);
      expect(apply(projection, [...debut, ...debut.slice(-1)], 1)).toEqual(apply(projection, debut));
    }
  });
});

import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../essais/charger.js';
import type { Lecture, Verdict } from '../verdict.js';
import { accordProlongation, avisRequis, demandeProlongation, refusProlongation } from './prolongation.js';
import type { SituationDemande } from './situation-demande.js';

const loi = referentiel();
const manque = (v: Verdict): string[] => v.constats.filter((k) => !k.satisfaite).map((k) => k.condition);
const constat = (v: Verdict, condition: string) => v.constats.find((k) => k.condition === condition);

const base: SituationDemande = {
  pass: { debut: '2023-07-01', fin: '2025-06-30', annule: false, clos: false },
  motif: 'DIFFICULTES',
  fin: '2025-12-31',
  siae: 'AI',
  employeur: true,
  orientee: false,
  bilan: false,
  entretien: false,
  passLePlusRecent: true,
  suspensionEnCours: null,
  demandeEnAttente: false,
  demandeeLe: null,
  dejaAccordees: [],
  joursSuspendus: 0,
  naissance: '1984-05-02',
  rqth: [],
  formations: [],
  cdiInclusionDepuis: null,
  prescripteurNomme: null,
};
const juger = (change: Partial<SituationDemande>, jour = '2025-03-01', lecture: Lecture = 'plateforme'): Verdict =>
  demandeProlongation(loi.auJour(jour, lecture), { ...base, ...change });
const pass = (debut: string, fin: string) => ({ debut, fin, annule: false, clos: false });

describe('quand demander une prolongation', () => {
  // PRO-01h: a row per version, on the first and last day of its window, and the day outside.
  it.each([
    ['2021', '2021-09-30', '2021-06-29', false],
    ['2021', '2021-09-30', '2021-06-30', true],
    ['2021', '2021-09-30', '2021-10-01', false],
    ['depuis le 25 octobre 2021', '2021-09-30', '2021-12-30', true],
    ['depuis le 25 octobre 2021', '2021-09-30', '2021-12-31', false],
    ['depuis le 17 novembre 2022', '2024-01-09', '2023-01-09', false],
    ['depuis le 17 novembre 2022', '2024-01-09', '2023-01-10', true],
    ['depuis le 27 juillet 2023', '2025-02-05', '2024-07-04', false],
    ['depuis le 27 juillet 2023', '2025-02-05', '2024-07-05', true],
    ['depuis le 27 juillet 2023', '2025-02-05', '2025-02-05', true],
    ['depuis le 27 juillet 2023', '2025-02-05', '2025-02-06', false],
    ['depuis le 15 octobre 2025', '2027-01-19', '2026-01-18', false],
    ['depuis le 15 octobre 2025', '2027-01-19', '2026-01-19', true],
    ['depuis le 15 octobre 2025', '2026-05-19', '2026-05-20', false],
    ['depuis le 21 mai 2026', '2026-05-19', '2026-05-21', true],
    ['depuis le 21 mai 2026', '2026-06-02', '2026-12-02', true],
    ['depuis le 21 mai 2026', '2026-06-02', '2026-12-03', false],
  ])('%s, PASS finissant le %s, demande du %s : %s', (_, fin, jour, attendue) => {
    const debut = fin === '2024-01-09' ? '2022-01-10' : '2020-01-01';
    const v = juger({ pass: pass(debut, fin), fin: '2030-01-01' }, jour);
    expect(constat(v, 'fenetre_prolongation')?.satisfaite).toBe(attendue);
  });

  it('dit le premier jour possible', () => {
    const v = juger({ pass: pass('2025-01-20', '2027-01-19') }, '2026-01-18');
    expect(constat(v, 'fenetre_prolongation')?.possibleLe).toBe('2026-01-19');
  });

  it('avant février 2021, aucune base', () => {
    expect(manque(juger({}, '2021-01-31'))).toEqual(
      expect.arrayContaining(['base_legale', 'fenetre_prolongation', 'motif_ouvert']),
    );
  });
});

describe('durées et plafonds', () => {
  it.each<[string, Partial<SituationDemande>, string, Lecture, string[]]>([
    ['un an', { fin: '2026-06-30' }, '2025-03-01', 'plateforme', []],
    ['un an et un jour', { fin: '2026-07-01' }, '2025-03-01', 'plateforme', ['duree_max_demande']],
    ['un an et un jour, lecture code (D4)', { fin: '2026-07-01' }, '2025-03-01', 'code', ['duree_max_demande']],
    ['un jour', { fin: '2025-07-01' }, '2025-03-01', 'plateforme', []],
    ['zéro jour', { fin: '2025-06-30' }, '2025-03-01', 'plateforme', ['duree_min_demande']],
    [
      'le plafond pile, tous motifs',
      { fin: '2025-12-31', dejaAccordees: [{ motif: 'FORMATION', jours: 911 }] },
      '2025-03-01',
      'plateforme',
      [],
    ],
    [
      'un jour de trop, tous motifs',
      { fin: '2025-12-31', dejaAccordees: [{ motif: 'FORMATION', jours: 912 }] },
      '2025-03-01',
      'plateforme',
      ['cumul_max'],
    ],
    [
      'la veille du 28 juin 2024, un autre motif ne compte pas',
      {
        pass: pass('2022-11-01', '2024-10-31'),
        fin: '2025-05-01',
        dejaAccordees: [{ motif: 'FORMATION', jours: 1090 }],
      },
      '2024-06-27',
      'plateforme',
      [],
    ],
    [
      'le 28 juin 2024, il compte',
      {
        pass: pass('2022-11-01', '2024-10-31'),
        fin: '2025-05-01',
        dejaAccordees: [{ motif: 'FORMATION', jours: 1090 }],
      },
      '2024-06-28',
      'plateforme',
      ['cumul_max'],
    ],
    [
      'soixante mois de parcours, lecture code',
      { pass: pass('2021-01-01', '2025-06-30'), fin: '2025-12-31' },
      '2025-03-01',
      'code',
      [],
    ],
    [
      'soixante mois et un jour',
      { pass: pass('2021-01-01', '2025-06-30'), fin: '2026-01-01' },
      '2025-03-01',
      'code',
      ['cumul_max'],
    ],
    [
      'les jours suspendus ne comptent pas dans les soixante mois',
      { pass: pass('2021-01-01', '2025-06-30'), fin: '2026-01-30', joursSuspendus: 30 },
      '2025-03-01',
      'code',
      [],
    ],
  ])('%s', (_, change, jour, lecture, attendues) => {
    expect(manque(juger(change, jour, lecture))).toEqual(attendues);
  });

  // PRO-05h on DIFFICULTES and FORMATION: first day of each version and the eve.
  it.each([
    ['FORMATION', '2021-11-09', '2022-06-30', ['duree_max_demande']],
    ['FORMATION', '2021-11-10', '2022-06-30', []],
    ['FORMATION', '2023-08-17', '2025-08-31', []],
    ['FORMATION', '2023-08-18', '2025-08-31', ['duree_max_demande']],
  ])('%s demandée le %s jusqu’au %s', (motif, jour, fin, attendues) => {
    const finPass = jour < '2023-01-01' ? '2021-12-15' : '2023-12-31';
    const v = juger(
      {
        motif,
        fin,
        pass: pass(`${Number(finPass.slice(0, 4)) - 2}-12-15`, finPass),
        formations: [{ du: '2021-01-01', au: '2030-01-01' }],
      },
      jour,
    );
    expect(manque(v)).toEqual(attendues);
  });
  it('la formation a un plafond jusqu’au 3 juillet 2024, et plus ensuite', () => {
    const s = {
      motif: 'FORMATION',
      pass: pass('2022-11-01', '2024-10-31'),
      fin: '2025-05-01',
      formations: [{ du: '2024-01-01', au: '2030-01-01' }],
      dejaAccordees: [{ motif: 'RQTH', jours: 700 }],
    };
    expect(manque(juger(s, '2024-07-03'))).toEqual(['cumul_max']);
    expect(manque(juger(s, '2024-07-04'))).toEqual([]);
  });
});

describe('les motifs', () => {
  it.each<[string, Partial<SituationDemande>, string[]]>([
    ['difficultés dans une EI', { siae: 'EI' }, ['motif_reserve']],
    ['motif fermé', { motif: 'CONTEXTE_SANITAIRE' }, ['motif_ouvert']],
    ['motif inconnu', { motif: 'XYZ' }, ['motif_ouvert']],
    ['senior, cinquante ans ce jour-là', { motif: 'SENIOR', naissance: '1975-06-30' }, []],
    ['senior, cinquante ans le lendemain', { motif: 'SENIOR', naissance: '1975-07-01' }, ['age_minimal']],
    ['RQTH valide jusqu’au premier jour', { motif: 'RQTH', rqth: [{ du: '2020-01-01', au: '2025-06-30' }] }, []],
    ['RQTH finie la veille', { motif: 'RQTH', rqth: [{ du: '2020-01-01', au: '2025-06-29' }] }, ['rqth_valide']],
    ['RQTH sans fin', { motif: 'RQTH', rqth: [{ du: '2025-06-30', au: null }] }, []],
    [
      'formation jusqu’à la fin demandée',
      { motif: 'FORMATION', formations: [{ du: '2025-06-30', au: '2025-12-31' }] },
      [],
    ],
    [
      'formation qui commence trop tard',
      { motif: 'FORMATION', formations: [{ du: '2025-07-01', au: '2025-12-31' }] },
      ['formation_en_cours'],
    ],
    [
      'CDI inclusion à cinquante-sept ans',
      { motif: 'CDI_INCLUSION', naissance: '1968-06-30', cdiInclusionDepuis: '2025-06-30' },
      [],
    ],
    [
      'CDI inclusion à cinquante-six ans',
      { motif: 'CDI_INCLUSION', naissance: '1968-07-01', cdiInclusionDepuis: '2025-06-30' },
      ['age_minimal'],
    ],
    ['autre que l’employeur', { employeur: false }, ['employeur_du_pass']],
    ['une demande attend déjà', { demandeEnAttente: true }, ['demande_unique']],
    ['un PASS plus récent existe', { passLePlusRecent: false }, ['pass_le_plus_recent']],
    [
      'prescripteur nommé non habilité',
      { prescripteurNomme: { id: 'x', habilitation: 'non_habilite' } },
      ['prescripteur_habilite'],
    ],
    ['PASS suspendu', { suspensionEnCours: { debut: '2025-02-01', fin: '2025-04-01' } }, ['pass_suspendu']],
    ['parcours clos', { pass: { ...pass('2023-07-01', '2025-06-30'), clos: true } }, ['pass_en_cours']],
  ])('%s', (_, change, attendues) => {
    expect(manque(juger(change))).toEqual(attendues);
  });

  it.each([
    ['SENIOR', { naissance: null }, 'age_minimal', 'date de naissance'],
    ['RQTH', {}, 'rqth_valide', 'RQTH'],
    ['FORMATION', {}, 'formation_en_cours', 'formation'],
    ['CDI_INCLUSION', { naissance: '1960-01-01' }, 'cdi_inclusion_present', 'contrat'],
  ])('%s : une donnée manquante est dite, avec ce qu’il faut enregistrer', (motif, change, condition, aEnregistrer) => {
    const k = constat(juger({ motif, ...change }), condition);
    expect(k?.manquante).toBe(true);
    expect(k?.constate).toContain(aEnregistrer);
  });

  it('l’âge, la RQTH et la formation trouvés sont personnels, jamais gardés dans un fait', () => {
    const v = juger({ motif: 'RQTH', rqth: [{ du: '2020-01-01', au: null }] });
    expect(constat(v, 'rqth_valide')?.personnel).toBe(true);
    expect(constat(juger({ motif: 'SENIOR' }), 'age_minimal')?.personnel).toBe(true);
  });

  it('EITI : permis en plateforme, applicabilité non tranchée en lecture code (D22)', () => {
    const s: Partial<SituationDemande> = { motif: 'RQTH', siae: 'EITI', rqth: [{ du: '2020-01-01', au: null }] };
    const [plateforme, code] = [juger(s), juger(s, '2025-03-01', 'code')];
    expect([plateforme.issue, code.issue]).toEqual(['favorable', 'favorable']);
    expect(constat(plateforme, 'motif_reserve')?.avertissement).toBeUndefined();
    expect(constat(code, 'motif_reserve')?.avertissement).toBe(true);
    expect(constat(code, 'motif_reserve')?.constate).toContain('non tranchée');
  });

  it('CDI inclusion et formation ne demandent plus d’avis depuis le 2 novembre 2021', () => {
    const avis = (jour: string) =>
      ['CDI_INCLUSION', 'FORMATION', 'RQTH', 'SENIOR', 'DIFFICULTES'].map((m) => avisRequis(loi.auJour(jour), m));
    expect(avis('2021-11-01')).toEqual([true, true, true, true, true]);
    expect(avis('2021-11-02')).toEqual([false, false, true, true, true]);
  });

  it('cite l’article R. 5132-1-8 en lecture code', () => {
    const v = juger({}, '2025-03-01', 'code');
    for (const condition of ['motif_ouvert', 'motif_reserve', 'cumul_max', 'duree_max_demande', 'employeur_du_pass'])
      expect(constat(v, condition)?.references.map((r) => r.titre)).toEqual(['Code du travail, art. R. 5132-1-8']);
  });
});

describe('décider', () => {
  const decision = {
    demande: { etat: 'en_attente' as const, prescripteur: 'ml' },
    dejaDecidee: false,
    ouverture: null,
    auteur: { organisation: 'ml', habilite: true, departement: '35' },
    departement: '35',
    ouverteLe: null,
  };
  const droit = loi.auJour('2025-07-15');
  it('une demande faite à temps s’accorde même si la fenêtre s’est fermée depuis', () => {
    const fond = { ...base, demandeeLe: '2025-06-30' };
    expect(manque(demandeProlongation(droit, base))).toEqual(['fenetre_prolongation']);
    expect(manque(accordProlongation(droit, { ...decision, fond, finDemandee: '2025-12-31' }))).toEqual([]);
  });
  it('on accorde moins que demandé, jamais plus (D12)', () => {
    const s = { ...decision, fond: { ...base, demandeeLe: '2025-06-30' }, finDemandee: '2025-12-30' };
    expect(manque(accordProlongation(droit, s))).toEqual(['fin_dans_la_demande']);
  });
  it('seul le destinataire habilité décide, et d’une demande en attente (D9)', () => {
    const s = {
      ...decision,
      demande: { etat: 'refusee' as const, prescripteur: 'ft' },
      auteur: { ...decision.auteur, habilite: false },
      fond: null,
      finDemandee: null,
    };
    expect(manque(accordProlongation(droit, s))).toEqual([
      'demande_en_attente',
      'destinataire',
      'prescripteur_habilite',
    ]);
  });
  it.each([
    ['sans_destinataire', '35', []],
    ['sans_reponse', '35', []],
    ['destinataire_non_habilite', '35', []],
    ['sans_reponse', '22', ['destinataire']],
    [null, '35', ['destinataire']],
  ] as const)(
    'une autre organisation décide d’une demande (%s) du même département, %s (D31)',
    (ouverture, departement, attendues) => {
      const s = { ...decision, ouverture, auteur: { organisation: 'ft', habilite: true, departement } };
      expect(manque(accordProlongation(droit, { ...s, fond: null, finDemandee: null }))).toEqual(attendues);
    },
  );
  it.each<[string, { motif: string; explication: string; actions: string[] }, string[]]>([
    ['durée, expliqué', { motif: 'DUREE', explication: 'Six mois suffisent', actions: [] }, []],
    ['sans explication', { motif: 'DUREE', explication: '  ', actions: [] }, ['refus_motive']],
    ['motif inconnu', { motif: 'XYZ', explication: 'Non', actions: [] }, ['refus_motive']],
    ['IAE sans action proposée', { motif: 'IAE', explication: 'Non', actions: [' '] }, ['refus_motive']],
    ['IAE avec une action', { motif: 'IAE', explication: 'Non', actions: ['Partenaire social'] }, []],
  ])('refuser : %s', (_, s, attendues) => {
    expect(manque(refusProlongation(droit, { ...decision, ...s }))).toEqual(attendues);
  });
});

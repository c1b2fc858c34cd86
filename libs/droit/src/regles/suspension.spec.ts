import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../essais/charger.js';
import type { Lecture, Verdict } from '../verdict.js';
import {
  correctionSuspension,
  finParDefaut,
  joursDeSuspension,
  suspension,
  type SituationSuspension,
} from './suspension.js';
import { cloture, leveeSuspension, type SituationCloture } from './suspension-fin.js';

const loi = referentiel();
const manque = (v: Verdict): string[] => v.constats.filter((k) => !k.satisfaite).map((k) => k.condition);
const titres = (v: Verdict, condition: string): string[] =>
  v.constats.find((k) => k.condition === condition)?.references.map((r) => r.titre) ?? [];

const auteur = { role: 'siae', organisation: 'ai-rennes', habilite: false };
const base: SituationSuspension = {
  auteur,
  derniereEmbauche: { siae: 'ai-rennes', type: 'AI', debut: '2024-01-15' },
  pass: { debut: '2024-01-15', fin: '2026-01-14', annule: false, clos: false },
  suspensionEnCours: null,
  debut: '2025-03-01',
  fin: '2025-03-31',
  motif: 'CONTRAT_ROMPU',
  autres: [],
  reference: '2025-03-01',
  contrats: [],
};
const juger = (change: Partial<SituationSuspension>, jour = '2025-03-01', lecture: Lecture = 'plateforme'): Verdict =>
  suspension(loi.auJour(jour, lecture), { ...base, reference: jour, ...change });

describe('suspendre le PASS', () => {
  it('est favorable quand tout est réuni, et chaque condition regardée est dite', () => {
    const v = juger({});
    expect(v.issue).toBe('favorable');
    expect(v.constats.map((k) => k.condition)).toEqual([
      'pass_en_cours',
      'pass_suspendu',
      'siae_derniere_embauche',
      'suspension_motif_permis',
      'suspension_autre_employeur',
      'suspension_pas_dans_le_futur',
      'suspension_duree_max',
      'suspension_retroactivite',
      'suspension_sans_chevauchement',
      'suspension_dans_pass',
    ]);
  });

  it.each<[string, Partial<SituationSuspension>, string, string[]]>([
    ['commence aujourd’hui', { debut: '2025-03-01' }, '2025-03-01', []],
    ['commence demain', { debut: '2025-03-02' }, '2025-03-01', ['suspension_pas_dans_le_futur']],
    ['dure un jour', { fin: '2025-03-01' }, '2025-03-01', []],
    ['finit la veille de son début', { fin: '2025-02-28' }, '2025-03-01', ['suspension_duree_max']],
    ['trente-six mois, dernier jour', { fin: '2028-02-29' }, '2025-03-01', []],
    ['trente-six mois et un jour', { fin: '2028-03-01' }, '2025-03-01', ['suspension_duree_max']],
    ['trois cent soixante-cinq jours en arrière', { debut: '2024-03-01' }, '2025-03-01', []],
    ['un jour plus tôt', { debut: '2024-02-29' }, '2025-03-01', ['suspension_retroactivite']],
    [
      'le jour de la dernière embauche',
      { debut: '2024-09-02', derniereEmbauche: { siae: 'ai-rennes', type: 'AI', debut: '2024-09-02' } },
      '2025-03-01',
      [],
    ],
    [
      'la veille de la dernière embauche',
      { debut: '2024-09-01', derniereEmbauche: { siae: 'ai-rennes', type: 'AI', debut: '2024-09-02' } },
      '2025-03-01',
      ['suspension_retroactivite'],
    ],
    [
      'le lendemain de la précédente',
      { debut: '2025-02-01', autres: [{ debut: '2025-01-01', fin: '2025-01-31' }] },
      '2025-03-01',
      [],
    ],
    [
      'le dernier jour de la précédente',
      { debut: '2025-01-31', autres: [{ debut: '2025-01-01', fin: '2025-01-31' }] },
      '2025-03-01',
      ['suspension_retroactivite', 'suspension_sans_chevauchement'],
    ],
    ['le dernier jour du PASS', { debut: '2026-01-14', fin: '2026-02-14' }, '2026-01-14', []],
    [
      'avant le PASS',
      { debut: '2024-01-14', derniereEmbauche: null },
      '2025-01-10',
      ['siae_derniere_embauche', 'suspension_retroactivite', 'suspension_dans_pass'],
    ],
    ['le lendemain de la fin du PASS', {}, '2026-01-15', ['pass_en_cours', 'suspension_dans_pass']],
    [
      'sur un PASS déjà suspendu',
      { suspensionEnCours: { debut: '2025-02-01', fin: '2025-03-15' } },
      '2025-03-01',
      ['pass_suspendu'],
    ],
    [
      'par une autre SIAE',
      { auteur: { ...auteur, organisation: 'ei-vitre' } },
      '2025-03-01',
      ['siae_derniere_embauche'],
    ],
    [
      'par un prescripteur habilité',
      { auteur: { role: 'prescripteur', organisation: 'ml', habilite: true } },
      '2025-03-01',
      [],
    ],
    [
      'par un prescripteur non habilité',
      { auteur: { role: 'prescripteur', organisation: 'ml', habilite: false } },
      '2025-03-01',
      ['siae_derniere_embauche'],
    ],
    ['pour un motif historique', { motif: 'MATERNITE' }, '2025-03-01', ['suspension_motif_permis']],
    ['pour un motif inconnu', { motif: 'XYZ' }, '2025-03-01', ['suspension_motif_permis']],
    ['contrat passerelle dans une AI', { motif: 'CONTRAT_PASSERELLE' }, '2025-03-01', ['suspension_motif_permis']],
    [
      'contrat passerelle dans une EI',
      { motif: 'CONTRAT_PASSERELLE', derniereEmbauche: { siae: 'ai-rennes', type: 'EI', debut: '2024-01-15' } },
      '2025-03-01',
      [],
    ],
  ])('%s', (_, change, jour, attendues) => {
    expect(
      manque(juger({ ...(jour === '2025-03-01' ? {} : { debut: jour, fin: jour }), ...change }, jour)).sort(),
    ).toEqual([...attendues].sort());
  });

  it.each([
    ['six mois jusqu’en septembre 2021', '2021-09-14', '2022-03-13'],
    ['douze mois depuis le 15 septembre 2021', '2021-09-15', '2022-09-14'],
    ['douze mois jusqu’en janvier 2023', '2023-01-30', '2024-01-29'],
    ['trente-six mois depuis le 31 janvier 2023', '2023-01-31', '2026-01-30'],
  ])('fin inconnue : %s', (_, jour, fin) => {
    expect(finParDefaut(loi.auJour(jour), jour)).toBe(fin);
  });

  it('avant le 1er décembre 2020, rien n’a de base, et c’est dit', () => {
    const v = juger({}, '2020-11-30');
    expect(v.constats.find((k) => k.condition === 'suspension_duree_max')?.constate).toContain(
      'aucune base légale à cette date',
    );
    expect(joursDeSuspension(loi.auJour('2020-11-30'), '2020-11-01', '2020-11-30')).toBeNull();
  });

  it.each<[Lecture, string, number]>([
    ['plateforme', '2025-06-30', 29],
    ['code', '2025-06-30', 30],
    ['plateforme', '2025-06-01', 0],
    ['code', '2025-06-01', 1],
    ['plateforme', '2025-05-31', 0],
    ['code', '2025-05-31', 0],
  ])('en lecture %s, du 1er juin au %s, la fin avance de %i jours', (lecture, fin, jours) => {
    expect(joursDeSuspension(loi.auJour('2025-06-01', lecture), '2025-06-01', fin)).toBe(jours);
  });

  it('en lecture code, seuls les trois motifs de l’article R. 5132-1-3 sont ouverts', () => {
    const ouverts = loi
      .codes('suspension/motifs')
      .filter((motif) => manque(juger({ motif }, '2025-03-01', 'code')).length === 0);
    expect(ouverts).toEqual(['CONTRAT_ROMPU', 'CONTRAT_SUSPENDU', 'CONTRAT_TERMINE']);
  });

  it('cite ses sources', () => {
    const code = juger({}, '2025-03-01', 'code');
    expect(titres(code, 'siae_derniere_embauche')).toEqual(['Code du travail, art. R. 5132-1-3']);
    expect(titres(juger({}), 'suspension_motif_permis')[0]).toBe('Code du travail, art. R. 5132-1-3');
    expect(titres(juger({}), 'suspension_retroactivite')[0]).toContain('les-emplois de l’inclusion');
  });
});

describe('corriger et lever', () => {
  it('ne rejuge pas un début qui ne change pas', () => {
    const s = { ...base, debut: '2021-06-01', fin: '2023-06-01', existe: true, debutChange: false };
    const droit = loi.auJour('2023-05-01');
    expect(manque(correctionSuspension(droit, s))).toEqual([]);
    expect(manque(correctionSuspension(droit, { ...s, debutChange: true }))).toEqual([
      'suspension_retroactivite',
      'suspension_dans_pass',
    ]);
  });

  it.each([
    ['le lendemain du début', '2025-02-02', []],
    ['le jour du début', '2025-02-01', ['suspension_levable']],
    ['le dernier jour', '2025-03-31', []],
    ['après le dernier jour', '2025-04-01', ['suspension_levable']],
  ])('reprend %s', (_, le, attendues) => {
    const situation = {
      auteur,
      derniereEmbauche: base.derniereEmbauche,
      existe: true,
      suspension: { debut: '2025-02-01', fin: '2025-03-31' },
      le,
    };
    expect(manque(leveeSuspension(loi.auJour('2025-03-01'), situation))).toEqual(attendues);
  });

  it('dit qu’il n’y a rien à lever', () => {
    const situation = {
      auteur,
      derniereEmbauche: base.derniereEmbauche,
      existe: false,
      suspension: null,
      le: '2025-03-01',
    };
    expect(manque(leveeSuspension(loi.auJour('2025-03-01'), situation))).toEqual(['suspension_en_cours']);
  });
});

const contrat = { id: 'c1', propre: true, debut: '2024-10-01', fin: '2025-09-30' as string | null, suspensions: [] };
const dit = (v: Verdict, condition: string) => v.constats.find((k) => k.condition === condition);

describe('contrat suspendu de plus de quinze jours', () => {
  it.each([
    ['quinze jours', '2025-03-15', true],
    ['seize jours', '2025-03-16', false],
  ])('%s : signalé par la plateforme, refusé par le code, si c’est trop court', (_, fin, court) => {
    const v = juger({ motif: 'CONTRAT_SUSPENDU', fin });
    expect(v.issue).toBe('favorable');
    expect(dit(v, 'suspension_contrat_court')?.avertissement ?? false).toBe(court);
    expect(manque(juger({ motif: 'CONTRAT_SUSPENDU', fin }, '2025-03-01', 'code'))).toEqual(
      court ? ['suspension_contrat_assez_long'] : [],
    );
  });
});

describe('ce que disent les contrats (D32)', () => {
  const code = (change: Partial<SituationSuspension>) => manque(juger(change, '2025-03-01', 'code'));
  it.each(['CONTRAT_ROMPU', 'CONTRAT_TERMINE', 'CONTRAT_SUSPENDU'])('%s pendant qu’il court', (motif) => {
    const change = { motif, contrats: [contrat] };
    expect(code(change)).toEqual(['suspension_contrat_concordant']);
    const k = dit(juger(change), 'suspension_contrat_contredit');
    expect(k).toMatchObject({ satisfaite: true, avertissement: true });
    expect(k?.constate).toContain('contrat du 01/10/2024 au 30/09/2025');
    expect(k?.constate).toContain('31 jours sans droit à l’aide');
  });
  it('un autre employeur, même quand la fin de la suspension n’est pas connue', () => {
    const change = { fin: null, contrats: [{ ...contrat, propre: false, fin: null }] };
    expect(code(change)).toEqual(['suspension_sans_autre_employeur']);
    expect(dit(juger(change), 'suspension_autre_employeur')?.constate).toContain('depuis le 01/03/2025');
  });
  it('les jours où le contrat a repris se voient, entre deux suspensions du contrat', () => {
    const suspensions = [
      { debut: '2025-03-20', fin: null },
      { debut: '2025-02-20', fin: '2025-03-09' },
    ];
    const change = { motif: 'CONTRAT_SUSPENDU', contrats: [{ ...contrat, suspensions }] };
    expect(code(change)).toEqual(['suspension_contrat_concordant']);
    expect(dit(juger(change), 'suspension_contrat_contredit')?.constate).toContain('10 jours sans droit à l’aide');
  });
  it('suspendu, puis arrivé à son terme pendant la suspension : rien ne contredit', () => {
    const suspendu = { ...contrat, fin: '2025-03-10', suspensions: [{ debut: '2025-02-20', fin: null }] };
    expect(code({ motif: 'CONTRAT_SUSPENDU', contrats: [suspendu] })).toEqual([]);
  });
  it('sans contrat connu, ou sous un motif qui ne parle pas du contrat, rien n’est dit', () => {
    for (const change of [{}, { motif: 'ACCORD_CTA', contrats: [contrat] }])
      expect(dit(juger(change), 'suspension_contrat_contredit')).toBeUndefined();
  });
});

it('un constat ne montre l’identifiant d’aucune structure', () => {
  const v = juger({ auteur: { ...auteur, organisation: 'aci-fougeres' } });
  expect(manque(v)).toEqual(['siae_derniere_embauche']);
  expect(JSON.stringify(v.constats)).not.toMatch(/ai-rennes|aci-fougeres/);
});

describe('clore après une longue suspension', () => {
  const situation: SituationCloture = {
    auteur,
    derniereEmbauche: base.derniereEmbauche,
    suspensionDepuis: '2024-03-15',
  };
  it.each([
    ['la veille des douze mois', '2025-03-14', ['cloture_apres_douze_mois']],
    ['au bout de douze mois', '2025-03-15', []],
  ])('%s', (_, jour, attendues) => {
    const v = cloture(loi.auJour(jour), situation);
    expect(manque(v)).toEqual(attendues);
    expect(titres(v, 'cloture_apres_douze_mois')[0]).toBe('Code du travail, art. R. 5132-1-3');
  });
  it('dit le premier jour possible, et qu’avant le décret rien ne le permettait', () => {
    expect(cloture(loi.auJour('2025-03-01'), situation).constats[0]?.possibleLe).toBe('2025-03-15');
    expect(cloture(loi.auJour('2021-08-31'), situation).constats[0]?.constate).toContain(
      'aucune base légale à cette date',
    );
  });
});

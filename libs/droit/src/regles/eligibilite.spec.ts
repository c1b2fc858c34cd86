import { describe, expect, it } from '@jest/globals';
import { articles, constatDe, juger, manque } from '../../essais/juger.js';

const siae = (type: string): Record<string, unknown> => ({ auteur: { role: 'siae', siae: type, habilite: false } });
const leveePar = { derogation: false, diagnosticPrescripteur: false, orientationPrescripteur: false };

describe('règle « diagnostic »', () => {
  describe('critères exigés par type de SIAE et par date', () => {
    it.each([
      ['2020-04-08', 'ETTI', 2, false],
      ['2020-04-08', 'ETTI', 3, true],
      ['2020-04-09', 'ETTI', 2, true],
      ['2021-09-02', 'AI', 2, false],
      ['2021-09-02', 'AI', 3, true],
      ['2021-09-03', 'AI', 2, true],
      ['2025-03-01', 'AI', 1, false],
      ['2025-03-01', 'ACI', 2, false],
      ['2025-03-01', 'ACI', 3, true],
      ['2025-03-01', 'EI', 3, true],
      ['2025-03-01', 'EITI', 2, false],
      ['2025-03-01', 'EITI', 3, true],
    ])('le %s, une %s avec %i critères de niveau 2', (jour, type, nombre, suffisants) => {
      const criteres = ['QPV', 'PI', 'FLE'].slice(0, nombre);
      expect(manque(juger('diagnostic', jour, { ...siae(type), criteres }))).toEqual(
        suffisants ? [] : ['criteres_suffisants'],
      );
    });
    it('un même critère deux fois ne compte qu’une', () => {
      expect(manque(juger('diagnostic', '2025-03-01', { criteres: ['QPV', 'QPV'] }))).toEqual(['criteres_suffisants']);
    });
    it('un critère inconnu est nommé et ne compte pas', () => {
      const verdict = juger('diagnostic', '2025-03-01', { criteres: ['LICORNE', 'QPV'] });
      expect(manque(verdict)).toEqual(['criteres_connus', 'criteres_suffisants']);
      expect(constatDe(verdict, 'criteres_connus').constate).toBe('inconnus : LICORNE');
    });
  });

  it('avant le premier jour du référentiel, il n’y a pas de base légale', () => {
    expect(constatDe(juger('diagnostic', '2019-12-31'), 'criteres_suffisants').constate).toContain(
      'aucune base légale à cette date',
    );
  });

  it('chaque constat cite son texte', () => {
    const verdict = juger('diagnostic', '2025-10-01', {
      criteres: ['SENIOR', 'JEUNE'],
      pieces: [{ critere: 'QPV', du: '2025-01-01' }],
      carence: { depuis: '2024-01-01', leveePar },
    });
    expect(
      Object.fromEntries(
        ['criteres_suffisants', 'pieces_valides', 'carence', 'auto_prescription_active'].map((c) => [
          c,
          articles(constatDe(verdict, c)),
        ]),
      ),
    ).toEqual({
      criteres_suffisants: ['R. 5132-1-7', 'Arrêté du 1er septembre 2021 (NOR MTRD2124285A)'],
      pieces_valides: ['Arrêté du 1er septembre 2021, modifié par l’arrêté du 4 septembre 2025 (JO du 06/09/2025)'],
      carence: ['R. 5132-1-4'],
      auto_prescription_active: ['L. 5132-3', 'R. 5132-1-14'],
    });
  });

  it.each([
    ['RSA', '2025-01-02', '2025-04-01', []],
    ['RSA', '2025-01-01', '2025-04-01', ['pieces_valides']],
    ['QPV', '2024-10-02', '2025-04-01', []],
    ['QPV', '2024-10-01', '2025-04-01', ['pieces_valides']],
    ['ASE', '2024-04-02', '2025-04-01', []],
    ['ASE', '2024-04-01', '2025-04-01', ['pieces_valides']],
    ['SENIOR', '2001-04-01', '2025-04-01', []],
    ['TH', '2001-04-01', '2025-04-01', []],
    ['RSA', '2025-04-02', '2025-04-01', ['pieces_valides']],
  ])('une pièce %s du %s, le %s', (critere, du, jour, attendu) => {
    expect(manque(juger('diagnostic', jour, { pieces: [{ critere, du }] }))).toEqual(attendu);
  });

  it('les critères et les pièces d’une personne ne sortent pas du verdict complet', () => {
    const verdict = juger('diagnostic', '2025-03-01', {
      criteres: ['SENIOR', 'JEUNE'],
      pieces: [{ critere: 'RSA', du: '2025-02-01' }],
    });
    expect(verdict.constats.filter((k) => k.personnel).map((k) => k.condition)).toEqual([
      'criteres_compatibles',
      'age_du_critere',
      'pieces_valides',
    ]);
  });

  it.each([
    ['le dernier jour de la carence', '2025-05-31', ['carence']],
    ['le lendemain', '2025-06-01', []],
  ])('%s', (_, jour, attendu) => {
    const verdict = juger('diagnostic', jour, { carence: { depuis: '2023-05-31', leveePar } });
    expect(manque(verdict)).toEqual(attendu);
  });
  it('la carence dit quand elle finit', () => {
    expect(
      constatDe(juger('diagnostic', '2025-05-01', { carence: { depuis: '2023-05-31', leveePar } }), 'carence')
        .possibleLe,
    ).toBe('2025-06-01');
  });
  it.each(['derogation', 'diagnosticPrescripteur', 'orientationPrescripteur'])('la carence est levée par %s', (qui) => {
    expect(
      manque(
        juger('diagnostic', '2025-05-01', {
          carence: { depuis: '2023-05-31', leveePar: { ...leveePar, [qui]: true } },
        }),
      ),
    ).toEqual([]);
  });
  it('la carence ne s’oppose pas au diagnostic d’un prescripteur', () => {
    const auteur = { role: 'prescripteur', siae: null, habilite: true };
    expect(
      manque(juger('diagnostic', '2025-05-01', { auteur, criteres: [], carence: { depuis: '2023-05-31', leveePar } })),
    ).toEqual([]);
  });
});

describe('règle « carence.derogation »', () => {
  it('un prescripteur habilité seul', () => {
    expect(manque(juger('carence.derogation', '2025-05-01', { habilite: true }))).toEqual([]);
    const refus = juger('carence.derogation', '2025-05-01', { habilite: false });
    expect(manque(refus)).toEqual(['auteur_habilite']);
    expect(articles(constatDe(refus, 'auteur_habilite'))).toContain('R. 5132-1-4');
  });
});

describe('les pièces qui valent jusqu’à un jour écrit dessus', () => {
  const avec = (critere: string, au?: string) =>
    juger('diagnostic', '2025-06-02', {
      criteres: [critere, 'PM'],
      pieces: [{ critere, du: '2023-02-01', ...(au ? { au } : {}) }],
    });
  it.each<[string, string, string | undefined, string[]]>([
    ['RQTH valable jusqu’à la veille', 'TH', '2025-06-01', ['pieces_valides']],
    ['RQTH valable jusqu’à ce jour', 'TH', '2025-06-02', []],
    ['RQTH valable jusqu’au lendemain', 'TH', '2025-06-03', []],
    ['RQTH sans terme', 'TH', undefined, []],
    ['titre de séjour expiré la veille', 'REF_DA', '2025-06-01', ['pieces_valides']],
    ['titre de séjour valable ce jour', 'REF_DA', '2025-06-02', []],
  ])('%s', (_, critere, au, attendues) => {
    expect(manque(avec(critere, au))).toEqual(attendues);
  });
});

describe('un critère certifié par le téléservice n’a plus besoin de pièce', () => {
  const avec = (jour: string, critere: string, certification: Record<string, string>) =>
    juger('diagnostic', jour, {
      auteur: { role: 'siae', siae: 'AI', habilite: false },
      criteres: [critere, 'PM', 'FLE'],
      pieces: [{ critere, du: '2020-01-01', au: '2021-01-01' }],
      certifications: [{ critere, ...certification }],
    });
  it.each<[string, string, string, Record<string, string>, string[]]>([
    ['RSA, la veille de l’arrêté de 2025', '2025-09-06', 'RSA', { du: '2025-01-01' }, ['pieces_valides']],
    ['RSA, le jour de l’arrêté', '2025-09-07', 'RSA', { du: '2025-01-01' }, []],
    ['AAH, le lendemain', '2025-09-08', 'AAH', { du: '2025-01-01' }, []],
    ['parent isolé', '2025-10-01', 'PI', { du: '2025-01-01' }, []],
    ['RQTH, la veille de l’ouverture', '2026-03-22', 'TH', { du: '2025-01-01' }, ['pieces_valides']],
    ['RQTH, le jour de l’ouverture', '2026-03-23', 'TH', { du: '2025-01-01' }, []],
    ['certification finie la veille', '2026-04-02', 'RSA', { du: '2025-01-01', au: '2026-04-01' }, ['pieces_valides']],
    ['certification qui finit ce jour', '2026-04-02', 'RSA', { du: '2025-01-01', au: '2026-04-02' }, []],
    ['certification à venir', '2026-04-02', 'RSA', { du: '2026-04-03' }, ['pieces_valides']],
    ['critère que personne ne certifie', '2026-04-02', 'ASS', { du: '2025-01-01' }, ['pieces_valides']],
  ])('%s', (_, jour, critere, certification, attendues) => {
    const verdict = avec(jour, critere, certification);
    expect(manque(verdict)).toEqual(attendues);
    expect(constatDe(verdict, 'criteres_certifies').avertissement === true).toBe(attendues.length > 0);
  });
  it('une certification qui échoue ne défait pas un critère prouvé par une pièce', () => {
    const verdict = juger('diagnostic', '2026-04-02', {
      criteres: ['RSA'],
      pieces: [{ critere: 'RSA', du: '2026-03-02' }],
      certifications: [{ critere: 'RSA', du: '2025-01-01', au: '2025-12-31' }],
    });
    expect(verdict.issue).toBe('favorable');
  });
});

import { describe, expect, it } from '@jest/globals';
import { articles, constatDe, juger, manque } from '../../essais/juger.js';

const jour = '2025-03-01';
const contrat = (change: Record<string, unknown>): Record<string, unknown> => ({ contrat: change });

describe('règle « embauche »', () => {
  describe('type de contrat par type de SIAE', () => {
    const permis: Record<string, string[]> = {
      AI: ['CDDI', 'CDDU', 'CDI_INCLUSION', 'AUTRE'],
      ACI: ['CDDI', 'CDI_INCLUSION', 'AUTRE'],
      EI: ['CDDI', 'CDI_INCLUSION', 'AUTRE'],
      ETTI: ['MISSION', 'CDI_INCLUSION', 'AUTRE'],
      EITI: ['EITI'],
    };
    const cas = Object.entries(permis).flatMap(([siae, oui]) =>
      ['CDDI', 'CDDU', 'CDI_INCLUSION', 'MISSION', 'EITI', 'AUTRE'].map(
        (type) => [siae, type, oui.includes(type)] as const,
      ),
    );
    it.each(cas)('%s, %s : %s', (siae, type, attendu) => {
      const verdict = juger('embauche', jour, { siae, ...contrat({ type }) });
      expect(constatDe(verdict, 'type_contrat_permis').satisfaite).toBe(attendu);
    });
    it('un type inconnu n’a pas de base légale', () => {
      expect(constatDe(juger('embauche', jour, contrat({ type: 'STAGE' })), 'type_contrat_permis').constate).toContain(
        'aucune base légale',
      );
    });
    it.each([
      ['2021-08-31', false],
      ['2021-09-01', true],
    ])('le CDI inclusion qui commence le %s', (debut, attendu) => {
      const verdict = juger('embauche', '2021-08-30', contrat({ type: 'CDI_INCLUSION', debut }));
      expect(constatDe(verdict, 'type_contrat_permis').satisfaite).toBe(attendu);
    });
    it.each([
      ['2026-12-23', true],
      ['2026-12-24', false],
    ])('l’expérimentation EITI, contrat qui commence le %s, code', (debut, attendu) => {
      const situation = { siae: 'EITI', ...contrat({ type: 'EITI', debut }) };
      const verdict = juger('embauche', '2026-12-01', situation, 'code');
      expect(constatDe(verdict, 'type_contrat_permis').satisfaite).toBe(attendu);
      expect(manque(verdict).includes('base_legale')).toBe(!attendu);
    });
    it('après l’expérimentation EITI, la plateforme accepte et le dit', () => {
      const situation = { siae: 'EITI', ...contrat({ type: 'EITI', debut: '2026-12-28' }) };
      const verdict = juger('embauche', '2026-12-01', situation);
      expect(manque(verdict)).toEqual([]);
      expect(constatDe(verdict, 'contrat_sans_texte')).toMatchObject({ satisfaite: true, avertissement: true });
    });
  });

  describe('CDI inclusion après le contrat précédent', () => {
    const apres = (autresContrats: unknown[]) =>
      juger('embauche', jour, {
        naissance: '1960-01-01',
        pass: { debut: '2023-03-10', fin: '2026-03-09' },
        autresContrats,
        ...contrat({ type: 'CDI_INCLUSION', debut: '2025-03-10', minutesHebdo: 1500 }),
      });
    const precedent = { type: 'CDDI', debut: '2024-09-10', minutes: 1500, motif: null, court: true };
    it('un jour entre les deux se dit, sans rien refuser', () => {
      const verdict = apres([{ ...precedent, fin: '2025-03-08' }]);
      expect(manque(verdict)).toEqual([]);
      expect(constatDe(verdict, 'cdi_inclusion_suite').constate).toContain('1 jour sans contrat');
    });
    it('un contrat sans terme ne laisse voir aucun jour', () => {
      expect(constatDe(apres([{ ...precedent, fin: null }]), 'cdi_inclusion_suite').avertissement).toBeUndefined();
    });
    it('sans contrat précédent, rien à suivre', () => {
      expect(apres([]).constats.map((k) => k.condition)).not.toContain('cdi_inclusion_suite');
    });
  });

  describe('heures hebdomadaires', () => {
    const ancien = { pass: { debut: '2024-10-01', fin: '2026-09-30' } };
    it.each([
      ['CDDI de vingt heures', 'AI', 'CDDI', 1200, null, {}, true],
      ['CDDI de dix-neuf heures cinquante-neuf', 'AI', 'CDDI', 1199, null, {}, false],
      [
        'CDDI d’AI, difficultés : pas une dérogation en AI',
        'AI',
        'CDDI',
        900,
        'difficultés particulièrement importantes',
        {},
        false,
      ],
      ['CDDI d’ACI, difficultés', 'ACI', 'CDDI', 900, 'difficultés particulièrement importantes', {}, true],
      ['CDDI, cumul au premier jour', 'AI', 'CDDI', 900, 'cumul', {}, false],
      ['CDDI, cumul après quatre mois', 'AI', 'CDDI', 900, 'Cumul d’emplois', ancien, true],
      ['CDDU de douze heures sans motif', 'AI', 'CDDU', 720, null, {}, false],
      ['CDDU de douze heures, motif enregistré', 'AI', 'CDDU', 720, 'le parcours le justifie', {}, true],
      ['CDDU de douze heures, motif vide', 'AI', 'CDDU', 720, '  ', {}, false],
      ['mission de douze heures, motif enregistré', 'ETTI', 'MISSION', 720, 'le parcours le justifie', {}, true],
      ['CDDU sans heures au contrat', 'AI', 'CDDU', null, null, {}, true],
    ] as const)('%s', (_, siae, type, minutesHebdo, motifHeures, autour, attendu) => {
      const verdict = juger('embauche', jour, { siae, ...autour, ...contrat({ type, minutesHebdo, motifHeures }) });
      expect(manque(verdict).includes('heures_hebdo_min')).toBe(!attendu);
    });
    it('une dérogation qui suppose le préfet le signale', () => {
      const verdict = juger('embauche', jour, {
        siae: 'ACI',
        ...contrat({ type: 'CDDI', minutesHebdo: 900, motifHeures: 'DIFFICULTES' }),
      });
      expect(constatDe(verdict, 'heures_hebdo_min')).toMatchObject({ satisfaite: true, avertissement: true });
    });
  });

  it('ce qui n’a pas de base légale est rassemblé sous un seul nom', () => {
    const verdict = juger('embauche', '2019-12-31', contrat({ debut: '2019-12-31' }));
    expect(manque(verdict)).toEqual([
      'type_contrat_permis',
      'pass_en_cours',
      'embauche_pas_avant_ce_jour',
      'embauche_dans_six_mois',
      'base_legale',
    ]);
    expect(constatDe(verdict, 'base_legale').constate).toContain('Contrat à durée déterminée d’usage (CDDU)');
  });

  it('un CDDI sans terme est signalé, pas refusé', () => {
    expect(constatDe(juger('embauche', jour, contrat({ type: 'CDDI' })), 'cddi_duree_min')).toMatchObject({
      satisfaite: true,
      avertissement: true,
    });
  });

  it('une date de naissance effacée est une donnée manquante', () => {
    const verdict = juger('embauche', jour, {
      naissance: null,
      pass: { debut: '2024-01-01', fin: '2025-12-31' },
      ...contrat({ type: 'CDI_INCLUSION' }),
    });
    expect(constatDe(verdict, 'cdi_inclusion_conditions')).toMatchObject({ satisfaite: false, manquante: true });
  });

  it('un PASS fini sans diagnostic depuis : tout est dit ensemble', () => {
    const verdict = juger('embauche', jour, {
      passTermine: { fin: '2025-01-31', clos: false },
      diagnostic: null,
      carence: {
        depuis: '2025-01-31',
        leveePar: { derogation: false, diagnosticPrescripteur: false, orientationPrescripteur: false },
      },
    });
    expect(manque(verdict)).toEqual(['pass_en_cours', 'diagnostic_valide', 'carence']);
  });

  it('chaque constat cite son texte', () => {
    const verdict = juger('embauche', jour, {
      siae: 'ACI',
      pass: { debut: '2023-03-01', fin: '2025-02-28' },
      ...contrat({ type: 'CDDI', debut: '2025-03-08', fin: '2025-04-08', minutesHebdo: 600 }),
    });
    const cite = (condition: string): string[] => articles(constatDe(verdict, condition));
    expect(cite('structure_conventionnee')).toContain('L. 5132-2');
    expect(cite('type_contrat_permis')).toEqual(['L. 5132-5', 'L. 5132-11-1', 'L. 5132-15-1']);
    expect(cite('cddi_duree_min')).toContain('L. 5132-15-1');
    expect(cite('heures_hebdo_min')).toContain('D. 5132-43-5');
    expect(cite('pass_unique')).toContain('R. 5132-1-1');
  });
});

describe('premier jour où l’embauche pourra être déclarée', () => {
  it.each([
    ['2025-09-02', '2025-03-02'],
    // 28 February + 6 months is 28 August: too early for the 31st.
    ['2025-08-31', '2025-03-01'],
  ])('pour un début le %s : le %s', (debut, attendu) => {
    expect(constatDe(juger('embauche', '2025-02-01', contrat({ debut })), 'embauche_dans_six_mois').possibleLe).toBe(
      attendu,
    );
  });
});

describe('règle « embauche.report »', () => {
  it.each([
    ['la veille', '2025-02-28', ['embauche_pas_avant_ce_jour']],
    ['le jour même', '2025-03-01', []],
    ['trente jours', '2025-03-31', []],
    ['trente et un jours', '2025-04-01', ['report_dans_trente_jours']],
  ])('%s', (_, nouveauDebut, attendu) => {
    expect(manque(juger('embauche.report', jour, { nouveauDebut }))).toEqual(attendu);
  });
  it('une embauche commencée ne se reporte plus', () => {
    expect(manque(juger('embauche.report', jour, contrat({ debut: jour })))).toEqual(['embauche_non_commencee']);
  });
  it('sans contrat, les dates restent jugées', () => {
    expect(manque(juger('embauche.report', jour, { contrat: null, nouveauDebut: '2025-05-01' }))).toEqual([
      'contrat_connu',
      'report_dans_trente_jours',
    ]);
  });
});

describe('règle « embauche.annulation »', () => {
  it.each([
    ['fiche transmise', contrat({ ficheTransmise: true }), ['fiche_non_transmise']],
    ['PASS du stock des AI', { originePass: 'stock_ai' }, ['origine_stock_ai']],
    ['déjà annulée', contrat({ etat: 'annule' }), ['embauche_non_annulee']],
    ['autre employeur', contrat({ employeur: false }), ['employeur_du_contrat']],
    ['agrément repris', { originePass: 'agrement' }, []],
  ])('%s', (_, change, attendu) => {
    expect(manque(juger('embauche.annulation', jour, change))).toEqual(attendu);
  });
});

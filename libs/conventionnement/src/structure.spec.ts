import { describe, expect, it } from '@jest/globals';
import { Referentiel, type Acteur, type Jour, type Siae } from '@jalon/droit';
import { lireReferentiel } from '@jalon/application';
import {
  catalogueStructure,
  commandesStructure,
  deciderStructure,
  etatInitialStructure,
  evolveStructure,
  habiliteeAu,
  situationAu,
  tableStructure,
  vueStructure,
  type CommandeStructure,
  type EtatStructure,
} from './index.js';

const referentiel: Referentiel = lireReferentiel();
const prefet: Acteur = { role: 'prefet', organisation: { id: 'pref-35', departement: '35' } };
const structure: Acteur = { role: 'siae', organisation: { id: 'ai-rennes', type: 'AI', departement: '35' } };

const juger = (
  etat: EtatStructure,
  commande: CommandeStructure,
  jour: Jour,
  acteur = prefet,
  siae: Siae | null = 'AI',
) =>
  deciderStructure(commande, etat, {
    jour,
    acteur,
    droit: referentiel.auJour(jour),
    declaree: { siae, departement: null },
  });

/** Plays commands that must be accepted. */
function etantDonne(...pas: [Jour, CommandeStructure][]): EtatStructure {
  return pas.reduce((etat, [jour, commande]) => {
    const decision = juger(etat, commande, jour);
    if (decision.issue === 'refus') throw new Error(`${commande.type} refusée : ${decision.message}`);
    return decision.faits.reduce(evolveStructure, etat);
  }, etatInitialStructure('ai-rennes'));
}
const annexe = (etat: string, debut: Jour, fin: Jour, reste: object = {}): CommandeStructure => ({
  type: 'SignerAnnexeFinanciere',
  data: { etat, debut, fin, ...reste },
});

describe('une organisation devant l’État', () => {
  it('chaque fait a sa place quelque part, et chaque commande écrit des faits du catalogue', () => {
    const places = new Set(tableStructure.etapes.flatMap((e) => tableStructure.possibles(e)));
    expect([...places].sort()).toEqual(Object.keys(catalogueStructure).sort());
    const ecrits = new Set(Object.values(commandesStructure).flatMap((c) => c.faits as readonly string[]));
    expect([...ecrits].sort()).toEqual(Object.keys(catalogueStructure).sort());
  });

  it('rien n’est dit de la convention tant que rien n’est enregistré', () => {
    expect(situationAu(etantDonne().dossier, '2025-01-02').conventionnement).toBeNull();
    const renouvelle = juger(
      etantDonne(),
      { type: 'DemanderConvention', data: { renouvellement: true } },
      '2025-01-02',
      structure,
    );
    const etat = renouvelle.issue === 'accord' ? renouvelle.faits.reduce(evolveStructure, etantDonne()) : etantDonne();
    expect(etat.dossier.demande).toMatchObject({ renouvellement: true });
    expect(situationAu(etat.dossier, '2025-01-02').conventionnement).toBeNull();
  });

  it('une annexe redite pour la même période remplace la précédente', () => {
    const etat = etantDonne(
      ['2025-01-02', annexe('PROVISOIRE', '2025-01-01', '2025-12-31', { postesEtp: 4 })],
      ['2025-02-03', annexe('VALIDE', '2025-01-01', '2025-12-31', { postesEtp: 12.25, cdiInclusionEtp: 0.5 })],
    );
    expect(etat.dossier.annexes).toHaveLength(1);
    expect(situationAu(etat.dossier, '2025-06-01').postes).toEqual({
      etp: 12.25,
      cdiInclusionEtp: 0.5,
      plafondMajore: false,
    });
    expect(situationAu(etat.dossier, '2026-01-01').postes).toBeNull();
  });

  it.each([
    ['la veille', '2025-02-28', null],
    ['le premier jour', '2025-03-01', { retireeDu: '2025-03-01', au: '2025-08-31' }],
    ['le dernier jour', '2025-08-31', { retireeDu: '2025-03-01', au: '2025-08-31' }],
    ['le lendemain', '2025-09-01', null],
  ])('un retrait d’auto-prescription, %s', (_, jour, attendu) => {
    const etat = etantDonne([
      '2025-01-10',
      { type: 'RetirerAutoPrescription', data: { debut: '2025-03-01', fin: '2025-08-31' } },
    ]);
    expect(situationAu(etat.dossier, jour).autoPrescription).toEqual(attendu);
  });

  it.each([
    ['plateforme', '2025-02-09', false],
    ['plateforme', '2025-02-10', true],
    ['code', '2025-02-09', true],
  ] as const)(
    'en lecture %s, un retrait au %s décidé le 10/01/2025 est permis : %s (D37)',
    (lecture, debut, permis) => {
      const decision = deciderStructure({ type: 'RetirerAutoPrescription', data: { debut } }, etantDonne(), {
        jour: '2025-01-10',
        acteur: prefet,
        droit: referentiel.auJour('2025-01-10', lecture),
        declaree: { siae: 'AI', departement: null },
      });
      expect(decision.issue).toBe(permis ? 'accord' : 'refus');
      const signale = lecture === 'code' ? { avertissement: true } : {};
      expect(decision.verdict.constats.find((k) => k.condition === 'retrait_preavis')).toMatchObject({
        satisfaite: permis,
        ...signale,
      });
    },
  );

  it.each([
    ['la veille', '2025-01-31', false],
    ['le premier jour', '2025-02-01', true],
    ['le dernier jour', '2030-01-31', true],
    ['le lendemain', '2030-02-01', false],
  ])('une habilitation locale, %s', (_, jour, attendu) => {
    const etat = etantDonne([
      '2025-01-10',
      { type: 'HabiliterPrescripteur', data: { debut: '2025-02-01', fin: '2030-01-31' } },
    ]);
    expect(habiliteeAu(etat.dossier, jour)).toBe(attendu);
    expect(habiliteeAu(etatInitialStructure('x').dossier, jour)).toBeNull();
  });

  it('une habilitation retirée cesse ce jour-là', () => {
    const etat = etantDonne(
      ['2025-01-10', { type: 'HabiliterPrescripteur', data: { debut: '2025-02-01', fin: '2030-01-31' } }],
      ['2026-01-05', { type: 'RetirerHabilitation', data: { le: '2026-01-12' } }],
    );
    expect([habiliteeAu(etat.dossier, '2026-01-11'), habiliteeAu(etat.dossier, '2026-01-12')]).toEqual([true, false]);
  });

  it('le territoire et les mises en situation sont ceux de la convention en vigueur', () => {
    const etat = etantDonne([
      '2025-01-10',
      {
        type: 'SignerConvention',
        data: { debut: '2025-02-01', fin: '2027-01-31', territoire: ['35', '35236'], pmsmp: false },
      },
    ]);
    expect(situationAu(etat.dossier, '2025-02-01')).toMatchObject({ territoire: ['35', '35236'], pmsmpPrevue: false });
    expect(situationAu(etat.dossier, '2027-02-01')).toMatchObject({ territoire: null, pmsmpPrevue: null });
  });

  it('une convention sans avis enregistré est signée, et le dit', () => {
    const decision = juger(
      etantDonne(),
      { type: 'SignerConvention', data: { debut: '2025-02-01', fin: '2027-01-31' } },
      '2025-01-10',
    );
    expect(decision.issue).toBe('accord');
    expect(decision.verdict.constats.find((k) => k.condition === 'avis_commission')).toMatchObject({ manquante: true });
  });

  it('un type inconnu ne bloque pas une dérogation, un autre type oui', () => {
    const demande: CommandeStructure = {
      type: 'AccorderDerogation480h',
      data: { debut: '2025-01-01', fin: '2025-12-31' },
    };
    expect(juger(etantDonne(), demande, '2025-01-02', prefet, null).issue).toBe('accord');
    expect(juger(etantDonne(), demande, '2025-01-02', prefet, 'ETTI').issue).toBe('refus');
  });

  it('une permanence trop courte et une annexe hors convention sont dites, pas refusées', () => {
    const etat = etantDonne([
      '2025-01-10',
      { type: 'SignerConvention', data: { debut: '2025-02-01', fin: '2025-12-31' } },
    ]);
    const dits = [
      juger(etat, { type: 'DeclarerPermanence', data: { joursParSemaine: 2.5 } }, '2025-02-01', structure),
      juger(etat, annexe('VALIDE', '2025-01-01', '2025-12-31'), '2025-02-01'),
    ].map((d) => [d.issue, d.verdict.constats.filter((k) => k.avertissement).map((k) => k.condition)]);
    expect(dits).toEqual([
      ['accord', ['permanence_min']],
      ['accord', ['annexe_dans_convention']],
    ]);
  });

  it('un état d’annexe inconnu est refusé par son nom', () => {
    const decision = juger(etantDonne(), annexe('SIGNEE', '2025-01-01', '2025-12-31'), '2025-01-02');
    const manque = decision.verdict.constats.filter((k) => !k.satisfaite).map((k) => k.condition);
    expect([decision.issue, manque]).toEqual(['refus', ['annexe_etat_connu']]);
  });

  it('la vue explique le conventionnement avec son article', () => {
    const etat = etantDonne(['2025-01-02', annexe('VALIDE', '2025-01-01', '2025-12-31')]);
    const vue = vueStructure(etat, '2025-12-31', referentiel.auJour('2025-12-31'), { siae: 'AI', departement: '35' });
    expect(vue).toMatchObject({ type: 'AI', departement: '35', autoPrescription: true, revision: 0 });
    expect(vue.conventionnement.satisfaite).toBe(false);
    expect(vue.conventionnement.references.map((x) => x.titre)).toContain('Code du travail, art. L. 5132-2');
  });
});

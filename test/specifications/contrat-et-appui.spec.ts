import { describe, expect, it } from '@jest/globals';
import type { Constat } from '@jalon/droit';
import {
  commandeDepuis,
  conditionsSansTrace,
  porteVerdict,
  vue,
  type Commande,
  type Fait,
  type FaitJuge,
  type SituationStructure,
} from '@jalon/parcours';
import { citant, PRECISIONS } from './articles.js';
import { diagnostiquer, etantDonne, le, loi, ouvrir, siae, type Etape } from './etant-donne.js';

const [ai, aci, ei] = [siae('AI'), siae('ACI'), siae('EI')];
type Contrat = Extract<Commande, { type: 'DeclarerEmbauche' }>['data']['contrat'];
const debut = [ouvrir('2025-01-10'), diagnostiquer('2025-01-10')];
const embaucher = (acteur: typeof ai, contrat: Partial<Contrat>): Etape =>
  le('2025-01-15', acteur, {
    type: 'DeclarerEmbauche',
    data: { contrat: { id: 'c1', type: 'CDDI', debut: '2025-01-20', fin: '2025-12-31', heuresHebdo: 26, ...contrat } },
  });
const trouve = (constats: readonly Constat[], condition: string): Constat | undefined =>
  constats.find((k) => k.condition === condition);

describe('ce qu’est le contrat', () => {
  it('un CDDI Convergence ne se conclut qu’en ACI, et le parcours le garde', () => {
    const { verdict, etat } = etantDonne(debut)
      .quand(embaucher(aci, { convergence: 'PHC' }))
      .alors(['PassDelivre', { type: 'EmbaucheDeclaree', data: { convergence: 'PHC' } }]);
    expect(trouve(verdict.constats, 'contrat_precision')).toMatchObject({ satisfaite: true, avertissement: true });
    expect(vue(etat, '2025-02-01', loi().auJour('2025-02-01')).contrats[0]).toMatchObject({
      type: 'CDDI',
      convergence: 'PHC',
      libelleType:
        'Contrat à durée déterminée d’insertion (CDDI), Contrat d’insertion Convergence, premières heures en chantier',
    });
    etantDonne(debut)
      .quand(embaucher(ei, { convergence: 'CVG' }))
      .alorsRefus('droit', [citant('contrat_precision', PRECISIONS)]);
  });
  it('un autre contrat se précise, un CDDI non', () => {
    etantDonne(debut)
      .quand(embaucher(ei, { type: 'AUTRE', precision: 'APPRENTISSAGE' }))
      .alors(['PassDelivre', { type: 'EmbaucheDeclaree', data: { type: 'AUTRE', precision: 'APPRENTISSAGE' } }]);
    etantDonne(debut)
      .quand(embaucher(ei, { precision: 'APPRENTISSAGE' }))
      .alorsRefus('droit', [citant('contrat_precision', `L. 6221-1 · ${PRECISIONS}`)]);
  });
  it('sans précision, rien n’est regardé', () => {
    const { verdict } = etantDonne(debut).quand(embaucher(ei, {})).alors(['PassDelivre', 'EmbaucheDeclaree']);
    expect(trouve(verdict.constats, 'contrat_precision')).toBeUndefined();
  });
});

type Action = Extract<Commande, { type: 'EnregistrerAccompagnement' }>['data'];
const accompagner = (data: Partial<Action>, structure?: Partial<SituationStructure>): Etape =>
  le(
    '2025-03-03',
    ai,
    { type: 'EnregistrerAccompagnement', data: { nature: 'formation', debut: '2025-03-03', ...data } },
    structure ? { structure } : {},
  );
const employe = [...debut, embaucher(ai, {})];

describe('l’initiative d’une formation', () => {
  it.each(['PLAN', 'SALARIE'] as const)('%s est gardée, et montrée', (initiative) => {
    const { etat } = etantDonne(employe)
      .quand(accompagner({ initiative }))
      .alors([{ type: 'AccompagnementEnregistre', data: { initiative, verdict: { r: 'accompagnement', i: 1 } } }]);
    expect(vue(etat, '2025-03-03', loi().auJour('2025-03-03')).accompagnements[0]?.initiative).toBe(initiative);
  });
  it('une association qui ne la dit pas en est avertie, jamais refusée', () => {
    const { verdict } = etantDonne(employe).quand(accompagner({})).alors(['AccompagnementEnregistre']);
    expect(trouve(verdict.constats, 'initiative_permise')).toMatchObject({ satisfaite: true, manquante: true });
  });
  it('un accompagnement social n’a pas d’initiative', () => {
    etantDonne(employe)
      .quand(accompagner({ nature: 'social', initiative: 'PLAN' }))
      .alorsRefus('droit', ['initiative_permise']);
  });
});

describe('la mise en situation prévue par la convention', () => {
  const pmsmp = (prevue?: boolean | null): Etape =>
    accompagner(
      { nature: 'pmsmp', debut: '2025-03-10', fin: '2025-03-21', accueil: 'garage' },
      prevue === undefined ? undefined : { pmsmpPrevue: prevue },
    );
  it('est refusée quand la convention ne la prévoit pas', () => {
    etantDonne(employe).quand(pmsmp(false)).alorsRefus('droit', ['pmsmp_prevue']);
    etantDonne(employe).quand(pmsmp(true)).alors(['AccompagnementEnregistre']);
  });
  it('est acceptée tant qu’on ne sait pas ce que la convention prévoit', () => {
    const { verdict } = etantDonne(employe).quand(pmsmp()).alors(['AccompagnementEnregistre']);
    expect(trouve(verdict.constats, 'pmsmp_prevue')).toMatchObject({ satisfaite: true, avertissement: true });
  });
});

type Placement = Extract<Commande, { type: 'ConclureMiseADisposition' }>['data']['miseADisposition'];
const placer = (m: Partial<Placement>, territoire?: string[]): Etape =>
  le(
    '2025-01-30',
    ai,
    {
      type: 'ConclureMiseADisposition',
      data: {
        contrat: 'c1',
        miseADisposition: {
          id: 'm1',
          utilisateur: { type: 'particulier', nom: 'Mme Le Goff' },
          debut: '2025-02-03',
          fin: '2025-02-28',
          taches: 'Ménage',
          lieu: 'Chez elle',
          epi: 'sans objet',
          ...m,
        },
      },
    },
    territoire ? { structure: { territoire } } : {},
  );

describe('le territoire d’une association', () => {
  it.each<[string, Partial<Placement>, string[] | undefined, boolean]>([
    ['sans convention connue, le département de l’association', { departement: '56' }, undefined, false],
    ['un autre département de la convention', { departement: '56' }, ['35', '56'], true],
    ['un département qui n’en est pas', { departement: '29' }, ['35', '56'], false],
    ['une commune de la convention', { commune: '35238' }, ['35238'], true],
    ['une commune d’un de ses départements', { commune: '35238' }, ['35'], true],
    ['une autre commune', { commune: '35288' }, ['35238'], false],
    ['outre-mer, le département a trois chiffres', { commune: '97411' }, ['974'], true],
  ])('%s', (_, lieu, territoire, accepte) => {
    const attente = etantDonne(employe).quand(placer(lieu, territoire));
    if (accepte) attente.alors(['MiseADispositionConclue']);
    else attente.alorsRefus('droit', ['territoire_mad']);
  });
  it.each<[string, Partial<Placement>, string]>([
    ['le lieu n’est pas dit', {}, 'donnée manquante : le lieu de travail'],
    ['le département ne suffit pas', { departement: '35' }, 'donnée manquante : la commune, dans le département 35'],
  ])('%s : averti, jamais refusé', (_, lieu, constate) => {
    const { verdict } = etantDonne(employe)
      .quand(placer(lieu, ['35238']))
      .alors(['MiseADispositionConclue']);
    expect(trouve(verdict.constats, 'territoire_mad')).toMatchObject({ satisfaite: true, manquante: true, constate });
  });
});

describe('le fait garde ce que la règle a regardé', () => {
  const juge = (faits: readonly Fait[]): FaitJuge => {
    const fait = faits.find(porteVerdict);
    if (!fait) throw new Error('aucun fait ne porte de verdict');
    return fait;
  };
  it('une mise à disposition se rejuge avec le licenciement et le lieu déclarés', () => {
    const data = { departement: '35', licenciementEconomiqueLe: '2024-08-02', travauxDangereux: false };
    const { faits } = etantDonne(employe)
      .quand(placer(data))
      .alors([{ type: 'MiseADispositionConclue', data }]);
    expect(commandeDepuis(juge(faits))).toMatchObject({ data: { miseADisposition: data } });
    expect(conditionsSansTrace(juge(faits))).toEqual([]);
  });
  it('sans ces mots, ce qu’ils disent n’est pas comparé', () => {
    const { faits } = etantDonne(employe).quand(placer({})).alors(['MiseADispositionConclue']);
    expect(conditionsSansTrace(juge(faits))).toEqual([
      'territoire_mad',
      'mad_sans_licenciement_recent',
      'mad_sans_travaux_dangereux',
    ]);
  });
  it('un accompagnement aussi, sauf son résumé', () => {
    const { faits } = etantDonne(employe)
      .quand(accompagner({ initiative: 'PLAN', resume: 'Habilitation électrique' }))
      .alors(['AccompagnementEnregistre']);
    expect(commandeDepuis(juge(faits))).toEqual({
      type: 'EnregistrerAccompagnement',
      data: { nature: 'formation', debut: '2025-03-03', initiative: 'PLAN' },
    });
  });
});

import { describe, expect, it } from '@jest/globals';
import type { Constat } from '@jalon/droit';
import { commandeDepuis, porteVerdict, vue, type Commande, type SituationStructure } from '@jalon/parcours';
import { citant, INSERTION_ET_HEURES } from './articles.js';
import { diagnostiquer, etantDonne, le, loi, ouvrir, prefet, siae, type Etape } from './etant-donne.js';

const [ai, aci, etti] = [siae('AI'), siae('ACI'), siae('ETTI')];
/** First contract in January: the parcours is four months old on 20 May. */
const premier = (acteur: typeof ai): Etape[] => [
  ouvrir('2025-01-10'),
  diagnostiquer('2025-01-10'),
  le('2025-01-15', acteur, {
    type: 'DeclarerEmbauche',
    data: { contrat: { id: 'c1', type: 'CDDI', debut: '2025-01-20', fin: '2025-05-19', heuresHebdo: 26 } },
  }),
];
const reduit = (
  acteur: typeof ai,
  motifHeures: string | undefined,
  fin = '2025-11-30',
  structure?: Partial<SituationStructure>,
): Etape =>
  le(
    '2025-05-26',
    acteur,
    {
      type: 'DeclarerEmbauche',
      data: {
        contrat: {
          id: 'c2',
          type: 'CDDI',
          debut: '2025-06-02',
          fin,
          heuresHebdo: 15,
          ...(motifHeures === undefined ? {} : { motifHeures }),
        },
      },
    },
    structure ? { structure } : {},
  );
type Autorisation = Extract<Commande, { type: 'AutoriserHeuresReduites' }>['data'];
const autoriser = (data: Partial<Autorisation> = {}, jour = '2025-05-23'): Etape =>
  le(jour, prefet, {
    type: 'AutoriserHeuresReduites',
    data: { contrat: 'c1', regime: 'CUMUL', debut: '2025-06-02', fin: '2025-12-01', ...data },
  });
const heures = (constats: readonly Constat[]): Constat | undefined =>
  constats.find((k) => k.condition === 'heures_hebdo_min');

describe('le préfet autorise une durée réduite', () => {
  it('six mois au plus, et le parcours le montre', () => {
    const { etat, faits } = etantDonne(premier(ai))
      .quand(autoriser({ autreEmployeur: { type: 'entreprise' } }))
      .alors([{ type: 'HeuresReduitesAutorisees', data: { contrat: 'c1', regime: 'CUMUL', fin: '2025-12-01' } }]);
    expect(vue(etat, '2025-06-02', loi().auJour('2025-06-02')).heuresReduites).toEqual([
      {
        contrat: 'c1',
        siae: 'ai-rennes',
        regime: 'CUMUL',
        libelleRegime: 'Cumul avec un autre emploi',
        debut: '2025-06-02',
        fin: '2025-12-01',
        autoriseesLe: '2025-05-23',
      },
    ]);
    const fait = faits.find(porteVerdict);
    expect(fait && commandeDepuis(fait)).toMatchObject({ data: { autreEmployeur: { type: 'entreprise' } } });
    etantDonne(premier(ai))
      .quand(autoriser({ fin: '2025-12-02' }))
      .alorsRefus('droit', ['heures_reduites_duree']);
  });
  it('quatre mois au moins après l’entrée en parcours', () => {
    etantDonne(premier(ai))
      .quand(autoriser({ debut: '2025-05-20', fin: '2025-11-19' }))
      .alors(['HeuresReduitesAutorisees']);
    etantDonne(premier(ai))
      .quand(autoriser({ debut: '2025-05-19', fin: '2025-11-18' }))
      .alorsRefus('droit', ['heures_reduites_anciennete']);
  });
  it.each(['EA', 'ACI'])('jamais avec un contrat en %s', (type) => {
    etantDonne(premier(ai))
      .quand(autoriser({ autreEmployeur: { type } }))
      .alorsRefus('droit', ['heures_reduites_cumul']);
  });
  it('renouvelable une fois, sur bilan', () => {
    const deux = autoriser({ debut: '2025-12-02', fin: '2026-06-01', bilan: true }, '2025-11-20');
    const trois = autoriser({ debut: '2026-06-02', fin: '2026-12-01', bilan: true }, '2026-05-20');
    etantDonne([...premier(ai), autoriser()])
      .quand(deux)
      .alors(['HeuresReduitesAutorisees']);
    etantDonne([...premier(ai), autoriser()])
      .quand(autoriser({ debut: '2025-12-02', fin: '2026-06-01', bilan: false }, '2025-11-20'))
      .alorsRefus('droit', ['heures_reduites_renouvellement']);
    etantDonne([...premier(ai), autoriser(), deux])
      .quand(trois)
      .alorsRefus('droit', ['heures_reduites_renouvellement']);
  });
  it('pour difficultés, en ACI seulement', () => {
    etantDonne(premier(aci))
      .quand(autoriser({ regime: 'DIFFICULTES', fin: '2026-06-01' }))
      .alors(['HeuresReduitesAutorisees']);
    etantDonne(premier(ai))
      .quand(autoriser({ regime: 'DIFFICULTES', fin: '2026-06-01' }))
      .alorsRefus('droit', ['heures_reduites_regime']);
  });
  it('lui seul', () => {
    etantDonne(premier(ai))
      .quand({ ...autoriser(), acteur: ai })
      .alorsRefus('acces', []);
  });
});

describe('le contrat lit ce que le préfet a décidé', () => {
  it('aucune décision : accepté, à enregistrer', () => {
    const { verdict } = etantDonne(premier(ai)).quand(reduit(ai, 'CUMUL')).alors(['EmbaucheDeclaree']);
    expect(heures(verdict.constats)).toMatchObject({ satisfaite: true, avertissement: true });
    expect(heures(verdict.constats)?.constate).toMatch(/ ; décision du préfet à enregistrer$/);
  });
  it.each([
    ['le motif la nomme', 'CUMUL'],
    ['le motif ne dit rien : la décision suffit', undefined],
  ])('une décision qui couvre le contrat, %s', (_, motif) => {
    const { verdict } = etantDonne([...premier(ai), autoriser()])
      .quand(reduit(ai, motif))
      .alors(['EmbaucheDeclaree']);
    expect(heures(verdict.constats)?.avertissement).toBeUndefined();
    expect(heures(verdict.constats)?.constate).toBe(
      '15 h, dérogation CUMUL autorisée par le préfet du 02/06/2025 au 01/12/2025',
    );
  });
  it('une décision trop courte pour le contrat est dite, sans refus', () => {
    const { verdict } = etantDonne([...premier(ai), autoriser({ fin: '2025-09-30' })])
      .quand(reduit(ai, 'CUMUL'))
      .alors(['EmbaucheDeclaree']);
    expect(heures(verdict.constats)).toMatchObject({ satisfaite: true, avertissement: true });
    expect(heures(verdict.constats)?.constate).toMatch(/seulement : elle ne couvre pas tout le contrat$/);
  });
  it('deux décisions qui se suivent n’en font qu’une', () => {
    const suite = autoriser({ debut: '2025-10-01', fin: '2025-12-31', bilan: true }, '2025-05-24');
    const { verdict } = etantDonne([...premier(ai), autoriser({ fin: '2025-09-30' }), suite])
      .quand(reduit(ai, 'CUMUL'))
      .alors(['EmbaucheDeclaree']);
    expect(heures(verdict.constats)?.constate).toMatch(/du 02\/06\/2025 au 31\/12\/2025$/);
  });
  it.each<[string, SituationStructure['heuresReduites'], boolean]>([
    ['couvre le contrat', { du: '2025-01-01', au: '2025-12-31' }, false],
    ['finit avant lui', { du: '2025-01-01', au: '2025-09-30' }, true],
    ['n’est pas connue', null, true],
  ])('en ACI, l’autorisation collective %s', (_, heuresReduites, averti) => {
    const { verdict } = etantDonne(premier(aci))
      .quand(reduit(aci, 'DIFFICULTES', undefined, { heuresReduites: heuresReduites ?? null }))
      .alors(['EmbaucheDeclaree']);
    expect(heures(verdict.constats)?.avertissement === true).toBe(averti);
  });
  it('celle d’un autre employeur ne compte pas', () => {
    etantDonne([...premier(ai), autoriser()])
      .quand(reduit(aci, undefined))
      .alorsRefus('droit', [citant('heures_hebdo_min', INSERTION_ET_HEURES)]);
  });
});

describe('la visite d’information et de prévention', () => {
  const place = [
    ...premier(ai),
    le('2025-01-30', ai, {
      type: 'ConclureMiseADisposition',
      data: {
        contrat: 'c1',
        miseADisposition: {
          id: 'm1',
          utilisateur: { type: 'particulier', nom: 'Mme Le Goff' },
          debut: '2025-02-03',
          fin: '2025-04-30',
          taches: 'Ménage',
          lieu: 'Chez elle',
          epi: 'sans objet',
        },
      },
    }),
  ];
  const visite = (jour: string, emplois?: number, acteur = ai, fait = jour): Etape =>
    le(fait, acteur, {
      type: 'EnregistrerVisite',
      data: { le: jour, ...(emplois === undefined ? {} : { emplois }) },
    });
  const etatVisite = (etapes: Etape[], jour: string) =>
    vue(etantDonne(etapes).etat(), jour, loi().auJour(jour)).visites[0];

  it.each([
    ['2025-03-03', 'aFaire'],
    ['2025-03-04', 'enRetard'],
  ])('le %s, elle est %s', (jour, etat) => {
    expect(etatVisite(place, jour)).toMatchObject({ siae: 'ai-rennes', auPlusTard: '2025-03-03', etat, faiteLe: null });
  });
  it('est faite dès qu’elle est enregistrée, sans rien de médical', () => {
    const { faits } = etantDonne(place).quand(visite('2025-02-12', 2)).alors(['VisiteMedicaleEnregistree']);
    expect(Object.keys(faits[0]?.data ?? {}).sort()).toEqual(['contrat', 'emplois', 'jour', 'siae', 'verdict']);
    expect(etatVisite([...place, visite('2025-02-12', 2)], '2025-06-01')).toMatchObject({
      etat: 'faite',
      faiteLe: '2025-02-12',
      emplois: 2,
    });
  });
  it('vaut pour trois emplois au plus, et a eu lieu', () => {
    etantDonne(place).quand(visite('2025-02-12', 3)).alors(['VisiteMedicaleEnregistree']);
    etantDonne(place).quand(visite('2025-02-12', 4)).alorsRefus('droit', ['visite_emplois_max']);
    etantDonne(place)
      .quand(visite('2025-02-13', 1, ai, '2025-02-12'))
      .alorsRefus('droit', ['visite_pas_dans_le_futur']);
  });
  it('ne concerne que les structures qui mettent à disposition, et n’empêche rien', () => {
    etantDonne(premier(aci))
      .quand(visite('2025-02-12', 1, aci))
      .alorsRefus('droit', ['visite_concernee']);
    expect(etatVisite(premier(ai), '2025-06-01')).toBeUndefined();
    etantDonne(place)
      .quand(visite('2025-02-12', 1, etti))
      .alorsRefus('droit', ['contrat_connu']);
  });
});

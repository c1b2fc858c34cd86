import { describe, expect, it } from '@jest/globals';
import { vue, type DonneesCommande } from '@jalon/parcours';
import { diagnostiquer, etantDonne, jouer, le, loi, ouvrir, prescripteur, siae, type Etape } from './etant-donne.js';

const ai = siae('AI');
const passDu20Janvier: Etape[] = [
  ouvrir('2025-01-10'),
  diagnostiquer('2025-01-10'),
  le('2025-01-15', ai, {
    type: 'DeclarerEmbauche',
    data: { contrat: { id: 'c1', type: 'CDDU', debut: '2025-01-20', fin: '2025-05-31' } },
  }),
];
const reprendre = (jour: string, change: Partial<DonneesCommande<'ReprendrePass'>> = {}, acteur = ai): Etape =>
  le(jour, acteur, {
    type: 'ReprendrePass',
    data: {
      numero: '99999 22 39048',
      debut: '2022-01-10',
      fin: '2024-01-09',
      origine: 'plateforme',
      siae: 'ai-rennes',
      ...change,
    },
  });
const rectifier = (jour: string, fait: number, acteur = ai, remplacement?: Record<string, string>): Etape =>
  le(jour, acteur, {
    type: 'RectifierFait',
    data: { fait, raison: 'Erreur de saisie', ...(remplacement ? { remplacement } : {}) },
  });
const plusTard = (jour: string): Etape =>
  le(jour, prescripteur, { type: 'OrienterVersSiae', data: { siae: 'ei-vitre' } });

describe('reprendre un PASS', () => {
  it('garde la fin affichée, sans rien y ajouter, et l’explique ligne à ligne', () => {
    const { etat } = etantDonne([ouvrir('2023-06-01', ai)])
      .quand(
        reprendre('2023-06-01', {
          fin: '2024-07-08',
          suspensions: [{ motif: 'CONTRAT_SUSPENDU', debut: '2022-06-01', fin: '2022-06-30' }],
          prolongations: [{ motif: 'DIFFICULTES', debut: '2024-02-07', fin: '2024-07-08' }],
        }),
      )
      .alors([{ type: 'PassRepris', data: { numero: '999992239048', fin: '2024-07-08', nonVerifiable: false } }]);
    expect(etat.dossier.pass?.calcul.map(({ jours, fin }) => [jours, fin])).toEqual([
      [730, '2024-01-09'],
      [29, '2024-02-07'],
      [152, '2024-07-08'],
    ]);
  });
  it('une suspension reprise et en cours suspend le PASS, et se lève', () => {
    const repris = [
      ouvrir('2023-06-01', ai),
      reprendre('2023-06-01', {
        fin: '2024-03-09',
        suspensions: [{ motif: 'CONTRAT_ROMPU', debut: '2023-05-01', fin: '2023-06-30' }],
      }),
      plusTard('2023-06-02'),
    ];
    expect(jouer(repris).etape).toBe('actif(pass.suspendu,demande.aucune,presence.enParcours)');
    etantDonne(repris)
      .quand(le('2023-06-10', ai, { type: 'LeverSuspension', data: { le: '2023-06-10' } }))
      .alors([{ type: 'SuspensionLevee', data: { fin: '2023-06-09', jours: -21 } }]);
  });
  it('un PASS expiré se reprend, et expire aussitôt', () => {
    const etat = jouer([ouvrir('2025-02-03', ai), reprendre('2025-02-03'), plusTard('2025-02-03')]);
    expect(vue(etat, '2025-02-03', loi().auJour('2025-02-03'))).toMatchObject({
      etape: 'expire',
      pass: { etat: 'EXPIRE', joursRestants: 0 },
    });
  });
  it('n’est pas refusé pour des dates invérifiables, mais l’est quand un autre PASS court', () => {
    etantDonne([ouvrir('2022-03-01', ai)])
      .quand(reprendre('2022-03-01', { debut: '2020-09-01', fin: '2022-11-30', origine: 'agrement' }))
      .alors([{ type: 'PassRepris', data: { nonVerifiable: true } }]);
    etantDonne([ouvrir('2023-06-01', ai)])
      .quand({
        ...reprendre('2023-06-01'),
        autresPass: [
          { parcours: 'p2', numero: '1', debut: '2023-01-01', fin: '2024-12-31', clotureDepuis: null, annule: false },
        ],
      })
      .alorsRefus('droit', ['pass_unique']);
  });
  it('ne se fait pas par-dessus le PASS du dossier', () => {
    etantDonne(passDu20Janvier).quand(reprendre('2025-06-01')).alorsRefus('etape', []);
  });
});

describe('rectifier', () => {
  const suspendu: Etape[] = [
    ...passDu20Janvier,
    le('2025-06-01', ai, {
      type: 'SuspendrePass',
      data: { debut: '2025-06-01', fin: '2025-06-30', motif: 'CONTRAT_TERMINE' },
    }),
  ];
  it('retirer une suspension ramène la fin du PASS : rien dans le calcul, ni l’étape, ne parle plus d’elle', () => {
    const { etat } = etantDonne(suspendu)
      .quand(rectifier('2025-06-10', 4))
      .alors([{ type: 'SuspensionRetiree', data: { id: 'S4', fait: 4, jours: -29, passFin: '2027-01-19' } }]);
    expect(etat.dossier.pass?.calcul.map((l) => l.jours)).toEqual([730]);
    expect(vue(etat, '2025-06-10', loi().auJour('2025-06-10')).etape).toBe('enCours');
  });
  it('l’étape suit aussitôt, sans attendre d’échéance', () => {
    const retiree = jouer([...suspendu, rectifier('2025-06-10', 4)]);
    expect(retiree.etape).toBe('actif(pass.enCours,demande.aucune,presence.enParcours)');
    expect(jouer([...suspendu, rectifier('2025-06-10', 4), plusTard('2025-06-10')]).etape).toBe(retiree.etape);
  });
  it.each([
    ['deux fois', [...suspendu, rectifier('2025-06-10', 4)], rectifier('2025-06-11', 4), ['fait_rectifiable']],
    ['par une autre organisation', suspendu, rectifier('2025-06-10', 4, siae('EI')), ['auteur_du_fait']],
    ['un fait qui n’existe pas', suspendu, rectifier('2025-06-10', 99), ['fait_rectifiable']],
    ['la délivrance du PASS', suspendu, rectifier('2025-06-10', 2), ['fait_rectifiable']],
    ['le diagnostic', suspendu, rectifier('2025-06-10', 1, prescripteur), ['fait_rectifiable']],
  ])('est refusé : %s', (_, donne, etape, conditions) => {
    etantDonne(donne).quand(etape).alorsRefus('droit', conditions);
  });
  it('corrige l’identité sans rien retirer', () => {
    const { etat } = etantDonne(suspendu)
      .quand(rectifier('2025-06-10', 0, prescripteur, { nom: 'Durant' }))
      .alors([{ type: 'FaitRectifie', data: { fait: 0, typeRectifie: 'ParcoursOuvert' } }]);
    expect(etat.dossier.personne).toMatchObject({ nom: 'Durant', prenom: 'Awa' });
  });
  it('retire une sortie, et le parcours reprend', () => {
    const sorti = [
      ...passDu20Janvier,
      le('2025-06-02', ai, { type: 'EnregistrerSortie', data: { le: '2025-06-01', type: 'DURABLE_CDI' } }),
    ];
    expect(vue(jouer(sorti), '2025-06-02', loi().auJour('2025-06-02')).etape).toBe('sorti');
    const { etat } = etantDonne(sorti).quand(rectifier('2025-06-03', 4)).alors(['SortieRetiree']);
    expect(vue(etat, '2025-06-03', loi().auJour('2025-06-03'))).toMatchObject({ etape: 'enCours', sortie: null });
  });
  it('retire une prolongation accordée, par qui l’a accordée', () => {
    const prolonge: Etape[] = [
      ...passDu20Janvier,
      le('2026-06-01', ai, { type: 'DemanderProlongation', data: { motif: 'DIFFICULTES', fin: '2027-07-19' } }),
      le('2026-06-02', prescripteur, { type: 'AccorderProlongation', data: {} }),
    ];
    etantDonne(prolonge).quand(rectifier('2026-06-03', 5)).alorsRefus('droit', ['auteur_du_fait']);
    etantDonne(prolonge)
      .quand(rectifier('2026-06-03', 5, prescripteur))
      .alors([{ type: 'ProlongationRetiree', data: { id: 'P5', jours: -181, passFin: '2027-01-19' } }]);
  });
});

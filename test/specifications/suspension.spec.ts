import { describe, expect, it } from '@jest/globals';
import type { Lecture } from '@jalon/droit';
import { vue, type Commande } from '@jalon/parcours';
import { diagnostiquer, etantDonne, jouer, le, loi, ouvrir, prescripteur, siae, type Etape } from './etant-donne.js';

const ai = siae('AI');
const embaucher = (jour: string, debut: string, id = 'c1', acteur = ai): Etape =>
  le(jour, acteur, { type: 'DeclarerEmbauche', data: { contrat: { id, type: 'CDDU', debut } } });
const passDu20Janvier: Etape[] = [
  ouvrir('2025-01-10'),
  diagnostiquer('2025-01-10'),
  embaucher('2025-01-15', '2025-01-20'),
];
const suspendre = (jour: string, debut: string, fin?: string): Etape =>
  le(jour, ai, { type: 'SuspendrePass', data: { debut, ...(fin ? { fin } : {}), motif: 'CONTRAT_SUSPENDU' } });
const parAi = (jour: string, commande: Commande): Etape => le(jour, ai, commande);

describe('suspendre', () => {
  it.each([
    ['plateforme', 29, '2027-02-17'],
    ['code', 30, '2027-02-18'],
  ] as const)('déplace la fin du PASS, en lecture %s de %i jours', (lecture: Lecture, jours, passFin) => {
    const arret = parAi('2025-06-01', {
      type: 'SuspendreContrat',
      data: { contrat: 'c1', debut: '2025-06-01', motif: 'Arrêt de travail' },
    });
    const { etat } = etantDonne([...passDu20Janvier, arret], lecture)
      .quand(suspendre('2025-06-01', '2025-06-01', '2025-06-30'))
      .alors([
        {
          type: 'SuspensionDeclaree',
          data: { id: 'S5', debut: '2025-06-01', fin: '2025-06-30', finInconnue: false, jours, passFin },
        },
      ]);
    expect(etat.dossier.pass?.calcul.map(({ jours: j, fin }) => [j, fin])).toEqual([
      [730, '2027-01-19'],
      [jours, passFin],
    ]);
  });

  it('sans fin connue, prend la durée maximale et le dit', () => {
    etantDonne(passDu20Janvier)
      .quand(suspendre('2025-06-02', '2025-06-02'))
      .alors([{ type: 'SuspensionDeclaree', data: { fin: '2028-06-01', finInconnue: true } }]);
  });

  it('deux fois de suite est refusé à cette étape, toutes les conditions dites', () => {
    const verdict = etantDonne([...passDu20Janvier, suspendre('2025-06-01', '2025-06-01', '2025-06-30')])
      .quand(suspendre('2025-06-15', '2025-06-15', '2025-07-15'))
      .alorsRefus('etape', ['pass_suspendu', 'suspension_sans_chevauchement']);
    expect(verdict.constats.find((k) => k.condition === 'pass_suspendu')?.possibleLe).toBe('2025-07-01');
  });

  it('n’est pas ouvert à un orienteur', () => {
    etantDonne(passDu20Janvier)
      .quand(
        le(
          '2025-06-01',
          { role: 'orienteur', organisation: { id: 'x' } },
          { type: 'SuspendrePass', data: { debut: '2025-06-01', motif: 'CONTRAT_ROMPU' } },
        ),
      )
      .alorsRefus('acces', ['siae_derniere_embauche']);
  });

  it('se termine seule le lendemain de son dernier jour', () => {
    const etat = jouer([
      ...passDu20Janvier,
      suspendre('2025-06-01', '2025-06-01', '2025-06-30'),
      le('2025-07-01', prescripteur, { type: 'OrienterVersSiae', data: { siae: 'ei' } }),
    ]);
    expect(etat.dossier.suspensions[0]?.etat).toBe('terminee');
    expect(vue(etat, '2025-06-30', loi().auJour('2025-06-30')).etape).toBe('suspendu');
    expect(vue(etat, '2025-07-01', loi().auJour('2025-07-01')).etape).toBe('enCours');
  });
});

describe('corriger, lever', () => {
  const suspendu = [...passDu20Janvier, suspendre('2025-06-01', '2025-06-01', '2025-06-30')];

  it('corriger recalcule la fin du PASS par une ligne de plus', () => {
    const { etat } = etantDonne(suspendu)
      .quand(parAi('2025-06-10', { type: 'CorrigerSuspension', data: { fin: '2025-06-20', raison: 'Erreur' } }))
      .alors([{ type: 'SuspensionCorrigee', data: { id: 'S4', jours: -10, passFin: '2027-02-07' } }]);
    expect(etat.dossier.pass?.calcul.map((l) => l.jours)).toEqual([730, 29, -10]);
  });
  it('corriger sans rien changer n’écrit rien', () => {
    etantDonne(suspendu)
      .quand(parAi('2025-06-10', { type: 'CorrigerSuspension', data: { fin: '2025-06-30', raison: 'Relecture' } }))
      .alorsRien();
  });
  it('lever rend les jours à venir', () => {
    etantDonne(suspendu)
      .quand(parAi('2025-06-10', { type: 'LeverSuspension', data: { le: '2025-06-15' } }))
      .alors([{ type: 'SuspensionLevee', data: { fin: '2025-06-14', jours: -16, passFin: '2027-02-01' } }]);
  });
  it.each(['2025-06-01', '2025-07-01'])('lever au %s est refusé', (jour) => {
    etantDonne(suspendu)
      .quand(parAi('2025-06-10', { type: 'LeverSuspension', data: { le: jour } }))
      .alorsRefus('droit', ['suspension_levable']);
  });
  it('une embauche lève la suspension la veille', () => {
    etantDonne(suspendu)
      .quand(embaucher('2025-06-10', '2025-06-16', 'c2', siae('AI', 'ai-redon')))
      .alors([
        { type: 'SuspensionLevee', data: { fin: '2025-06-15', jours: -15, parEmbauche: 'c2' } },
        'EmbaucheDeclaree',
      ]);
  });
});

describe('retirer', () => {
  const ailleurs = siae('AI', 'ai-redon');
  const prolongee = [...passDu20Janvier, suspendre('2025-06-02', '2025-06-01', '2025-12-31')];
  const retirer = (jour: string) => parAi(jour, { type: 'RectifierFait', data: { fait: 4, raison: 'Erreur' } });
  const dit = (etapes: Etape[]) =>
    etantDonne(etapes)
      .quand(retirer('2027-05-03'))
      .verdict()
      .constats.find((k) => k.condition === 'embauche_hors_pass');
  it('laisse une embauche hors du PASS, et le dit sans rien refuser', () => {
    const embauche = embaucher('2027-04-01', '2027-04-05', 'c2', ailleurs);
    expect(dit([...prolongee, embauche])).toMatchObject({ satisfaite: true, avertissement: true });
    etantDonne([...prolongee, embauche])
      .quand(retirer('2027-05-03'))
      .alors(['SuspensionRetiree']);
  });
  it('ne dit rien d’une embauche du dernier jour que le PASS garde', () => {
    expect(dit([...prolongee, embaucher('2027-01-19', '2027-01-19', 'c2', ailleurs)])?.avertissement).toBeUndefined();
  });
});

describe('clore', () => {
  const suspendu = [...passDu20Janvier, suspendre('2025-06-02', '2025-06-02')];
  it('au bout de douze mois, et la carence court du début de la suspension', () => {
    etantDonne(suspendu)
      .quand(parAi('2026-06-01', { type: 'CloreParcours', data: { motif: 'Sans nouvelles' } }))
      .alorsRefus('droit', ['cloture_apres_douze_mois']);
    const { etat } = etantDonne(suspendu)
      .quand(parAi('2026-06-02', { type: 'CloreParcours', data: { motif: 'Sans nouvelles' } }))
      .alors([{ type: 'ParcoursClos', data: { suspension: 'S4', suspensionDebut: '2025-06-02' } }]);
    const v = vue(etat, '2026-06-02', loi().auJour('2026-06-02'));
    expect([v.etape, v.pass?.etat, v.carence?.jusquAu]).toEqual(['clos', 'CLOS', '2027-06-02']);
  });
  it('deux suspensions qui se suivent font douze mois consécutifs', () => {
    etantDonne([
      ...passDu20Janvier,
      suspendre('2025-06-02', '2025-06-02', '2025-12-31'),
      suspendre('2026-01-01', '2026-01-01', '2026-12-31'),
    ])
      .quand(parAi('2026-06-02', { type: 'CloreParcours', data: { motif: 'Sans nouvelles' } }))
      .alors([{ type: 'ParcoursClos', data: { suspensionDebut: '2025-06-02' } }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { MASQUE, manquements, type TypeContrat } from '@jalon/droit';
import { vue } from '@jalon/parcours';
import { diagnostiquer, etantDonne, le, loi, ouvrir, siae, type Etape } from './etant-donne.js';

const ai = siae('AI');
const embauche = (type: TypeContrat): Etape[] => [
  ouvrir('2025-01-10'),
  diagnostiquer('2025-01-10'),
  le('2025-01-15', ai, {
    type: 'DeclarerEmbauche',
    data: { contrat: { id: 'c1', type, debut: '2025-01-20', fin: '2025-07-19', heuresHebdo: 26 } },
  }),
];
const suspendre = (motif: string): Etape =>
  le('2025-03-03', ai, { type: 'SuspendreContrat', data: { contrat: 'c1', debut: '2025-03-03', motif } });
const rompre = (motif: string): Etape =>
  le('2025-05-12', ai, { type: 'RompreContrat', data: { contrat: 'c1', le: '2025-05-12', motif } });

describe('suspendre un contrat pour un motif que la loi nomme', () => {
  it('le salarié en CDDI demande une période d’essai ailleurs', () => {
    const { verdict, etat } = etantDonne(embauche('CDDI'))
      .quand(suspendre('ESSAI_CDI'))
      .alors([{ type: 'ContratSuspendu', data: { motif: 'ESSAI_CDI', verdict: { r: 'contrat.suspension', i: 1 } } }]);
    const motif = verdict.constats.find((k) => k.condition === 'motif_contrat');
    expect(motif?.constate).toBe('Période d’essai d’un contrat à durée indéterminée, à la demande du salarié');
    expect(motif?.references.map((r) => r.titre)).toContain('Code du travail, art. L. 5132-11-1');
    expect(vue(etat, '2025-03-03', loi().auJour('2025-03-03')).contrats[0]?.suspensions).toEqual([
      {
        debut: '2025-03-03',
        fin: null,
        motif: 'ESSAI_CDI',
        libelleMotif: 'Période d’essai d’un contrat à durée indéterminée',
      },
    ]);
  });
  it('ce droit n’est pas ouvert au contrat d’usage', () => {
    etantDonne(embauche('CDDU')).quand(suspendre('ESSAI_CDI')).alorsRefus('droit', ['motif_contrat']);
  });
  it('un texte libre est accepté, et dit non qualifié', () => {
    const { verdict } = etantDonne(embauche('CDDU')).quand(suspendre('PMSMP')).alors(['ContratSuspendu']);
    expect(verdict.constats.at(-1)).toMatchObject({
      condition: 'motif_contrat',
      satisfaite: true,
      avertissement: true,
      constate: 'motif libre, non qualifié',
    });
  });
  it('un motif de santé ne laisse aucune trace dans le verdict enregistré', () => {
    const { faits, verdict } = etantDonne(embauche('CDDU')).quand(suspendre('MALADIE')).alors(['ContratSuspendu']);
    expect(verdict.constats.at(-1)?.references[0]?.titre).toBe('Code du travail, art. L. 1226-1');
    const fait = faits[0];
    if (fait?.type !== 'ContratSuspendu') throw new Error('attendu : ContratSuspendu');
    expect(fait.data.verdict?.c?.at(-1)).toEqual(['motif_contrat', 1, MASQUE, 'un motif prévu pour ce contrat', '']);
    expect(JSON.stringify(fait.data.verdict)).not.toMatch(/maladie/i);
  });
});

describe('rompre un contrat pour un motif que la loi nomme', () => {
  it.each([
    ['EMBAUCHE_APRES_ESSAI', true],
    ['FORMATION_QUALIFIANTE', true],
    ['EMBAUCHE_CDI', false],
  ])('%s : sans préavis, %s', (motif, sansPreavis) => {
    const { verdict, etat } = etantDonne(embauche('CDDI')).quand(rompre(motif)).alors(['ContratRompu']);
    expect(verdict.constats.at(-1)?.constate).toMatch(sansPreavis ? /, sans préavis$/ : /, avec préavis$/);
    expect(vue(etat, '2025-05-12', loi().auJour('2025-05-12')).contrats[0]?.rupture).toMatchObject({
      motif,
      sansPreavis,
    });
  });
  it('un contrat à terme ne se quitte pas par une démission', () => {
    const verdict = etantDonne(embauche('CDDI'))
      .quand(rompre('DEMISSION_D_UN_CDI'))
      .alorsRefus('droit', ['motif_contrat']);
    expect(manquements(verdict)).toEqual(['motif_contrat']);
  });
  it('un texte libre est gardé comme il est écrit', () => {
    const { etat } = etantDonne(embauche('CDDI')).quand(rompre('Démission')).alors(['ContratRompu']);
    expect(vue(etat, '2025-05-12', loi().auJour('2025-05-12')).contrats[0]?.rupture).toEqual({
      motif: 'Démission',
      libelleMotif: 'Démission',
      sansPreavis: null,
    });
  });
});

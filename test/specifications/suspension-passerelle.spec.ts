import { describe, expect, it } from '@jest/globals';
import { diagnostiquer, etantDonne, le, ouvrir, siae, type Etape } from './etant-donne.js';

const ei = siae('EI');
const embauche: Etape[] = [
  ouvrir('2024-08-26'),
  diagnostiquer('2024-08-26'),
  le('2024-08-26', ei, {
    type: 'DeclarerEmbauche',
    data: { contrat: { id: 'c1', type: 'CDDI', debut: '2024-09-02', fin: '2025-09-01', heuresHebdo: 26 } },
  }),
];
const passerelle = (debut: string, fin?: string): Etape =>
  le(debut, ei, {
    type: 'SuspendrePass',
    data: { debut, motif: 'CONTRAT_PASSERELLE', ...(fin === undefined ? {} : { fin }) },
  });
/** Conditions that tell the reader something, of a suspension which is accepted. */
const dites = (etapes: Etape[], quand: Etape): string[] =>
  etantDonne(etapes)
    .quand(quand)
    .alors(['SuspensionDeclaree'])
    .verdict.constats.filter((k) => k.avertissement)
    .map((k) => k.condition);

describe('le contrat passerelle : ses limites sont dites, jamais un obstacle', () => {
  it.each<[string, string, string | undefined, string[]]>([
    ['trois mois', '2025-03-03', '2025-06-02', []],
    ['un jour de plus', '2025-03-03', '2025-06-03', ['suspension_motif_duree']],
    ['une fin inconnue', '2025-03-03', undefined, ['suspension_motif_duree']],
    ['quatre mois après l’entrée en parcours', '2025-01-02', '2025-03-31', []],
    ['la veille', '2025-01-01', '2025-03-31', ['suspension_motif_anciennete']],
    ['le dernier jour de l’expérimentation', '2025-12-31', '2026-03-30', []],
    ['le lendemain, sans base connue', '2026-01-01', '2026-03-31', ['suspension_motif_duree']],
  ])('%s', (_, debut, fin, attendues) => {
    expect(dites(embauche, passerelle(debut, fin))).toEqual(attendues);
  });
  it('un deuxième renouvellement', () => {
    const deux = [...embauche, passerelle('2025-01-06', '2025-04-05'), passerelle('2025-04-06', '2025-07-05')];
    expect(dites(deux, passerelle('2025-07-06', '2025-08-31'))).toEqual(['suspension_motif_duree']);
  });
  it('le code du travail, lui, ne connaît pas ce motif', () => {
    etantDonne(embauche, 'code')
      .quand(passerelle('2025-03-03', '2025-06-02'))
      .alorsRefus('droit', ['suspension_motif_permis']);
  });
});

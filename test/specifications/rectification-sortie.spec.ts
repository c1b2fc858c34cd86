/** An exit put right counts, or does not, as it is told now (D17, D27): what figures read follows the correction. */
import { describe, expect, it } from '@jest/globals';
import { diagnostiquer, etantDonne, jouer, le, ouvrir, siae, type Etape } from './etant-donne.js';

const aci = siae('ACI');
const histoire: Etape[] = [
  ouvrir('2025-01-10', aci),
  diagnostiquer('2025-01-10'),
  le('2025-01-15', aci, {
    type: 'DeclarerEmbauche',
    data: { contrat: { id: 'c1', type: 'CDDI', debut: '2025-01-20', fin: '2025-09-19', heuresHebdo: 26 } },
  }),
  le('2025-03-03', aci, { type: 'DeclarerHeures', data: { contrat: 'c1', mois: '2025-02', heures: 80 } }),
  le('2026-01-12', aci, { type: 'EnregistrerSortie', data: { le: '2025-09-19', type: 'DURABLE_CDI' } }),
];
const rang = jouer(histoire).dossier.faits.findIndex((f) => f.type === 'SortieEnregistree');
/** What the correction says besides what was typed. */
const clair = (remplacement: Record<string, string>): unknown =>
  etantDonne(histoire)
    .quand(
      le('2026-01-15', aci, { type: 'RectifierFait', data: { fait: rang, raison: 'Erreur de saisie', remplacement } }),
    )
    .alors(['FaitRectifie']).faits[0]?.data;

describe('une sortie rectifiée', () => {
  it('comptée en 2025 ne l’est plus quand elle est dite en 2026, sans une heure cette année-là', () => {
    const comptee = { comptage: { comptee: true, manques: [] } };
    expect(jouer(histoire).dossier.faits[rang]?.data).toMatchObject(comptee);
    expect(clair({ le: '2026-01-09' })).toMatchObject({
      clair: { le: '2026-01-09', categorie: 'durable', comptage: { comptee: false, manques: ['heures_annee'] } },
    });
  });
  it('devenue un retrait, n’est plus comptée, sans seuil manqué', () =>
    expect(clair({ type: 'RETRAIT_DECES' })).toMatchObject({
      clair: { categorie: 'retrait', comptage: { comptee: false, manques: [] } },
    }));
  it('d’un autre type, compte comme avant', () =>
    expect(clair({ type: 'TRANSITION_CDD' })).toMatchObject({
      clair: { categorie: 'transition', comptage: { comptee: true, manques: [] } },
    }));
});

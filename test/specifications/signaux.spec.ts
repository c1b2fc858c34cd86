/** A signal: accepted, and to be told. It is kept beside the fact, shown as long as the fact stands, and says nothing of the person. */
import { describe, expect, it } from '@jest/globals';
import { signauxDe } from '@jalon/decider';
import { vue, type Etat } from '@jalon/parcours';
import { diagnostiquer, etantDonne, le, loi, ouvrir, siae, type Etape } from './etant-donne.js';

const ei = siae('EI');
const embauche: Etape[] = [
  ouvrir('2024-08-26'),
  diagnostiquer('2024-08-26'),
  le('2024-08-26', ei, {
    type: 'DeclarerEmbauche',
    data: { contrat: { id: 'c1', type: 'CDDI', debut: '2024-09-02', fin: '2025-09-01', heuresHebdo: 26 } },
  }),
];
const passerelle = (debut: string, fin: string): Etape =>
  le(debut, ei, { type: 'SuspendrePass', data: { debut, motif: 'CONTRAT_PASSERELLE', fin } });
const tropLongue = passerelle('2025-03-03', '2025-06-03');
const signauxVus = (etat: Etat, jour: string) => vue(etat, jour, loi().auJour(jour)).signaux;

describe('Un signal', () => {
  it('est gardé avec le fait qui l’a valu, et montré par son nom', () => {
    const { faits, verdict, etat } = etantDonne(embauche).quand(tropLongue).alors(['SuspensionDeclaree']);
    expect(signauxDe(verdict)).toEqual(['suspension_motif_duree']);
    expect(faits.map((f) => f.signaux)).toEqual([['suspension_motif_duree']]);
    expect(signauxVus(etat, '2025-03-04')).toEqual([
      {
        fait: 5,
        condition: 'suspension_motif_duree',
        libelle: 'La suspension sort des limites de son motif',
        le: '2025-03-03',
        par: 'ei-rennes',
      },
    ]);
  });

  it('n’accompagne pas un fait dont rien n’est à dire', () => {
    const { faits, etat } = etantDonne(embauche)
      .quand(passerelle('2025-03-03', '2025-06-02'))
      .alors(['SuspensionDeclaree']);
    expect(faits[0]).not.toHaveProperty('signaux');
    expect(signauxVus(etat, '2025-03-04')).toEqual([]);
  });

  it('va au fait dont la commande parle, pas à ceux qui l’accompagnent', () => {
    const autre = siae('ACI', 'aci-rennes');
    const { faits } = etantDonne([...embauche, tropLongue])
      .quand(
        le('2025-05-02', autre, {
          type: 'DeclarerEmbauche',
          data: { contrat: { id: 'c2', type: 'CDDI', debut: '2025-05-05', fin: '2025-11-04', heuresHebdo: 26 } },
        }),
      )
      .alors(['SuspensionLevee', 'EmbaucheDeclaree']);
    expect(faits.filter((f) => f.signaux !== undefined).map((f) => f.type)).not.toContain('SuspensionLevee');
  });

  it('disparaît avec le fait retiré, et reste à travers une autre correction', () => {
    const histoire = [
      ...embauche,
      tropLongue,
      le('2025-03-04', ei, { type: 'DeclarerHeures', data: { contrat: 'c1', mois: '2025-02', heures: 100 } }),
    ];
    const corrigee = etantDonne(histoire)
      .quand(
        le('2025-03-05', ei, {
          type: 'RectifierFait',
          data: { fait: 5, raison: 'saisie', remplacement: { heures: 90 } },
        }),
      )
      .alors(['FaitRectifie']);
    expect(signauxVus(corrigee.etat, '2025-03-06')).toHaveLength(1);
    const retiree = etantDonne(histoire)
      .quand(le('2025-03-05', ei, { type: 'RectifierFait', data: { fait: 4, raison: 'erreur' } }))
      .alors(['SuspensionRetiree']);
    expect(signauxVus(retiree.etat, '2025-03-06')).toEqual([]);
  });

  it('d’une valeur personnelle n’est pas gardé en clair', () => {
    const constat = { condition: 'x', satisfaite: true, attendu: '', avertissement: true } as const;
    expect(signauxDe({ constats: [constat, { ...constat, condition: 'y', personnel: true }, constat] })).toEqual(['x']);
  });
});

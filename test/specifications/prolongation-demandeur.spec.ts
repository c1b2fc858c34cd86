import { describe, expect, it } from '@jest/globals';
import { vue, type DonneesCommande } from '@jalon/parcours';
import { citant, DEMANDEUR } from './articles.js';
import { diagnostiquer, etantDonne, jouer, le, loi, ouvrir, prescripteur, siae, type Etape } from './etant-donne.js';

const ai = siae('AI');
const aci = siae('ACI');
const enPass: Etape[] = [
  ouvrir('2025-01-10'),
  diagnostiquer('2025-01-10'),
  le('2025-01-15', ai, {
    type: 'DeclarerEmbauche',
    data: { contrat: { id: 'c1', type: 'CDDU', debut: '2025-01-20' } },
  }),
];
const orientee: Etape[] = [
  ...enPass,
  le('2026-05-04', prescripteur, { type: 'OrienterVersSiae', data: { siae: aci.organisation.id } }),
];
const demander = (acteur = ai, change: Partial<DonneesCommande<'DemanderProlongation'>> = {}): Etape =>
  le('2026-06-01', acteur, {
    type: 'DemanderProlongation',
    data: { motif: 'DIFFICULTES', fin: '2027-07-19', prescripteur: 'ml-rennes', ...change },
  });
const dansLeCode = citant('employeur_du_pass', 'R. 5132-1-8');
const entretien = { telephone: '02 99 00 00 00', courriel: 'equipe@exemple.fr' };

describe('la SIAE qui souhaite employer (R. 5132-1-8 2°)', () => {
  it('dans le code, une orientation vers elle lui permet de demander', () => {
    etantDonne(orientee, 'code').quand(demander(aci)).alors(['ProlongationDemandee']);
  });
  it('sans orientation, elle ne le peut pas ; orientée ailleurs non plus', () => {
    etantDonne(enPass, 'code').quand(demander(aci)).alorsRefus('droit', [dansLeCode]);
    etantDonne(orientee, 'code')
      .quand(demander(siae('AI', 'ai-vitre')))
      .alorsRefus('droit', [dansLeCode]);
  });
  it('sur la plateforme, seule une SIAE qui a embauché demande (ACT-07)', () => {
    etantDonne(orientee)
      .quand(demander(aci))
      .alorsRefus('droit', [citant('employeur_du_pass', DEMANDEUR)]);
  });
  it('ne déclare pas elle-même une formation : le 1° ne parle que de celle qui emploie', () => {
    etantDonne(
      [
        ...orientee,
        le('2026-05-05', ai, {
          type: 'DeclarerSituation',
          data: { formation: { du: '2026-05-01', au: '2027-12-31', intitule: 'CAP' } },
        }),
      ],
      'code',
    )
      .quand(demander(aci, { motif: 'FORMATION' }))
      .alorsRefus('droit', [dansLeCode]);
  });
});

describe('l’entretien et le bilan (PRO-20)', () => {
  it('un entretien se demande avec l’avis ; la demande garde où joindre la structure', () => {
    const { etat, verdict } = etantDonne(enPass)
      .quand(demander(ai, { entretien }))
      .alors([{ type: 'ProlongationDemandee', data: { entretien } }]);
    expect(vue(etat, '2026-06-01', loi().auJour('2026-06-01')).demandes[0]?.entretien).toEqual(entretien);
    // the numbers are the business of the one who answers: no verdict repeats them
    expect(JSON.stringify(verdict)).not.toContain('02 99');
    expect(JSON.stringify(verdict)).not.toContain('exemple.fr');
  });
  it('sans avis à demander, un entretien est refusé', () => {
    etantDonne([
      ...enPass,
      le('2026-05-05', ai, {
        type: 'DeclarerSituation',
        data: { formation: { du: '2026-05-01', au: '2027-12-31', intitule: 'CAP' } },
      }),
    ])
      .quand(demander(ai, { motif: 'FORMATION', entretien }))
      .alorsRefus('droit', ['entretien_permis']);
  });
  it('le verdict dit qu’un bilan est attendu d’une AI, et s’il est joint ; il n’est jamais exigé', () => {
    const bilanDe = (etape: Etape) => {
      const { verdict } = etantDonne(enPass).quand(etape).alors(['ProlongationDemandee']);
      return verdict.constats.find((k) => k.condition === 'bilan_attendu');
    };
    expect(bilanDe(demander())).toMatchObject({ satisfaite: true, avertissement: true, constate: 'aucun bilan joint' });
    const joint = bilanDe(demander(ai, { bilan: 'Deux contrats, une formation' }));
    expect(joint).toMatchObject({ satisfaite: true, constate: 'bilan joint' });
    expect(joint?.avertissement).toBeUndefined();
  });
  it('aucun bilan n’est attendu d’une autre SIAE', () => {
    const avecAci: Etape[] = [
      ...enPass,
      le('2026-05-04', aci, {
        type: 'DeclarerEmbauche',
        data: { contrat: { id: 'c2', type: 'CDDI', debut: '2026-05-11', fin: '2026-11-10', heuresHebdo: 26 } },
      }),
    ];
    expect(jouer(avecAci).etape).toContain('actif');
    const { verdict } = etantDonne(avecAci).quand(demander(aci)).alors(['ProlongationDemandee']);
    expect(verdict.constats.map((k) => k.condition)).not.toContain('bilan_attendu');
  });
});

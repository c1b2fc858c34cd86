import { describe, expect, it } from '@jest/globals';
import type { FaitLu } from '../fait-lu.js';
import { identitesEnClair, type Identites } from '../identites.js';
import { enFaits, f, apply } from '../../essais/fold.js';
import { modeleListe } from './index.js';
import { mots } from './recherche.js';

const delivrer = [
  f('ParcoursOuvert', '2025-01-10', { personne: { nom: 'Œuvrard-Le Goff', prenom: 'Éléa', naissance: '1984-05-02' } }),
  f('OrientationEnvoyee', '2025-01-10', { siae: 'ai-rennes' }),
  f('DiagnosticEtabli', '2025-01-11'),
  f('PassDelivre', '2025-01-15', {
    numero: '999990000001',
    debut: '2025-01-20',
    fin: '2027-01-19',
    siae: { id: 'aci-brest', type: 'ACI', departement: '29' },
  }),
  f('EmbaucheDeclaree', '2025-01-15', {
    contrat: 'c1',
    debut: '2025-01-20',
    fin: '2025-07-19',
    siae: { id: 'aci-brest', type: 'ACI', departement: '29' },
  }),
];
const projectionListe = modeleListe.projection({});
/** As rows that never leave memory hold it. */
const clair = (nom: string | null, prenom: string | null, numero: string | null) =>
  identitesEnClair.chiffrer('p1', { nom, prenom, numero });
/** The row of the only parcours, with its identity. */
const ligne = (faits: readonly FaitLu[], taille?: number): Record<string, unknown> => {
  const { liste, liste_identites } = apply(projectionListe, faits, taille);
  return { ...liste?.[0], ...liste_identites?.[0] };
};

describe('la liste', () => {
  it('tient une ligne par parcours : personne, PASS, structure de la dernière embauche, contrat en cours', () => {
    expect(ligne(enFaits(delivrer))).toMatchObject({
      parcours: 'p1',
      identite: clair('Œuvrard-Le Goff', 'Éléa', '999990000001'),
      debut: '2025-01-20',
      fin: '2027-01-19',
      siae: 'aci-brest',
      type_siae: 'ACI',
      departement: '29',
      contrat: 'c1',
      contrat_fin: '2025-07-19',
      etape: 'actif',
      ouvert_le: '2025-01-10',
      revision: 4,
      position: 5,
      dernier_le: '2025-01-15',
      dernier_fait: expect.stringContaining('L’embauche est déclarée'),
    });
  });

  it('montre la structure vers laquelle la personne est orientée, tant qu’il n’y a pas d’embauche', () => {
    expect(ligne(enFaits(delivrer.slice(0, 3)))).toMatchObject({
      siae: 'ai-rennes',
      etape: 'diagnostique',
      identite: clair('Œuvrard-Le Goff', 'Éléa', null),
      debut: null,
    });
  });

  it('lie le parcours à chaque organisation qui y prend part', () => {
    const { liste_organisations } = apply(projectionListe, enFaits(delivrer));
    expect(liste_organisations).toEqual([
      { organisation: 'aci-brest', parcours: 'p1' },
      { organisation: 'ai-rennes', parcours: 'p1' },
    ]);
  });

  it('garde la place d’une personne effacée, sans nom', () => {
    const effacee = ligne(enFaits([f('ParcoursOuvert', '2025-01-10', { personne: null }), ...delivrer.slice(1)]));
    expect(effacee).toMatchObject({ identite: clair(null, null, '999990000001'), fin: '2027-01-19' });
  });

  it('suit la fin du PASS que dit chaque fait, et la demande en attente', () => {
    const demande = [...delivrer, f('ProlongationDemandee', '2026-09-01', { id: 'D5' })];
    expect(ligne(enFaits(demande))).toMatchObject({ demande_en_attente: 'D5', fin: '2027-01-19' });
    const accordee = [...demande, f('ProlongationAccordee', '2026-09-15', { demande: 'D5', passFin: '2028-01-19' })];
    expect(ligne(enFaits(accordee))).toMatchObject({ demande_en_attente: null, fin: '2028-01-19' });
  });

  it('revient au contrat d’avant quand l’embauche est annulée, et rouvre celui dont la rupture est retirée', () => {
    const autre = f('EmbaucheDeclaree', '2025-03-01', {
      contrat: 'c2',
      debut: '2025-03-01',
      siae: { id: 'ei-vannes', type: 'EI', departement: '56' },
    });
    expect(ligne(enFaits([...delivrer, autre]))).toMatchObject({ contrat: 'c2', siae: 'ei-vannes' });
    expect(ligne(enFaits([...delivrer, autre, f('EmbaucheAnnulee', '2025-03-02', { contrat: 'c2' })]))).toMatchObject({
      contrat: 'c1',
      siae: 'aci-brest',
    });
    const rompu = [...delivrer, f('ContratRompu', '2025-03-01', { contrat: 'c1' })];
    expect(ligne(enFaits(rompu))).toMatchObject({ contrat: null });
    expect(
      ligne(enFaits([...rompu, f('FaitRectifie', '2025-03-03', { fait: 5, typeRectifie: 'ContratRompu' })])),
    ).toMatchObject({ contrat: 'c1' });
  });

  it('corrige le nom, celui qui reste à sa place', () => {
    const corrigee = ligne(
      enFaits([
        ...delivrer,
        f('FaitRectifie', '2025-02-01', { fait: 0, typeRectifie: 'ParcoursOuvert', remplacement: { nom: 'Durand' } }),
      ]),
      2,
    );
    expect(corrigee).toMatchObject({ identite: clair('Durand', 'Éléa', '999990000001') });
  });

  it('ne chiffre que ce qui change, et n’ouvre une ligne que pour en changer une part', () => {
    const appels: string[] = [];
    const identites: Identites = {
      chiffrer: (p, i) => (appels.push('chiffrer'), identitesEnClair.chiffrer(p, i)),
      dechiffrer: (p, t) => (appels.push('dechiffrer'), identitesEnClair.dechiffrer(p, t)),
    };
    const suite = f('SuspensionDeclaree', '2025-06-01', { passFin: '2027-02-17' });
    // one fact a batch: each row is read again from its table
    apply(modeleListe.projection({ identites }), enFaits([...delivrer, suite]), 1);
    expect(appels).toEqual(['chiffrer', 'dechiffrer', 'chiffrer']);
    appels.length = 0;
    apply(modeleListe.projection({ identites }), enFaits([...delivrer, suite]));
    expect(appels).toEqual(['chiffrer']);
  });

  it('donne les mêmes lignes quelle que soit la taille des lots, et quand un fait revient', () => {
    const faits = enFaits([
      ...delivrer,
      f('SuspensionDeclaree', '2025-06-01', { passFin: '2027-02-17' }),
      f('SuspensionLevee', '2025-06-15', { passFin: '2027-02-01' }),
    ]);
    const attendu = apply(projectionListe, faits);
    for (const taille of [1, 2, 3, 1000]) expect(apply(projectionListe, faits, taille)).toEqual(attendu);
    for (const fait of faits) expect(apply(projectionListe, [...faits, fait], 1)).toEqual(attendu);
  });

  it('refuse un fait qui n’a pas de place à cette étape', () => {
    expect(() => apply(projectionListe, enFaits([f('PassExpire', '2025-01-10')]))).toThrow("n'a pas de place");
  });
});

describe('les mots cherchés', () => {
  it('ignorent accents, casse, traits d’union et apostrophes', () => {
    expect(mots('  Jean-Noël O’BRIEN ')).toEqual(['jean', 'noel', 'o', 'brien']);
    expect(mots('Nguyễn')).toEqual(['nguyen']);
  });
  it('prennent un numéro de PASS avec ou sans espaces', () => {
    expect(mots('99999 21 39048')).toEqual(['999992139048']);
    expect(mots('99999\u00a021\u202f39048')).toEqual(['999992139048']);
  });
  it('ne trouvent rien dans un texte sans lettre ni chiffre', () => expect(mots(' - ’ ')).toEqual([]));
});

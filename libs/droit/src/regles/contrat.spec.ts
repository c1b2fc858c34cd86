import { describe, expect, it } from '@jest/globals';
import { articles, constatDe, juger, manque } from '../../essais/juger.js';

// The base contract is a CDDI of an AI, from 01/01/2025 to 30/06/2025, judged on 01/03/2025.
const jour = '2025-03-01';

describe('règle « contrat.renouvellement »', () => {
  it.each([
    ['vingt-quatre mois en tout', { fin: '2026-12-31' }, []],
    ['un jour de plus', { fin: '2027-01-01' }, ['contrat_duree_totale_max']],
    ['en arrière', { fin: '2025-06-30' }, ['periode_coherente']],
    ['un contrat sans terme', { contrat: { fin: null } }, ['periode_coherente']],
    ['un contrat rompu', { contrat: { etat: 'rompu' } }, ['contrat_en_cours']],
    ['sans PASS en cours', { passFin: null }, ['pass_en_cours']],
  ])('%s', (_, change, attendu) => {
    expect(manque(juger('contrat.renouvellement', jour, change))).toEqual(attendu);
  });
});

describe('règle « contrat.prolongation »', () => {
  const prescripteur = { auteur: { prescripteurHabilite: true } };
  const employeur = { auteur: { prescripteurHabilite: false } };
  it.each([
    ['AI, prescripteur', 'AI', 'SENIOR', prescripteur, false, true],
    ['AI, employeur, recrutement direct', 'AI', 'SENIOR', employeur, true, false],
    ['EI, employeur, recrutement direct', 'EI', 'SENIOR', employeur, true, true],
    ['EI, employeur, personne prescrite', 'EI', 'SENIOR', employeur, false, false],
    ['ACI, employeur, recrutement direct, difficultés', 'ACI', 'DIFFICULTES', employeur, true, true],
    ['AI, employeur, formation à achever', 'AI', 'FORMATION', employeur, false, true],
  ])('qui décide : %s', (_, siae, motif, auteur, recrutementDirect, attendu) => {
    const verdict = juger('contrat.prolongation', jour, { siae, motif, recrutementDirect, ...auteur });
    expect(constatDe(verdict, 'prolongation_contrat_decideur').satisfaite).toBe(attendu);
  });
  it('ni prescripteur ni employeur : personne', () => {
    const verdict = juger('contrat.prolongation', jour, {
      ...employeur,
      contrat: { employeur: false },
      recrutementDirect: true,
      siae: 'EI',
      motif: 'SENIOR',
    });
    expect(constatDe(verdict, 'prolongation_contrat_decideur').satisfaite).toBe(false);
  });
  it.each([
    ['difficultés en EI', { siae: 'EI' }, ['motif_reserve']],
    ['un CDDU', { contrat: { type: 'CDDU' } }, ['contrat_prolongeable']],
    ['plus d’un an', { fin: '2026-07-01' }, ['duree_max_demande']],
    ['au-delà de soixante mois', { contrat: { debut: '2020-07-01' }, fin: '2025-07-01' }, ['contrat_duree_totale_max']],
    ['soixante mois juste', { contrat: { debut: '2020-07-02' }, fin: '2025-07-01' }, []],
    ['49 ans le premier jour', { motif: 'SENIOR', naissance: '1975-07-02' }, ['age_minimal']],
    ['50 ans le premier jour', { motif: 'SENIOR', naissance: '1975-07-01' }, []],
    ['RQTH finie la veille', { motif: 'RQTH', rqth: [{ du: '2020-01-01', au: '2025-06-30' }] }, ['rqth_valide']],
    ['RQTH valide ce jour-là', { motif: 'RQTH', rqth: [{ du: '2020-01-01', au: '2025-07-01' }] }, []],
    ['motif inconnu', { motif: 'ENVIE' }, ['motif_ouvert', 'base_legale']],
  ])('%s', (_, change, attendu) => {
    expect(manque(juger('contrat.prolongation', jour, change))).toEqual(attendu);
  });
  it('cite les trois articles, et masque ce qui est personnel', () => {
    const verdict = juger('contrat.prolongation', jour, { motif: 'SENIOR', naissance: '1970-01-01' });
    expect(articles(constatDe(verdict, 'age_minimal'))).toEqual(['L. 5132-5', 'L. 5132-11-1', 'L. 5132-15-1']);
    expect(constatDe(verdict, 'age_minimal').personnel).toBe(true);
  });
});

describe('règles d’un jour du contrat', () => {
  it.each([
    ['contrat.suspension', { jour: '2024-12-31' }, ['periode_coherente']],
    ['contrat.suspension', { jour: '2025-07-01' }, ['periode_coherente']],
    ['contrat.suspension', { contrat: { suspenduDepuis: '2025-02-01' } }, ['contrat_non_suspendu']],
    ['contrat.reprise', { contrat: { suspenduDepuis: null } }, ['contrat_suspendu']],
    ['contrat.reprise', { jour: '2025-02-18' }, ['periode_coherente']],
    ['contrat.fin', { jour: '2025-06-30' }, []],
    ['contrat.fin', { jour: '2025-07-01' }, ['periode_coherente']],
    ['contrat.fin', { contrat: { etat: 'termine' } }, ['contrat_en_cours']],
    ['contrat.fin', { contrat: null }, ['contrat_connu']],
  ])('%s %j', (regle, change, attendu) => {
    expect(manque(juger(regle, jour, change))).toEqual(attendu);
  });
});

import { describe, expect, it } from '@jest/globals';
import { constatDe, juger, manque } from '../../essais/juger.js';
import { compacter } from '../verdict.js';
import { comptageJuge, versionDuType, type SeuilSortie } from './sortie.js';

const jour = '2026-05-31';
const heures = (h: number): number => h * 60;

describe('règle « sortie »', () => {
  it.each<[string, Record<string, unknown>, string[]]>([
    ['aujourd’hui', { le: jour }, []],
    ['demain', { le: '2026-06-01' }, ['sortie_pas_dans_le_futur']],
    ['un contrat court', { contratsEnCours: [{ debut: '2025-01-20', fin: null }] }, ['sortie_sans_contrat']],
    ['type inconnu', { type: 'XYZ' }, ['sortie_type_connu']],
    ['déjà enregistrée', { dejaEnregistree: true }, ['sortie_unique']],
    ['autre que l’employeur', { employeur: false }, ['employeur_du_pass']],
  ])('%s', (_, situation, attendues) => {
    expect(manque(juger('sortie', jour, situation))).toEqual(attendues);
  });

  // D17, on each side of every threshold. Never an obstacle.
  it.each<[string, Record<string, unknown>, boolean]>([
    [
      'AI : une mise à disposition et cent cinquante heures',
      { siae: 'AI', misesADisposition: 1, minutesAnnee: heures(150) },
      true,
    ],
    ['AI : une minute de moins', { siae: 'AI', misesADisposition: 1, minutesAnnee: heures(150) - 1 }, false],
    ['AI : aucune mise à disposition', { siae: 'AI', misesADisposition: 0, minutesAnnee: heures(200) }, false],
    ['ETTI : cent cinquante heures', { siae: 'ETTI', misesADisposition: 0, minutesAnnee: heures(150) }, true],
    [
      'ACI : plus de trois mois et une heure',
      { siae: 'ACI', presenceDepuis: '2026-02-28', presenceJusquAu: '2026-05-28', minutesAnnee: heures(1) },
      true,
    ],
    [
      'ACI : trois mois jour pour jour',
      { siae: 'ACI', presenceDepuis: '2026-02-28', presenceJusquAu: '2026-05-27', minutesAnnee: heures(1) },
      false,
    ],
    [
      'ACI : contrat de trois mois, sortie constatée plus tard',
      { siae: 'ACI', presenceDepuis: '2026-01-01', presenceJusquAu: '2026-03-31', minutesAnnee: heures(300) },
      false,
    ],
    ['EI : aucune heure dans l’année', { siae: 'EI', presenceDepuis: '2025-01-01', minutesAnnee: 0 }, false],
    ['EITI : une heure', { siae: 'EITI', minutesAnnee: heures(1) }, true],
    ['retrait des sorties constatées', { siae: 'AI', type: 'RETRAIT_DECES', minutesAnnee: heures(500) }, false],
  ])('%s', (_, situation, comptee) => {
    const verdict = juger('sortie', jour, situation);
    expect(verdict.issue).toBe('favorable');
    const k = constatDe(verdict, 'sortie_comptee');
    expect(k.constate.startsWith(comptee ? 'comptée' : 'non comptée')).toBe(true);
    expect(k.avertissement ?? false).toBe(!comptee);
    expect(k.references.length).toBeGreaterThan(0);
  });

  it.each<[string, Record<string, unknown>, boolean, SeuilSortie[]]>([
    ['comptée', { siae: 'AI', misesADisposition: 1, minutesAnnee: heures(150) }, true, []],
    ['sans une heure', { siae: 'EITI', minutesAnnee: 0 }, false, ['heures_annee']],
    [
      'deux seuils manqués',
      { siae: 'AI', misesADisposition: 0, minutesAnnee: heures(149) },
      false,
      ['mises_a_disposition', 'heures_annee'],
    ],
    [
      'présence trop courte',
      { siae: 'EI', presenceDepuis: '2026-05-01', presenceJusquAu: '2026-05-31', minutesAnnee: heures(9) },
      false,
      ['presence'],
    ],
    ['un retrait, sans seuil', { siae: 'AI', type: 'RETRAIT_DECES', minutesAnnee: 0 }, false, []],
  ])('se relit dans le verdict gardé : %s', (_, situation, comptee, manques) => {
    const verdict = compacter(juger('sortie', jour, situation));
    expect(comptageJuge(verdict)).toEqual({ comptee, manques });
    const type = typeof situation['type'] === 'string' ? situation['type'] : 'DURABLE_CDI';
    expect(versionDuType(verdict, type)).toBe('2021-01-01');
    expect(versionDuType(verdict, 'TRANSITION_CDD')).toBeNull();
  });

  it('ne se devine pas quand le verdict n’en dit rien', () => {
    const muet = compacter(juger('sortie', jour, { siae: null }));
    expect(comptageJuge(muet)).toBeNull();
    expect(versionDuType({ ...muet, c: [] }, 'DURABLE_CDI')).toBeNull();
  });
});

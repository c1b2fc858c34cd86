import { describe, expect, it } from '@jest/globals';
import { constatDe, juger, manque } from '../../essais/juger.js';

describe('Une action d’accompagnement', () => {
  it.each([
    ['2014-11-15', ['nature_ouverte', 'base_legale']],
    ['2014-11-16', []],
    ['2014-11-17', []],
  ])('en milieu de travail, le %s : base légale ou pas', (jour, attendu) => {
    const verdict = juger('accompagnement', jour, { nature: 'pmsmp', debut: jour });
    expect(manque(verdict).filter((c) => c === 'nature_ouverte' || c === 'base_legale')).toEqual(attendu);
  });

  it('d’une nature inconnue est refusée en le disant', () => {
    const verdict = juger('accompagnement', '2025-03-01', { nature: 'tutorat' });
    expect(constatDe(verdict, 'nature_ouverte').constate).toContain('tutorat');
    expect(verdict.issue).toBe('defavorable');
  });
});

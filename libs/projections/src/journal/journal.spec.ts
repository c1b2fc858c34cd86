import { describe, expect, it } from '@jest/globals';
import type { FaitLu } from '../fait-lu.js';
import { enFaits, f, apply } from '../../essais/fold.js';
import { codesSeuls, phraseSansPersonne } from '../phrase.js';
import { catalogue, type TypeFait } from '@jalon/parcours';
import { modeleJournal } from './index.js';

const projection = modeleJournal.projection({});

const faits = enFaits([
  f('ParcoursOuvert', '2025-01-10'),
  f('DiagnosticEtabli', '2025-01-10'),
  f('PassDelivre', '2025-01-15'),
  f('EmbaucheDeclaree', '2025-01-15', { motifHeures: 'Secret médical' }),
]);

describe('le journal', () => {
  it('tient une ligne par fait, dans l’ordre, avec une phrase', () => {
    const { journal } = apply(projection, faits);
    expect(journal?.map((l) => [l['revision'], l['type'], l['phrase']])).toEqual([
      [0, 'ParcoursOuvert', 'Le parcours est ouvert.'],
      [1, 'DiagnosticEtabli', expect.stringContaining('Le diagnostic d’éligibilité est établi')],
      [2, 'PassDelivre', 'Le PASS IAE est délivré, du 20/01/2025 au 19/01/2027 inclus.'],
      [3, 'EmbaucheDeclaree', expect.stringContaining('L’embauche est déclarée')],
    ]);
    expect(journal?.[0]).toMatchObject({
      position: 1,
      precedente: null,
      le: '2025-01-10',
      enregistre_le: '2025-01-10T08:00:00.000Z',
      role: 'siae',
      organisation: 'aci-brest',
    });
  });

  it('donne les mêmes lignes quelle que soit la taille des lots, et quand un fait revient', () => {
    const attendu = apply(projection, faits);
    for (const taille of [1, 2, 3, 1000]) expect(apply(projection, faits, taille)).toEqual(attendu);
    expect(apply(projection, [...faits, faits[3] as FaitLu], 1)).toEqual(attendu);
  });

  it.each(Object.keys(catalogue) as TypeFait[])(
    'ne laisse voir aucun champ personnel de %s, et s’écrit sans eux',
    (type) => {
      const marque = 'DONNÉE-PERSONNELLE';
      const data: Record<string, unknown> = { ...catalogue[type].exemple };
      for (const champ of Object.keys(catalogue[type].personnels)) data[champ.split('.')[0] as string] = marque;
      const avant = JSON.stringify(data);
      const phrase = phraseSansPersonne({ type, data } as unknown as FaitLu, codesSeuls.dire);
      expect(phrase).not.toContain(marque);
      expect(phrase.length).toBeGreaterThan(10);
      // the fact itself is left as it was
      expect(JSON.stringify(data)).toBe(avant);
    },
  );
});

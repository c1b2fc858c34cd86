import { describe, expect, it } from '@jest/globals';
import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { CHAMP_ENGAGEMENTS, chiffrerChamps, dechiffrerChamps, ouvrirEngagement } from './champs.js';
import type { JsonObject } from './chiffrement.js';
import { coffreInMemory } from './coffre.js';
import { tientEngagement, type Classes } from './engagements.js';

const CLASSES: Classes = { personne: 'C2', 'personne.nom': 'C2', 'personne.nir': 'C3', criteres: 'C3' };
const CHEMINS = ['personne', 'criteres'];
const data: JsonObject = { motif: 'x', personne: { nom: 'Durand', nir: '2840575123456' }, criteres: ['RSA'] };
const contexteDe = () => ({
  coffre: coffreInMemory(),
  personne: 'p-1',
  premier: true,
  stream: 'parcours-1',
  eventId: 'e-1',
  type: 'ParcoursOuvert.v1',
  classes: CLASSES,
});
type Engagements = { C2: string; C3: string };
const engagementsDe = (stocke: JsonObject): Engagements => stocke[CHAMP_ENGAGEMENTS] as Engagements;

describe('Les engagements d’un fait', () => {
  it('ne changent rien à ce qui se relit, et ne laissent voir aucun sel', () => {
    const contexte = contexteDe();
    const stocke = chiffrerChamps(data, CHEMINS, contexte);
    expect(engagementsDe(stocke)).toEqual({
      C2: expect.stringMatching(/^[\w-]{43}$/),
      C3: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(dechiffrerChamps(stocke, CHEMINS, contexte)).toEqual(data);
  });

  it('se recalculent avec les seules valeurs d’une classe et son sel, comme le format le dit', () => {
    const contexte = contexteDe();
    const sel = Buffer.alloc(32, 7);
    const stocke = chiffrerChamps(data, CHEMINS, contexte, undefined, () => sel);
    const selC2 = createHmac('sha256', sel).update('C2').digest();
    const attendu = createHash('sha256').update(selC2).update('{"personne.nom":"Durand"}').digest('base64url');
    expect(engagementsDe(stocke).C2).toBe(attendu);
    const ouverture = ouvrirEngagement(stocke, contexte, 'C2');
    expect(ouverture).toEqual({
      classe: 'C2',
      sel: selC2.toString('base64url'),
      valeurs: { 'personne.nom': 'Durand' },
    });
    expect(ouverture && tientEngagement(engagementsDe(stocke).C2, ouverture)).toBe(true);
  });

  it('une autre valeur, un autre sel, une autre classe ne tiennent pas', () => {
    const contexte = contexteDe();
    const stocke = chiffrerChamps(data, CHEMINS, contexte);
    const ouverture = ouvrirEngagement(stocke, contexte, 'C3');
    if (!ouverture) throw new Error('ouverture attendue');
    const { C2, C3 } = engagementsDe(stocke);
    expect(tientEngagement(C3, ouverture)).toBe(true);
    expect(tientEngagement(C2, ouverture)).toBe(false);
    expect(tientEngagement(C3, { ...ouverture, valeurs: { ...ouverture.valeurs, criteres: ['ASS'] } })).toBe(false);
    expect(tientEngagement(C3, { ...ouverture, sel: Buffer.alloc(32).toString('base64url') })).toBe(false);
    expect(tientEngagement('', ouverture)).toBe(false);
  });

  it('deux faits de mêmes valeurs n’ont aucun engagement en commun, et une valeur absente ne se voit pas', () => {
    const [a, b] = [1, 2].map(() => engagementsDe(chiffrerChamps(data, CHEMINS, contexteDe()))) as [
      Engagements,
      Engagements,
    ];
    expect(new Set([a.C2, a.C3, b.C2, b.C3]).size).toBe(4);
    const sansC3 = chiffrerChamps({ personne: { nom: 'Durand' } }, CHEMINS, contexteDe());
    expect(Object.keys(engagementsDe(sansC3)).toSorted()).toEqual(['C2', 'C3']);
  });

  it('la clé détruite, rien ne s’ouvre plus ; un fait d’avant les engagements n’en a pas', () => {
    const contexte = contexteDe();
    const stocke = chiffrerChamps(data, CHEMINS, contexte);
    const ancien = chiffrerChamps(data, CHEMINS, { ...contexte, eventId: 'e-2', classes: undefined as never });
    expect(Object.keys(ancien)).not.toContain(CHAMP_ENGAGEMENTS);
    expect(ouvrirEngagement(ancien, { ...contexte, eventId: 'e-2' }, 'C2')).toBeNull();
    contexte.coffre.detruire(['p-1']);
    expect(ouvrirEngagement(stocke, contexte, 'C2')).toBeNull();
  });

  it('pour n’importe quelles valeurs, les deux classes se partagent tout, sans recouvrement', () => {
    const valeur = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.record({ nom: valeur, nir: valeur }), valeur, (personne, criteres) => {
        const contexte = contexteDe();
        const stocke = chiffrerChamps({ personne, criteres } as JsonObject, CHEMINS, contexte);
        const [deux, trois] = (['C2', 'C3'] as const).map((c) => ouvrirEngagement(stocke, contexte, c)?.valeurs ?? {});
        expect({ ...deux, ...trois }).toEqual({
          'personne.nom': personne.nom,
          'personne.nir': personne.nir,
          criteres,
        });
        expect(Object.keys(deux ?? {}).filter((c) => c in (trois ?? {}))).toEqual([]);
      }),
    );
  });
});

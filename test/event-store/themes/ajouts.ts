import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalEvent, type JsonObject } from '@jalon/event-store';
import type { Essai } from '../contrat.js';
import { fait, faits, flux } from '../outils.js';

/** Awkward but legal contents: each must come back equal, whatever the store does with JSON. */
const CONTENUS: Array<[string, JsonObject]> = [
  ['un objet vide', {}],
  ['les plus grands entiers', { max: Number.MAX_SAFE_INTEGER, min: Number.MIN_SAFE_INTEGER, zero: 0 }],
  ['des accents, un emoji et du texte de droite à gauche', { nom: 'Élodie Çağlar', emoji: '👩🏽‍🔧', rtl: 'שלום\u202e' }],
  ['deux écritures du même é', { nfc: '\u00e9', nfd: 'e\u0301' }],
  ['des caractères de contrôle et des guillemets', { texte: '\u0000\u0001\t\n\r"\\/\u2028\u2029' }],
  ['des clés qui ressemblent à des nombres', { '10': 'dix', '9': 'neuf', '-1': 'moins un' }],
  ['des clés héritées de tout objet', { constructor: 'c', toString: 't', hasOwnProperty: 'h' }],
  ['une clé vide et une clé accentuée', { '': 1, é: 2, '\u{1F600}': 3 }],
  ['null, booléens et listes imbriquées', { a: null, b: true, c: false, d: [[], [[1, null]], {}] }],
  ['une longue chaîne', { texte: 'é'.repeat(20_000) }],
];

export function ajouts({ ouvrir }: Essai): void {
  describe('ajouter', () => {
    it('donne la révision 0 au premier fait d’un flux', async () => {
      const store = await ouvrir();
      expect(await store.append(flux(), -1, [fait()])).toMatchObject({
        firstRevision: 0,
        lastRevision: 0,
        replayed: false,
      });
    });

    it('numérote à la suite les faits d’un même ajout', async () => {
      const store = await ouvrir();
      const nom = flux();
      expect(await store.append(nom, -1, faits(3))).toMatchObject({ firstRevision: 0, lastRevision: 2 });
      expect((await store.readStream(nom)).map((e) => e.revision)).toEqual([0, 1, 2]);
    });

    it('numérote à la suite les ajouts successifs', async () => {
      const store = await ouvrir();
      const nom = flux();
      for (let n = 0; n < 20; n++)
        expect(await store.append(nom, n - 1, [fait({ n })])).toMatchObject({ firstRevision: n, lastRevision: n });
      expect((await store.readStream(nom)).map((e) => e.data['n'])).toEqual(Array.from({ length: 20 }, (_, n) => n));
    });

    it('rend la position du dernier fait écrit', async () => {
      const store = await ouvrir();
      const nom = flux();
      const { lastPosition } = await store.append(nom, -1, faits(4));
      expect((await store.readStream(nom)).at(-1)?.position).toBe(lastPosition);
    });

    it('fait croître les positions d’un flux à l’autre', async () => {
      const store = await ouvrir();
      const positions: number[] = [];
      for (let n = 0; n < 10; n++) positions.push((await store.append(flux(), -1, faits(2))).lastPosition);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
    });

    it('accepte cent faits en un ajout', async () => {
      const store = await ouvrir();
      const nom = flux();
      expect(await store.append(nom, -1, faits(100))).toMatchObject({ lastRevision: 99 });
      expect(await store.readStream(nom)).toHaveLength(100);
    });

    it('rend exactement les champs du fait, ni plus ni moins', async () => {
      const store = await ouvrir();
      const nom = flux();
      const ecrit = fait({ motif: 'RQTH' }, 'ProlongationAccordee.v2');
      const { lastPosition } = await store.append(nom, -1, [ecrit]);
      expect(await store.readStream(nom)).toEqual([{ ...ecrit, stream: nom, revision: 0, position: lastPosition }]);
    });

    it.each(CONTENUS)('rend à l’identique %s', async (_, contenu) => {
      const store = await ouvrir();
      const nom = flux();
      const ecrit = { ...fait(contenu), meta: contenu };
      await store.append(nom, -1, [ecrit]);
      const [lu] = await store.readStream(nom);
      expect(lu?.data).toEqual(contenu);
      expect(lu?.meta).toEqual(contenu);
      expect(Object.keys(lu?.data ?? {}).sort()).toEqual(Object.keys(contenu).sort());
    });

    it('ne retient pas l’objet de l’appelant : le modifier ensuite ne change rien', async () => {
      const store = await ouvrir();
      const nom = flux();
      const ecrit = fait({ liste: [1] });
      const attente = store.append(nom, -1, [ecrit]);
      ecrit.data['liste'] = 'modifié';
      await attente;
      expect((await store.readStream(nom))[0]?.data).toEqual({ liste: [1] });
    });

    it('ne prête pas son propre objet : modifier ce qui est lu ne change rien', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, [fait({ a: 1 })]);
      const [lu] = await store.readStream(nom);
      if (lu) lu.data['a'] = 2;
      expect((await store.readStream(nom))[0]?.data).toEqual({ a: 1 });
    });

    it('donne les mêmes octets à sceller quel que soit l’ordre des clés écrit', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, [fait({ b: 1, a: { d: 2, c: 3 } })]);
      const [lu] = await store.readStream(nom);
      if (!lu) throw new Error('fait non relu');
      const octets = Buffer.from(canonicalEvent(lu)).toString();
      expect(octets).toBe(
        `{"data":{"a":{"c":3,"d":2},"b":1},"id":"${lu.id}","meta":{"acteur":"essai"},"revision":0,"stream":"${nom}","type":"EssaiNote.v1"}`,
      );
    });

    it('rend n’importe quel JSON admis tel qu’il a été écrit (contenus tirés au hasard)', async () => {
      const store = await ouvrir();
      const entier = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
      const texte = fc.string({ unit: 'binary' });
      const cle = texte.filter((k) => k !== '__proto__' && k !== 'toJSON');
      const { valeur } = fc.letrec((tie) => ({
        valeur: fc.oneof(
          { depthSize: 'small' },
          fc.constant(null),
          fc.boolean(),
          entier,
          texte,
          fc.array(tie('valeur')),
          fc.dictionary(cle, tie('valeur'), { noNullPrototype: true }),
        ),
      }));
      const objet = fc.dictionary(cle, valeur, { noNullPrototype: true }) as fc.Arbitrary<JsonObject>;
      await fc.assert(
        fc.asyncProperty(objet, objet, async (data, meta) => {
          const nom = flux();
          await store.append(nom, -1, [{ ...fait(), data, meta }]);
          const [lu] = await store.readStream(nom);
          expect(lu?.data).toEqual(data);
          expect(lu?.meta).toEqual(meta);
        }),
        { numRuns: 60 },
      );
    });
  });
}

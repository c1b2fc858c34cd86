import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { checkEvents } from './canonical.js';

const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.maxSafeInteger().filter((n) => !Object.is(n, -0)),
  fc.boolean(),
  fc.constant(null),
);
const { data } = fc.letrec((tie) => ({
  data: fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 6 }),
  value: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('value'), { maxLength: 4 }), tie('data')),
}));

describe('the text that is stored', () => {
  it('is the one that RFC 8785 gives, written while it is checked', () => {
    fc.assert(
      fc.property(data, (value) => {
        const object = value as Record<string, never>;
        fc.pre(!JSON.stringify(object).includes('"__proto__"'));
        const event = { id: '00000000-0000-4000-8000-000000000000', type: 'Exemple.v1', data: object, meta: {} };
        expect(checkEvents('s-1', -1, [event])[0]?.data).toBe(canonicalize(object));
      }),
      { numRuns: 500 },
    );
  });
});

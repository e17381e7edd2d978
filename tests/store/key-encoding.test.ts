import * as fc from 'fast-check';
import mongoose from 'mongoose';
import { keyAfter, KeyWriter } from '../../engine/store/embedded/key-encoding.ts';
import { compareValues } from '../../engine/store/embedded/order.ts';

const { Binary, ObjectId } = mongoose.mongo;
const writer = new KeyWriter();
const encode = (value: unknown, direction: 1 | -1 = 1): Buffer => writer.start(0, 0).value(value, direction).finish();

const scalar = fc.oneof(
  fc.constant(null),
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, NaN, Infinity, -Infinity, Number.MIN_VALUE, Number.MAX_SAFE_INTEGER),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('', '\u0000', 'a', 'a\u0000', 'a\u0001', 'a\u00ff', '\uffff', '\u{10000}'),
  fc.boolean(),
  fc.date({ noInvalidDate: true }),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => new Binary(bytes)),
  fc.uint8Array({ minLength: 12, maxLength: 12 }).map((bytes) => new ObjectId(bytes)),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

describe('the key encoding', () => {
  it('orders bytes as the values are ordered, upwards and downwards', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const order = Math.sign(compareValues(a, b));
        expect(Math.sign(Buffer.compare(encode(a), encode(b)))).toBe(order);
        expect(Math.sign(Buffer.compare(encode(a, -1), encode(b, -1)))).toBe(-order || 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('is no prefix of the encoding of another value, so that fields can follow one another', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [x, y] = [encode(a), encode(b)];
        expect(y.subarray(0, x.length).equals(x)).toBe(x.equals(y));
      }),
      { numRuns: 2000 },
    );
  });

  it('of values in MongoDB’s order ascends', () => {
    const ascending = [
      null,
      NaN,
      -Infinity,
      -1.5,
      -1,
      0,
      0.1,
      1,
      1e300,
      Infinity,
      '',
      'A',
      'a',
      'aa',
      '中',
      '\uffff',
      '\u{1f600}',
      {},
      { a: 1 },
      { a: 2 },
      { b: 0 },
      [],
      [1],
      [1, 0],
      new Binary(Buffer.from([9])),
      new Binary(Buffer.from([1, 1])),
      new ObjectId('000000000000000000000001'),
      false,
      true,
      new Date(-1),
      new Date(0),
      /a/,
    ];
    expect(ascending.toReversed().sort(compareValues)).toEqual(ascending);
  });

  it('knows the first key after all keys that begin with a prefix', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 4 }), fc.uint8Array({ maxLength: 4 }), (bytes, rest) => {
        fc.pre(bytes.some((byte) => byte !== 0xff));
        const prefix = Buffer.from(bytes);
        expect(Buffer.compare(Buffer.concat([prefix, rest]), keyAfter(prefix))).toBe(-1);
      }),
    );
  });
});

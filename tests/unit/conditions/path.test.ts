import * as fc from 'fast-check';
import { JSONPath } from 'jsonpath-plus';
import { isSimplePath, resolvePath } from '../../../rules/conditions/path.ts';

describe('a path into a row', () => {
  it('leads where jsonpath-plus leads, for every path that is resolved without it', () => {
    const key = fc.constantFrom('a', 'b', 'length', 'c_1');
    const step = fc.oneof(
      key.map((name) => `.${name}`),
      key.map((name) => `['${name}']`),
      fc.integer({ min: 0, max: 2 }).map((index) => `[${index}]`),
    );
    const path = fc.array(step, { maxLength: 4 }).map((steps) => `$${steps.join('')}`);
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'medium' },
        fc.constantFrom(null, 0, 1, '', 'text', true),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 3, noNullPrototype: true }),
      ),
    }));
    let found = 0;
    fc.assert(
      fc.property(path, tree, (text, value) => {
        fc.pre(typeof value === 'object' && value !== null);
        expect(isSimplePath(text)).toBe(true);
        const expected: unknown = JSONPath({ path: text, json: value as object, wrap: false });
        if (expected !== undefined) found++;
        expect(resolvePath(value as object, text)).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
    expect(found).toBeGreaterThan(300);
  });

  it.each([
    ['$.lines[*].sku', ['x', 'y']],
    ['$..sku', ['x', 'y']],
    ['$.lines[-1:].sku', ['y']],
    ['lines[1].sku', 'y'],
    ["$['lines'][0]['sku']", 'x'],
    ['$.nothing', undefined],
    ['$.__proto__', undefined],
  ])('%s of an order is %j', (path, expected) => {
    expect(resolvePath({ lines: [{ sku: 'x' }, { sku: 'y' }] }, path)).toEqual(expected);
  });

  it('never runs a script', () => {
    expect(() => resolvePath({ a: 1 }, '$[?(@.a === 1)]')).toThrow('script');
    expect(() => resolvePath({ a: 1 }, '$[(@.length-1)]')).toThrow('script');
  });
});

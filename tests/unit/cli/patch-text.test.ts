import * as fc from 'fast-check';
import { patchText } from '../../../engine/cli/patch-text.ts';
import { applyFix } from '../../../rules/lint/fix.ts';
import type { Json } from '../../../rules/json.ts';
import type { Fix, PatchOperation } from '../../../rules/problems/problem.ts';

const fix = (...patch: readonly PatchOperation[]): Fix => ({ title: { en: '', 'zh-CN': '' }, patch });

describe('a fix of a file’s text', () => {
  it('leaves key order, white space and the form of numbers as they are', () => {
    const text = '{\n    "b": 1.50,\n    "a": { "x": 1e3,   "y": [1, 2] }\n}\n';
    expect(patchText(text, fix({ op: 'replace', path: '/a/x', value: 7 }))).toBe(text.replace('1e3', '7'));
  });

  it('adds a field in the file’s own indentation', () => {
    const text = '{\r\n    "a": {\r\n        "x": 1\r\n    }\r\n}';
    expect(patchText(text, fix({ op: 'add', path: '/a/y', value: 'PT1H' }))).toBe(
      '{\r\n    "a": {\r\n        "x": 1,\r\n        "y": "PT1H"\r\n    }\r\n}',
    );
  });

  it('moves a member of a list', () => {
    const text = '{ "rules": [{ "id": "a" }, { "id": "b" }] }';
    const moved = patchText(
      text,
      fix({ op: 'remove', path: '/rules/1' }, { op: 'add', path: '/rules/0', value: { id: 'b' } }),
    );
    expect(JSON.parse(moved)).toEqual({ rules: [{ id: 'b' }, { id: 'a' }] });
  });

  it('means what the fix means of the value', () => {
    const leaf = fc.oneof(fc.integer(), fc.string({ maxLength: 5 }), fc.boolean());
    const object = fc.dictionary(fc.constantFrom('a', 'b', 'a/b', 'm~n', '0'), leaf, { minKeys: 1 });
    const file = fc.record({ list: fc.array(object, { minLength: 1, maxLength: 3 }), object });
    fc.assert(
      fc.property(file, leaf, fc.nat(), fc.constantFrom(0, 2, '\t'), (value, written, at, indent) => {
        const index = at % value.list.length;
        const key = Object.keys(value.object)[at % Object.keys(value.object).length]!;
        const pointer = `/object/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        const all = fix(
          { op: 'remove', path: `/list/${index}` },
          { op: 'add', path: '/list/-', value: written },
          { op: 'add', path: '/list/0', value: { written } },
          { op: 'replace', path: pointer, value: written },
          { op: 'add', path: '/object/fresh', value: [written] },
          { op: 'remove', path: pointer },
        );
        const text = JSON.stringify(value, null, indent);
        expect(JSON.parse(patchText(text, all))).toEqual(applyFix(value as Json, all));
      }),
    );
  });
});

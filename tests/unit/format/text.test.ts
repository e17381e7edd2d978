import * as fc from 'fast-check';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { upgradeText, writePlaybook } from '../../../rules/playbook/format/playbook-text.ts';
import { writeContent } from '../../../rules/playbook/format/write.ts';
import { parsePlaybookText } from '../../../rules/playbook/parse.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { templates } from '../../../rules/templates/index.ts';
import { fieldEdits } from '../../support/edits.ts';
import { generatedPlaybook } from '../../support/generate-playbook.ts';
import { playbookOf } from '../../support/playbooks.ts';
import { writtenJson } from '../../support/written-json.ts';

const read = (text: string): Playbook => {
  const parsed = parsePlaybookText(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};
/** The small template alone is written often; the large one once is enough to see that size makes no difference. */
const contents = templates.toReversed().flatMap((template) => (['en', 'zh-CN'] as const).map(template.playbook));

describe('a file that is loaded and saved', () => {
  it('is the same to the last byte if nothing was changed, however it was written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...contents.slice(0, 2)).chain(writtenJson), (text) => {
        expect(writePlaybook(text, read(text))).toBe(text);
        expect(upgradeText(text)).toEqual({ ok: true, value: { text, from: 1 } });
      }),
      { numRuns: 20 },
    );
  });

  it('differs only in the one value that was changed', () => {
    const [content] = contents;
    const edits = fieldEdits(read(JSON.stringify(content))).filter((_, index) => index % 3 === 0);
    fc.assert(
      fc.property(writtenJson(content), fc.constantFrom(...edits), (text, { file, pointer }) => {
        const written = writePlaybook(text, file as Playbook);
        const path = pointer
          .split('/')
          .slice(1)
          .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
        const mark = text.startsWith('\uFEFF') ? 1 : 0;
        const place = findNodeAtLocation(parseTree(text.slice(mark))!, path)!;
        const [head, tail] = [text.slice(0, mark + place.offset), text.slice(mark + place.offset + place.length)];
        expect(written.startsWith(head)).toBe(true);
        expect(written.endsWith(tail)).toBe(true);
        expect(read(written)).toEqual(file);
      }),
      { numRuns: 20 },
    );
  });

  it('says exactly what it was changed to, whatever that is', () => {
    fc.assert(
      fc.property(
        generatedPlaybook().chain((one) => fc.tuple(writtenJson(playbookOf(one)), generatedPlaybook())),
        ([text, other]) => {
          const playbook = playbookOf(other);
          expect(read(writePlaybook(text, playbook))).toEqual(playbook);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('keeps numbers and letters as somebody wrote them beside what changes', () => {
    const text = '{\n    "b" : 1.0,\n    "a": 1e3, "t": "\\u5927",\n    "list": [1.50, 2]\n}\n';
    const before: unknown = JSON.parse(text);
    expect(writeContent(text, before, { b: 1, a: 1000, t: '大', list: [1.5, 2, 3] })).toBe(
      text.replace('[1.50, 2]', '[1.50, 2, 3]'),
    );
    expect(writeContent(text, before, { b: 1, a: 1000, t: '大', list: [1.5, 2], more: { x: [1] } })).toBe(
      text.replace('2]\n', '2],\n    "more" : {\n        "x": [\n            1\n        ]\n    }\n'),
    );
    expect(writeContent(text, before, { b: 2, a: 1000, t: '大', list: [1.5, 2] })).toBe(text.replace('1.0', '2'));
    expect(writeContent(text, before, { a: 1000, t: '大', list: [1.5, 2] })).toBe(text.replace('"b" : 1.0,\n    ', ''));
  });
});

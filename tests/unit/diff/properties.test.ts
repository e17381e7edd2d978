import * as fc from 'fast-check';
import { diffPlaybooks } from '../../../rules/diff/diff.ts';
import type { Change } from '../../../rules/diff/change.ts';
import { IMPACTS } from '../../../rules/diff/impact.ts';
import { canonicalJson } from '../../../rules/playbook/canonical.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { templates } from '../../../rules/templates/index.ts';
import type { Edit } from '../../support/edits.ts';
import { anyEdit, fieldEdits, reordered } from '../../support/edits.ts';
import { generatedPlaybook } from '../../support/generate-playbook.ts';
import { playbookOf } from '../../support/playbooks.ts';

const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 200);

const parsed = (file: unknown): Playbook => {
  const result = parsePlaybook(file);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
const originals = templates.map((template) => parsed(template.playbook('en')));
const edited = fc.oneof(
  ...originals.map((before) => anyEdit(before).map((edit): readonly [Playbook, Edit] => [before, edit])),
);

const told = ({ code, before, after }: Change) => ({ code, pointer: (after ?? before)!.place.pointer });

function expectBothLanguages(changes: readonly Change[]): void {
  for (const { message, impact } of changes) {
    expect(IMPACTS).toContain(impact);
    expect(message.en).toMatch(/\S/);
    expect(message['zh-CN']).toMatch(/[\p{Script=Han}：→]/u);
    expect(`${message.en} ${message['zh-CN']}`).not.toMatch(/undefined|\[object|\{(what|before|after|node|words)\}/);
  }
}

describe('the difference between two playbooks', () => {
  it('is none between a playbook and itself', () => {
    for (const each of originals) expect(diffPlaybooks(each, each)).toEqual([]);
    fc.assert(
      fc.property(generatedPlaybook(), (written) => {
        const playbook = playbookOf(written);
        expect(diffPlaybooks(playbook, structuredClone(playbook))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('is none where only keys are in another order, things were moved on the canvas, or edges have other ids', () => {
    for (const each of originals) {
      const moved = {
        ...each,
        nodes: each.nodes.map((node, index) => ({ ...node, position: { x: index, y: -index } })),
        edges: each.edges.map((edge, index) => ({ ...edge, id: `other${index}` })).toReversed(),
      };
      expect(diffPlaybooks(each, parsed(reordered(moved)))).toEqual([]);
    }
  });

  it('is exactly the one edit that was made', () => {
    fc.assert(
      fc.property(edited, ([before, { file, code, pointer }]) => {
        const changes = diffPlaybooks(before, parsed(file));
        expect(changes.map(told)).toEqual([{ code, pointer }]);
        expectBothLanguages(changes);
      }),
      { numRuns: 2 * numRuns },
    );
  });

  it('shows the old and the new value of a field, in words that differ', () => {
    for (const before of originals) {
      for (const { file, pointer } of fieldEdits(before).filter((_, index) => index % 4 === 0)) {
        const [change, ...rest] = diffPlaybooks(before, parsed(file));
        expect({ pointer, rest }).toEqual({ pointer, rest: [] });
        expect(change?.before?.value).not.toEqual(change?.after?.value);
        for (const text of Object.values(change!.message)) {
          const [old, fresh] = text.slice(text.search(/[:：] /) + 1).split(' → ');
          expect({ pointer, text, differ: old !== fresh }).toEqual({ pointer, text, differ: true });
        }
      }
    }
  });

  it('is something, for any two playbooks, exactly if they do not say the same; in words, the gravest first', () => {
    fc.assert(
      fc.property(generatedPlaybook(), generatedPlaybook(), (one, two) => {
        const [before, after] = [playbookOf(one), playbookOf(two)];
        const changes = diffPlaybooks(before, after);
        expect(changes.length === 0).toBe(meaningOf(before) === meaningOf(after));
        expectBothLanguages(changes);
        const ranks = changes.map(({ impact }) => IMPACTS.indexOf(impact));
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }),
      { numRuns },
    );
  });
});

const meaningOf = ({ edges, ...playbook }: Playbook): string =>
  canonicalJson({ ...playbook, edges: edges.map(({ from, outcome, to }) => `${from}.${outcome} > ${to}`).sort() });

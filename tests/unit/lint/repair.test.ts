import * as fc from 'fast-check';
import type { Json } from '../../../rules/json.ts';
import { applyFix } from '../../../rules/lint/fix.ts';
import { hasErrors, lint } from '../../../rules/lint/lint.ts';
import { repair } from '../../../rules/lint/repair.ts';
import { generatedPlaybook } from '../../support/generate-playbook.ts';
import { fileOf, node, playbookOf, START } from '../../support/playbooks.ts';

const nobody = { title: { en: '', 'zh-CN': '' } };

describe('repair', () => {
  it('applies every fix, and says what is left', () => {
    const file = fileOf({
      nodes: [
        START,
        node('confirm', 'task', { assignee: { role: 'manager' }, form: [{ id: 'note', type: 'text', title: '' }] }),
        node('askPage', 'action', { do: 'page.publsh', with: { page: 'confirm.nte' }, autonomy: 'propose' }),
      ],
      edges: ['start.started > confirm', 'confirm.done > askPgae'],
    });
    const { value, repaired, problems } = repair(file as unknown as Json);
    expect(repaired.map(({ code }) => code).toSorted()).toEqual([
      'dangling-edge',
      'nobody-asked',
      'unknown-action',
      'unknown-name',
    ]);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({
      nodes: [{}, {}, { config: { do: 'page.publish', with: { page: 'confirm.note' }, by: { role: 'manager' } } }],
    });
    expect(JSON.stringify(file)).toContain('confirm.nte');
  });

  it('leaves what it cannot read as it is', () => {
    expect(repair(null).value).toBeNull();
    expect(repair({ format: 'dacu/playbook@1', nodes: 7 })).toMatchObject({ repaired: [] });
  });

  it.each<readonly [string, Json, string]>([
    ['a field that is not there', { a: 1 }, '/b/c'],
    ['a member beyond the end', [1], '/3'],
    ['a member of a text', { a: 'x' }, '/a/0'],
  ])('has nothing to apply a fix of %s to', (_, value, path) => {
    expect(applyFix(value, { ...nobody, patch: [{ op: 'replace', path, value: 2 }] })).toBeUndefined();
  });
});

describe('lint of well-formed playbooks', () => {
  it('finds no errors, whatever they are put together from', () => {
    fc.assert(
      fc.property(generatedPlaybook(), (written) => {
        expect(hasErrors(lint(playbookOf(written)))).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

import { readFileSync } from 'node:fs';
import { count } from '../../../rules/replay/counts.ts';
import { parsePlaybookText } from '../../../rules/playbook/parse.ts';
import { prepare } from '../../../rules/playbook/program.ts';

const parsed = parsePlaybookText(readFileSync('tests/fixtures/hot-item-night.playbook.json', 'utf8'));
if (!parsed.ok) throw new Error('The fixture is a playbook');
const program = prepare(parsed.value);

describe('what the overlay counts', () => {
  it('takes a decision by which no rule held, whose rule is null', () => {
    const entry = { seq: 1, atMs: 0, type: 'decided' as const, node: 'pick', rule: null, why: [] };
    expect(count({}, entry, program)).toEqual({});
  });

  it('counts a rule’s fires and the edge that its branch went along', () => {
    const entry = { seq: 1, atMs: 0, type: 'ruleFired' as const, node: 'watchCvr', n: 1, rule: 'hot' };
    const counts = count({}, entry, program);
    expect(counts.nodes?.['watchCvr']).toMatchObject({ fires: 1, firesByRule: { hot: 1 } });
    expect(counts.edges).toEqual({ e9: 1 });
  });
});

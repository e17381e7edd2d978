import { describeEntry } from '../../../editor/campaign/timeline/describeEntry.ts';
import type { Telling } from '../../../editor/campaign/timeline/describeEntry.ts';
import { groupOfEntry, isTelling } from '../../../editor/campaign/timeline/entryGroups.ts';
import { explanationsOf, followedBy, isRuling } from '../../../editor/campaign/why/decisions.ts';
import { markersOf } from '../../../editor/campaign/chart/markers.ts';
import { jsonRecord } from '../../../rules/api/common.ts';
import type { LogEntryWire } from '../../../rules/api/campaigns.ts';
import { LOG_TYPES } from '../../../rules/interpreter/messages.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { logThrough, play } from './fixture/played.ts';
import { tellingIn } from './telling.ts';

const AT = '2026-11-11T13:00:00+08:00';
const entry = (type: string, fields: Readonly<Record<string, unknown>> = {}): LogEntryWire => ({
  ...jsonRecord.parse(fields),
  seq: 7,
  at: AT,
  type,
});

let playbook: Playbook;
let log: readonly LogEntryWire[];
let english: Telling;
let chinese: Telling;

beforeAll(async () => {
  const played = await play('zh-CN');
  playbook = played.playbook;
  log = logThrough(played.simulation, '2027-01-01T00:00:00+08:00');
  english = await tellingIn('en', playbook);
  chinese = await tellingIn('zh-CN', playbook);
});

describe('the log in words', () => {
  it('tells every entry of a whole campaign in both languages, with nothing left to fill in', () => {
    expect(log.length).toBeGreaterThan(100);
    for (const each of log) {
      for (const telling of [english, chinese]) {
        const said = describeEntry(each, telling);
        expect({ each, said, told: said !== each.type && !/\{\{|undefined|^log\./.test(said) }).toEqual({
          each,
          said,
          told: true,
        });
      }
    }
  });

  it('has words for every type of entry, even one without its fields', () => {
    for (const type of LOG_TYPES) expect(describeEntry(entry(type), english)).not.toMatch(/\{\{|^log\./);
  });

  it('shows an entry of a type from a newer engine by its type', () => {
    expect(describeEntry(entry('somethingNew'), english)).toBe('somethingNew');
  });

  it('writes the figures of a platform’s report by what they are, and leaves those that it does not know as they came', () => {
    expect(chinese.say.field('depositCents', 2_000)).toBe('¥20');
    expect(chinese.say.field('status', 'refused')).toBe('未通过');
    expect(english.say.field('arrivesAt', '2026-11-11T18:30:00.000Z')).toBe('Nov 12, 02:30');
    expect(english.say.field('number', 2)).toBe('2');
  });

  it('names people, nodes, rules and money in the reader’s way', () => {
    expect(
      describeEntry(
        entry('approvalDecided', { node: 'raiseBudget', by: 'li', decision: 'approve', comment: 'fine' }),
        english,
      ),
    ).toBe('Li Hang approved “追加投放” “fine”');
    expect(describeEntry(entry('ruleFired', { node: 'watchStock', rule: 'low', rows: ['A', 'B'] }), chinese)).toBe(
      '“库存低于安全库存”触发，涉及 2 行',
    );
    expect(
      describeEntry(
        entry('effectRequested', {
          node: 'raiseBudget',
          do: 'ads.raiseBudget',
          with: { channel: 'search', amount: 500_000 },
        }),
        chinese,
      ),
    ).toBe('追加广告预算：search、追加金额 ¥5,000');
    expect(describeEntry(entry('ruleSuppressed', { node: 'watchCvr', rule: 'hot', reason: 'cooldown' }), english)).toBe(
      '“转化率高于预期” did not fire: cooling down',
    );
    expect(
      describeEntry(
        entry('intervention', { by: 'li', what: 'setParameter', parameter: 'extraBudget', value: 700_000 }),
        english,
      ),
    ).toMatch(/^Li Hang changed “.+” to ¥7,000$/);
  });

  it('says what was decided: a rule’s title, or the outcome that it leads to, and of a table its rules and results', async () => {
    const conditions = { all: [] };
    const node = { phase: 'live', position: { x: 0, y: 0 } } as const;
    const rules = [
      { id: 'first', title: 'Stock is low', conditions, outcome: 'low' },
      { id: 'second', title: '', conditions, outcome: 'high' },
    ];
    const cells = { id: 'cells', kind: 'table', title: 'Rule table', config: { inputs: [], outputs: [], rules: [] } };
    const nodes = [
      { ...node, id: 'fork', kind: 'decide', title: 'Branch', config: { rules } },
      { ...node, ...cells },
    ] as unknown as Playbook['nodes'];
    const telling = await tellingIn('en', { ...playbook, nodes });
    const said = (fields: Readonly<Record<string, unknown>>) => describeEntry(entry('decided', fields), telling);
    expect(said({ node: 'fork', rule: 'first' })).toBe('“Branch” decided: Stock is low');
    expect(said({ node: 'fork', rule: 'second' })).toBe('“Branch” decided: high');
    expect(said({ node: 'fork', rule: 'gone' })).toBe('“Branch” decided: gone');
    expect(said({ node: 'fork', rule: null })).toBe('“Branch”: no rule held');
    expect(said({ node: 'cells', rule: '2', rules: ['2', '3'], values: { tier: 'gold' } })).toBe(
      '“Rule table” decided: rule 2, rule 3 (tier = gold)',
    );
    expect(said({ node: 'cells', rule: '2', rules: ['2'] })).toBe('“Rule table” decided: rule 2');
  });

  it('says of an approval that nobody gave in time what happened', () => {
    expect(describeEntry(entry('approvalDecided', { node: 'budget', by: null, decision: 'reject' }), english)).toMatch(
      /nobody decided in time/,
    );
  });

  it('sorts every entry into a group, troubles apart', () => {
    expect(groupOfEntry(entry('parked'))).toBe('trouble');
    expect(groupOfEntry(entry('effectApplied'))).toBe('effects');
    expect(isTelling(entry('nodeEntered'))).toBe(false);
    expect(isTelling(entry('campaignEnded'))).toBe(true);
  });
});

describe('why', () => {
  it('explains each firing with its conditions and the values that they saw', () => {
    const fired = log.find((each) => each.type === 'ruleFired' && each['rule'] === 'hot');
    const [explanation] = explanationsOf(fired!);
    expect(explanation).toMatchObject({ rule: 'hot', result: true, row: undefined });
    expect(explanation?.why).toMatchObject({ operator: 'all', result: true });
  });

  it('explains a firing over rows by its first row', () => {
    const fired = log.find((each) => each.type === 'ruleFired' && each['rule'] === 'low')!;
    expect(fired['rows']).toContain(explanationsOf(fired)[0]?.row);
  });

  it('explains every rule that a branch tried', () => {
    const decided = log.find((each) => each.type === 'decided');
    const explanations = explanationsOf(decided!);
    expect(explanations.length).toBeGreaterThan(0);
    for (const each of explanations) expect(each.why).toBeDefined();
  });

  it('understands every decision of a whole campaign', () => {
    const decisions = log.filter((each) => isRuling(each) && each.type !== 'ruleSuppressed');
    expect(decisions.length).toBeGreaterThan(5);
    for (const each of decisions) expect(explanationsOf(each).every(({ why }) => why !== undefined)).toBe(true);
  });

  it('says what followed at the same instant, up to the next decision', () => {
    const fired = log.find((each) => each.type === 'ruleFired' && each['rule'] === 'hot')!;
    const followed = followedBy(fired, log);
    expect(followed.map((each) => each.type)).toContain('effectRequested');
    for (const each of followed) expect(each.at).toBe(fired.at);
  });
});

describe('the marks under a chart', () => {
  it('are firings, changes and failures, each by its number in the log', () => {
    const marks = markersOf(log, english);
    expect(new Set(marks.map((each) => each.tone))).toEqual(new Set(['fired', 'applied']));
    expect(log.find((each) => String(each.seq) === marks[0]?.id)?.type).toMatch(/ruleFired|effectApplied/);
  });
});

import { diffPlaybooks } from '../../../rules/diff/diff.ts';
import type { Change } from '../../../rules/diff/change.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { File } from '../../support/edits.ts';
import { fileOf, node, START } from '../../support/playbooks.ts';

const ratio = (value: number) => ({
  fact: 'metric',
  params: { id: 'cvr', window: 'PT1H' },
  operator: 'greaterThan',
  value,
});
const file = () =>
  structuredClone(
    fileOf({
      parameters: { budget: { type: 'money', title: 'Budget', default: 100_000 } },
      conditions: { shared: { all: [ratio(0.1)] } },
      nodes: [
        START,
        node('mon', 'monitor', {
          window: { from: 'T0', to: 'T1' },
          rules: [
            { id: 'hot', title: 'Hot', conditions: { all: [ratio(0.2)] } },
            { id: 'gone', title: 'Gone', conditions: { any: [ratio(0.3), { condition: 'shared' }] } },
          ],
        }),
        node('raise', 'action', {
          do: 'ads.raiseBudget',
          with: { channel: '"search"', amount: '50000' },
          guardrail: { sumOf: 'amount', per: 'day', max: '80000', over: 'decline' },
        }),
        node('work', 'task', { assignee: { role: 'operator' }, due: 'T0 - P1D @ 20:00' }),
        node('wait', 'wait', { until: 'T0' }),
      ],
      edges: ['start.started > mon', 'mon.hot > raise', 'raise.done > work', 'work.done > wait'],
    }),
  ) as File;

const parsed = (written: unknown): Playbook => {
  const result = parsePlaybook(written);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.value;
};
function changes(edit: (file: File) => void): readonly Change[] {
  const edited = file();
  edit(edited);
  return diffPlaybooks(parsed(file()), parsed(edited));
}
const english = (edit: Parameters<typeof changes>[0]) => changes(edit).map(({ message }) => message.en);

describe('a change in words', () => {
  it('of a threshold that is a share is in percent', () => {
    const [change] = changes((edited) => (edited['nodes'][1].config.rules[0].conditions.all[0].value = 0.25));
    expect(change).toEqual({
      code: 'threshold-changed',
      impact: 'rule',
      before: { place: { pointer: '/nodes/1/config/rules/0/conditions/all/0/value', node: 'mon' }, value: 0.2 },
      after: { place: { pointer: '/nodes/1/config/rules/0/conditions/all/0/value', node: 'mon' }, value: 0.25 },
      message: {
        en: '“mon” · Rules · “Hot” · Fires when: CVR 1h > 20% → 25%',
        'zh-CN': '“mon” · 规则 · “Hot” · 触发条件：支付转化率 1小时 > 20% → 25%',
      },
    });
  });

  it('of money is in the playbook’s currency, whose minor unit counts', () => {
    expect(english((edited) => (edited['nodes'][2].config.with.amount = '75050'))).toEqual([
      '“raise” · Inputs · Amount added: ¥500 → ¥750.50',
    ]);
    expect(english((edited) => (edited['nodes'][2].config.guardrail.max = '2 * budget'))).toEqual([
      '“raise” · Guardrail · At most: ¥800 → 2 × Budget',
    ]);
    expect(english((edited) => (edited['parameters'].budget.default = 250_000))).toEqual([
      'Parameter · “Budget” · Default: ¥1,000 → ¥2,500',
    ]);
    const yen: File = { ...file(), currency: 'JPY' };
    const dearer = { ...yen, parameters: { budget: { ...yen['parameters'].budget, default: 250_000 } } };
    expect(diffPlaybooks(parsed(yen), parsed(dearer)).map(({ message }) => message['zh-CN'])).toEqual([
      '参数 · “Budget” · 默认值：¥100,000 → ¥250,000',
    ]);
  });

  it('of a time or of people is in words', () => {
    expect(english((edited) => (edited['nodes'][3].config.due = 'PT90M'))).toEqual([
      '“work” · Due: T0 − 1d 20:00 → 90m',
    ]);
    expect(changes((edited) => (edited['nodes'][3].config.assignee = { team: 'night' }))).toMatchObject([
      { impact: 'people', message: { en: '“work” · Who: Operator → night', 'zh-CN': '“work” · 负责人：运营 → night' } },
    ]);
    expect(english((edited) => (edited['nodes'][4].config = { for: 'P2D' }))).toEqual(['“wait”: Until T0 → For 2d']);
  });

  it('of how conditions go together names only that', () => {
    const edit = (edited: File) => (edited['nodes'][1].config.rules[0].conditions = { any: [ratio(0.2)] });
    expect(english(edit)).toEqual(['“mon” · Rules · “Hot” · Fires when: all must hold → one must hold']);
  });

  it('of a condition that came or went says which', () => {
    expect(english((edited) => edited['nodes'][1].config.rules[1].conditions.any.shift())).toEqual([
      '“mon” · Rules · “Gone” · Fires when: no longer CVR 1h > 30%',
    ]);
    expect(english((edited) => (edited['conditions'].shared.all[0].value = 0.15))).toEqual([
      'Shared condition · “shared” · When: CVR 1h > 10% → 15%',
    ]);
  });

  it('of the order of rules says which order', () => {
    expect(
      english((edited) => (edited['nodes'][1].config.rules = edited['nodes'][1].config.rules.toReversed())),
    ).toEqual(['“mon” · Rules: the order “Hot”, “Gone” became “Gone”, “Hot”']);
  });

  it('of values that read alike shows them as they are written', () => {
    const tiny = (value: number) => (edited: File) =>
      (edited['nodes'][1].config.rules[0].conditions.all[0].value = value);
    expect(english(tiny(0.2000001))).toEqual(['“mon” · Rules · “Hot” · Fires when: CVR 1h > 0.2 → 0.2000001']);
  });
});

describe('a step put in between', () => {
  it('is new, and what was before it leads to it', () => {
    const edit = (edited: File) => {
      edited['nodes'].push({ ...edited['nodes'][4], id: 'pause', title: 'Pause', config: { for: 'PT1H' } });
      edited['edges'][3].to = 'pause';
      edited['edges'].push({ id: 'e9', from: 'pause', outcome: 'done', to: 'wait' });
    };
    expect(english(edit)).toEqual([
      '“Pause” (Wait) is new in Live',
      '“work” · done leads to “Pause” instead of “wait”',
    ]);
  });
});

describe('a renamed node', () => {
  it('is only renamed, wherever it is referred to', () => {
    const rename = (edited: File) => {
      edited['nodes'][2].id = 'raiseBudget';
      edited['edges'][1].to = 'raiseBudget';
      edited['edges'][2].from = 'raiseBudget';
    };
    expect(changes(rename)).toMatchObject([
      { code: 'node-renamed', before: { value: 'raise' }, after: { value: 'raiseBudget' } },
    ]);
  });

  it('that was changed as well is another node', () => {
    const codes = changes((edited) => {
      edited['nodes'][4].id = 'waitLonger';
      edited['nodes'][4].config = { for: 'P2D' };
      edited['edges'][3].to = 'waitLonger';
    }).map(({ code }) => code);
    expect(codes).toEqual(['node-added', 'node-removed', 'edge-rewired']);
  });
});

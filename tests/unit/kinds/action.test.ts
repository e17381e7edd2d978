import type { Answer } from '../../../rules/interpreter/messages.ts';
import { by, completeTask, decide, TestCampaign } from '../../support/campaign.ts';
import type { Surroundings } from '../../support/campaign.ts';
import { metricIs, node, START } from '../../support/playbooks.ts';

const action = { do: 'ads.raiseBudget', with: { channel: '"search"', amount: '2 * base' } };
const withAction = (config: object, edges: readonly string[] = []) => ({
  parameters: { base: { type: 'money', title: '', default: 50 } },
  nodes: [
    START,
    node('act', 'action', { ...action, ...config }),
    node('end', 'end'),
    node('other', 'end', { scope: 'campaign', result: 'other' }),
  ],
  edges: ['start.started > act', 'act.done > end', ...edges],
});
const launch = (config: object, surroundings: Surroundings = {}, edges: readonly string[] = []) =>
  TestCampaign.launch(withAction(config, edges), surroundings);
const effects = (campaign: TestCampaign) =>
  campaign.lines(
    'approvalAsked',
    'taskOpened',
    'approvalDecided',
    'taskDone',
    'effectRequested',
    'effectApplied',
    'effectFailed',
    'effectDeclined',
    'parked',
  );
const down: Answer = { type: 'failed', error: 'down', retryable: true };

describe('the autonomy of an action', () => {
  it('auto: it is carried out at once, its inputs computed', async () => {
    const campaign = await launch({ autonomy: 'auto' });
    expect(campaign.calls).toMatchObject([
      { key: 'c1/act/1', do: 'ads.raiseBudget', with: { channel: 'search', amount: 100 }, attempt: 1 },
    ]);
    expect(effects(campaign)).toEqual(['+00:00 effectRequested act', '+00:00 effectApplied act']);
    expect(campaign.state.status).toBe('completed');
  });

  it('propose: it asks first, and is carried out when approved', async () => {
    const campaign = await launch({ autonomy: 'propose', by: { role: 'manager' } });
    expect(campaign.log.find((entry) => entry.type === 'approvalAsked')).toMatchObject({
      approvers: { role: 'manager' },
      do: 'ads.raiseBudget',
      with: { amount: 100 },
    });
    expect(campaign.notes).toMatchObject([{ state: 'held', key: 'c1/act/1' }]);
    expect(campaign.calls).toEqual([]);
    await campaign.at('PT1H', decide('act/1', 'approve'));
    expect(effects(campaign)).toEqual([
      '+00:00 approvalAsked act',
      '+01:00 approvalDecided act approve',
      '+01:00 effectRequested act',
      '+01:00 effectApplied act',
    ]);
  });

  it('propose: rejected, it leaves by “declined” and nothing is carried out', async () => {
    const campaign = await launch({ autonomy: 'propose', by: { role: 'manager' } }, {}, ['act.declined > other']);
    await campaign.at('PT1H', decide('act/1', 'reject'));
    expect(campaign.calls).toEqual([]);
    expect(campaign.notes.at(-1)).toMatchObject({ state: 'declined', by });
    expect(campaign.state).toMatchObject({ status: 'completed', result: 'other' });
  });

  it('manual: the role gets a card, and the values that they confirm are what counts', async () => {
    const campaign = await launch({ autonomy: 'manual', by: { role: 'operator' }, as: 'done' });
    expect(campaign.log.find((entry) => entry.type === 'taskOpened')).toMatchObject({
      task: 'act/1',
      assignee: { role: 'operator' },
      byHand: true,
      with: { channel: 'search', amount: 100 },
    });
    await campaign.at('PT1H', completeTask('act/1', { amount: 80 }));
    expect(campaign.calls).toEqual([]);
    expect(campaign.notes).toMatchObject([
      { state: 'confirmed', key: 'c1/act/1', with: { channel: 'search', amount: 80 }, values: { amount: 80 } },
    ]);
    expect(effects(campaign)).toEqual([
      '+00:00 taskOpened act',
      '+01:00 taskDone act',
      '+01:00 effectRequested act',
      '+01:00 effectApplied act',
    ]);
    expect(campaign.state.variables).toEqual({ 'act.amount': 80, done: { channel: 'search', amount: 80 } });
  });

  it('notify: they are told, and it is done', async () => {
    const campaign = await launch({ autonomy: 'notify', by: { role: 'operator' } });
    expect(campaign.calls).toEqual([]);
    expect(campaign.notes).toMatchObject([{ state: 'notified' }]);
    expect(campaign.state.status).toBe('completed');
  });

  it('stores the answer of the connector under “as”', async () => {
    const campaign = await launch(
      { autonomy: 'auto', as: 'answer' },
      { calls: [{ type: 'applied', result: { budget: 900 } }] },
    );
    expect(campaign.state.variables).toEqual({ answer: { budget: 900 } });
  });

  it.each(['base / 3', 'null', '"50"'])('is parked for money that is no whole number: %s', async (amount) => {
    const campaign = await launch({ autonomy: 'auto', with: { channel: '"search"', amount } });
    expect(campaign.state.tokens[0]).toMatchObject({
      state: 'parked',
      problem: { code: 'wrong-type', place: { pointer: '/nodes/1/config/with/amount', node: 'act' } },
    });
    expect(campaign.calls).toEqual([]);
  });

  it('is parked before anything is requested if an input cannot be computed', async () => {
    const campaign = await launch({ autonomy: 'auto', with: { channel: '"search"', amount: 'base / 0' } });
    expect(campaign.state.tokens[0]).toMatchObject({
      state: 'parked',
      problem: { code: 'feel-failed', place: { pointer: '/nodes/1/config/with/amount' } },
    });
    expect(campaign.calls).toEqual([]);
  });
});

describe('retries of an action', () => {
  const retry = { attempts: 4, initialInterval: 'PT10S', backoff: 3 };

  it('count all calls, under one key, each pause longer by the factor, in logical time', async () => {
    const campaign = await launch({ autonomy: 'auto', retry }, { calls: [down, down, down] });
    await campaign.at('PT1H');
    expect(campaign.calls.map((call) => call.attempt)).toEqual([1, 2, 3, 4]);
    expect(new Set(campaign.calls.map((call) => call.key))).toEqual(new Set(['c1/act/1']));
    expect(effects(campaign)).toEqual([
      '+00:00 effectRequested act',
      '+00:00 effectFailed act 1 false',
      '+00:00:10 effectFailed act 2 false',
      '+00:00:40 effectFailed act 3 false',
      '+00:02:10 effectApplied act',
    ]);
  });

  it('are one call and no more unless asked for', async () => {
    const campaign = await launch({ autonomy: 'auto' }, { calls: [down] });
    expect(effects(campaign)).toEqual([
      '+00:00 effectRequested act',
      '+00:00 effectFailed act 1 true',
      '+00:00 parked act',
    ]);
  });

  it('pause 1 s first and twice as long each time by default', async () => {
    const campaign = await launch({ autonomy: 'auto', retry: { attempts: 4 } }, { calls: [down, down, down] });
    await campaign.at('PT1H');
    expect(effects(campaign).at(-1)).toBe('+00:00:07 effectApplied act');
  });

  it('never pause for longer than a day', async () => {
    const campaign = await launch(
      { autonomy: 'auto', retry: { attempts: 3, initialInterval: 'PT10H', backoff: 1000 } },
      { calls: [down, down] },
    );
    await campaign.at('P3D');
    expect(effects(campaign).at(-1)).toBe('+34:00 effectApplied act');
  });

  it('are not made of a failure that says it is for good', async () => {
    const campaign = await launch(
      { autonomy: 'auto', retry },
      { calls: [{ type: 'failed', error: 'no such channel', retryable: false }] },
      ['act.failed > other'],
    );
    expect(effects(campaign)).toEqual(['+00:00 effectRequested act', '+00:00 effectFailed act 1 true']);
    expect(campaign.state).toMatchObject({ status: 'completed', result: 'other' });
  });

  it('by a person keep the key and go on counting', async () => {
    const campaign = await launch({ autonomy: 'auto' }, { calls: [down, down] });
    await campaign.at('PT1H', { type: 'retry', by, node: 'act' });
    await campaign.at('PT2H', { type: 'retry', by, node: 'act' });
    expect(campaign.calls.map((call) => `${call.key} ${call.attempt}`)).toEqual([
      'c1/act/1 1',
      'c1/act/1 2',
      'c1/act/1 3',
    ]);
    expect(campaign.lines('effectRequested')).toHaveLength(1);
    expect(campaign.state.status).toBe('completed');
  });
});

describe('the key of an effect', () => {
  it('is new each time that the node is entered', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('act', 'action', { do: 'page.publish', with: { page: '"home"' }, autonomy: 'auto' }),
        node('pause', 'wait', { for: 'PT1H' }),
      ],
      edges: ['start.started > act', 'act.done > pause', 'pause.done > act'],
    });
    await campaign.at('PT2H');
    expect(campaign.calls.map((call) => call.key)).toEqual(['c1/act/1', 'c1/act/2', 'c1/act/3']);
  });
});

describe('a guardrail', () => {
  /** Every hour raises the budget by 100, which is guarded. */
  const hourly = (guardrail: object) => ({
    parameters: { base: { type: 'money', title: '', default: 50 } },
    nodes: [
      START,
      node('act', 'action', { ...action, autonomy: 'auto', guardrail }),
      node('pause', 'wait', { for: 'PT1H' }),
    ],
    edges: ['start.started > act', 'act.done > pause', 'act.declined > pause', 'pause.done > act'],
  });

  it('sums the input over the effects of the node and declines what is strictly over', async () => {
    const campaign = await TestCampaign.launch(
      hourly({ sumOf: 'amount', per: 'campaign', max: '6 * base', over: 'decline' }),
    );
    await campaign.at('PT5H');
    expect(campaign.lines('effectApplied', 'effectDeclined')).toEqual([
      '+00:00 effectApplied act',
      '+01:00 effectApplied act',
      '+02:00 effectApplied act',
      '+03:00 effectDeclined act',
      '+04:00 effectDeclined act',
      '+05:00 effectDeclined act',
    ]);
  });

  it('asks the role when it is over, showing the figures, and counts what was approved', async () => {
    const campaign = await TestCampaign.launch(
      hourly({ sumOf: 'amount', per: 'campaign', max: '100', over: 'approval', by: { role: 'manager' } }),
    );
    await campaign.at('PT1H');
    expect(campaign.log.find((entry) => entry.type === 'approvalAsked')).toMatchObject({
      approvers: { role: 'manager' },
      about: 'guardrail',
      shows: { sum: 100, amount: 100, max: 100 },
    });
    await campaign.at('PT2H', decide('act/2', 'approve'));
    expect(campaign.lines('effectApplied')).toHaveLength(2);
    await campaign.at('PT3H');
    expect(campaign.log.findLast((entry) => entry.type === 'approvalAsked')).toMatchObject({ shows: { sum: 200 } });
  });

  it('asks a second time for what was only proposed', async () => {
    const campaign = await launch({
      autonomy: 'propose',
      by: { role: 'manager' },
      guardrail: { sumOf: 'amount', per: 'campaign', max: '99', over: 'approval', by: { role: 'director' } },
    });
    await campaign.at('PT1H', decide('act/1', 'approve'));
    expect(campaign.calls).toEqual([]);
    await campaign.at('PT2H', decide('act/1', 'approve', 'director'));
    expect(campaign.calls).toHaveLength(1);
  });

  it('begins anew each local day, if it is per day', async () => {
    const campaign = await TestCampaign.launch(hourly({ sumOf: 'amount', per: 'day', max: '100', over: 'decline' }));
    await campaign.at('P2D');
    expect(campaign.lines('effectApplied')).toEqual([
      '+00:00 effectApplied act',
      '+24:00 effectApplied act',
      '+48:00 effectApplied act',
    ]);
  });

  it('gives back what failed for good, and is asked again when that is tried again', async () => {
    const campaign = await TestCampaign.launch(
      {
        ...hourly({ sumOf: 'amount', per: 'campaign', max: '100', over: 'decline' }),
        nodes: [
          START,
          node('fork', 'split'),
          node('act', 'action', {
            ...action,
            autonomy: 'auto',
            guardrail: { sumOf: 'amount', per: 'campaign', max: '100', over: 'decline' },
          }),
          node('later', 'wait', { for: 'PT1H' }),
        ],
        edges: ['start.started > fork', 'fork.branch > act', 'fork.branch > later', 'later.done > act'],
      },
      { calls: [down] },
    );
    await campaign.at('PT1H');
    expect(campaign.calls.map((call) => call.key)).toEqual(['c1/act/1', 'c1/act/2']);
    await campaign.at('PT2H', { type: 'retry', by, node: 'act' });
    expect(campaign.calls).toHaveLength(2);
    expect(campaign.lines('effectDeclined')).toEqual(['+02:00 effectDeclined act']);
  });

  it('holds for what people do by hand, too: the card is asked for, or declined, as a call would be', async () => {
    const guardrail = { sumOf: 'amount', per: 'campaign', max: '99', over: 'decline' };
    for (const autonomy of ['manual', 'notify']) {
      const campaign = await launch({ autonomy, guardrail });
      expect(effects(campaign)).toEqual(['+00:00 effectDeclined act']);
    }
    const asking = await launch({ autonomy: 'manual', guardrail: { ...guardrail, over: 'approval' } });
    await asking.at('PT1H', decide('act/1', 'approve'));
    expect(effects(asking)).toEqual([
      '+00:00 approvalAsked act',
      '+01:00 approvalDecided act approve',
      '+01:00 taskOpened act',
    ]);
    const [tooMuch] = await asking.at('PT2H', completeTask('act/1', { amount: 101 }));
    expect(tooMuch).toMatchObject({ code: 'out-of-bounds' });
    expect(await asking.at('PT3H', completeTask('act/1', { amount: 100 }))).toEqual([]);
    expect(asking.state.sums).toEqual({ act: 100 });
  });

  it('lets a person confirm no more than it leaves', async () => {
    const guardrail = { sumOf: 'amount', per: 'campaign', max: '600', over: 'decline' };
    const campaign = await launch({ autonomy: 'manual', guardrail });
    const [tooMuch] = await campaign.at('PT1H', completeTask('act/1', { amount: 9_999 }));
    expect(tooMuch).toMatchObject({ code: 'out-of-bounds', message: { en: expect.stringContaining('600') } });
    expect(effects(campaign)).toEqual(['+00:00 taskOpened act']);
    expect(await campaign.at('PT2H', completeTask('act/1', { amount: 600 }))).toEqual([]);
  });

  it('parks the action if what it sums is no number', async () => {
    const campaign = await launch({
      autonomy: 'auto',
      guardrail: { sumOf: 'channel', per: 'campaign', max: '100', over: 'decline' },
    });
    expect(campaign.state.tokens[0]).toMatchObject({ state: 'parked', problem: { code: 'guardrail-not-a-number' } });
  });
});

describe('the sets of an action', () => {
  it('are handles in the state: the rows of the firing that the token came from', async () => {
    const campaign = await TestCampaign.launch(
      {
        nodes: [
          START,
          node('mon', 'monitor', {
            window: { from: 'T0', to: 'T1' },
            forEach: 'skus',
            rules: [
              {
                id: 'low',
                title: '',
                conditions: {
                  all: [
                    ...metricIs('gmv', 'greaterThan', 0).all,
                    { fact: 'row', path: '$.stock', operator: 'lessThan', value: 10 },
                  ],
                },
              },
            ],
          }),
          node('act', 'action', {
            do: 'stock.requestReplenishment',
            with: { skus: 'set("mon.low")', factor: 'count(set("mon.low"))' },
            autonomy: 'auto',
          }),
        ],
        edges: ['start.started > mon', 'mon.low > act'],
      },
      {
        points: { gmv: [['PT1H', 1]] },
        datasets: {
          skus: [
            { id: 'A', stock: 1 },
            { id: 'B', stock: 100 },
            { id: 'C', stock: 2 },
          ],
        },
      },
    );
    await campaign.at('PT1H');
    const [call] = campaign.calls;
    expect(call!.with).toMatchObject({ skus: { count: 2 }, factor: 2 });
    const { $set } = call!.with['skus'] as { $set: string };
    expect(campaign.data.storedSet($set)).toEqual({ dataset: 'skus', ids: ['A', 'C'] });
  });
});

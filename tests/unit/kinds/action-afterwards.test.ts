import type { Answer } from '../../../rules/interpreter/messages.ts';
import { by, completeTask, TestCampaign } from '../../support/campaign.ts';
import type { Surroundings } from '../../support/campaign.ts';
import { fileOf, node, problemsOf, START } from '../../support/playbooks.ts';

const raise = { do: 'ads.raiseBudget', with: { channel: '"search"', amount: '100' }, autonomy: 'auto' };
const down: Answer = { type: 'failed', error: 'down', retryable: true };
const changed: Answer = { type: 'recalled', do: 'ads.setBudget', with: {}, changed: { present: 7 } };
const other: Answer = { type: 'read', found: 'other', error: 'expected 2, seen 1' };

const played = (config: object, surroundings: Surroundings = {}, edges: readonly string[] = []) =>
  TestCampaign.launch(
    {
      nodes: [
        START,
        node('act', 'action', { ...raise, ...config }),
        node('go', 'wait', { for: 'PT6H' }),
        node('other', 'end'),
      ],
      edges: ['start.started > act', 'act.done > go', ...edges],
    },
    surroundings,
  );
const history = (campaign: TestCampaign) =>
  campaign.log
    .filter((entry) => entry.type.startsWith('effect') || entry.type === 'campaignEnded' || entry.type === 'parked')
    .map((entry) =>
      `${(entry.atMs - campaign.log[0]!.atMs) / 60_000} ${entry.type} ${(entry['key'] as string | undefined) ?? ''}`.trim(),
    );
const compensate = (key: string) => ({ type: 'compensate', by, key }) as const;

describe('an action that expires', () => {
  it('is undone when its time is up, counted from when it was applied, under a key of its own', async () => {
    const campaign = await played({ expiresAfter: 'PT2H', retry: { attempts: 2 } }, { calls: [down] });
    await campaign.at('PT3H');
    expect(campaign.calls.at(-1)).toMatchObject({
      key: 'c1/act/1/undo',
      do: 'ads.setBudget',
      undoes: { key: 'c1/act/1', as: 'expired' },
    });
    expect(campaign.calls.at(-1)!.atMs - campaign.log[0]!.atMs).toBe(2 * 3_600_000 + 1_000);
  });

  it('keeps the campaign alive until then, although nothing else is', async () => {
    const campaign = await played({ expiresAfter: 'PT8H' });
    await campaign.at('PT7H');
    expect(campaign.state.status).toBe('running');
    expect(campaign.tokens).toEqual(['act:standing']);
    await campaign.at('PT8H');
    expect(history(campaign).slice(-3)).toEqual([
      '480 effectRequested c1/act/1/undo',
      '480 effectApplied c1/act/1/undo',
      '480 campaignEnded',
    ]);
  });

  it('moves with its anchor', async () => {
    const campaign = await played({ expiresAfter: 'T1' });
    const toMs = campaign.state.anchors['T1']! - 20 * 3_600_000;
    await campaign.at('PT1H', { type: 'moveAnchor', by, anchor: 'T1', toMs });
    await campaign.at('PT5H');
    expect(history(campaign)).toContain('240 effectApplied c1/act/1/undo');
  });

  it('waits during a pause and is due at its end', async () => {
    const campaign = await played({ expiresAfter: 'PT2H' });
    await campaign.at('PT1H', { type: 'pause', by });
    await campaign.at('PT3H');
    expect(campaign.recalls).toEqual([]);
    await campaign.at('PT4H', { type: 'resume', by });
    expect(history(campaign).at(-1)).toBe('240 effectApplied c1/act/1/undo');
  });

  it('is undone at once at an end of the campaign', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [
        START,
        node('act', 'action', { ...raise, expiresAfter: 'P5D' }),
        node('keep', 'action', { ...raise, compensate: true }),
        node('end', 'end', { scope: 'campaign' }),
      ],
      edges: ['start.started > act', 'act.done > keep', 'keep.done > end'],
    });
    expect(history(campaign).slice(-3)).toEqual([
      '0 effectRequested c1/act/1/undo',
      '0 effectApplied c1/act/1/undo',
      '0 campaignEnded',
    ]);
  });

  it('is left as a person has set it meanwhile', async () => {
    const campaign = await played({ expiresAfter: 'PT2H' }, { recalled: [changed] });
    await campaign.at('PT2H');
    expect(campaign.calls).toHaveLength(1);
    expect(campaign.notes).toMatchObject([
      { key: 'c1/act/1/undo', state: 'declined', reason: 'changedMeanwhile', present: 7 },
    ]);
    expect(campaign.tokens).toEqual(['go:open']);
  });

  it('is parked when undoing fails for good, and tried again by a person under the same key', async () => {
    const campaign = await played({ expiresAfter: 'PT2H' }, { calls: [{ type: 'applied' }, down] });
    await campaign.at('PT2H');
    expect(campaign.state.tokens.find((token) => token.state === 'parked')).toMatchObject({
      problem: { code: 'undo-failed' },
    });
    await campaign.at('PT3H', { type: 'retry', by, node: 'act' });
    expect(campaign.calls.slice(1).map((call) => [call.key, call.attempt])).toEqual([
      ['c1/act/1/undo', 1],
      ['c1/act/1/undo', 2],
    ]);
    expect(campaign.tokens).toEqual(['go:open']);
  });

  it('waits for a later effect on the same lever, so that both find what they had put there', async () => {
    const campaign = await TestCampaign.launch(
      {
        nodes: [
          START,
          node('a', 'action', { ...raise, expiresAfter: 'PT2H' }),
          node('b', 'action', { ...raise, expiresAfter: 'PT3H' }),
        ],
        edges: ['start.started > a', 'a.done > b'],
      },
      { recalled: [changed] },
    );
    await campaign.at('PT5H');
    expect(history(campaign).filter((line) => line.includes('effectApplied') && line.includes('undo'))).toEqual([
      '180 effectApplied c1/b/1/undo',
      '180 effectApplied c1/a/1/undo',
    ]);
  });

  it('by hand, is a card that says what to set back', async () => {
    const campaign = await played({ autonomy: 'manual', by: { role: 'operator' }, expiresAfter: 'PT2H' });
    await campaign.at('PT1H', completeTask('act/1', { amount: 80 }));
    await campaign.at('PT3H');
    expect(campaign.log.at(-1)).toMatchObject({ type: 'taskOpened', task: 'act/1.undo', undoes: 'c1/act/1' });
    expect(await campaign.at('PT4H', completeTask('act/1.undo', { budget: 1 }))).toEqual([]);
    expect(campaign.notes.at(-1)).toMatchObject({ key: 'c1/act/1/undo', state: 'confirmed' });
  });
});

describe('undoing by a person', () => {
  it('undoes one applied effect, once', async () => {
    const campaign = await played({ compensate: true });
    expect(await campaign.at('PT1H', compensate('c1/act/1'))).toEqual([]);
    expect(campaign.calls.at(-1)).toMatchObject({ undoes: { key: 'c1/act/1', as: 'compensated' } });
    expect(await campaign.at('PT2H', compensate('c1/act/1'))).toMatchObject([{ code: 'nothing-to-undo' }]);
  });

  it('is refused for what is unknown, was not applied, or does not say how', async () => {
    const failed = await played({ compensate: true }, { calls: [down] });
    expect(await failed.at('PT1H', compensate('c1/act/1'))).toMatchObject([{ code: 'nothing-to-undo' }]);
    const plain = await played({});
    expect(await plain.at('PT1H', compensate('c1/act/1'), compensate('nothing'))).toMatchObject([
      { code: 'nothing-to-undo' },
      { code: 'nothing-to-undo' },
    ]);
  });

  it('starts at the end of a pause', async () => {
    const campaign = await played({ compensate: true });
    await campaign.at('PT1H', { type: 'pause', by });
    await campaign.at('PT2H', compensate('c1/act/1'));
    expect(campaign.recalls).toEqual([]);
    await campaign.at('PT3H', { type: 'resume', by });
    expect(history(campaign).at(-1)).toBe('180 effectApplied c1/act/1/undo');
  });
});

describe('a stop', () => {
  const two = {
    nodes: [
      START,
      node('a', 'action', { ...raise, compensate: true }),
      node('b', 'action', {
        ...raise,
        compensate: { do: 'ads.setBudget', with: { channel: 'input.channel', budget: '1' } },
      }),
      node('go', 'wait', { for: 'PT6H' }),
    ],
    edges: ['start.started > a', 'a.done > b', 'b.done > go'],
  };

  it('leaves effects in place, and says which could have been undone', async () => {
    const campaign = await TestCampaign.launch(two);
    await campaign.at('PT1H', { type: 'stop', by });
    expect(campaign.recalls).toEqual([]);
    expect(campaign.log.at(-1)).toMatchObject({ status: 'stopped', inPlace: ['c1/a/1', 'c1/b/1'] });
  });

  it('undoes them if asked, the latest first, before it ends', async () => {
    const campaign = await TestCampaign.launch(two);
    await campaign.at('PT1H', { type: 'stop', by, compensate: true });
    expect(history(campaign).slice(-5)).toEqual([
      '60 effectRequested c1/b/1/undo',
      '60 effectApplied c1/b/1/undo',
      '60 effectRequested c1/a/1/undo',
      '60 effectApplied c1/a/1/undo',
      '60 campaignEnded',
    ]);
  });

  it('waits for no person: what cannot be undone stays in place', async () => {
    const campaign = await TestCampaign.launch(two, { calls: [{ type: 'applied' }, { type: 'applied' }, down] });
    await campaign.at('PT1H', { type: 'stop', by, compensate: true });
    expect(campaign.log.at(-1)).toMatchObject({ status: 'stopped', inPlace: ['c1/b/1'] });
    expect(campaign.state.status).toBe('stopped');
  });
});

describe('reading back', () => {
  it('lets the flow go on when the value is there', async () => {
    const campaign = await played({ verify: true }, { readings: [other, other] });
    expect(campaign.tokens).toEqual(['act:open']);
    await campaign.at('PT1M');
    expect(campaign.lines('nodeLeft')).toEqual(['+00:00 nodeLeft start started', '+00:00:03 nodeLeft act done']);
  });

  it('flags a value that is not there in time, with what was expected and seen', async () => {
    const readings = Array.from({ length: 20 }, () => other);
    const campaign = await played({ verify: { within: 'PT10S' } }, { readings }, ['act.failed > other']);
    await campaign.at('PT1M');
    expect(campaign.log.find((entry) => entry.type === 'effectFailed')).toMatchObject({
      final: true,
      error: 'expected 2, seen 1',
    });
    expect(campaign.notes).toMatchObject([{ state: 'failed', error: 'expected 2, seen 1' }]);
    expect(campaign.lines('nodeLeft').at(-1)).toBe('+00:00:10 nodeLeft act failed');
  });

  it('parks where nothing can be read, and reads again, not acts again, when tried again', async () => {
    const campaign = await played({ verify: true }, { readings: [{ type: 'read', found: 'unreadable', error: 'no' }] });
    expect(campaign.state.tokens).toMatchObject([{ state: 'parked', problem: { code: 'cannot-read-back' } }]);
    await campaign.at('PT1H', { type: 'retry', by, node: 'act' });
    expect(campaign.calls).toHaveLength(1);
    expect(campaign.tokens).toEqual(['go:open']);
  });
});

describe('lint of what becomes of an effect', () => {
  const codes = (config: object) =>
    problemsOf(
      fileOf({
        nodes: [START, node('act', 'action', { ...raise, ...config }), node('end', 'end')],
        edges: ['start.started > act', 'act.done > end'],
      }),
    )
      .filter((each) => each.severity === 'error')
      .map((each) => each.code);

  it('finds what cannot be undone, or not like this', () => {
    const send = { do: 'message.send', with: { customers: '[]', template: '"x"' } };
    expect(codes({ ...send, expiresAfter: 'PT1H' })).toEqual(['no-inverse']);
    expect(codes({ ...send, compensate: true })).toEqual(['no-inverse']);
    expect(codes({ compensate: { do: 'ads.setBudget', with: { channel: 'input.channel' } } })).toEqual([
      'input-missing',
    ]);
    expect(codes({ autonomy: 'notify', by: { role: 'x' }, expiresAfter: 'PT1H' })).toEqual(['undo-of-a-notice']);
    expect(codes({ autonomy: 'manual', by: { role: 'x' }, verify: true })).toEqual(['verify-needs-connector']);
  });

  it('knows the effect’s own values in a compensation, and only there', () => {
    const well = { do: 'ads.setBudget', with: { channel: 'input.channel', budget: 'before.budget' } };
    expect(codes({ compensate: well, expiresAfter: 'T1', verify: { within: 'PT1M' } })).toEqual([]);
    expect(codes({ with: { channel: '"search"', amount: 'input.amount' } })).toEqual(['feel-unknown-name']);
  });
});

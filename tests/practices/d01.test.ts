import { by, completeTask, TestCampaign } from '../support/campaign.ts';
import { fileOf, node, problemsOf } from '../support/playbooks.ts';
import type { WrittenPlaybook } from '../support/playbooks.ts';

/** A playbook that runs for months: new arrivals every Tuesday and Friday, pruning on the last day of the month. */
const daily: WrittenPlaybook = {
  parameters: { slow: { type: 'ratio', title: 'Slow below', default: 0.05 } },
  nodes: [
    node('arrivalDays', 'start', { when: { every: { weekdays: ['tue', 'fri'], at: '10:00' } } }),
    node('arrivals', 'task', {
      assignee: { role: 'operator' },
      due: 'now @ 18:00',
      expires: 'PT24H',
      checklist: ['Pictures', 'Titles', 'Recommended on the home page'],
    }),
    node('refresh', 'action', { do: 'page.publish', with: { page: '"new arrivals"' }, autonomy: 'auto' }),
    node('monthEnd', 'start', { when: { every: { monthday: 31, at: '09:00' } } }),
    node('slowMovers', 'select', {
      from: 'skus',
      conditions: {
        all: [
          { fact: 'row', path: '$.soldRate', operator: 'lessThan', value: { fact: 'param', params: { id: 'slow' } } },
        ],
      },
      as: 'slowSkus',
    }),
    node('delist', 'action', {
      do: 'sku.delist',
      with: { skus: 'set("slowSkus")' },
      autonomy: 'propose',
      by: { role: 'manager' },
    }),
    node('end', 'end', { scope: 'branch' }),
  ],
  edges: [
    'arrivalDays.started > arrivals',
    'arrivals.done > refresh',
    'arrivals.expired > end',
    'refresh.done > end',
    'monthEnd.started > slowMovers',
    'slowMovers.done > delist',
    'slowMovers.empty > end',
    'delist.done > end',
    'delist.declined > end',
  ],
};
const skus = [
  { id: 'A', soldRate: 0.4 },
  { id: 'B', soldRate: 0.01 },
];
const everything = { checklist: ['Pictures', 'Titles', 'Recommended on the home page'] };

describe('D01 and D02: a playbook that recurs', () => {
  it('is one that lint has nothing against', () =>
    expect(problemsOf(fileOf(daily)).filter((each) => each.severity === 'error')).toEqual([]));

  it('opens the day’s work every Tuesday and Friday, and refreshes the page when all of it is done', async () => {
    const campaign = await TestCampaign.launch(daily, { datasets: { skus } });
    // 11 November 2026 is a Wednesday.
    await campaign.at('P2DT12H', completeTask('arrivals/1', {}, everything));
    expect(campaign.calls.map((call) => call.with)).toEqual([{ page: 'new arrivals' }]);
    await campaign.at('P8D');
    expect(campaign.lines('taskOpened', 'taskExpired')).toEqual([
      '+58:00 taskOpened arrivals',
      '+154:00 taskOpened arrivals',
      '+178:00 taskExpired arrivals',
    ]);
    expect(campaign.calls).toHaveLength(1);
    expect(campaign.tokens).toEqual(['arrivalDays:armed', 'monthEnd:armed']);
  });

  it('is not done with a step left out', async () => {
    const campaign = await TestCampaign.launch(daily, { datasets: { skus } });
    await campaign.at('P2DT11H');
    expect(await campaign.at('P2DT12H', completeTask('arrivals/1', {}, { checklist: ['Pictures'] }))).toMatchObject([
      { code: 'checklist-incomplete' },
      { code: 'checklist-incomplete' },
    ]);
  });

  it('proposes on the last day of every month to delist what hardly sells, and goes on for the next', async () => {
    const campaign = await TestCampaign.launch(daily, { datasets: { skus } });
    await campaign.at('P20D', { type: 'decide', by: 'manager', task: 'delist/1', decision: 'approve' });
    await campaign.at('P60D');
    expect(campaign.lines('approvalAsked')).toEqual(['+465:00 approvalAsked delist', '+1209:00 approvalAsked delist']);
    expect(campaign.calls.map((call) => [call.node, call.key])).toContainEqual(['delist', 'c1/delist/1']);
    await campaign.at('P61D', { type: 'stop', by });
    expect(campaign.state.status).toBe('stopped');
  });
});

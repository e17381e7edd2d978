import { by, completeTask, TestCampaign } from '../../support/campaign.ts';
import { node, START } from '../../support/playbooks.ts';

const end = node('end', 'end');
const withTask = (config: object) => ({
  nodes: [START, node('work', 'task', { assignee: { role: 'planner' }, ...config }), end, node('late', 'end')],
  edges: ['start.started > work', 'work.done > end', ...('expires' in config ? ['work.expired > late'] : [])],
});

describe('a task', () => {
  it('is opened with who and by when, an instant or a duration from entering', async () => {
    for (const due of ['T0 + PT5H', 'PT5H', 'now + PT5H', 'T0 @ 05:00']) {
      const campaign = await TestCampaign.launch(withTask({ due }));
      expect(campaign.log.find((entry) => entry.type === 'taskOpened')).toMatchObject({
        task: 'work/1',
        assignee: { role: 'planner' },
        due: '2026-11-11T05:00:00+08:00',
      });
    }
  });

  it('reminds before it is due, each reminder once, and leaves out those that are past when it opens', async () => {
    const campaign = await TestCampaign.launch(withTask({ due: 'PT5H', remindBefore: ['PT1H', 'PT3H', 'P1D'] }));
    await campaign.at('P1D');
    expect(campaign.lines('taskReminded')).toEqual(['+02:00 taskReminded work', '+04:00 taskReminded work']);
  });

  it('escalates the given time after it was due, and stays open', async () => {
    const campaign = await TestCampaign.launch(
      withTask({ due: 'PT5H', escalate: { after: 'PT2H', to: { role: 'manager' } } }),
    );
    await campaign.at('P1D');
    expect(campaign.lines('taskEscalated')).toEqual(['+07:00 taskEscalated work']);
    expect(campaign.log.find((entry) => entry.type === 'taskEscalated')).toMatchObject({
      task: 'work/1',
      to: { role: 'manager' },
    });
    expect(await campaign.at('P1D', completeTask('work/1'))).toEqual([]);
  });

  it('reminds and escalates no more once it is done', async () => {
    const campaign = await TestCampaign.launch(
      withTask({ due: 'PT5H', remindBefore: ['PT1H'], escalate: { after: 'PT2H', to: { role: 'manager' } } }),
    );
    await campaign.at('PT1H', completeTask('work/1'));
    await campaign.at('P1D');
    expect(campaign.lines('taskReminded', 'taskEscalated')).toEqual([]);
  });

  it('expires, after which nobody can complete it', async () => {
    const campaign = await TestCampaign.launch(withTask({ expires: 'PT5H' }));
    const refused = await campaign.at('PT6H', completeTask('work/1'));
    expect(campaign.lines('taskExpired', 'nodeLeft').slice(1)).toEqual([
      '+05:00 taskExpired work',
      '+05:00 nodeLeft work expired',
    ]);
    expect(refused).toHaveLength(1);
  });

  it('makes the values of its form variables “node.field”', async () => {
    const form = [
      { id: 'amount', type: 'money', title: 'Amount', required: true },
      { id: 'note', type: 'text', title: 'Note' },
    ];
    const campaign = await TestCampaign.launch(withTask({ form }));
    await campaign.at('PT1H', completeTask('work/1', { amount: 500, note: '' }));
    expect(campaign.state.variables).toEqual({ 'work.amount': 500 });
  });

  it('refuses values that do not fit its form, and stays open', async () => {
    const form = [
      { id: 'amount', type: 'money', title: 'Amount', required: true },
      { id: 'share', type: 'ratio', title: 'Share' },
      { id: 'way', type: 'choice', title: 'Way', choices: ['a', 'b'] },
    ];
    const campaign = await TestCampaign.launch(withTask({ form }));
    const codes = async (values: Parameters<typeof completeTask>[1]) =>
      (await campaign.at('PT1H', completeTask('work/1', values))).map(
        (problem) => `${problem.code} ${problem.place.pointer}`,
      );
    expect(await codes({})).toEqual(['required-missing /values/amount']);
    expect(await codes({ amount: 1.5 })).toEqual(['wrong-type /values/amount']);
    expect(await codes({ amount: 1, share: 2 })).toEqual(['out-of-bounds /values/share']);
    expect(await codes({ amount: 1, way: 'c' })).toEqual(['wrong-type /values/way']);
    expect(await codes({ amount: 1, extra: 1 })).toEqual(['unknown-field /values/extra']);
    expect(campaign.tokens).toEqual(['work:open']);
    expect(campaign.lines('taskDone', 'variableSet')).toEqual([]);
  });

  it('is not done before every item of its checklist is ticked, and evidence is there', async () => {
    const campaign = await TestCampaign.launch(withTask({ checklist: ['Scripts', 'Training'], evidence: true }));
    const codes = async (proof: Parameters<typeof completeTask>[2]) =>
      (await campaign.at('PT1H', completeTask('work/1', {}, proof))).map((problem) => problem.code);
    expect(await codes({})).toEqual(['checklist-incomplete', 'checklist-incomplete', 'evidence-missing']);
    expect(await codes({ checklist: ['Scripts'], evidence: 'photo' })).toEqual(['checklist-incomplete']);
    expect(await codes({ checklist: ['Scripts', 'Training', 'More'], evidence: 'x' })).toEqual([
      'unknown-checklist-item',
    ]);
    expect(await codes({ checklist: ['Scripts', 'Training'], evidence: ' ' })).toEqual(['evidence-missing']);
    expect(campaign.tokens).toEqual(['work:open']);
    expect(await codes({ checklist: ['Training', 'Scripts'], evidence: 'https://example.com/photo' })).toEqual([]);
    expect(campaign.log.find((entry) => entry.type === 'taskDone')).toMatchObject({
      evidence: 'https://example.com/photo',
    });
  });

  it('is a new task each time it is entered', async () => {
    const campaign = await TestCampaign.launch({
      nodes: [START, node('work', 'task', { assignee: { role: 'x' } })],
      edges: ['start.started > work', 'work.done > work'],
    });
    await campaign.at('PT1H', completeTask('work/1'));
    expect(await campaign.at('PT2H', completeTask('work/1'))).toMatchObject([{ code: 'task-not-open' }]);
    expect(await campaign.at('PT2H', { ...completeTask('work/2'), by })).toEqual([]);
  });
});

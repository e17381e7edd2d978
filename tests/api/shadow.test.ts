import { shadowSchema } from '../../rules/api/shadow.ts';
import type { Shadow } from '../../rules/api/shadow.ts';
import { HOUR_MS, metricIs, MINUTE_MS, node, START, T0_MS } from '../support/playbooks.ts';
import { approve, launch, putShop, SHOP } from './launched.ts';
import { codeOf, startApi } from './running-api.ts';
import type { Person, RunningApi } from './running-api.ts';

let api: RunningApi;
let manager: Person;
const rule = (more: object = {}) => ({
  id: 'thin',
  title: 'Few visitors',
  conditions: metricIs('uv', 'lessThan', 100),
  shadow: true,
  ...more,
});
const written = (rules: readonly object[]) => ({
  nodes: [
    START,
    node('watch', 'monitor', { window: { from: 'T0', to: 'T1' }, rules }),
    node('end', 'end', { scope: 'campaign' }),
  ],
  edges: ['start.started > watch', 'watch.closed > end'],
});

beforeAll(async () => {
  api = await startApi();
  manager = await api.as('lihang');
  await putShop(api);
  await approve(api, 'shy', written([rule()]));
  await launch(api, 'shy');
  await api.campaigns.advanceTo('c-shy', T0_MS);
  for (const [hour, value] of [50, 500, 40].entries()) {
    api.nowMs = T0_MS + (hour + 1) * HOUR_MS;
    const points = [{ metric: 'uv', at: new Date(api.nowMs).toISOString(), value }];
    await api.program.send('POST', `/shops/${SHOP}/metrics`, { batch: `b${hour}`, points });
    await api.campaigns.advanceTo('c-shy', api.nowMs + MINUTE_MS);
  }
});
afterAll(() => api.stop());

const shadow = async (): Promise<Shadow> =>
  shadowSchema.parse((await manager.send('GET', '/playbooks/shy/shadow')).json);
const judge = (person: Person, seq: number, body: object) =>
  person.send('POST', `/campaigns/c-shy/log/${seq}/verdict`, body);

describe('a rule in shadow mode', () => {
  it('is listed with when it would have fired, and why', async () => {
    const { cases, records } = await shadow();
    expect(cases).toMatchObject([
      { campaign: 'c-shy', node: 'watch', rule: 'thin', at: '2026-11-11T03:00:00+08:00', verdicts: [] },
      { at: '2026-11-11T01:00:00+08:00', why: expect.objectContaining({ result: true }) },
    ]);
    expect(records).toEqual([{ node: 'watch', rule: 'thin', right: 0, judged: 0, open: 2, days: 14 }]);
  });

  it('has its record from what people say, of which the newest word counts and none is lost', async () => {
    const [late, early] = (await shadow()).cases;
    expect((await judge(manager, late!.seq, { verdict: 'right' })).status).toBe(200);
    await judge(manager, early!.seq, { verdict: 'right' });
    api.nowMs += 1000;
    await judge(await api.as('zhaolei'), early!.seq, { verdict: 'wrong', comment: 'The count was late' });
    const { cases, records } = await shadow();
    expect(records).toMatchObject([{ right: 1, judged: 2, open: 0 }]);
    expect(cases[1]!.verdicts).toMatchObject([
      { verdict: 'wrong', by: 'zhaolei', comment: 'The count was late' },
      { verdict: 'right', by: 'lihang' },
    ]);
  });

  it('begins a new record when its conditions change', async () => {
    const draft = (await manager.send('GET', '/playbooks/shy/draft')).json as { playbook: object; revision: number };
    const text = JSON.stringify(draft.playbook).replace('"value":100', '"value":60');
    const saved = { playbook: JSON.parse(text) as object, revision: draft.revision };
    expect((await manager.send('PUT', '/playbooks/shy/draft', saved)).status).toBe(200);
    expect((await shadow()).records).toEqual([]);
  });

  it('is judged by people, and only where it was in shadow', async () => {
    const { seq } = (await shadow()).cases[0]!;
    expect((await judge(api.program, seq, { verdict: 'right' })).status).toBe(403);
    const other = await judge(manager, 1, { verdict: 'right' });
    expect([other.status, codeOf(other)]).toEqual([409, 'not-in-shadow']);
    expect((await judge(manager, 9_999, { verdict: 'right' })).status).toBe(404);
    expect((await manager.send('GET', '/playbooks/none/shadow')).status).toBe(404);
  });
});

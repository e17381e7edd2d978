import { reviewReportSchema } from '../../rules/api/reviews.ts';
import type { Context } from '../../rules/interpreter/messages.ts';
import { parseTimestamp } from '../../rules/time/zone.ts';
import { node, START, T0_MS } from '../support/playbooks.ts';
import { approve, launch, putShop } from './launched.ts';
import { startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';

const OCTOBER = '2026-10-31T23:00:00+08:00';
const NOVEMBER = '2026-11-30T23:00:00+08:00';
const monthly = { sections: ['decisions'], over: 'P1M' } as const;

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await putShop(api);
  await approve(api, 'monthly', {
    nodes: [START, node('report', 'review', { sections: ['decisions'], over: 'P1M' }), node('end', 'end')],
    edges: ['start.started > report', 'report.done > end'],
  });
  await launch(api, 'monthly');
});
afterAll(() => api.stop());

const build = (at: string): Promise<void> => {
  const context: Context = {
    anchors: { T0: T0_MS },
    parameters: {},
    variables: {},
    sets: {},
    phase: 'live',
    nowMs: parseTimestamp(at)!,
  };
  return api.ports.reviews.build('c-monthly', 'report', monthly, context);
};
const read = async (query = '') => {
  const answer = await api.program.send('GET', `/campaigns/c-monthly/review${query}`);
  return answer.status === 200 ? reviewReportSchema.parse(answer.json) : answer.status;
};

describe('the reviews of a campaign', () => {
  it('are none before one was built', async () => {
    expect(await read()).toEqual({ builtAt: null, node: null, window: null, sections: [], all: [] });
  });

  it('are all kept, each once, with the time that each is about; the newest is shown first', async () => {
    await build(OCTOBER);
    await build(NOVEMBER);
    // An activity may be carried out again: its answer was lost.
    await build(NOVEMBER);
    const october = {
      builtAt: OCTOBER,
      node: 'report',
      window: { from: '2026-09-30T23:00:00+08:00', to: OCTOBER },
    };
    const november = {
      builtAt: NOVEMBER,
      node: 'report',
      window: { from: '2026-10-30T23:00:00+08:00', to: NOVEMBER },
    };
    expect(await read()).toMatchObject({ ...november, all: [november, october] });
    expect(await read(`?builtAt=${encodeURIComponent(OCTOBER)}`)).toMatchObject({
      ...october,
      sections: [{ id: 'decisions' }],
      all: [november, october],
    });
  });

  it('are refused where none was built at that instant, or it is none', async () => {
    expect(await read('?builtAt=2026-11-01T00:00:00Z')).toBe(404);
    expect(await read('?builtAt=yesterday')).toBe(400);
  });
});

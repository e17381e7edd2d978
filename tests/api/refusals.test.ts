import { codeOf, problemsIn, startApi } from './running-api.ts';
import type { Person, RunningApi } from './running-api.ts';

let api: RunningApi;
let planner: Person;
beforeAll(async () => {
  api = await startApi();
  planner = await api.as('chenjie');
});
afterAll(() => api.stop());

describe('a refusal', () => {
  it('is a problem document in both languages, whatever is wrong', async () => {
    const { status, json, headers } = await planner.send('GET', '/campaigns/nothing');
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
    expect(json).toEqual({
      type: 'urn:dacu:problem:not-found',
      title: 'Not found',
      status: 404,
      detail: 'There is no campaign “nothing”.',
      code: 'not-found',
      languages: { en: 'There is no campaign “nothing”.', 'zh-CN': '没有活动“nothing”。' },
    });
  });

  it('answers a route that is not there, in the API and beside it', async () => {
    const inside = await planner.send('GET', '/campagnes');
    expect([inside.status, codeOf(inside)]).toEqual([404, 'no-such-route']);
    const beside = await fetch(`${api.url}/nowhere`, { method: 'POST' });
    expect([beside.status, beside.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
    expect((await planner.send('DELETE', '/campaigns')).status).toBe(404);
  });

  it('says where a body is not JSON', async () => {
    const headers = { ...planner.headers, 'content-type': 'application/json' };
    const answer = await api.send('POST', '/lint', { headers, raw: '{"playbook": ' });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'not-json']);
    expect(answer.text).not.toContain('at JSON.parse');
  });

  it('names the fields of a body that are missing, of a wrong type, or unknown', async () => {
    const answer = await planner.send('POST', '/campaigns', { playbook: 'p', version: '1', shop: 's', anchorz: {} });
    expect(answer.status).toBe(400);
    expect(problemsIn(answer)).toEqual(['wrong-type /version', 'missing-field /anchors', 'unknown-field /anchorz']);
    expect(answer.text).toContain('did you mean “anchors”');
  });

  it('names what is wrong in a path or a query', async () => {
    const query = await planner.send('GET', '/campaigns?status=gone');
    expect([query.status, ...problemsIn(query)]).toEqual([400, 'value-not-allowed /query/status']);
    const path = await planner.send('GET', '/campaigns/a%20b');
    expect([path.status, ...problemsIn(path)]).toEqual([400, 'bad-resource-id /params/id']);
    expect((await planner.send('GET', '/campaigns/%E0%A4%A')).status).toBe(400);
    expect((await planner.send('GET', '/playbooks/p/versions/0')).status).toBe(400);
  });

  it('stops bodies over the limit: 2 MB of JSON, 32 MB of CSV', async () => {
    const json = await planner.send('POST', '/lint', { playbook: 'x'.repeat(2_100_000) });
    expect([json.status, codeOf(json)]).toEqual([413, 'too-large']);
    expect(json.text).toContain('2mb');
    const csv = await planner.csv('/shops/s/metrics?batch=b', 'x'.repeat(33 * 1024 * 1024));
    expect([csv.status, codeOf(csv)]).toEqual([413, 'too-large']);
  });

  it('of a bug says nothing of its inside, and the log says all', async () => {
    const broken = new Error('a secret detail');
    const original = api.models.shops.find;
    api.models.shops.find = (() => {
      throw broken;
    }) as never;
    const answer = await planner.send('GET', '/shops');
    api.models.shops.find = original;
    expect([answer.status, codeOf(answer)]).toEqual([500, 'internal']);
    expect(answer.text).not.toContain('secret');
    expect(api.logged.some((line) => line.includes('a secret detail'))).toBe(true);
  });
});

describe('the request log', () => {
  it('has method, path and status, but no bodies, queries, cookies or tokens', async () => {
    await api.program.send('POST', '/lint?where=hidden-query', { playbook: 'hidden-body' });
    const line = api.logged.findLast((each) => each.includes('/lint'))!;
    expect(JSON.parse(line)).toMatchObject({ req: { method: 'POST', path: '/api/v1/lint' }, res: { status: 200 } });
    const all = api.logged.join('');
    for (const secret of ['hidden-query', 'hidden-body', 'a-token-of-the-tests', 'dacu.sig'])
      expect(all).not.toContain(secret);
  });
});

describe('health', () => {
  it('is 200 while Temporal and the store answer, else 503 and says which does not', async () => {
    const well = await api.send('GET', '/healthz');
    expect([well.status, well.json]).toEqual([
      200,
      { status: 'ok', temporal: 'ok', store: 'ok', version: '0.0.0-test' },
    ]);
    api.campaigns.isReachable = false;
    const ill = await api.send('GET', '/healthz');
    api.campaigns.isReachable = true;
    expect([ill.status, ill.json]).toEqual([
      503,
      { status: 'failed', temporal: 'failed', store: 'ok', version: '0.0.0-test' },
    ]);
  });
});

import { gzipSync } from 'node:zlib';
import { ingestAnswerSchema } from '../../rules/api/ingest.ts';
import { putShop, SHOP } from './launched.ts';
import { codeOf, problemsIn, startApi } from './running-api.ts';
import type { RunningApi } from './running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await putShop(api);
});
afterAll(() => api.stop());

const ROWS = `/shops/${SHOP}/datasets/skus`;
const DEPTH = 100_000;
const DEEP = '['.repeat(DEPTH) + ']'.repeat(DEPTH);

const sendRaw = (path: string, raw: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
  api.send('POST', path, {
    headers: { ...api.program.headers, 'content-type': 'application/json', ...headers },
    raw,
  });

describe('bodies that no person sends', () => {
  it.each([
    ['/lint', `{"playbook":${DEEP}}`],
    ['/lint', `{"playbook":{"format":"dacu/playbook@1","nodes":${DEEP}}}`],
    ['/playbooks', `{"playbook":${DEEP}}`],
    ['/campaigns', `{"playbook":"p","version":1,"shop":"s","anchors":{},"parameters":{"x":${DEEP}}}`],
    [ROWS, `{"batch":"b","rows":[{"id":"A","x":${DEEP}}]}`],
    [ROWS, `{"batch":"b","rows":${DEEP}}`],
    [`/shops/${SHOP}/metrics`, `{"batch":"b","points":${DEEP}}`],
    ['/session', `{"user":${DEEP},"password":"x"}`],
  ])('POST %s refuses huge nesting as bad input, not as a failure of its own', async (path, body) => {
    const answer = await sendRaw(path, body);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'nested-too-deeply']);
  });

  it.each(['null', '[]', '5', '"text"', 'true'])('a body that is %s is refused with its problems', async (body) => {
    for (const path of [ROWS, '/campaigns', '/lint', '/session']) {
      const answer = await sendRaw(path, body);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    }
  });

  it('a body that grows beyond the limit when unpacked is stopped', async () => {
    const packed = gzipSync(JSON.stringify({ playbook: 'x'.repeat(5_000_000) }));
    const answer = await sendRaw('/lint', packed, { 'content-encoding': 'gzip' });
    expect([answer.status, codeOf(answer)]).toEqual([413, 'too-large']);
  });

  const packed = gzipSync('{"playbook":{}}');
  it.each([
    ['no gzip at all', 'gzip', '{"playbook":{}}', [400, 'cannot-unpack']],
    ['gzip that was cut off', 'gzip', packed.subarray(0, packed.length - 12), [400, 'cannot-unpack']],
    ['of a compression that is not known', 'rot13', '{"playbook":{}}', [415, 'wrong-content-encoding']],
  ])('a body that is %s is refused with what its Content-Encoding says', async (_, encoding, body, expected) => {
    const answer = await sendRaw('/lint', body, { 'content-encoding': encoding });
    expect([answer.status, codeOf(answer)]).toEqual(expected);
    expect(answer.text).toMatch(new RegExp(`${encoding}.*Content-Encoding|Content-Encoding.*${encoding}`));
  });

  it('an address that cannot be decoded is refused with the reason', async () => {
    const answer = await api.program.send('GET', '/shops/%ff');
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('malformed: Failed to decode param')]);
  });
});

describe('the name “__proto__”', () => {
  const PROTO = '{"__proto__":"x"}';
  it.each([
    [ROWS, `{"batch":"b","rows":[{"id":"A"},{"id":"B","deep":[${PROTO}]}]}`, '/rows/1/deep/0/__proto__'],
    [`/shops/${SHOP}/metrics`, `{"batch":"b","points":[{"where":${PROTO}}]}`, '/points/0/where/__proto__'],
    ['/playbooks', `{"playbook":{"parameters":${PROTO}}}`, '/playbook/parameters/__proto__'],
  ])('is refused in a body of POST %s, not dropped', async (path, body, place) => {
    const answer = await sendRaw(path, body);
    expect([answer.status, ...problemsIn(answer)]).toEqual([400, `reserved-name ${place}`]);
  });

  it('is refused as an action, a dimension of CSV, and a dimension that is asked for', async () => {
    const shop = `{"title":"S","timezone":"Asia/Shanghai","currency":"CNY","connector":{"type":"http","baseUrl":"http://a.example","actions":${PROTO}}}`;
    const put = await api.send('PUT', '/shops/s', {
      headers: { ...api.program.headers, 'content-type': 'application/json' },
      raw: shop,
    });
    expect(problemsIn(put)).toEqual(['reserved-name /connector/actions/__proto__']);
    const csv = await api.program.csv(
      `/shops/${SHOP}/metrics?batch=p`,
      'metric,at,value,__proto__\nuv,2026-11-01T00:00:00Z,1,x\n',
    );
    expect([csv.status, ...problemsIn(csv)]).toEqual([422, 'bad-dimension /lines/2/where/__proto__']);
    const asked = await api.program.send('GET', `/shops/${SHOP}/metrics?where.__proto__=x`);
    expect([asked.status, ...problemsIn(asked)]).toEqual([400, 'bad-dimension /query/where/__proto__']);
  });
});

describe('rows as CSV with bad lines', () => {
  const text = 'id,stock\nA,1\n,2\nB,3,4\nC,5\n';
  const ids = async (): Promise<string[]> => {
    const { json } = await api.program.send('GET', ROWS);
    return (json as { rows: { id: string }[] }).rows.map(({ id }) => id);
  };

  it('are refused with each of them, and nothing is taken; asked to, the others are', async () => {
    const refused = await api.program.csv(`${ROWS}?batch=lines`, text);
    expect([refused.status, ...problemsIn(refused)]).toEqual([
      422,
      'missing-value /lines/3/id',
      'wrong-cell-count /lines/4',
    ]);
    expect(await ids()).toEqual([]);
    const skipped = ingestAnswerSchema.parse((await api.program.csv(`${ROWS}?batch=lines&onError=skip`, text)).json);
    expect([skipped.accepted, skipped.rejected.map(({ line }) => line)]).toEqual([2, [3, 4]]);
    expect(await ids()).toEqual(['A', 'C']);
  });
});

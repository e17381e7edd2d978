import { ingestAnswerSchema, metricsPageSchema } from '../../rules/api/ingest.ts';
import { T0, T0_MS } from '../support/playbooks.ts';
import { putShop, SHOP } from '../api/launched.ts';
import { codeOf, problemsIn, startApi } from '../api/running-api.ts';
import type { Answer, RunningApi } from '../api/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await putShop(api);
});
afterAll(() => api.stop());

const post = (body: object) => api.program.send('POST', `/shops/${SHOP}/metrics`, body);
const csv = (query: string, text: string | Uint8Array) => api.program.csv(`/shops/${SHOP}/metrics?${query}`, text);
const answerIn = ({ json }: Answer) => ingestAnswerSchema.parse(json);
const stored = async (query: string) =>
  metricsPageSchema.parse((await api.program.send('GET', `/shops/${SHOP}/metrics?${query}`)).json).points;
const uv = (value: number, more: object = {}) => ({ metric: 'uv', at: T0, value, ...more });

describe('a batch of metric points', () => {
  it('is taken once: sent again it is answered as then, and writes nothing', async () => {
    const first = await post({ batch: 'once', points: [uv(1)] });
    expect(answerIn(first)).toEqual({ batch: 'once', accepted: 1, rejected: [], duplicate: false });
    const second = await post({ batch: 'once', points: [uv(2), uv(3, { where: { channel: 'x' } })] });
    expect(answerIn(second)).toEqual({ batch: 'once', accepted: 1, rejected: [], duplicate: true });
    expect((await stored('metric=uv')).map((each) => each.value)).toEqual([1]);
  });

  it('that comes several times at once is taken once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        post({ batch: 'crowd', points: [{ metric: 'pv', at: T0, value: index }] }),
      ),
    );
    expect(answers.map((each) => answerIn(each).duplicate).filter((duplicate) => !duplicate)).toHaveLength(1);
    expect(await api.models.arrivals.countDocuments({ metrics: 'pv' })).toBe(1);
  });

  it('corrects what came before for the same metric, dimensions, instant and window', async () => {
    const at = '2026-11-12T00:00:00+08:00';
    const where = { channel: 'search', city: 'sh' };
    await post({ batch: 'c1', points: [uv(10, { at, where }), uv(11, { at, where, window: 'PT1H' }), uv(12, { at })] });
    await post({
      batch: 'c2',
      points: [uv(20, { at: '2026-11-11T16:00:00Z', where: { city: 'sh', channel: 'search' } })],
    });
    const found = await stored(`metric=uv&from=${encodeURIComponent(at)}`);
    expect(new Set(found.map((each) => each.value))).toEqual(new Set([11, 12, 20]));
    expect(await stored(`metric=uv&from=${encodeURIComponent(at)}&where.channel=search&where.city=sh`)).toHaveLength(2);
  });

  it('with bad points is refused as a whole, each with its place and the way out', async () => {
    const points = [
      uv(1, { at: '2026-12-01T00:00:00+08:00' }),
      { metric: 'vu', at: T0, value: 1 },
      { metric: 'cvr', at: T0, value: 0.1 },
      { metric: 'gmv', at: '2026-11-11 08:00', value: 12.5 },
      { metric: 'gmv', at: T0, value: 12.5 },
      { metric: 'gmv', at: T0, value: '12', unit: 'CNY' },
      { metric: 'uv', at: '2062-11-11T00:00:00+08:00', value: 1 },
      { metric: 'uv', at: T0, value: 1, window: '1h' },
      'uv',
    ];
    const answer = await post({ batch: 'bad', points });
    expect([answer.status, ...problemsIn(answer)]).toEqual([
      422,
      'unknown-metric /points/1/metric',
      'derived-metric /points/2/metric',
      'bad-timestamp /points/3/at',
      'not-minor-units /points/4/value',
      'wrong-type /points/5/value',
      'unknown-field /points/5/unit',
      'too-far-ahead /points/6/at',
      'bad-duration /points/7/window',
      'not-a-point /points/8',
    ]);
    expect(answer.text).toContain('Did you mean “uv”?');
    expect(answer.text).toContain('由 buyers, uv 计算得出');
    expect(await stored('from=2026-12-01T00:00:00Z&to=2026-12-01T00:00:00Z')).toEqual([]);
    const skipped = answerIn(await post({ batch: 'bad', points, onError: 'skip' }));
    expect([skipped.accepted, [...new Set(skipped.rejected.map((each) => each.line))]]).toEqual([
      1,
      [2, 3, 4, 5, 6, 7, 8, 9],
    ]);
  });

  it('with dimensions that no key has room for is refused by name, and its good points are not taken', async () => {
    const at = '2026-12-02T00:00:00+08:00';
    const many = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`d${index}`, '类'.repeat(150)]));
    const wheres = [{ channel: '类'.repeat(201) }, { ['n'.repeat(65)]: 'x' }, many, { '': 'x' }];
    const points = [uv(1, { at }), ...wheres.map((where) => uv(1, { at, where }))];
    const answer = await post({ batch: 'long', points });
    expect([answer.status, ...problemsIn(answer)]).toEqual([
      422,
      'long-dimension /points/1/where/channel',
      `bad-dimension /points/2/where/${'n'.repeat(65)}`,
      'many-dimensions /points/3/where',
      'bad-dimension /points/4/where/',
    ]);
    expect(await stored(`metric=uv&from=${encodeURIComponent(at)}`)).toEqual([]);
    const longest = { a: '\u0001'.repeat(60), b: '\u{1f600}'.repeat(30) };
    expect((await post({ batch: '类'.repeat(200), points: [uv(1, { at, where: longest })] })).status).toBe(200);
    expect(problemsIn(await post({ batch: 'b'.repeat(201), points: [] }))).toEqual(['out-of-range /batch']);
  });

  it('that claims to be complete through a year far ahead is refused, as JSON and as CSV', async () => {
    const completeThrough = '+275760-01-01T00:00:00Z';
    expect(problemsIn(await post({ batch: 'far', points: [], completeThrough }))).toEqual([
      'too-far-ahead /completeThrough',
    ]);
    const query = new URLSearchParams({ batch: 'far', completeThrough: '2036-11-11T00:00:00+08:00' });
    expect(problemsIn(await csv(query.toString(), 'metric,at,value\n'))).toEqual([
      'too-far-ahead /query/completeThrough',
    ]);
  });

  it('for a shop that is not there, without a name, or of another shape, is refused', async () => {
    expect((await api.program.send('POST', '/shops/nowhere/metrics', { batch: 'b', points: [] })).status).toBe(404);
    expect(problemsIn(await post({ points: [] }))).toEqual(['missing-field /batch']);
    expect(problemsIn(await post({ batch: 'b', points: {} }))).toEqual(['wrong-type /points']);
    expect(
      (await (await api.as('zhaolei')).send('POST', `/shops/${SHOP}/metrics`, { batch: 'b', points: [] })).status,
    ).toBe(403);
  });
});

describe('metrics as CSV', () => {
  it('are taken with dimensions as columns, a byte order mark, any line ends and empty lines', async () => {
    const text =
      '\ufeffmetric,at,value,channel,window\r\norders,2026-11-11T01:00:00+08:00,"1,250",search,\r\n\r\norders,2026-11-11T01:00:00+08:00,7,,PT1H\r\n';
    expect(answerIn(await csv('batch=csv1', text))).toMatchObject({ accepted: 2, rejected: [] });
    const points = await stored('metric=orders');
    expect(points).toHaveLength(2);
    expect(points).toEqual(
      expect.arrayContaining([
        { metric: 'orders', at: '2026-11-11T01:00:00+08:00', value: 1250, where: { channel: 'search' } },
        { metric: 'orders', at: '2026-11-11T01:00:00+08:00', value: 7, window: 'PT1H' },
      ]),
    );
  });

  const bad = [
    'metric,at,value,channel',
    `clicks,${T0},5,a`,
    `clicks,${T0},five,a`,
    `klicks,${T0},5,a`,
    `clicks,,5,a`,
    `clicks,${T0},5,a,b`,
  ].join('\n');

  it('with bad lines are refused with every one of them, in both languages, and nothing is taken', async () => {
    const answer = await csv('batch=csv2', bad);
    expect([answer.status, ...problemsIn(answer)]).toEqual([
      422,
      'not-a-number /lines/3/value',
      'unknown-metric /lines/4/metric',
      'missing-value /lines/5/at',
      'wrong-cell-count /lines/6',
    ]);
    expect(answer.json).toMatchObject({
      languages: { en: expect.stringContaining('4 lines'), 'zh-CN': expect.stringContaining('有 4 行有误') },
      problems: expect.arrayContaining([
        expect.objectContaining({
          message: {
            en: expect.stringContaining('Line 3: “five”'),
            'zh-CN': expect.stringContaining('第 3 行：“five”'),
          },
        }),
      ]),
    });
    expect(await stored('metric=clicks')).toEqual([]);
  });

  it('with bad lines are taken without them if that is asked for', async () => {
    const answer = answerIn(await csv('batch=csv2&onError=skip', bad));
    expect([answer.accepted, answer.rejected.map((each) => each.line)]).toEqual([1, [3, 4, 5, 6]]);
    expect(await stored('metric=clicks')).toHaveLength(1);
  });

  it('with thousands of bad lines are answered with the first of them, each once, and how many more there are', async () => {
    const text = ['metric,at,value', ...Array.from({ length: 3000 }, () => `clicks,${T0},x`)].join('\n');
    const refused = await csv('batch=many', text);
    expect(problemsIn(refused)).toHaveLength(100);
    expect(refused.json).toMatchObject({ moreProblems: 2900, detail: expect.stringContaining('3000 lines') });
    expect(refused.text.split('“x” is not a number')).toHaveLength(101);
    const skipped = answerIn(await csv('batch=many&onError=skip', text));
    expect([skipped.rejected.length, skipped.moreRejected]).toEqual([100, 2900]);
  });

  it('without a needed column, header, batch, quote or in another encoding are refused', async () => {
    expect(problemsIn(await csv('batch=x', 'metrik,at,value\n'))).toEqual(['missing-column /lines/1/metric']);
    expect(problemsIn(await csv('batch=x', ''))).toEqual(['empty-csv /lines/1']);
    expect(problemsIn(await csv('batch=x', 'metric,at,value,at\n'))).toEqual(['duplicate-column /lines/1/at']);
    expect(problemsIn(await csv('', 'metric,at,value\n'))).toEqual(['batch-missing /query/batch']);
    expect(problemsIn(await csv('batch=x&onErorr=skip', 'metric,at,value\n'))).toEqual([
      'unknown-field /query/onErorr',
    ]);
    const open = await csv('batch=x', `metric,at,value\nuv,${T0},"5\nuv,${T0},6\n`);
    expect([open.status, problemsIn(open)[0]?.split(' ')[0]]).toEqual([422, 'bad-csv']);
    const gbk = await csv('batch=x', new Uint8Array([0xd6, 0xb8, 0xb1, 0xea]));
    expect([gbk.status, codeOf(gbk)]).toEqual([400, 'not-utf-8']);
  });

  it('can carry nothing but a completeness mark', async () => {
    const mark = new Date(T0_MS).toISOString();
    const answer = await csv(`batch=mark&completeThrough=${mark}&source=pos`, 'metric,at,value\n');
    expect(answerIn(answer)).toMatchObject({ accepted: 0, duplicate: false });
    expect(await api.models.sourceMarks.findOne({ source: 'pos' }).lean()).toMatchObject({
      throughMs: T0_MS,
      metrics: [],
    });
  });
});

import { datasetPageSchema, datasetsSchema, ingestAnswerSchema } from '../../rules/api/ingest.ts';
import { putShop, SHOP } from '../api/launched.ts';
import { problemsIn, startApi } from '../api/running-api.ts';
import type { Answer, RunningApi } from '../api/running-api.ts';

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await putShop(api);
});
afterAll(() => api.stop());

const post = (dataset: string, body: object) => api.program.send('POST', `/shops/${SHOP}/datasets/${dataset}`, body);
const csv = (dataset: string, query: Record<string, string>, text: string) =>
  api.program.csv(`/shops/${SHOP}/datasets/${dataset}?${new URLSearchParams(query).toString()}`, text);
const answerIn = ({ json }: Answer) => ingestAnswerSchema.parse(json);
const rows = async (dataset: string, query = '') =>
  datasetPageSchema.parse((await api.program.send('GET', `/shops/${SHOP}/datasets/${dataset}?${query}`)).json);

describe('rows of a data set', () => {
  it('are merged field by field, or replaced as a whole', async () => {
    await post('skus', {
      batch: '1',
      rows: [
        { id: 'A', stock: 5, tags: ['x'] },
        { id: 'B', stock: 1 },
      ],
    });
    await post('skus', { batch: '2', rows: [{ id: 'A', price: 990 }], mode: 'merge' });
    await post('skus', { batch: '3', rows: [{ id: 'B', price: 100 }], mode: 'replace' });
    await post('skus', { batch: '4', rows: [{ id: 'B' }, { id: 'C' }] });
    expect((await rows('skus')).rows).toEqual([
      { id: 'A', stock: 5, tags: ['x'], price: 990 },
      { id: 'B', price: 100 },
      { id: 'C' },
    ]);
  });

  it('come once per batch and data set', async () => {
    const again = answerIn(await post('skus', { batch: '1', rows: [{ id: 'Z' }] }));
    expect(again).toEqual({ batch: '1', accepted: 2, rejected: [], duplicate: true });
    expect(answerIn(await post('customers', { batch: '1', rows: [{ id: 'Z' }] })).duplicate).toBe(false);
  });

  it('are listed, and read page by page in order of their ids', async () => {
    await post('channels', {
      batch: 'c',
      rows: Array.from({ length: 25 }, (_, index) => ({ id: `c${String(index).padStart(2, '0')}` })),
    });
    const list = datasetsSchema.parse((await api.program.send('GET', `/shops/${SHOP}/datasets`)).json);
    expect(list.map(({ id, rows: count }) => [id, count])).toEqual([
      ['channels', 25],
      ['customers', 1],
      ['skus', 3],
    ]);
    const page = await rows('channels', 'limit=2&skip=10');
    expect([page.total, page.rows]).toEqual([25, [{ id: 'c10' }, { id: 'c11' }]]);
    expect((await api.program.send('GET', `/shops/${SHOP}/datasets/channels?limit=5000`)).status).toBe(400);
  });

  it('without an id, or with a name that no field can have, are refused', async () => {
    const answer = await post('bad', {
      batch: 'b',
      rows: [{ stock: 1 }, { id: '' }, { id: 1.5 }, { id: 'A', 'a.b': 1 }, { id: 'A', deep: [{ $set: 1 }] }, 7],
    });
    expect([answer.status, ...problemsIn(answer)]).toEqual([
      422,
      'not-a-row /rows/0',
      'not-a-row /rows/1/id',
      'not-a-row /rows/2/id',
      'bad-field-name /rows/3/a.b',
      'bad-field-name /rows/4/$set',
      'not-a-row /rows/5',
    ]);
    expect(answerIn(await post('good', { batch: 'b', rows: [{ id: 7, stock: null }] })).accepted).toBe(1);
    expect((await rows('good')).rows).toEqual([{ id: '7', stock: null }]);
  });
});

describe('rows as CSV', () => {
  it('have numbers, truths and texts told apart, codes kept as text, empty cells left out', async () => {
    const text =
      'id,code,amount,active,name,none\nA,00123,-1.5e3,true,"Tea, green",\nB,12345678901234567,0,FALSE,"two\nlines",\n';
    expect(answerIn(await csv('typed', { batch: '1' }, text)).accepted).toBe(2);
    expect((await rows('typed')).rows).toEqual([
      { id: 'A', code: '00123', amount: -1500, active: true, name: 'Tea, green' },
      { id: 'B', code: '12345678901234567', amount: 0, active: false, name: 'two\nlines' },
    ]);
  });

  it('get columns renamed and chosen, money in minor units, local times with their offset, and ids from their lines', async () => {
    const text =
      'No,Amount (¥),When,Ignored,Code\n1,"1,234.565",2026-11-11 08:30:00,x,22\n2,1.005,2026-07-01 00:00,y,23\n';
    const query = {
      batch: 'b7',
      columns: 'no:No,total:Amount (¥),at:When,code:Code',
      money: 'total',
      instants: 'at',
      text: 'code',
      timezone: 'Europe/London',
    };
    expect((await csv('orders', query, text)).status).toBe(200);
    expect((await rows('orders')).rows).toEqual([
      { id: 'b7:2', no: 1, total: 123_457, at: '2026-11-11T08:30:00+00:00', code: '22' },
      { id: 'b7:3', no: 2, total: 101, at: '2026-07-01T00:00:00+01:00', code: '23' },
    ]);
  });

  it('with bad cells are refused with every line, also after a text of several lines', async () => {
    const text = 'id,total,at\nA,"1\n2",\nB,free,2026-11-11 08:30\nC,5,soon\n,5,\nD,5,2026-11-11 08:30,9\n';
    const query = { batch: 'b8', money: 'total', instants: 'at', onError: 'reject' };
    const answer = await csv('orders', query, text);
    expect([answer.status, ...problemsIn(answer)]).toEqual([
      422,
      'bad-money /lines/2/total',
      'bad-money /lines/4/total',
      'bad-local-instant /lines/5/at',
      'missing-value /lines/6/id',
      'wrong-cell-count /lines/7',
    ]);
  });

  it('with a text where the product knows a number are refused; grouped numbers and other columns are read', async () => {
    const bad = ['5 件', '12.3%', 'NaN', '５０', 'true'];
    const cells = await csv('skus', { batch: 'n1' }, ['id,stock', ...bad.map((text, n) => `${n},${text}`)].join('\n'));
    expect([cells.status, ...problemsIn(cells)]).toEqual([
      422,
      ...bad.map((_, n) => `not-a-number /lines/${n + 2}/stock`),
    ]);
    const text = 'id,stock,growth30d,shelf\nN1,"1,234",-0.5,5 件\n';
    expect((await csv('skus', { batch: 'n2' }, text)).status).toBe(200);
    expect((await rows('skus', 'limit=1000')).rows).toContainEqual({
      id: 'N1',
      stock: 1234,
      growth30d: -0.5,
      shelf: '5 件',
    });
    const json = await post('skus', {
      batch: 'n3',
      rows: [
        { id: 'N2', stock: '5', shelf: '5' },
        { id: 'N3', stock: null },
      ],
    });
    expect([json.status, ...problemsIn(json)]).toEqual([422, 'not-a-number /rows/0/stock']);
  });

  it.each([
    ['semicolons', ';'],
    ['tabs', '\t'],
    ['full-width commas', '，'],
  ])('separated by %s are refused, with the separator that is wanted', async (found, separator) => {
    const answer = await csv('skus', { batch: found }, `id${separator}stock\nA${separator}5\n`);
    expect([answer.status, ...problemsIn(answer)]).toEqual([422, 'wrong-separator /lines/1']);
    expect(answer.text).toContain(`separated by ${found}; they must be separated by commas`);
  });

  it('with ids that no key has room for are refused', async () => {
    const answer = await csv('orders', { batch: 'long' }, `id,stock\n${'x'.repeat(201)},1\nB,2\n`);
    expect([answer.status, ...problemsIn(answer)]).toEqual([422, 'long-row-id /lines/2/id']);
  });

  it('with a mapping that does not fit the file are refused', async () => {
    const problems = async (query: Record<string, string>) =>
      problemsIn(await csv('x', { batch: 'm', ...query }, 'Id,Nmae\n1,2\n'));
    expect(await problems({ columns: 'id:Id,name:Name' })).toEqual(['missing-column /lines/1/Name']);
    expect(await problems({ columns: ':Id' })).toEqual(['bad-column-mapping /columns']);
    expect(await problems({ columns: 'a.b:Id' })).toEqual(['bad-field-name /lines/1/a.b']);
    expect(await problems({ money: 'price' })).toEqual(['unknown-field /money']);
    expect(await problems({ timezone: 'Mars' })).toEqual(['bad-time-zone /query/timezone']);
  });
});

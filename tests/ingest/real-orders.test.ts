import { datasetPageSchema, ingestAnswerSchema } from '../../rules/api/ingest.ts';
import { startApi } from '../api/running-api.ts';
import type { RunningApi } from '../api/running-api.ts';
import { describeRealOrders, readRealOrders, REAL_ORDER_LINES, realOrdersQuery } from '../support/real-orders.ts';

describeRealOrders('real order lines through the CSV door', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
    const shop = { title: 'Gifts', timezone: 'Europe/London', currency: 'GBP', connector: { type: 'none' } };
    await api.program.send('PUT', '/shops/gifts', shop);
  });
  afterAll(() => api.stop());

  it('are taken, every one of them, as the file has them', async () => {
    const text = readRealOrders();
    const answer = await api.program.csv(`/shops/gifts/datasets/orders?${realOrdersQuery('retail')}`, text);
    expect(ingestAnswerSchema.parse(answer.json)).toEqual({
      batch: 'retail',
      accepted: REAL_ORDER_LINES,
      rejected: [],
      duplicate: false,
    });

    const { total } = datasetPageSchema.parse(
      (await api.program.send('GET', '/shops/gifts/datasets/orders?limit=1')).json,
    );
    expect(total).toBe(REAL_ORDER_LINES);
    const first = await api.models.datasetRows.findOne({ dataset: 'orders', id: 'retail:2' }).lean();
    expect(first?.fields).toEqual({
      invoice: '536368',
      sku: '22914',
      title: 'BLUE COAT RACK PARIS FASHION',
      quantity: 3,
      at: '2010-12-01T08:34:00+00:00',
      price: 495,
      customer: 13_047,
      country: 'United Kingdom',
    });
    const returned = await api.models.datasetRows.countDocuments({ dataset: 'orders', 'fields.quantity': { $lt: 0 } });
    expect(returned).toBe(text.split('\n').filter((line) => /,-\d+,\d{4}-\d\d-\d\d /.test(line)).length);
  }, 60_000);
});

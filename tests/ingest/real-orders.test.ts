import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { datasetPageSchema, ingestAnswerSchema } from '../../rules/api/ingest.ts';
import { startApi } from '../api/running-api.ts';
import type { RunningApi } from '../api/running-api.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const file = join(root, '../shared/data/online-retail-2010-12_2011-09.csv.gz');
const isThere = existsSync(file);
const LINES = 20_271;

if (!isThere) console.warn(`Skipped: the real orders are not at ${file}`);

(isThere ? describe : describe.skip)('real order lines through the CSV door', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi();
    const shop = { title: 'Gifts', timezone: 'Europe/London', currency: 'GBP', connector: { type: 'none' } };
    await api.program.send('PUT', '/shops/gifts', shop);
  });
  afterAll(() => api.stop());

  const query = new URLSearchParams({
    batch: 'retail',
    columns:
      'invoice:InvoiceNo,sku:StockCode,title:Description,quantity:Quantity,at:InvoiceDate,price:UnitPrice,customer:CustomerID,country:Country',
    money: 'price',
    instants: 'at',
    text: 'invoice,sku',
    timezone: 'Europe/London',
  });

  it('are taken within seconds, every one of them, as the file has them', async () => {
    const text = gunzipSync(readFileSync(file)).toString('utf8');
    const startedAt = performance.now();
    const answer = await api.program.csv(`/shops/gifts/datasets/orders?${query.toString()}`, text);
    const seconds = (performance.now() - startedAt) / 1000;
    expect(ingestAnswerSchema.parse(answer.json)).toEqual({
      batch: 'retail',
      accepted: LINES,
      rejected: [],
      duplicate: false,
    });
    expect(seconds).toBeLessThan(30);

    const { total } = datasetPageSchema.parse(
      (await api.program.send('GET', '/shops/gifts/datasets/orders?limit=1')).json,
    );
    expect(total).toBe(LINES);
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

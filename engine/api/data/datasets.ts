import { isTimeZone, formatInstant } from '../../../rules/time/zone.ts';
import { defineProblem } from '../../../rules/problems/problem.ts';
import { readRow } from '../../data/dataset-rows.ts';
import { readItems } from '../../../rules/tables/lines.ts';
import { readRowsCsv } from '../../data/rows-csv.ts';
import { toRow } from '../../ports/data/shop-data.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { badRequest, refusedContent } from '../http/refusals.ts';
import { answerOf, requireBatch } from './metrics.ts';
import { requireShop } from './shops.ts';

const badTimeZone = defineProblem('bad-time-zone', {
  en: '“{text}” is not an IANA time zone. Write one such as Asia/Shanghai.',
  'zh-CN': '“{text}” 不是 IANA 时区。请写如 Asia/Shanghai。',
});

export function datasetHandlers({
  models,
  ingest,
}: Pick<ApiDeps, 'models' | 'ingest'>): Some<'postRows' | 'listDatasets' | 'readRows'> {
  return {
    async postRows({ params, body, csv, csvQuery }) {
      const shop = await requireShop(models, params.shop);
      const place = { shop: shop.id, dataset: params.dataset };
      if (csv === undefined) {
        const { batch, rows, mode, onError } = body;
        const lines = readItems(rows, '/rows', (item, pointer) => readRow(item, pointer, params.dataset));
        return answerOf(await ingest.rows({ ...place, batch, lines, mode, onError }));
      }
      const batch = requireBatch(csvQuery.batch);
      const { timezone = shop.timezone, mode, onError, ...options } = csvQuery;
      if (!isTimeZone(timezone)) throw badRequest([badTimeZone('/query/timezone', { text: timezone })]);
      const lines = await readRowsCsv(csv, {
        ...options,
        dataset: params.dataset,
        batch,
        timeZone: timezone,
        currency: shop.currency,
      });
      if (!lines.ok) throw refusedContent(lines.problems);
      return answerOf(await ingest.rows({ ...place, batch, lines: lines.value, mode, onError }));
    },

    async listDatasets({ params }) {
      const shop = await requireShop(models, params.shop);
      const ids = await models.datasetRows.distinct('dataset', { shop: shop.id });
      return Promise.all(ids.sort().map((id) => summarize(models, shop.id, id, shop.timezone)));
    },

    async readRows({ params, query }) {
      const shop = await requireShop(models, params.shop);
      const filter = { shop: shop.id, dataset: params.dataset };
      const [total, rows] = await Promise.all([
        models.datasetRows.countDocuments(filter),
        models.datasetRows.find(filter).sort({ id: 1 }).skip(query.skip).limit(query.limit).lean(),
      ]);
      return { id: params.dataset, total, rows: rows.map(toRow) };
    },
  };
}

async function summarize(models: ApiDeps['models'], shop: string, dataset: string, timeZone: string) {
  const [rows, [newest]] = await Promise.all([
    models.datasetRows.countDocuments({ shop, dataset }),
    models.arrivals.find({ shop, dataset }, { realMs: 1 }).sort({ seq: -1 }).limit(1).lean(),
  ]);
  return { id: dataset, rows, updatedAt: newest ? formatInstant(newest.realMs, timeZone) : null };
}

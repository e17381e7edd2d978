import { batchId } from '../../../rules/api/ingest.ts';
import type { IngestAnswer, Rejected } from '../../../rules/api/ingest.ts';
import { unknownMetric, findMetric } from '../../../rules/metrics/catalogue.ts';
import { defineProblem } from '../../../rules/problems/problem.ts';
import { formatInstant, parseTimestamp } from '../../../rules/time/zone.ts';
import type { Ingested } from '../../data/ingest.ts';
import { readItems } from '../../../rules/tables/lines.ts';
import { readMark, readPoint } from '../../data/metric-point.ts';
import { readMetricsCsv } from '../../data/metrics-csv.ts';
import { whereOf } from '../../models/metric-point.ts';
import { toPoint } from '../../ports/data/shop-data.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { badRequest, refusedContent } from '../http/refusals.ts';
import { requireShop } from './shops.ts';

const batchMissing = defineProblem('batch-missing', {
  en: 'Name the batch (batch=…): sent again under the same name, it counts once.',
  'zh-CN': '请给批次命名（batch=…）：同名批次重复发送只计一次。',
});

export function metricHandlers({
  models,
  ingest,
  now,
}: Pick<ApiDeps, 'models' | 'ingest' | 'now'>): Some<'postMetrics' | 'readMetrics'> {
  return {
    async postMetrics({ params, body, csv, csvQuery }) {
      await requireShop(models, params.shop);
      if (csv !== undefined) {
        const lines = await readMetricsCsv(csv, now());
        if (!lines.ok) throw refusedContent(lines.problems);
        const { batch, completeThrough, source, onError } = csvQuery;
        const mark = readMark(completeThrough, '/query/completeThrough', now());
        if (!mark.ok) throw refusedContent(mark.problems);
        const named = requireBatch(batch);
        return answerOf(
          await ingest.metrics({
            shop: params.shop,
            batch: named,
            lines: lines.value,
            source,
            completeThroughMs: mark.value,
            onError,
          }),
        );
      }
      const { batch, points, completeThrough, source, onError } = body;
      const lines = readItems(points, '/points', (item, pointer) => readPoint(item, pointer, now()));
      const mark = readMark(completeThrough, '/completeThrough', now());
      if (!mark.ok) throw refusedContent(mark.problems);
      return answerOf(
        await ingest.metrics({ shop: params.shop, batch, lines, source, completeThroughMs: mark.value, onError }),
      );
    },

    async readMetrics({ params, query }) {
      const shop = await requireShop(models, params.shop);
      const { metric, from, to, where, limit } = query;
      if (metric !== undefined && !findMetric(metric)) throw badRequest([unknownMetric(metric, '/query/metric')]);
      const found = await models.metricPoints
        .find({
          shop: shop.id,
          ...(metric !== undefined && { metric }),
          atMs: { $gte: instant(from, 0), $lte: instant(to, Number.MAX_SAFE_INTEGER) },
          ...(where && { where: whereOf(where) }),
        })
        .sort({ atMs: -1 })
        .limit(limit)
        .lean();
      const points = found.toReversed().map(toPoint);
      return { points: points.map(({ atMs, ...point }) => ({ ...point, at: formatInstant(atMs, shop.timezone) })) };
    },
  };
}

const instant = (text: string | undefined, otherwise: number): number =>
  (text === undefined ? undefined : parseTimestamp(text)) ?? otherwise;

export function requireBatch(batch: string | undefined): string {
  const named = batchId.safeParse(batch);
  if (!named.success) throw badRequest([batchMissing('/query/batch')]);
  return named.data;
}

/** The answer of a batch that was taken; a refusal that names the bad lines of one that was not. */
export function answerOf(ingested: Ingested): IngestAnswer {
  if (ingested.ok) return ingested.answer;
  const { rejected } = ingested;
  throw refusedContent(
    rejected.map(({ line, problem }) => atLine(line, problem)),
    {
      en: `${linesOf(rejected)} lines of the batch are bad, so nothing was taken. Correct them, or send onError=skip to leave them out.`,
      'zh-CN': `批次中有 ${linesOf(rejected)} 行有误，未写入任何数据。请更正，或用 onError=skip 跳过。`,
    },
  );
}

const linesOf = (rejected: readonly Rejected[]): number => new Set(rejected.map((each) => each.line)).size;

const atLine = (line: number, problem: Rejected['problem']): Rejected['problem'] => ({
  ...problem,
  message: { en: `Line ${line}: ${problem.message.en}`, 'zh-CN': `第 ${line} 行：${problem.message['zh-CN']}` },
});

import { randomUUID } from 'node:crypto';
import { MOST_PROBLEMS } from '../../rules/api/common.ts';
import type { IngestAnswer, Rejected } from '../../rules/api/ingest.ts';
import type { Row } from '../../rules/feel/scope.ts';
import type { MetricPoint } from '../../rules/metrics/points.ts';
import { datasetRowId } from '../models/dataset-row.ts';
import { metricPointId, whereOf } from '../models/metric-point.ts';
import { collectionOf } from '../models/models.ts';
import type { Models } from '../models/models.ts';
import { announce } from './arrivals.ts';
import { createBatches } from './batches.ts';
import type { Hub } from './hub.ts';
import type { ReadLines } from '../../rules/tables/lines.ts';

export interface MetricsBatch {
  readonly shop: string;
  readonly batch: string;
  readonly lines: ReadLines<MetricPoint>;
  readonly source?: string | undefined;
  readonly completeThroughMs?: number | undefined;
  readonly onError?: 'reject' | 'skip' | undefined;
}

export interface RowsBatch {
  readonly shop: string;
  readonly dataset: string;
  readonly batch: string;
  readonly lines: ReadLines<Row>;
  /** What happens to the fields of a stored row that are not given: kept, or gone. `merge` if absent. */
  readonly mode?: 'merge' | 'replace' | undefined;
  readonly onError?: 'reject' | 'skip' | undefined;
}

/** Taken, or refused as a whole because of these lines. */
export type Ingested =
  { readonly ok: true; readonly answer: IngestAnswer } | { readonly ok: false; readonly rejected: readonly Rejected[] };

export interface Ingest {
  metrics(batch: MetricsBatch): Promise<Ingested>;
  rows(batch: RowsBatch): Promise<Ingested>;
}

export interface IngestDeps {
  readonly models: Pick<Models, 'arrivals' | 'batches' | 'datasetRows' | 'metricPoints' | 'sourceMarks'>;
  readonly hub: Hub;
  readonly now: () => number;
}

const WRITES_AT_ONCE = 1000;
const DEFAULT_SOURCE = 'default';

/** The one door through which data come in. */
export function createIngest({ models, hub, now }: IngestDeps): Ingest {
  const takeBatch = createBatches(models, now);

  async function take(
    key: { readonly shop: string; readonly kind: string; readonly batch: string },
    lines: ReadLines<unknown>,
    onError: 'reject' | 'skip' | undefined,
    write: (load: string) => Promise<void>,
  ): Promise<Ingested> {
    if (lines.rejected.length > 0 && onError !== 'skip') return { ok: false, rejected: lines.rejected };
    const answer = await takeBatch(key, async () => {
      await write(randomUUID());
      const moreRejected = lines.rejected.length - MOST_PROBLEMS;
      return {
        batch: key.batch,
        accepted: lines.good.length,
        rejected: lines.rejected.slice(0, MOST_PROBLEMS),
        ...(moreRejected > 0 && { moreRejected }),
        duplicate: false,
      };
    });
    if (!answer.duplicate) hub.dataArrived(key.shop);
    return { ok: true, answer };
  }

  return {
    metrics({ shop, batch, lines, source = DEFAULT_SOURCE, completeThroughMs, onError }) {
      return take({ shop, kind: 'metrics', batch }, lines, onError, async (load) => {
        const points = lines.good;
        await writePoints(models.metricPoints, shop, points, load);
        const metrics = [...new Set(points.map((point) => point.metric))];
        // The mark speaks of the points, so it comes after them; the arrival tells of both, so it comes last.
        await models.sourceMarks.updateOne(
          { _id: JSON.stringify([shop, source]) },
          {
            $set: { shop, source },
            $addToSet: { metrics: { $each: metrics } },
            ...(completeThroughMs !== undefined && { $max: { throughMs: completeThroughMs } }),
          },
          { upsert: true },
        );
        const newestMs =
          points.length > 0 ? points.reduce((newest, { atMs }) => Math.max(newest, atMs), -Infinity) : undefined;
        const mark = completeThroughMs !== undefined && { completeThroughMs };
        await announce(
          models,
          { shop, metrics, load, source, ...(newestMs !== undefined && { newestMs }), ...mark },
          now,
        );
      });
    },

    rows({ shop, dataset, batch, lines, mode = 'merge', onError }) {
      return take({ shop, kind: `datasets/${dataset}`, batch }, lines, onError, async (load) => {
        await writeRows(models.datasetRows, { shop, dataset, mode, load, updatedAtMs: now() }, lines.good);
        await announce(models, { shop, metrics: [], dataset, load }, now);
      });
    },
  };
}

async function writePoints(
  metricPoints: Models['metricPoints'],
  shop: string,
  points: readonly MetricPoint[],
  load: string,
): Promise<void> {
  for (let from = 0; from < points.length; from += WRITES_AT_ONCE) {
    const part = points.slice(from, from + WRITES_AT_ONCE);
    await collectionOf(metricPoints).bulkWrite(
      part.map((point) => {
        const { metric, atMs, value, window } = point;
        const where = whereOf(point.where);
        const set = {
          shop,
          metric,
          atMs,
          value,
          load,
          ...(where && { where }),
          ...(window !== undefined && { window }),
        };
        return { updateOne: { filter: { _id: metricPointId(shop, point) }, update: { $set: set }, upsert: true } };
      }),
    );
  }
}

async function writeRows(
  datasetRows: Models['datasetRows'],
  { mode, ...stamp }: { shop: string; dataset: string; mode: 'merge' | 'replace'; load: string; updatedAtMs: number },
  rows: readonly Row[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += WRITES_AT_ONCE) {
    const part = rows.slice(from, from + WRITES_AT_ONCE);
    await collectionOf(datasetRows).bulkWrite(
      part.map(({ id, ...fields }) => {
        const isEmpty = Object.keys(fields).length === 0;
        const merged = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`fields.${name}`, value]));
        const update =
          mode === 'replace'
            ? { $set: { ...stamp, id, fields } }
            : { $set: { ...stamp, id, ...merged }, ...(isEmpty && { $setOnInsert: { fields: {} } }) };
        return { updateOne: { filter: { _id: datasetRowId(stamp.shop, stamp.dataset, id) }, update, upsert: true } };
      }),
    );
  }
}

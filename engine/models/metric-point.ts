import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';

/** The newest value of a metric at an instant, for its dimensions and window: what came later corrected it. */
export interface MetricPointDocument {
  /** Of shop, metric, dimensions, window and instant. */
  _id: string;
  shop: string;
  metric: string;
  atMs: number;
  value: number;
  where?: [dimension: string, value: string][];
  window?: string;
  /** The taking-in that wrote it. */
  load: string;
}

const schema = new Schema<MetricPointDocument>(
  {
    _id: String,
    shop: { type: String, required: true },
    metric: { type: String, required: true },
    atMs: { type: Number, required: true },
    value: { type: Number, required: true },
    where: { type: Schema.Types.Mixed },
    window: String,
    load: { type: String, required: true },
  },
  { collection: 'metricPoints', versionKey: false },
);
schema.index({ shop: 1, atMs: 1 });
schema.index({ shop: 1, metric: 1, atMs: 1 });
schema.index({ load: 1 });

/** The same for equal dimensions, whatever their order. */
export const metricPointId = (
  shop: string,
  point: {
    metric: string;
    atMs: number;
    where?: Readonly<Record<string, string>> | undefined;
    window?: string | undefined;
  },
): string => JSON.stringify([shop, point.metric, point.atMs, whereOf(point.where) ?? [], point.window ?? '']);

/** Dimensions in their one order; none for the total grain. */
export function whereOf(where: Readonly<Record<string, string>> | undefined): [string, string][] | undefined {
  const pairs = Object.entries(where ?? {}).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return pairs.length > 0 ? pairs : undefined;
}

export const defineMetricPoint = (connection: Connection): Model<MetricPointDocument> =>
  connection.model<MetricPointDocument>('MetricPoint', schema);

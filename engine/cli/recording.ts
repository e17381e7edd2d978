import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { allGood, ordersOfTable } from '../../rules/backtest/order-file.ts';
import type { Recording } from '../../rules/backtest/backtest.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import { defineProblem } from '../../rules/problems/problem.ts';
import { failed, ok } from '../../rules/problems/result.ts';
import type { Result } from '../../rules/problems/result.ts';
import { readCsv } from '../data/csv.ts';
import { readMetricsCsv } from '../data/metrics-csv.ts';
import { decodeText, readBytes } from './files.ts';

export interface RecordingFiles {
  readonly orders?: string | undefined;
  /** `field:Header`, as for the ingest API; headers that shops commonly use are known. */
  readonly columns?: readonly string[] | undefined;
  readonly metrics?: string | undefined;
}

const brokenArchive = defineProblem('broken-archive', {
  en: '“{file}” is gzipped, but cannot be unpacked: it is damaged or incomplete.',
  'zh-CN': '“{file}” 是 gzip 压缩文件，但无法解压：文件已损坏或不完整。',
});

/** Recorded orders and metrics from CSV files, plain or gzipped. `nowMs` is real time. */
export async function readRecording(
  { orders, columns, metrics }: RecordingFiles,
  playbook: Playbook,
  nowMs: number,
): Promise<Result<Recording>> {
  const rows = orders === undefined ? ok([]) : await readOrders(orders, columns, playbook);
  if (!rows.ok) return rows;
  const points = metrics === undefined ? ok([]) : await readPoints(metrics, nowMs);
  return points.ok ? ok({ orders: rows.value, points: points.value }) : points;
}

async function readOrders(file: string, columns: readonly string[] | undefined, playbook: Playbook) {
  const text = await readPlainOrZipped(file);
  if (!text.ok) return text;
  const table = await readCsv(text.value);
  return table.ok ? ordersOfTable(table.value, { file, columns, ...playbook }) : table;
}

async function readPoints(file: string, nowMs: number) {
  const text = await readPlainOrZipped(file);
  if (!text.ok) return text;
  const read = await readMetricsCsv(text.value, nowMs);
  return read.ok ? allGood(file, read.value) : read;
}

const GZIP = [0x1f, 0x8b] as const;

async function readPlainOrZipped(file: string): Promise<Result<string>> {
  const read = await readBytes(file);
  if (!read.ok) return read;
  const isZipped = GZIP.every((byte, index) => read.value[index] === byte);
  if (!isZipped) return decodeText(file, read.value);
  try {
    return decodeText(file, await promisify(gunzip)(read.value));
  } catch {
    return failed(brokenArchive('', { file }));
  }
}

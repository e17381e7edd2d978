import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { buildCalendar } from '../../engine/shop/calendar.ts';
import type { ShopLog, ShopOptions } from '../../engine/shop/start.ts';
import { startShop } from '../../engine/shop/start.ts';
import type { CampaignClock } from '../../rules/time/clock.ts';
import { smallConfig, smallDemand } from './small-shop.ts';

export const quietLog: ShopLog = { info: () => {}, warn: () => {}, error: () => {} };

export const makeFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'dacu-shop-'));
export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

export const smallCalendar = buildCalendar(smallConfig());

/** A clock that stands still at the instant. */
export const standingAt = (campaignMs: number): CampaignClock => ({ segments: [{ realMs: 0, campaignMs, rate: 0 }] });

export const startSmallShop = (dataDir: string, changes: Partial<ShopOptions> = {}) =>
  startShop({
    port: 0,
    dataDir,
    shopId: 'demo',
    clock: standingAt(smallCalendar.startMs),
    demand: smallDemand,
    log: quietLog,
    ...changes,
  });

const answerSchema = z.looseObject({
  applied: z.boolean().optional(),
  duplicate: z.boolean().optional(),
  before: z.record(z.string(), z.json()).optional(),
  after: z.record(z.string(), z.json()).optional(),
  error: z.string().optional(),
});

/** Calls an action; rejects when the connection is cut. */
export async function callAction(
  url: string,
  name: string,
  key: string,
  input: unknown,
): Promise<z.infer<typeof answerSchema> & { status: number }> {
  const response = await fetch(`${url}/actions/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: typeof input === 'string' ? input : JSON.stringify(input),
  });
  return { status: response.status, ...answerSchema.parse(await response.json()) };
}

export async function put(url: string, path: string, body: unknown): Promise<number> {
  const response = await fetch(`${url}${path}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.status;
}

export const callSchema = z.array(
  z.looseObject({
    n: z.number(),
    at: z.string(),
    key: z.string(),
    do: z.string(),
    with: z.record(z.string(), z.json()),
    status: z.number(),
    applied: z.boolean(),
    duplicate: z.boolean(),
    after: z.record(z.string(), z.json()).optional(),
  }),
);

export async function get<T>(url: string, path: string, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(`${url}${path}`);
  return schema.parse(await response.json());
}

/** Waits until nothing that is due is left to play or to publish. */
export async function untilQuiet(url: string): Promise<void> {
  const health = z.looseObject({ status: z.literal('ok'), quiet: z.boolean() });
  while (!(await get(url, '/healthz', health)).quiet) await new Promise((resolve) => setTimeout(resolve, 5));
}

export const setClock = (url: string, campaignMs: number): Promise<number> =>
  put(url, '/clock', { clock: standingAt(campaignMs) });

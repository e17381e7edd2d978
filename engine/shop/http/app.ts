import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { campaignClockSchema, type CampaignClock } from '../../../rules/time/clock.ts';
import { findShopAction } from '../actions/registry.ts';
import { takeCall } from '../calls.ts';
import { orderRow } from '../measure/rows.ts';
import type { Shop } from '../shop.ts';
import type { ShopLog } from '../start.ts';
import { viewOf } from './view.ts';

export interface ShopClock {
  get(): CampaignClock;
  /** From now on; kept across restarts. */
  set(clock: CampaignClock): void;
  /** Campaign time. */
  nowMs(): number;
}

const BODY_LIMIT = '8mb';
const MAX_KEY_LENGTH = 500;

const times = z.strictObject({ do: z.string().optional(), times: z.number().int().min(0) }).nullable();
const faultsSchema = z.strictObject({
  latencyMs: z.number().min(0).max(600_000).optional(),
  errorRate: z.number().min(0).max(1).optional(),
  failNext: times.optional(),
  dropConnectionAfterApply: times.optional(),
  paymentOutage: z
    .strictObject({
      from: z.iso.datetime({ offset: true }),
      to: z.iso.datetime({ offset: true }),
      cvrFactor: z.number().min(0).max(1),
    })
    .refine(({ from, to }) => Date.parse(from) < Date.parse(to), { error: 'must end after it begins' })
    .nullable()
    .optional(),
});

const inputSchema = z.record(z.string(), z.json());

export interface ShopFace {
  /** The body of GET /healthz. */
  readonly health: () => { readonly status: 'ok' | 'failed'; readonly [field: string]: unknown };
  readonly log: ShopLog;
}

/** The shop's HTTP face. */
export function makeApp(shop: Shop, clock: ShopClock, { health, log }: ShopFace): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: BODY_LIMIT }));

  app.post('/actions/:do', (request, response, next) => {
    const key = request.get('idempotency-key');
    if (!key || key.length > MAX_KEY_LENGTH) {
      response
        .status(400)
        .json({ error: `The header Idempotency-Key is needed, at most ${MAX_KEY_LENGTH} characters.` });
      return;
    }
    const input = parseBody(inputSchema, request, response);
    if (!input) return;
    const answer = (): void => {
      const { status, body, drop } = takeCall(shop, { do: request.params.do, with: input, key, atMs: clock.nowMs() });
      if (drop) response.socket?.destroy();
      else response.status(status).json(body);
    };
    sleep(shop.journal.faults.latencyMs).then(answer).catch(next);
  });

  // What the action turns, as it stands for these inputs. A POST, because inputs can be thousands of ids.
  app.post('/levers/:do', (request, response) => {
    const input = parseBody(inputSchema, request, response);
    if (!input) return;
    const action = findShopAction(request.params.do);
    if (!action) {
      response.status(404).json({ error: `Unknown action ${request.params.do}.` });
      return;
    }
    const looked = action.read(shop.state, input);
    if (looked.ok) response.json({ value: looked.value });
    else response.status(looked.why === 'malformed' ? 400 : 422).json({ error: looked.error });
  });

  app.get('/state', (_request, response) => void response.json(viewOf(shop)));
  app.get('/initial', (_request, response) => void response.json({ seed: shop.model.seed, levers: shop.initial }));
  app.get('/calls', (_request, response) => void response.json(shop.journal.calls()));
  app.get('/orders', (_request, response) => {
    response.json([...shop.state.market.orders.values()].map((order) => orderRow(shop.state, order)));
  });

  app.get('/faults', (_request, response) => void response.json(shop.journal.faults));
  app.put('/faults', (request, response) => {
    const wanted = parseBody(faultsSchema, request, response);
    if (!wanted) return;
    const { paymentOutage, ...others } = wanted;
    const outage = paymentOutage && {
      fromMs: Date.parse(paymentOutage.from),
      toMs: Date.parse(paymentOutage.to),
      cvrFactor: paymentOutage.cvrFactor,
    };
    const faults = { ...shop.journal.faults, ...others };
    if (outage === undefined) shop.journal.setFaults(faults);
    else shop.setOutage(outage, faults);
    response.json(faults);
  });

  app.get(
    '/clock',
    (_request, response) => void response.json({ clock: clock.get(), now: new Date(clock.nowMs()).toISOString() }),
  );
  app.put('/clock', (request, response) => {
    const body = parseBody(z.strictObject({ clock: campaignClockSchema }), request, response);
    if (!body) return;
    clock.set(body.clock);
    response.json({ clock: body.clock, now: new Date(clock.nowMs()).toISOString() });
  });

  app.get('/healthz', (_request, response) => {
    const report = health();
    response.status(report.status === 'ok' ? 200 : 503).json(report);
  });
  app.use(
    (request, response) =>
      void response.status(404).json({ error: `There is no ${request.method} ${request.path} here.` }),
  );
  app.use(answerError(log));
  return app;
}

/** The body as the schema reads it; if it is bad, answers 400 and gives undefined. */
function parseBody<T>(schema: z.ZodType<T>, request: Request, response: Response): T | undefined {
  const parsed = schema.safeParse(request.body ?? {});
  if (parsed.success) return parsed.data;
  response.status(400).json({ error: z.prettifyError(parsed.error) });
  return undefined;
}

const clientErrorSchema = z.object({ status: z.number().min(400).max(499), message: z.string() });

/** Bad JSON and bodies over the limit come as errors with a status; anything else is ours. */
const answerError =
  (log: ShopLog): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const client = clientErrorSchema.safeParse(error);
    if (client.success) {
      response.status(client.data.status).json({ error: client.data.message });
      return;
    }
    log.error({ err: error }, 'The simulated shop failed at a request');
    response.status(500).json({ error: 'The shop failed at this; its log says why.' });
  };

import { z } from 'zod';
import type { Json } from '../../rules/json.ts';
import { call } from './call.ts';
import { refused, unread, unreadable } from './connector.ts';
import type { ConfigOf, Connector } from './connector.ts';

const json = z.unknown() as z.ZodType<Json | undefined>;
const answerSchema = z.object({
  applied: z.literal(true),
  before: json.optional(),
  after: json.optional(),
  duplicate: z.boolean().optional(),
});

const readingSchema = z.object({ value: z.json() });

/** The simulated shop, over HTTP like any platform. */
export function simulatedConnector({ baseUrl }: ConfigOf<'simulated'>): Connector {
  const base = baseUrl.replace(/\/+$/, '');
  return {
    async perform(request, timeoutMs) {
      const called = await call({
        method: 'POST',
        url: `${base}/actions/${encodeURIComponent(request.do)}`,
        headers: { 'idempotency-key': request.key },
        body: request.with,
        timeoutMs,
      });
      if (!called.ok) return called.answer;
      const parsed = answerSchema.safeParse(called.body);
      if (!parsed.success) return refused('What answered is not the simulated shop: its answer has another shape.');
      const { before, after, duplicate } = parsed.data;
      return { applied: true, before, after, ...(duplicate && { duplicate }) };
    },

    async read(request, timeoutMs) {
      const url = `${base}/levers/${encodeURIComponent(request.do)}`;
      const called = await call({ method: 'POST', url, headers: {}, body: request.with, timeoutMs });
      if (!called.ok) return (called.answer.retryable ? unread : unreadable)(called.answer.error);
      const parsed = readingSchema.safeParse(called.body);
      return parsed.success
        ? { readable: true, value: parsed.data.value }
        : unreadable('What answered is not the simulated shop: its answer has another shape.');
    },
  };
}

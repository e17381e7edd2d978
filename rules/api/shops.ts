import { z } from 'zod';
import { resourceId } from './common.ts';
import { timeZone } from '../playbook/fields.ts';

const method = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
const baseUrl = z.url({ protocol: /^https?$/ });

/**
 * How one action is called: `path`, `body`, `readBack.value` and `readBack.expected` are FEEL over `with`, its fields,
 * `key`, `at`, `campaign`, `answer`. `expected` is what `value` gives once the change is made: with it, verifying
 * compares with what was asked for, without it with what was read right after the call.
 */
export const httpActionSchema = z.strictObject({
  method: method.default('POST'),
  path: z.string().min(1),
  body: z.string().min(1).optional(),
  readBack: z
    .strictObject({
      method: method.default('GET'),
      path: z.string().min(1),
      value: z.string().min(1),
      expected: z.string().min(1).optional(),
    })
    .optional(),
});
export type HttpAction = z.infer<typeof httpActionSchema>;

export const connectorSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('simulated'), baseUrl }),
  z.strictObject({
    type: z.literal('http'),
    baseUrl,
    /** Values are text, or `env:NAME` for a variable of the engine's environment. */
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]+$/), z.string()).optional(),
    idempotencyHeader: z
      .string()
      .regex(/^[A-Za-z0-9-]+$/)
      .optional(),
    timeoutMs: z.number().int().min(100).max(300_000).optional(),
    actions: z.record(z.string(), httpActionSchema),
  }),
  z.strictObject({ type: z.literal('none') }),
]);
export type Connector = z.infer<typeof connectorSchema>;

/** A place in the real world that data come from and effects go to. */
export const shopSchema = z.strictObject({
  id: resourceId,
  title: z.string().min(1).max(200),
  timezone: timeZone(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  connector: connectorSchema,
});
export type Shop = z.infer<typeof shopSchema>;

/** As it is written; the id is the path's. */
export const putShopSchema = shopSchema.extend({ id: resourceId.optional() });
export type PutShop = z.infer<typeof putShopSchema>;

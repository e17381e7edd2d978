import { z } from 'zod';
import { instantText, json } from './common.ts';

/** `requestId`: sent again with the same one, it is done once. */
const request = { requestId: z.string().min(1).max(100).optional() };

export const plainRequest = z.strictObject(request).optional();
/** `compensate`: what was applied and can be undone is undone first. */
export const stopRequest = z.strictObject({ ...request, compensate: z.literal(true).optional() }).optional();
export const compensateRequest = z.strictObject({ ...request, key: z.string().min(1) });
export const skipRequest = z.strictObject({ ...request, node: z.string(), outcome: z.string() });
export const retryRequest = z.strictObject({ ...request, node: z.string() });
export const startRequest = z.strictObject({ ...request, node: z.string() });
export const eventRequest = z.strictObject({
  ...request,
  event: z.string().min(1),
  values: z.record(z.string(), json).optional(),
});
export const moveAnchorRequest = z.strictObject({ ...request, anchor: z.string(), to: instantText });
export const setParameterRequest = z.strictObject({ ...request, parameter: z.string(), value: json });

export const acceptedSchema = z.object({ accepted: z.literal(true) });

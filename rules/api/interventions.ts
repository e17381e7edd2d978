import { TOKEN_STATES } from '../interpreter/state.ts';
import { z } from 'zod';
import { migrationChoicesSchema, NO_CHOICES } from '../migration/choices.ts';
import { boundedRecord, checkAmount } from './bounded.ts';
import { instantText, json, problemSchema, textSchema } from './common.ts';

/** `requestId`: the same, sent again by the same person with the same one, is done once. */
const request = { requestId: z.string().min(1).max(100).optional() };

export const plainRequest = z.strictObject(request).optional();
/** `compensate`: what was applied and can be undone is undone first. */
export const stopRequest = z.strictObject({ ...request, compensate: z.literal(true).optional() }).optional();
export const compensateRequest = z.strictObject({ ...request, key: z.string().min(1) });
export const skipRequest = z.strictObject({ ...request, node: z.string(), outcome: z.string() });
export const retryRequest = z.strictObject({ ...request, node: z.string() });
export const startRequest = z.strictObject({ ...request, node: z.string() });
export const eventRequest = z
  .strictObject({
    ...request,
    event: z.string().min(1),
    values: boundedRecord.optional(),
  })
  .superRefine(checkAmount);
export const moveAnchorRequest = z.strictObject({ ...request, anchor: z.string(), to: instantText });
export const setParameterRequest = z
  .strictObject({ ...request, parameter: z.string(), value: json })
  .superRefine(checkAmount);

/** To an approved version of the campaign's own playbook; the choices are those that the plan asks for. */
export const migrateRequest = z.strictObject({
  ...request,
  version: z.number().int().min(1),
  choices: migrationChoicesSchema.default(NO_CHOICES),
});

/** What an act would do, without doing it. */
export const planRequest = z.strictObject({
  act: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('moveAnchor'), anchor: z.string(), to: instantText }),
    z.strictObject({
      type: z.literal('migrate'),
      version: z.number().int().min(1),
      choices: migrationChoicesSchema.default(NO_CHOICES),
    }),
  ]),
});

const maybeInstant = z.string().nullable();
const timerChangeSchema = z.object({
  node: z.string(),
  what: z.string(),
  from: maybeInstant,
  to: maybeInstant,
  dueNow: z.boolean(),
});
const FATES = ['kept', 'changed', 'added', 'removed'] as const;

/** Instants are ISO 8601; null: there is none. Done as it is planned if nothing is refused and nothing needs a choice. */
export const planSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('moveAnchor'),
    anchors: z.array(z.object({ anchor: z.string(), from: maybeInstant, to: z.string() })),
    instants: z.array(
      z.object({ node: z.string(), field: z.string(), title: textSchema, from: z.string(), to: z.string() }),
    ),
    timers: z.array(timerChangeSchema),
    needs: z.array(problemSchema),
    refused: z.array(problemSchema),
    warnings: z.array(problemSchema),
  }),
  z.object({
    type: z.literal('migrate'),
    tokens: z.array(
      z.object({
        node: z.string(),
        state: z.enum(TOKEN_STATES),
        fate: z.enum(['kept', 'moved', 'ended', 'choice', 'refused']),
        to: z.string().optional(),
      }),
    ),
    starts: z.array(z.object({ node: z.string(), armed: z.boolean() })),
    timers: z.array(timerChangeSchema),
    parameters: z.array(
      z.object({ parameter: z.string(), fate: z.enum(FATES), from: json.optional(), to: json.optional() }),
    ),
    anchors: z.array(z.object({ anchor: z.string(), fate: z.enum(FATES), from: maybeInstant, to: maybeInstant })),
    orphans: z.array(z.string()),
    needs: z.array(problemSchema),
    refused: z.array(problemSchema),
    warnings: z.array(problemSchema),
  }),
]);
export type Plan = z.infer<typeof planSchema>;

export const acceptedSchema = z.object({ accepted: z.literal(true) });

import { z } from 'zod';

/**
 * Server-sent events of `GET /events`: something has changed; fetch it again. They begin with the changes of the last
 * seconds. After a lost connection the browser comes back by itself and is told `hello` with `missed: true`: then
 * everything shown is fetched again.
 */
export const EVENT_TYPES = ['hello', 'campaign', 'log', 'tasks', 'metrics', 'playbooks', 'comments', 'shops'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const eventDataSchema = z.object({
  campaign: z.string().optional(),
  shop: z.string().optional(),
  playbook: z.string().optional(),
  /** The newest entry of the log. */
  seq: z.number().int().optional(),
  missed: z.boolean().optional(),
});
export type EventData = z.infer<typeof eventDataSchema>;

export const eventsQuery = z.strictObject({ campaign: z.string().optional() });

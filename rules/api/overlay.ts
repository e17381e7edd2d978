import { z } from 'zod';
import { textSchema } from './common.ts';

export const NODE_STATES = ['idle', 'active', 'done', 'parked', 'closed'] as const;

export const nodeProblemSchema = z.object({ code: z.string(), message: textSchema });

/** What a running campaign shows on a node. `closed`: the campaign ended while a token was on it. */
export const overlayNodeSchema = z.object({
  state: z.enum(NODE_STATES),
  entered: z.number().int(),
  left: z.number().int(),
  tokens: z.number().int(),
  since: z.string().optional(),
  /** When a token entered it for the first time, and left it for the last. */
  firstEntered: z.string().optional(),
  lastLeft: z.string().optional(),
  /** How often its rules fired, in all and by rule. */
  fires: z.number().int().optional(),
  firesByRule: z.record(z.string(), z.number().int()).optional(),
  /** The last one that it was left by. */
  outcome: z.string().optional(),
  problem: nodeProblemSchema.optional(),
  /** The next timer of its tokens. */
  due: z.string().optional(),
  assignee: z.string().optional(),
});
export type OverlayNode = z.infer<typeof overlayNodeSchema>;

/** By node id and by edge id; nodes that were never reached are idle. */
export const overlaySchema = z.object({
  nodes: z.record(z.string(), overlayNodeSchema),
  edges: z.record(z.string(), z.number().int()),
});
export type Overlay = z.infer<typeof overlaySchema>;

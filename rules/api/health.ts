import { z } from 'zod';

const part = z.enum(['ok', 'failed']);
export const healthSchema = z.object({ status: part, temporal: part, store: part, version: z.string() });
export type Health = z.infer<typeof healthSchema>;

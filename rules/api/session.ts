import { z } from 'zod';
import { textSchema } from './common.ts';

export const ROLES = ['planner', 'manager', 'operator'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** A person who works with campaigns. */
export const userSchema = z.object({
  id: z.string(),
  name: textSchema,
  roles: z.array(z.string()),
  teams: z.array(z.string()).optional(),
});
export type User = z.infer<typeof userSchema>;

/** As `GET /users` lists people; a demo person's password is shown, so that a visitor can sign in. */
export const listedUserSchema = userSchema.extend({
  demo: z.literal(true).optional(),
  demoPassword: z.string().optional(),
});
export type ListedUser = z.infer<typeof listedUserSchema>;

export const signInSchema = z.strictObject({ user: z.string().min(1), password: z.string().min(1) });
export type SignIn = z.infer<typeof signInSchema>;

export const sessionSchema = z.object({ user: userSchema });
export type Session = z.infer<typeof sessionSchema>;

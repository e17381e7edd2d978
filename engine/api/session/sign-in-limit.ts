import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import type { AugmentedRequest } from 'express-rate-limit';
import type { RequestHandler } from 'express';
import { signInSchema } from '../../../rules/api/session.ts';
import { tooManyTries } from '../http/refusals.ts';

/** How many wrong passwords one address may try for one name, and how long they count. */
export const SIGN_IN_TRIES = 10;
export const SIGN_IN_WINDOW_MS = 60_000;

const LONGEST_NAME = 100;

/** Slows guessing down: for a name and an address together, so that nobody locks somebody else out. */
export const limitSignIns = (): RequestHandler =>
  rateLimit({
    limit: SIGN_IN_TRIES,
    windowMs: SIGN_IN_WINDOW_MS,
    skipSuccessfulRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    // Without a trusted proxy the address is the connection's, whatever a header says.
    validate: { xForwardedForHeader: false, forwardedHeader: false },
    keyGenerator({ body, ip }) {
      const { user = '' } = signInSchema.partial().safeParse(body).data ?? {};
      return JSON.stringify([user.slice(0, LONGEST_NAME), ipKeyGenerator(ip ?? '')]);
    },
    handler(request, response, next) {
      const endMs = (request as AugmentedRequest)['rateLimit']?.resetTime?.getTime() ?? Date.now() + SIGN_IN_WINDOW_MS;
      const seconds = Math.max(1, Math.ceil((endMs - Date.now()) / 1000));
      response.setHeader('retry-after', String(seconds));
      next(tooManyTries(seconds));
    },
  });

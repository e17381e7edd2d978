import type { RequestHandler } from 'express';
import { crossOrigin } from '../http/refusals.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what pages of other sites send with a person's cookie. Programs send no Origin, or a token that no other site
 * has. Together with SameSite cookies, and bodies that are JSON or CSV only.
 */
export const sameOriginOnly: RequestHandler = (request, _response, next) => {
  const origin = request.get('origin');
  if (SAFE.has(request.method) || origin === undefined || request.get('authorization') !== undefined) return next();
  if (hostOf(origin) !== request.get('host')) throw crossOrigin();
  next();
};

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}

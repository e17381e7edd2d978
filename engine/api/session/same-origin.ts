import type { RequestHandler } from 'express';
import { crossOrigin, foreignHost } from '../http/refusals.ts';

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

const SIGN_IN = /^\/session\/?$/;

/**
 * For an engine that listens on this machine only: refuses persons whose browser found it under another name. Such a name
 * is a page's that had it point here, and then counts as the same origin (DNS rebinding).
 */
export const loopbackNamesOnly: RequestHandler = (request, _response, next) => {
  const isPerson = request.session?.isPopulated === true || SIGN_IN.test(request.path);
  const host = request.get('host') ?? '';
  if (isPerson && !isLoopback(hostnameOf(host))) throw foreignHost(host);
  next();
};

/** Whether a host's name or address is this machine's own. */
export const isLoopback = (hostname: string | undefined): boolean =>
  hostname !== undefined && /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(hostname);

/** Without the port. */
const hostnameOf = (host: string): string | undefined =>
  URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';

/** Names of built files hold a hash of their content. */
const ASSETS = '/assets';
const YEAR_MS = 365 * 86_400_000;

/** The built editor, every path of its own pages included; undefined where it was not built. */
export function editorRouter(folder: string | undefined): Router | undefined {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) return undefined;
  const router = Router();
  router.use(ASSETS, express.static(join(folder, ASSETS), { immutable: true, maxAge: YEAR_MS, fallthrough: false }));
  router.use(express.static(folder, { index: false, cacheControl: false }));
  router.use((request, response, next) => {
    if ((request.method !== 'GET' && request.method !== 'HEAD') || !request.accepts('html')) return next();
    response.set('cache-control', 'no-cache');
    response.sendFile(join(folder, 'index.html'));
  });
  return router;
}

import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { createApp } from '../api/app.ts';
import type { AppDeps } from '../api/app.ts';
import { isLoopback } from '../api/session/same-origin.ts';
import type { Cleanup } from './cleanup.ts';
import { listeningFailed } from './problems.ts';

/** Serves the API and the screens until `cleanup` is run; says where. @throws LocalServiceError if it cannot listen there */
export async function serveApi(
  deps: Omit<AppDeps, 'closing' | 'isLocal'>,
  { port, host }: { readonly port: number; readonly host: string },
  cleanup: Cleanup,
): Promise<string> {
  const closing = new AbortController();
  const app = createApp({ ...deps, isLocal: isLoopback(host), closing: closing.signal });
  const server = await listen(createServer(app), port, host);
  cleanup.add(async () => {
    closing.abort();
    await close(server);
  });
  return urlOf(server, host);
}

/** Longer than clients and proxies keep idle connections: a request never comes over one that we are just closing. */
const KEEP_ALIVE_MS = 75_000;

function listen(server: Server, port: number, host: string): Promise<Server> {
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listeningFailed(error, host, port)));
    server.listen(port, host, () => {
      server.removeAllListeners('error');
      resolve(server);
    });
  });
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://${host.includes(':') ? `[${host}]` : host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
}

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

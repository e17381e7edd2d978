import { once } from 'node:events';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

export interface Platform {
  readonly url: string;
  readonly calls: Call[];
  /** Answers the next calls; without one they are answered with 200 and `{}`. */
  answer: (call: Call, response: ServerResponse) => void;
  stop(): Promise<void>;
}

export const reply = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};

/** A small HTTP service that stands for a platform. */
export async function startPlatform(): Promise<Platform> {
  const server = createServer((request, response) => {
    void (async () => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      const call = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
      platform.calls.push(call);
      platform.answer(call, response);
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const platform: Platform = {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    calls: [],
    answer: (_call, response) => reply(response, 200, {}),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return platform;
}

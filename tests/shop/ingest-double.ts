import { createServer } from 'node:http';
import { once } from 'node:events';
import { z } from 'zod';

const bodySchema = z.looseObject({ batch: z.string() });

export interface TakenBatch {
  readonly path: string;
  readonly body: z.infer<typeof bodySchema>;
}

/** Stands for the ingest API: takes every batch once, by its id, and keeps what it took in order. */
export interface IngestDouble {
  readonly url: string;
  /** By batch id, in the order in which they were first taken. */
  readonly taken: Map<string, TakenBatch>;
  /** Posts in all, duplicates and refused ones too. */
  readonly posts: {
    readonly path: string;
    readonly token: string | undefined;
    readonly batch: string;
    readonly duplicate: boolean;
  }[];
  /** Ids that came again with another content. */
  readonly changed: string[];
  /** Called before a post is answered; a number answers with that status and takes nothing. */
  before: (post: number) => number | undefined | Promise<number | undefined>;
  /** Resolves once `reached` holds; looked at after every post. */
  until(reached: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

export async function startIngestDouble(): Promise<IngestDouble> {
  const watchers = new Set<() => void>();
  const server = createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
      const body = bodySchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      const path = request.url ?? '';
      const earlier = double.taken.get(body.batch);
      const duplicate = earlier !== undefined;
      double.posts.push({ path, token: request.headers.authorization, batch: body.batch, duplicate });
      const status = (await double.before(double.posts.length)) ?? 200;
      if (status === 200 && !earlier) double.taken.set(body.batch, { path, body });
      if (earlier && JSON.stringify(earlier.body) !== JSON.stringify(body)) double.changed.push(body.batch);
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ batch: body.batch, duplicate }));
      for (const watcher of watchers) watcher();
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const double: IngestDouble = {
    url: `http://127.0.0.1:${port}/api/v1`,
    taken: new Map(),
    posts: [],
    changed: [],
    before: () => undefined,
    until: (reached) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (!reached()) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      }),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return double;
}

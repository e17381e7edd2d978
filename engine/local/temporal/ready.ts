import { setTimeout as delay } from 'node:timers/promises';
import type { Connection } from '@temporalio/client';
import type { TemporalConnectionOptions } from './external.ts';

export type Readiness =
  | { readonly state: 'ready' }
  | { readonly state: 'unreachable'; readonly detail: string }
  | { readonly state: 'noNamespace' };

const GRPC_NOT_FOUND = 5;
const GRPC_PERMISSION_DENIED = 7;
const RETRY_MS = 50;
const PROBE_MS = { local: 1_000, external: 5_000 };

/**
 * Waits until the service answers and has the namespace; after `timeoutMs`, or once `signal` is aborted, says what was
 * missing.
 */
export async function waitUntilReady(
  connectionOptions: TemporalConnectionOptions,
  namespace: string,
  timeoutMs: number,
  signal?: AbortSignal,
): Promise<Readiness> {
  const { local, external } = PROBE_MS;
  const probeMs = connectionOptions.address.startsWith('127.') ? local : external;
  const giveUpAt = performance.now() + timeoutMs;
  for (;;) {
    const readiness = await probe(
      connectionOptions,
      namespace,
      Math.min(probeMs, Math.max(100, giveUpAt - performance.now())),
    );
    if (readiness.state === 'ready') return readiness;
    if (signal?.aborted || performance.now() + RETRY_MS >= giveUpAt) return readiness;
    await delay(RETRY_MS);
  }
}

async function probe(
  connectionOptions: TemporalConnectionOptions,
  namespace: string,
  timeoutMs: number,
): Promise<Readiness> {
  // Loaded here: meanwhile a local server starts.
  const { Connection: Client, isGrpcServiceError } = await import('@temporalio/client');
  let connection: Connection | undefined;
  try {
    connection = await Client.connect({ ...connectionOptions, connectTimeout: timeoutMs });
    await connection.withDeadline(Date.now() + timeoutMs, async () => {
      await connection?.workflowService.describeNamespace({ namespace });
    });
    return { state: 'ready' };
  } catch (error) {
    if (connection && isGrpcServiceError(error)) {
      const code: number = error.code;
      if (code === GRPC_NOT_FOUND) return { state: 'noNamespace' };
      // It answered us; a key that may not describe its namespace can still use it.
      if (code === GRPC_PERMISSION_DENIED) return { state: 'ready' };
    }
    return { state: 'unreachable', detail: error instanceof Error ? error.message : String(error) };
  } finally {
    await connection?.close();
  }
}

import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const RETRY_MS = 20;

/** Resolves as soon as somebody listens on that TCP port of 127.0.0.1, or the signal is aborted. */
export async function untilListening(port: number, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && !(await isListening(port))) await delay(RETRY_MS);
}

const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false));
  });

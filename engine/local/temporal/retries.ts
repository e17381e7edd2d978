import { defaultGrpcRetryOptions, makeGrpcRetryInterceptor } from '@temporalio/client';

const FIRST_PAUSE_MS = 50;

/**
 * How calls of a Temporal service are repeated: as its client does by itself, but without that client's pause of a
 * second after "resource exhausted". This is also the answer to an update of a campaign which is about to go on in a
 * new run, milliseconds before it can be taken.
 */
export const retryingCalls = [
  makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ initialIntervalMs: () => FIRST_PAUSE_MS })),
];

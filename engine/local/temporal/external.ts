import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { NativeConnectionOptions } from '@temporalio/worker';
import type { Environment } from '../environment.ts';
import { temporalAddressMissing, temporalConfiguration } from './problems.ts';

/** How to reach a Temporal service: fits `Connection.connect` of the client and `NativeConnection.connect` of the worker. */
export type TemporalConnectionOptions = Pick<NativeConnectionOptions, 'tls' | 'apiKey' | 'metadata'> & {
  readonly address: string;
};

export interface ExternalTemporal {
  readonly namespace: string;
  readonly connectionOptions: TemporalConnectionOptions;
}

const DEFAULT_NAMESPACE = 'default';
const CONFIGURATION = /^TEMPORAL_(ADDRESS|NAMESPACE|API_KEY|PROFILE|CONFIG_FILE|TLS|TLS_.+|GRPC_META_.+)$/;

/**
 * The Temporal service that the environment names, read by Temporal's own rules (address, namespace, API key, TLS,
 * profile and its file); undefined when no such variable is set (an empty one counts as not set).
 *
 * A configuration file at its default place is read only along with such a variable: otherwise a profile that somebody
 * keeps for the `temporal` command would send a first demo to their production service.
 */
export function externalTemporal(env: Environment): ExternalTemporal | undefined {
  const set = Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const variables = set.map(([name]) => name).filter((name) => CONFIGURATION.test(name));
  if (variables.length === 0) return undefined;
  const { connectionOptions, namespace } = load(Object.fromEntries(set), variables);
  const { address, tls, apiKey, metadata } = connectionOptions;
  if (!address) throw temporalAddressMissing(variables);
  return { namespace: namespace ?? DEFAULT_NAMESPACE, connectionOptions: { address, tls, apiKey, metadata } };
}

function load(env: Record<string, string>, variables: readonly string[]): ReturnType<typeof loadClientConnectConfig> {
  try {
    return loadClientConnectConfig({ overrideEnvVars: env });
  } catch (error) {
    throw temporalConfiguration(error instanceof Error ? error.message : String(error), variables);
  }
}

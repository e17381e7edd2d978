import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { externalTemporal } from '../../engine/local/temporal/external.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dacu-envconfig-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the Temporal service that the environment names', () => {
  it('is none when nothing is set, or only empty variables', () => {
    expect(externalTemporal({ HOME: folder })).toBeUndefined();
    expect(externalTemporal({ HOME: folder, TEMPORAL_ADDRESS: '', TEMPORAL_API_KEY: '' })).toBeUndefined();
  });

  it('has the address as it is written, and the namespace default', () => {
    expect(externalTemporal({ HOME: folder, TEMPORAL_ADDRESS: 'temporal.internal:7233' })).toMatchObject({
      namespace: 'default',
      connectionOptions: { address: 'temporal.internal:7233' },
    });
  });

  it('is reached by TLS with an API key, without another switch', () => {
    const found = externalTemporal({
      HOME: folder,
      TEMPORAL_ADDRESS: 'eu.example:7233',
      TEMPORAL_NAMESPACE: 'shop.a1b2c',
      TEMPORAL_API_KEY: 'secret',
    });
    expect(found).toMatchObject({
      namespace: 'shop.a1b2c',
      connectionOptions: { address: 'eu.example:7233', apiKey: 'secret', tls: true },
    });
  });

  it('is reached with a client certificate from files', async () => {
    await writeFile(join(folder, 'client.pem'), 'CERTIFICATE');
    await writeFile(join(folder, 'client.key'), 'KEY');
    const found = externalTemporal({
      HOME: folder,
      TEMPORAL_ADDRESS: 'eu.example:7233',
      TEMPORAL_TLS: 'true',
      TEMPORAL_TLS_CLIENT_CERT_PATH: join(folder, 'client.pem'),
      TEMPORAL_TLS_CLIENT_KEY_PATH: join(folder, 'client.key'),
      TEMPORAL_TLS_SERVER_NAME: 'temporal.internal',
    });
    expect(found?.connectionOptions.tls).toMatchObject({
      serverNameOverride: 'temporal.internal',
      clientCertPair: { crt: Buffer.from('CERTIFICATE'), key: Buffer.from('KEY') },
    });
  });

  it('comes from a profile of a configuration file', async () => {
    const file = join(folder, 'temporal.toml');
    await writeFile(file, '[profile.eu]\naddress = "eu.example:7233"\nnamespace = "shop"\n');
    const found = externalTemporal({ HOME: folder, TEMPORAL_CONFIG_FILE: file, TEMPORAL_PROFILE: 'eu' });
    expect(found).toMatchObject({ namespace: 'shop', connectionOptions: { address: 'eu.example:7233' } });
  });

  it('is refused without an address, by the names of the variables that are set', () => {
    expect(() => externalTemporal({ HOME: folder, TEMPORAL_NAMESPACE: 'shop' })).toThrow(
      /TEMPORAL_NAMESPACE is set, but no address/,
    );
  });

  it('is refused when a file that it names cannot be read', () => {
    const env = { HOME: folder, TEMPORAL_ADDRESS: 'a:1', TEMPORAL_TLS_CLIENT_CERT_PATH: join(folder, 'none.pem') };
    expect(() => externalTemporal({ ...env, TEMPORAL_TLS_CLIENT_KEY_PATH: join(folder, 'none.key') })).toThrow(
      /none\.(pem|key)/,
    );
  });
});

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const serviceSchema = z.strictObject({
  image: z.string(),
  build: z.string().optional(),
  restart: z.string(),
  init: z.boolean().optional(),
  command: z.array(z.string()).optional(),
  depends_on: z.record(z.string(), z.strictObject({ condition: z.literal('service_healthy') })).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()).optional(),
  deploy: z.strictObject({ replicas: z.string() }).optional(),
  healthcheck: z.union([
    z.strictObject({ disable: z.literal(true) }),
    z.strictObject({
      test: z.array(z.string()),
      interval: z.string(),
      timeout: z.string(),
      retries: z.int(),
      start_period: z.string().optional(),
    }),
  ]),
});
const composeSchema = z.strictObject({
  name: z.string(),
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.null()),
});

const composeText = readFileSync('docker-compose.yml', 'utf8');
const { services, volumes } = composeSchema.parse(parse(composeText, { merge: true }));
const dockerfile = readFileSync('Dockerfile', 'utf8').replaceAll('\\\n', ' ');
const dockerignore = readFileSync('.dockerignore', 'utf8').split('\n');
const exampleEnv = readFileSync('.env.example', 'utf8');

const documented = new Set([...exampleEnv.matchAll(/^# ?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name));
const entries = Object.entries(services);

describe('docker-compose.yml', () => {
  it('has Temporal with PostgreSQL, MongoDB as a replica set, the server and the workers', () => {
    expect(Object.keys(services)).toEqual(['postgresql', 'temporal', 'mongo', 'server', 'worker']);
    expect(services['temporal']?.environment).toMatchObject({ DB: 'postgres12', POSTGRES_SEEDS: 'postgresql' });
    expect(services['mongo']?.command).toEqual(expect.arrayContaining(['--replSet', 'rs0']));
    expect(services['server']?.environment?.['MONGODB_URI']).toMatch(/^mongodb:\/\/mongo:27017\/.*replicaSet=rs0$/);
    expect(services['worker']?.deploy?.replicas).toBe('${DACU_WORKERS:-2}');
  });

  it('publishes on the loopback address only', () => {
    const ports = entries.flatMap(([, service]) => service.ports ?? []);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(services['postgresql']?.ports).toBeUndefined();
  });

  it('pins every image of others to a full version', () => {
    const images = entries.filter(([, service]) => service.build === undefined).map(([, { image }]) => image);
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image ?? '');
    expect(images).toHaveLength(3);
    expect(bases.length).toBeGreaterThan(0);
    for (const image of [...images, ...bases]) expect(image).toMatch(/:\d+\.\d+(\.\d+)?(-\w+)*$/);
  });

  it('waits only for services that have a health check', () => {
    const waits = entries.flatMap(([, service]) => Object.keys(service.depends_on ?? {}));
    expect(waits).toEqual(expect.arrayContaining(['postgresql', 'temporal', 'mongo']));
    for (const name of waits) expect(services[name]?.healthcheck).toHaveProperty('test');
    expect(services['server']?.healthcheck).toHaveProperty('test');
  });

  it('keeps data in volumes that it declares', () => {
    const mounted = entries.flatMap(([, service]) => (service.volumes ?? []).map((volume) => volume.split(':')[0]));
    expect(new Set(mounted)).toEqual(new Set(Object.keys(volumes)));
  });

  it('reads and sets only variables that .env.example explains', () => {
    const read = [...composeText.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const set = ['server', 'worker'].flatMap((name) => Object.keys(services[name]?.environment ?? {}));
    expect(read).toContain('DACU_WORKERS');
    expect(set).toContain('TEMPORAL_ADDRESS');
    for (const name of [...read, ...set]) expect(documented).toContain(name);
  });

  it('runs the commands of the engine that are compiled into the image', () => {
    expect(services['server']?.command).toEqual(['node', 'dist/engine/cli/main.js', 'server']);
    expect(services['worker']?.command).toEqual(['node', 'dist/engine/cli/main.js', 'worker']);
    expect(existsSync('engine/cli/main.ts')).toBe(true);
  });

  const composeVersion = spawnSync('docker', ['compose', 'version']);
  const itWithCompose = composeVersion.status === 0 ? it : it.skip;
  itWithCompose('is accepted by docker compose', () => {
    const { status, stderr } = spawnSync('docker', ['compose', 'config', '--quiet'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});

describe('the Dockerfile', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
    ([, paths]) => paths?.split(' ') ?? [],
  );

  it('copies only what is there and what .dockerignore lets through', () => {
    expect(copied).toContain('package-lock.json');
    for (const path of copied) {
      expect({ path, there: existsSync(path) }).toEqual({ path, there: true });
      expect(dockerignore).toContain(`!${path}`);
    }
  });

  it('copies every folder that the compiler and the editor build read', () => {
    expect(copied).toEqual(expect.arrayContaining(['tsconfig.json', 'rules', 'workflows', 'engine', 'editor']));
  });

  it('runs the server, not as root, with its data in a volume', () => {
    expect(dockerfile).toMatch(/^CMD \["node", "dist\/engine\/cli\/main\.js", "server"\]$/m);
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile.indexOf('USER node')).toBeLessThan(dockerfile.indexOf('CMD ['));
    expect(dockerfile).toMatch(/^VOLUME \/data$/m);
  });

  it('uses only variables that .env.example explains', () => {
    const set = [...(dockerfile.match(/^ENV (.+)$/m)?.[1] ?? '').matchAll(/(\w+)=/g)].map(([, name]) => name);
    expect(set).toContain('DACU_DATA_DIR');
    for (const name of set.filter((each) => each !== 'NODE_ENV')) expect(documented).toContain(name);
  });
});

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';

const LIMIT_MS = 30_000;
const PREPARE = resolve('engine/setup/prepare.mjs');

const LOCK = {
  packages: {
    '': { name: 'shop' },
    'node_modules/express': { version: '5.3.0', integrity: 'sha512-a' },
    'node_modules/only-on-windows': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
};

let root: string;

/** A small clone whose tools are stand-ins that leave what the real ones leave, and write down that they were called. */
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dacu-prepare-'));
  await file('package.json', JSON.stringify({ engines: { node: '>=20.19' } }));
  await file('package-lock.json', JSON.stringify(LOCK));
  await file('engine/main.ts', 'export const port = 8080;');
  await file('rules/clock.ts', 'export {};');
  await file('editor/vite.config.ts', 'export default {};');
  await file('editor/main.tsx', 'export {};');
  await file(
    'bin/npm',
    `#!/bin/sh\necho "npm $*" >> calls\nmkdir -p node_modules/typescript/bin node_modules/vite/bin\ncp -R tools/. node_modules/\ncp package-lock.json node_modules/.package-lock.json\n`,
  );
  await chmod(join(root, 'bin/npm'), 0o755);
  const called = (tool: string): string => `require('fs').appendFileSync('calls', '${tool}\\n');`;
  const leaves = (path: string): string =>
    `require('fs').mkdirSync(require('path').dirname('${path}'), { recursive: true }); require('fs').writeFileSync('${path}', '');`;
  await file(
    'tools/typescript/bin/tsc',
    `${called('tsc')} if (require('fs').readFileSync('engine/main.ts', 'utf8').includes('wrong')) process.exit(2); ${leaves('dist/engine/main.js')} ${leaves('dist/workflows/bundle/build.js')}
     require('fs').writeFileSync('dist/workflows/bundle/build.js', ${JSON.stringify(`import fs from 'node:fs'; fs.appendFileSync('calls', 'bundle\\n'); fs.writeFileSync('dist/workflow-bundle.js', '');`)});`,
  );
  await file('tools/vite/bin/vite.js', `${called('vite')} ${leaves('dist/editor/index.html')}`);
  await file('workflows/bundle/build.ts', 'export {};');
});

afterEach(() => rm(root, { recursive: true, force: true }));

async function file(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
}

const environment = (): NodeJS.ProcessEnv => ({
  PATH: [join(root, 'bin'), process.env['PATH']].join(delimiter),
  NODE_OPTIONS: '',
});

function prepare(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const options = { env: environment(), encoding: 'utf8' } as const;
  return spawnSync(process.execPath, [PREPARE, '--root', root, ...args], options);
}

const due = (): string[] => prepare('--dry-run').stdout.trim().split('\n').filter(Boolean);

/** The tools that ran since the last time of asking. */
async function calls(): Promise<string[]> {
  const text = await readFile(join(root, 'calls'), 'utf8').catch(() => '');
  await rm(join(root, 'calls'), { force: true });
  return text.trim().split('\n').filter(Boolean);
}

const EVERYTHING = ['npm ci --include=dev --ignore-scripts --no-audit --no-fund', 'tsc', 'bundle', 'vite'];

describe('preparing a clone', () => {
  it(
    'does everything in a fresh one, saying what, and nothing the second time',
    async () => {
      expect(due()).toEqual(
        expect.arrayContaining([
          'packages: node_modules is missing',
          'compile: dist/engine is missing',
          'editor: dist/editor is missing',
        ]),
      );
      expect(await calls()).toEqual([]);

      const first = prepare();
      expect(first.status).toBe(0);
      expect(first.stderr).toMatch(/Installing the packages.*Compiling.*Bundling the workflows.*Building the editor/s);
      expect(first.stdout).toBe('');
      expect(await calls()).toEqual(EVERYTHING);

      const second = prepare();
      expect(second).toMatchObject({ status: 0, stdout: '', stderr: '' });
      expect(await calls()).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'does again only what depends on the sources that changed',
    async () => {
      prepare();
      await calls();
      await file('engine/main.ts', 'export const port = 8081;');
      expect(prepare().status).toBe(0);
      expect(await calls()).toEqual(['tsc']);
      await file('editor/main.tsx', 'export const App = 1;');
      expect(prepare().status).toBe(0);
      expect(await calls()).toEqual(['vite']);
      await file('rules/new.ts', 'export {};');
      expect(prepare().status).toBe(0);
      expect(await calls()).toEqual(['tsc', 'bundle', 'vite']);
    },
    LIMIT_MS,
  );

  it(
    'does not mind a file whose time changed and content did not',
    async () => {
      prepare();
      await calls();
      await file('engine/main.ts', 'export const port = 8080;');
      expect(due()).toEqual([]);
    },
    LIMIT_MS,
  );

  it(
    'installs again when the lock file asks for another version, and not for a package of another platform',
    async () => {
      prepare();
      await calls();
      const { 'node_modules/only-on-windows': _other, ...here } = LOCK.packages;
      await file('node_modules/.package-lock.json', JSON.stringify({ packages: here }));
      expect(due()).toEqual([]);
      await file('package-lock.json', JSON.stringify(LOCK).replace('5.3.0', '5.3.1'));
      expect(due()).toContain('packages: node_modules/express is not version 5.3.1');
    },
    LIMIT_MS,
  );

  it(
    'does again what was deleted',
    async () => {
      prepare();
      await calls();
      await rm(join(root, 'dist/workflow-bundle.js'));
      expect(due()).toEqual(['workflows: dist/workflow-bundle.js is missing']);
      prepare();
      expect(await calls()).toEqual(['bundle']);
    },
    LIMIT_MS,
  );

  it(
    'removes what was compiled from a source that is gone',
    async () => {
      prepare();
      await file('dist/engine/old.js', '');
      await file('dist/engine/gone/deep.js', '');
      await rm(join(root, 'rules/clock.ts'));
      prepare();
      await expect(readFile(join(root, 'dist/engine/old.js'))).rejects.toThrow(/ENOENT/);
      await expect(readFile(join(root, 'dist/engine/gone/deep.js'))).rejects.toThrow(/ENOENT/);
      await expect(readFile(join(root, 'dist/engine/main.js'), 'utf8')).resolves.toBe('');
    },
    LIMIT_MS,
  );

  it(
    'stops at a step that fails, and tries it again the next time',
    async () => {
      await file('engine/main.ts', 'wrong');
      const failure = prepare();
      expect(failure.status).toBe(1);
      expect(failure.stderr).toMatch(/Compiling: failed \(exit code 2\)/);
      expect(await calls()).toEqual([EVERYTHING[0], 'tsc']);
      await file('engine/main.ts', 'right');
      expect(prepare().status).toBe(0);
      expect(await calls()).toEqual(['tsc', 'bundle', 'vite']);
    },
    LIMIT_MS,
  );

  it(
    'does the work once when it is asked for twice at the same time',
    async () => {
      const run = async (): Promise<number | null> => {
        const child = spawn(process.execPath, [PREPARE, '--root', root], { env: environment(), stdio: 'ignore' });
        await once(child, 'exit');
        return child.exitCode;
      };
      expect(await Promise.all([run(), run(), run()])).toEqual([0, 0, 0]);
      expect(await calls()).toEqual(EVERYTHING);
    },
    LIMIT_MS,
  );

  it(
    'is not held up by the lock of a process that is no more',
    async () => {
      const gone = spawnSync(process.execPath, ['-e', '']);
      await file('dist/.preparing', String(gone.pid));
      expect(prepare().status).toBe(0);
    },
    LIMIT_MS,
  );

  it(
    'says which Node it needs when this one is too old',
    async () => {
      await file('package.json', JSON.stringify({ engines: { node: '>=99.1' } }));
      const refusal = prepare();
      expect(refusal.status).toBe(1);
      expect(refusal.stderr).toMatch(/needs Node 99\.1 or newer; this is \d+\..*需要 Node 99\.1/s);
      expect(await calls()).toEqual([]);
    },
    LIMIT_MS,
  );
});

import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { packagesProblem } from './packages.mjs';

const STAMPS = 'dist/.prepared.json';
const SOURCES = ['rules', 'workflows', 'engine'];
const TOOLCHAIN = ['package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * What makes a clone ready, in order. Each step says: `title`, whether it `applies` (to be asked when its turn comes),
 * `due` (the reason to do it, or undefined), the `command` for this Node or npm, and what to do when it is `done`.
 */
export function steps(root, purpose) {
  return [
    {
      name: 'packages',
      title: 'Installing the packages (npm ci)',
      applies: () => true,
      due: () => packagesProblem(root),
      // The packages ship prebuilt binaries: none needs its install script, and what does not run can do no harm.
      command: () => npm('ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'),
      done: () => undefined,
    },
    stamped(root, {
      name: 'compile',
      title: 'Compiling',
      applies: () => true,
      inputs: [...SOURCES, ...TOOLCHAIN],
      output: 'dist/engine',
      command: () => [process.execPath, 'node_modules/typescript/bin/tsc', '-p', 'engine/tsconfig.json'],
      done: () => SOURCES.forEach((folder) => removeOrphans(root, folder)),
    }),
    stamped(root, {
      name: 'benches',
      title: 'Compiling the benchmarks',
      // They measure what runs, which is compiled code.
      applies: () => purpose === 'bench',
      inputs: [...SOURCES, 'tests/bench', 'tests/support', ...TOOLCHAIN],
      output: 'dist/tests/bench',
      command: () => [process.execPath, 'node_modules/typescript/bin/tsc', '-p', 'tests/bench/tsconfig.json'],
      done: () => removeOrphans(root, 'tests'),
    }),
    stamped(root, {
      name: 'workflows',
      title: 'Bundling the workflows',
      applies: () => existsSync(join(root, 'dist/workflows/bundle/build.js')),
      inputs: ['rules', 'workflows', ...TOOLCHAIN],
      output: 'dist/workflow-bundle.js',
      command: () => [process.execPath, 'dist/workflows/bundle/build.js'],
      done: () => undefined,
    }),
    stamped(root, {
      name: 'editor',
      title: 'Building the editor',
      applies: () => existsSync(join(root, 'editor/vite.config.ts')),
      inputs: ['rules', 'editor', ...TOOLCHAIN],
      output: 'dist/editor',
      command: () => [
        process.execPath,
        'node_modules/vite/bin/vite.js',
        'build',
        '--config',
        'editor/vite.config.ts',
        '--logLevel',
        'warn',
      ],
      done: () => undefined,
    }),
  ];
}

/** A step that is due when its output is missing, or was made from other inputs than those there are now. */
function stamped(root, step) {
  let current;
  const currentFingerprint = () => (current ??= fingerprint(root, step.inputs));
  return {
    ...step,
    due: () => {
      const unchanged = readStamps(root)[step.name] === currentFingerprint();
      if (!existsSync(join(root, step.output))) return `${step.output} is missing`;
      return unchanged ? undefined : 'its sources have changed';
    },
    done: () => {
      step.done();
      const file = join(root, STAMPS);
      mkdirSync(join(root, 'dist'), { recursive: true });
      // The inputs as they were before the command ran: what was edited meanwhile is still to be built.
      writeFileSync(`${file}.new`, JSON.stringify({ ...readStamps(root), [step.name]: currentFingerprint() }));
      renameSync(`${file}.new`, file);
    },
  };
}

function readStamps(root) {
  try {
    return JSON.parse(readFileSync(join(root, STAMPS), 'utf8'));
  } catch {
    return {};
  }
}

/** Compiled files whose source is gone would still be found by an import, and by nobody who looks for the mistake. */
function removeOrphans(root, folder) {
  const compiled = join(root, 'dist', folder);
  if (!existsSync(compiled)) return;
  for (const name of readdirSync(compiled)) {
    const path = `${folder}/${name}`;
    if (statSync(join(compiled, name)).isDirectory()) {
      if (existsSync(join(root, path))) removeOrphans(root, path);
      else rmSync(join(compiled, name), { recursive: true });
    } else if (/\.js(\.map)?$/.test(name) && !hasSource(root, path)) rmSync(join(compiled, name));
  }
}

function hasSource(root, compiled) {
  const stem = join(root, compiled.replace(/\.js(\.map)?$/, ''));
  return ['.ts', '.tsx', '.json'].some((extension) => existsSync(stem + extension));
}

/** npm as it called us, if it did; else the one on the PATH. */
function npm(...args) {
  const caller = process.env.npm_execpath;
  return caller && /npm-cli\.[cm]?js$/.test(caller) ? [process.execPath, caller, ...args] : ['npm', ...args];
}

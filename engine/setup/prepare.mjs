// Makes a clone ready to run: what is missing or out of date, and nothing else. Plain JavaScript on Node alone, because
// it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const HELP = `Usage: node engine/setup/prepare.mjs [--for start|test|bench|build] [--dry-run]

Installs the packages, compiles, bundles the workflows and builds the editor, each only if it is due.
  --for test   also makes sure of the programs that the tests need (Temporal, Chromium)
  --dry-run    only says what is due
  --root DIR   the clone to prepare (default: the one this file is in)
`;

const root = resolve(option('--root') ?? join(dirname(fileURLToPath(import.meta.url)), '..', '..'));

if (process.argv.includes('--help')) {
  console.log(HELP);
} else {
  checkNode();
  // Loaded only now: an old Node should get to the message above, whatever these files use.
  const { whileLocked } = await import('./lock.mjs');
  const { steps } = await import('./steps.mjs');
  const dryRun = process.argv.includes('--dry-run');
  process.exitCode = dryRun
    ? reportDue(steps(root, option('--for')))
    : await whileLocked(join(root, 'dist', '.preparing'), () => run(steps(root, option('--for'))));
}

function run(all) {
  for (const step of all) {
    const reason = step.applies() ? step.due() : undefined;
    if (reason === undefined) continue;
    say(`${step.title} (${reason})…`);
    const startedAt = Date.now();
    const code = execute(step.command());
    if (code !== 0) return fail(step, code);
    step.done();
    say(`${step.title}: done in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  return option('--for') === 'test' ? execute([process.execPath, 'dist/engine/setup/testPrograms.js']) : 0;
}

function reportDue(all) {
  for (const step of all) {
    const reason = step.applies() ? step.due() : undefined;
    if (reason !== undefined) console.log(`${step.name}: ${reason}`);
  }
  return 0;
}

function execute([program, ...args]) {
  // Progress goes to standard error: the standard output belongs to the command that this prepares for.
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error) console.error(`dacu: ${program} could not be run: ${error.message}`);
  return status ?? 1;
}

function fail(step, code) {
  say(`${step.title}: failed (exit code ${code}); the reason is above.`);
  if (step.name === 'packages')
    say('The packages come from a package registry: is it reachable (npm config get registry)?');
  return 1;
}

function checkNode() {
  const wanted = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace(/[^\d.]/g, '');
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  console.error(
    `Dacu needs Node ${wanted} or newer; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
  console.error(`Dacu 需要 Node ${wanted} 或更高版本，当前是 ${process.versions.node}。请从 https://nodejs.org 获取。`);
  process.exit(1);
}

function option(name) {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
}

function say(text) {
  console.error(`dacu: ${text}`);
}

// The whole test run: type check, lint, format, then the tests. Ends with the line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const results = join(root, 'dist', 'test-results');
const jestJson = join(results, 'jest.json');

const CHECKS = [
  { title: 'types', args: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'] },
  { title: 'lint', args: ['node_modules/oxlint/bin/oxlint', '--type-aware'] },
  { title: 'format', args: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'] },
];

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const failedChecks = CHECKS.filter(({ title, args }) => !passes(`check ${title}`, args));
const jestPassed = passes('tests', [
  'node_modules/jest/bin/jest.js',
  '--json',
  `--outputFile=${jestJson}`,
  '--maxWorkers=2',
  ...process.argv.slice(2),
]);
const { passed, failed, failedSuites } = countTests();

const failedTitles = [...failedChecks.map(({ title }) => `check ${title}`), ...failedSuites];
for (const title of failedTitles) console.error(`failed: ${title}`);
// A run that ends badly without one failed test to show for it (a crash, no test found) has failed all the same.
const unexplained = !jestPassed && failed === 0 ? 1 : 0;
const summary = `${passed} passed, ${failed + failedChecks.length + unexplained} failed`;
writeFileSync(join(results, 'summary'), `${summary}\n`);
console.log(summary);
process.exitCode = jestPassed && failedChecks.length === 0 ? 0 : 1;

function passes(title, args) {
  console.error(`— ${title}`);
  const startedAt = Date.now();
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  console.error(
    `— ${title}: ${status === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`,
  );
  return status === 0;
}

/** From jest's own result. A file that could not even be loaded holds no failed test: it counts as one. */
function countTests() {
  try {
    const result = JSON.parse(readFileSync(jestJson, 'utf8'));
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
      failedSuites: result.testResults
        .filter((suite) => suite.status === 'failed')
        .map((suite) => suite.name.slice(root.length + 1)),
    };
  } catch {
    return { passed: 0, failed: 0, failedSuites: [] };
  }
}

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = process.cwd();

/** What the linter says of one file in a project of its own that has our rules. */
function lintFile(file: string, source: string): { passed: boolean; output: string } {
  const folder = mkdtempSync(join(tmpdir(), 'dacu-layers-'));
  try {
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source);
    const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/oxlint'), [file], {
      cwd: folder,
      encoding: 'utf8',
    });
    return { passed: status === 0, output: stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const importing = (module: string) => `import { thing } from '${module}';\nexport const used = thing;\n`;

describe('the direction of dependencies', () => {
  it.each([
    ['rules/a.ts', '../engine/b.ts'],
    ['rules/deep/a.ts', '../../workflows/b.ts'],
    ['rules/deep/a.ts', '../../editor/b.ts'],
    ['rules/a.ts', 'node:fs'],
    ['rules/a.ts', 'mongoose'],
    ['rules/a.ts', '@temporalio/workflow'],
    ['workflows/a.ts', '../engine/b.ts'],
    ['workflows/deep/a.ts', '../../editor/b.ts'],
    ['engine/a.ts', '../editor/b.ts'],
    ['engine/a.ts', 'react'],
    ['editor/a.ts', '../engine/b.ts'],
    ['editor/a.ts', '../workflows/b.ts'],
    ['editor/a.ts', 'node:fs'],
  ])('forbids %s to import %s', (file, module) => {
    const { passed, output } = lintFile(file, importing(module));
    expect(passed).toBe(false);
    expect(output).toContain('no-restricted-imports');
  });

  it.each([
    ['workflows/a.ts', '../rules/b.ts'],
    ['engine/a.ts', '../rules/b.ts'],
    ['engine/a.ts', '../workflows/b.ts'],
    ['editor/a.ts', '../rules/b.ts'],
    ['rules/a.ts', './b.ts'],
    ['rules/a.ts', 'zod'],
  ])('allows %s to import %s', (file, module) => {
    expect(lintFile(file, importing(module))).toMatchObject({ passed: true });
  });

  it.each(['Date.now()', 'Math.random()'])('forbids %s in rules/, where time and randomness come in', (call) => {
    const { passed, output } = lintFile('rules/a.ts', `export const value = ${call};\n`);
    expect(passed).toBe(false);
    expect(output).toContain('no-restricted-properties');
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestCampaign } from '../support/campaign.ts';
import { fileOf, node, START } from '../support/playbooks.ts';
import type { WrittenPlaybook } from '../support/playbooks.ts';
import { dacu } from './run.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dacu-migrate-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, content: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const waiting = (id: string): WrittenPlaybook => ({
  nodes: [START, node(id, 'wait', { for: 'PT5H' }), node('end', 'end')],
  edges: [`start.started > ${id}`, `${id}.done > end`],
});

describe('dacu migrate', () => {
  it('plans how a campaign goes on: 1 while something stands in the way, 0 when nothing does', async () => {
    const { state } = await TestCampaign.launch(waiting('hold'));
    const [old, fresh] = [put('old.json', fileOf(waiting('hold'))), put('new.json', fileOf(waiting('rest')))];
    const run = (...more: string[]) => dacu(['migrate', old, fresh, '--state', put('state.json', state), ...more]);
    expect(run()).toMatchObject({ code: 1, stdout: expect.stringContaining('migration-node-choice') as string });
    const choices = put('choices.json', { nodes: { hold: { to: 'rest' } } });
    const chosen = run('--choices', choices, '--json');
    expect(chosen.code).toBe(0);
    expect(JSON.parse(chosen.stdout)).toMatchObject({ tokens: [{ node: 'hold', fate: 'moved', to: 'rest' }] });
  });

  it('ends with 2 where the call or a file is wrong', () => {
    const file = put('file.json', fileOf(waiting('hold')));
    expect(dacu(['migrate', file, file]).code).toBe(2);
    expect(dacu(['migrate', file, file, '--state', put('none.json', '{}')]).code).toBe(2);
  });

  it('reads the state from standard input, once', () => {
    const file = put('same.json', fileOf(waiting('hold')));
    const { code, stderr } = dacu(['migrate', file, file, '--state', '-'], {
      input: JSON.stringify({ format: 1, tokens: [] }),
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error missing-field - \/status: /m);
  });

  it('says of another file than a state that it is none, and where there is one', () => {
    const file = put('file.json', fileOf(waiting('hold')));
    const state = put('scenario.json', { format: 'dacu/scenario@1' });
    const { code, stderr } = dacu(['migrate', file, file, '--state', state]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error not-a-campaign-state \S+scenario\.json: .*Temporal/);
  });

  it('ends with 1 on a file that is no JSON, as lint does', () => {
    const file = put('broken.json', '{');
    expect(dacu(['migrate', file])).toMatchObject({ code: 1, stderr: expect.stringContaining(file) as string });
    expect(dacu(['lint', file])).toMatchObject({ code: 1, stdout: expect.stringContaining(file) as string });
  });

  it('leaves a file of the newest format as it is, and refuses a later one', () => {
    const text = JSON.stringify(fileOf(waiting('hold')), null, 3);
    const file = put('text.json', text);
    expect(dacu(['migrate', file])).toMatchObject({ code: 0, stdout: text });
    dacu(['migrate', file, '--write']);
    expect(readFileSync(file, 'utf8')).toBe(text);
    const later = put('later.json', text.replace('playbook@1', 'playbook@2'));
    expect(dacu(['migrate', later])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Update the program') as string,
    });
  });
});

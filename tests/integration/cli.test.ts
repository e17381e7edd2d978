import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { problemSchema } from '../../rules/api/common.ts';
import { runCli, startCli } from '../support/processes.ts';
import type { Ended, StartOptions } from '../support/processes.ts';

const LIMIT_MS = 120_000;
const START_LIMIT_MS = 120_000;
const PLAYBOOK = 'tests/fixtures/hot-item-night.playbook.json';
const SCENARIO = 'tests/fixtures/hot-item-night.scenario.json';
const COMMANDS = ['start', 'demo', 'lint', 'simulate', 'schema', 'server', 'worker'];

let folder: string;
let playbookText: string;
let scenarioText: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dacu-cli-'));
  playbookText = await readFile('docs/examples/quick-restock.json', 'utf8');
  scenarioText = await readFile(SCENARIO, 'utf8');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function fileOf(content: string | Uint8Array): Promise<string> {
  files += 1;
  const path = join(folder, `${files}.json`);
  await writeFile(path, content);
  return path;
}

const cli = (args: readonly string[], options?: StartOptions): Promise<Ended> => runCli(args, options);
const noTrace = ({ stdout, stderr }: Ended): void => expect(stdout + stderr).not.toMatch(/^\s+at |node:internal/m);

/** A playbook changed so that it is wrong in one way. */
// oxlint-disable-next-line typescript/no-explicit-any -- what is broken has no type
type Breaking = (playbook: any) => unknown;
const broken = (change: Breaking, text = playbookText): string => {
  const value: unknown = JSON.parse(text);
  change(value);
  return JSON.stringify(value, null, 2);
};

describe('help', () => {
  it(
    'is there for every command, with exit code 0, and named by the program itself',
    async () => {
      const [all, version] = await Promise.all([cli(['--help']), cli(['--version'])]);
      expect([all.code, all.stderr, version.code]).toEqual([0, '', 0]);
      for (const command of COMMANDS) expect(all.stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
      expect(version.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
      for (const command of COMMANDS) {
        const help = await cli([command, '--help']);
        expect([help.code, help.stderr]).toEqual([0, '']);
        expect(help.stdout).toMatch(new RegExp(`^Usage: dacu ${command}\\b`));
      }
    },
    LIMIT_MS,
  );
});

describe('a wrong call', () => {
  it.each([
    [[], /^Usage: dacu/],
    [['nonsense'], /unknown command 'nonsense'/],
    [['lint'], /missing required argument 'file'/],
    [['lint', PLAYBOOK, '--mend'], /unknown option '--mend'/],
    [['lint', PLAYBOOK, PLAYBOOK], /too many arguments/],
    [['simulate', PLAYBOOK], /required option '--scenario <file>'/],
    [['backtest', PLAYBOOK, '--scenario', SCENARIO], /give --orders <file>, --metrics <file>/],
    [['schema', 'twice'], /too many arguments/],
    [['start', '--json'], /unknown option '--json'/],
    [['server', 'now'], /too many arguments/],
    [['worker', '--fast'], /unknown option '--fast'/],
    [['demo', '--speed', '0'], /must be a number above 0/],
    [['demo', '--speed', 'fast'], /must be a number above 0/],
    [['demo', '--seed', '-1'], /must be a number above 0/],
  ])(
    '%j has exit code 2, its reason on stderr, and nothing on stdout',
    async (args, reason) => {
      const ended = await cli(args);
      expect([ended.code, ended.stdout]).toEqual([2, '']);
      expect(ended.stderr).toMatch(reason);
      expect(ended.stderr).toContain('--help');
      noTrace(ended);
    },
    LIMIT_MS,
  );
});

describe('lint', () => {
  it(
    'of a sound playbook, from a file or from standard input, has exit code 0',
    async () => {
      const [file, input, json] = await Promise.all([
        cli(['lint', PLAYBOOK]),
        cli(['lint', '-'], { input: playbookText }),
        cli(['lint', '--json', PLAYBOOK]),
      ]);
      expect([file.code, input.code, json.code]).toEqual([0, 0, 0]);
      expect(JSON.parse(json.stdout)).toMatchObject({ ok: true });
    },
    LIMIT_MS,
  );

  const set = { id: 'lonely', kind: 'set', phase: 'live', title: 'L', config: { assign: { a: '1' } } };
  const position = { x: 0, y: 0 };
  const cases: readonly (readonly [what: string, content: () => string | Uint8Array, problem: RegExp])[] = [
    ['no JSON', () => playbookText.replace('"nodes": [', '"nodes": [ oops'), /not-json \/: .*Line \d+, column \d+/],
    ['a file that was cut off', () => playbookText.slice(0, 900), /not-json \/: .*ends in the middle/],
    ['an empty file', () => '', /not-json \/: .*nothing in it/],
    ['a binary file', () => new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0x00, 0xff]), /not-utf-8 \/: .*UTF-8/],
    ['huge nesting', () => '['.repeat(500_000), /nested-too-deeply \/: .*Line 1/],
    ['another JSON', () => '[]', /not-a-playbook \/: .*dacu\/playbook@1/],
    ['a newer format', () => broken((p) => (p.format = 'dacu/playbook@9')), /newer-format \/format: .*Update/],
    ['an unknown kind', () => broken((p) => (p.nodes[1].kind = 'wiat')), /unknown-kind \/nodes\/1\/kind .*“wait”/],
    [
      'an unknown kind with line ends and escape codes in it',
      () => broken((p) => (p.nodes[1].kind = 'a\nb\u001b[31m')),
      /unknown-kind \/nodes\/1\/kind .*“a b \[31m”/,
    ],
    ['an unknown field', () => broken((p) => (p.nodez = [])), /unknown-field \/nodez: .*“nodes”/],
    ['wrong types', () => broken((p) => (p.nodes[0].position = 'here')), /wrong-type \/nodes\/0\/position /],
    ['a node that is null', () => broken((p) => (p.nodes[2] = null)), /wrong-type \/nodes\/2: /],
    ['a dangling edge', () => broken((p) => (p.edges[1].to = 'nowhere')), /dangling-edge \/edges\/1\/to: .*nowhere/],
    [
      'an unreachable node',
      () => broken((p) => p.nodes.push({ ...set, position })),
      /unreachable \/nodes\/7 \(lonely\): .*Connect it or delete it/,
    ],
    [
      'a join that can never complete',
      () =>
        broken((p) => {
          p.nodes.push({ id: 'j', kind: 'join', phase: 'live', title: 'J', config: { mode: { n: 5 } }, position });
          p.nodes.push({ id: 'e', kind: 'end', phase: 'live', title: 'E', config: { scope: 'branch' }, position });
          p.edges.push({ id: 'j1', from: 'raise', outcome: 'done', to: 'j' });
          p.edges.push({ id: 'j2', from: 'j', outcome: 'joined', to: 'e' });
        }),
      /join-needs-more \/nodes\/7\/config\/mode \(j\): .*5 branches/,
    ],
    [
      'a condition on an unknown metric',
      () => broken((p) => (p.nodes[5].config.rules[0].conditions.all[0].params.id = 'uvv')),
      /unknown-metric \/nodes\/5\/config\/rules\/0\/conditions\/all\/0\/params\/id .*“uv”/,
    ],
    [
      'an anchor cycle',
      () => broken((p) => Object.assign(p.anchors, { T1: { title: '1', at: 'T2' }, T2: { title: '2', at: 'T1' } })),
      /anchor-cycle \/anchors\/T1: .*T1 → T2 → T1/,
    ],
  ];

  const linesOf = ({ stdout }: Ended): readonly string[] =>
    stdout
      .trimEnd()
      .split('\n')
      .filter((line) => !line.startsWith('  fix: '));

  it.each(cases)(
    'refuses %s with code, place and way out, a line each',
    async (_what, content, problem) => {
      const path = await fileOf(content());
      const text = await cli(['lint', path]);
      expect([text.code, text.stderr]).toEqual([1, '']);
      for (const line of linesOf(text)) expect(line).toContain(` ${path}`);
      const lines = linesOf(text).map((line) => line.replace(` ${path}:`, ' /:').replace(` ${path} `, ' '));
      expect(lines.filter((line) => problem.test(line))).not.toEqual([]);
      for (const line of lines) expect(line).toMatch(/^(error|warning) [a-z0-9-]+ \/\S*( \(\w+\))?: \S.{5,}$/);
      noTrace(text);
    },
    LIMIT_MS,
  );

  it(
    'gives the same as JSON, each problem with its place and both languages',
    async () => {
      const wrong = (p: Parameters<Breaking>[0]) => {
        p.edges[1].to = 'nowhere';
        p.nodes.push({ ...set, position });
      };
      const file = await fileOf(broken(wrong));
      const [text, json] = await Promise.all([cli(['lint', file]), cli(['lint', '--json', file])]);
      expect([json.code, json.stderr]).toEqual([1, '']);
      const { ok, problems } = z
        .strictObject({ ok: z.boolean(), problems: z.array(problemSchema) })
        .parse(JSON.parse(json.stdout));
      expect([ok, problems.length]).toEqual([false, linesOf(text).length]);
      expect(problems.length).toBeGreaterThan(1);
    },
    LIMIT_MS,
  );

  it(
    'together with the playbooks that it runs, finds what they need and are not given',
    async () => {
      const child = { id: 'child', kind: 'playbook', phase: 'live', title: 'C', position };
      const other = await fileOf(
        broken((p) => {
          p.id = 'other';
          p.parameters.must = { type: 'number', title: 'Must be given' };
        }),
      );
      const file = await fileOf(
        broken((p) => {
          p.nodes.push({ ...child, config: { ref: 'other', parameters: {}, anchors: {} } });
          p.edges.push({ id: 'to', from: 'raise', outcome: 'done', to: 'child' });
          p.edges.push({ id: 'on', from: 'child', outcome: 'completed', to: p.nodes.at(-2).id });
        }),
      );
      const [alone, together] = await Promise.all([cli(['lint', file]), cli(['lint', file, '--playbook', other])]);
      expect(alone.stdout).not.toContain('must');
      expect(together.code).toBe(1);
      expect(together.stdout).toMatch(/^error [a-z-]+ \S+ \/nodes\/\d+\/config\S* \(child\): .*must/m);
    },
    LIMIT_MS,
  );

  it(
    'says in the terminal’s language what is wrong',
    async () => {
      const file = await fileOf('{"format": }');
      const { stdout } = await cli(['lint', file], { env: { LANG: 'zh_CN.UTF-8' } });
      expect(stdout).toMatch(/^error not-json \S+: 不是有效的 JSON。第 1 行第 12 列：/);
    },
    LIMIT_MS,
  );

  it(
    'of a file that is not there, or is a folder, has exit code 2',
    async () => {
      await mkdir(join(folder, 'folder'));
      for (const [path, reason] of [
        [join(folder, 'nothing.json'), 'there is no such file.'],
        [join(folder, 'folder'), 'it is a folder, not a file.'],
      ] as const) {
        const [text, json] = await Promise.all([cli(['lint', path]), cli(['lint', '--json', path])]);
        expect([text.code, text.stdout]).toEqual([
          2,
          `error file-unreadable ${path}: Cannot read “${path}”: ${reason}\n`,
        ]);
        expect([json.code, JSON.parse(json.stdout)]).toMatchObject([2, { problems: [{ code: 'file-unreadable' }] }]);
      }
    },
    LIMIT_MS,
  );
});

describe('simulate', () => {
  it(
    'plays a campaign to its end: one JSON document with --json, else a line for each entry',
    async () => {
      const [json, text] = await Promise.all([
        cli(['simulate', PLAYBOOK, '--scenario', SCENARIO, '--json']),
        cli(['simulate', PLAYBOOK, '--scenario', SCENARIO]),
      ]);
      expect([json.code, json.stderr, text.code]).toEqual([0, '', 0]);
      const simulation = z
        .looseObject({ status: z.string(), log: z.array(z.unknown()) })
        .parse(JSON.parse(json.stdout));
      expect(simulation.status).toBe('completed');
      const lines = text.stdout.trimEnd().split('\n');
      expect(lines).toHaveLength(simulation.log.length + 1);
      // Each says what was decided and done, not only where.
      expect(lines).toContain('2026-11-11T00:00:00+08:00 ruleFired watchStock rule=low rows=["A"]');
      expect(lines).toContainEqual(
        expect.stringMatching(/effectFailed addBudget attempt=1 final=false error=timeout$/),
      );
    },
    LIMIT_MS,
  );

  it(
    'that ends otherwise than completed has exit code 1',
    async () => {
      const scenario = await fileOf(broken((s) => (s.people = {}), scenarioText));
      const ended = await cli(['simulate', PLAYBOOK, '--scenario', scenario, '--json']);
      expect([ended.code, z.looseObject({ status: z.string() }).parse(JSON.parse(ended.stdout)).status]).toEqual([
        1,
        'waiting',
      ]);
    },
    LIMIT_MS,
  );

  it.each<[string, () => string, RegExp]>([
    ['no JSON', () => '{"format": ', /not-json \/: /],
    ['another file', () => playbookText, /not-a-scenario \/format: .*dacu\/scenario@1/],
    ['huge nesting', () => `{"parameters":{"x":${'['.repeat(100_000)}`, /nested-too-deeply \/: /],
    ['an anchor missing', () => broken((s) => (s.anchors = {}), scenarioText), /anchor-missing \/anchors\/T0: /],
    ['an unknown anchor', () => broken((s) => (s.anchors.T9 = s.anchors.T0), scenarioText), /\/anchors\/T9: .*T0, T1/],
    ['an unknown parameter', () => broken((s) => (s.parameters.nope = 1), scenarioText), /\/parameters\/nope: /],
    ['an unknown metric', () => broken((s) => (s.metrics.uvv = []), scenarioText), /unknown-metric \/metrics\/uvv: /],
    [
      'two rows of one id',
      () => broken((s) => (s.datasets.skus[1].id = 'A'), scenarioText),
      /duplicate-row \/datasets\/skus\/1\/id: .*“A”/,
    ],
    [
      'an instant that is none',
      () => broken((s) => (s.metrics.uv[0][0] = 'T9 + PT1H'), scenarioText),
      /unknown-anchor \/metrics\/uv\/0\/0: /,
    ],
  ])(
    'refuses a scenario with %s, with exit code 2',
    async (_what, content, problem) => {
      const path = await fileOf(content());
      const text = await cli(['simulate', PLAYBOOK, '--scenario', path]);
      expect([text.code, text.stdout]).toEqual([2, '']);
      expect(text.stderr).toContain(` ${path}`);
      expect(text.stderr.replaceAll(` ${path}:`, ' /:').replaceAll(` ${path} `, ' ')).toMatch(problem);
      noTrace(text);
    },
    LIMIT_MS,
  );

  it(
    'refuses it in JSON too, with nothing on stderr',
    async () => {
      const json = await cli(['simulate', PLAYBOOK, '--scenario', await fileOf(playbookText), '--json']);
      expect([json.code, json.stderr]).toEqual([2, '']);
      const { problems } = z.object({ problems: z.array(problemSchema) }).parse(JSON.parse(json.stdout));
      expect(problems.map(({ code }) => code)).toEqual(['not-a-scenario']);
    },
    LIMIT_MS,
  );

  it(
    'refuses a playbook with errors, with exit code 1, and one that is not there with 2',
    async () => {
      const file = await fileOf(broken((p) => (p.edges[1].to = 'nowhere')));
      const wrong = await cli(['simulate', file, '--scenario', SCENARIO]);
      expect([wrong.code, wrong.stdout]).toEqual([1, '']);
      expect(wrong.stderr).toMatch(/^error dangling-edge /);
      expect((await cli(['simulate', join(folder, 'none'), '--scenario', SCENARIO])).code).toBe(2);
      expect((await cli(['simulate', PLAYBOOK, '--scenario', join(folder, 'none')])).code).toBe(2);
    },
    LIMIT_MS,
  );
});

describe('schema', () => {
  it(
    'prints one JSON Schema',
    async () => {
      const [plain, json] = await Promise.all([cli(['schema']), cli(['schema', '--json'])]);
      expect([plain.code, plain.stderr, json.stdout]).toEqual([0, '', plain.stdout]);
      expect(JSON.parse(plain.stdout)).toMatchObject({ type: 'object', properties: { format: {}, nodes: {} } });
    },
    LIMIT_MS,
  );
});

describe('what cannot start', () => {
  /** In one line on stderr, after what was under way. */
  const why = ({ code, stdout, stderr }: Ended) => {
    const [line = '', ...more] = stderr
      .trimEnd()
      .split('\n')
      .filter((each) => !each.startsWith('Starting'));
    return { code, stdout, line, more };
  };
  const inOneLine = (reason: RegExp) => ({
    code: 1,
    stdout: '',
    line: expect.stringMatching(reason) as unknown,
    more: [],
  });

  it.each(['server', 'worker'])(
    '%s without shared services says which it needs',
    async (part) => {
      expect(why(await cli([part], { env: { DACU_DATA_DIR: join(folder, 'parts') } }))).toEqual(
        inOneLine(/MONGODB_URI and TEMPORAL_ADDRESS/),
      );
    },
    LIMIT_MS,
  );

  it(
    'names the variable of the environment that is wrong',
    async () => {
      expect(why(await cli(['start'], { env: { PORT: 'eighty' } }))).toEqual(
        inOneLine(/PORT: .*number.*\.env\.example/),
      );
      const zh = await cli(['start'], { env: { PORT: '99999', LANG: 'zh_CN.UTF-8' } });
      expect(why(zh)).toEqual(inOneLine(/^环境变量有误：PORT: /));
    },
    LIMIT_MS,
  );

  it(
    'is an engine whose data folder is in use, or whose port is',
    async () => {
      const env = { PORT: '0', DACU_DATA_DIR: join(folder, 'data'), DACU_LOG_LEVEL: 'error' };
      const running = startCli(['start'], { env });
      const [, url = ''] = await running.says(/Ready: (\S+)/, START_LIMIT_MS);
      const inUse = new RegExp(`${join(folder, 'data')}.* is in use by process ${running.pid}\\..*DACU_DATA_DIR`);
      const other = startCli(['start'], {
        env: { ...env, DACU_DATA_DIR: join(folder, 'other'), PORT: new URL(url).port },
      });
      expect(why(await cli(['start'], { env }))).toEqual(inOneLine(inUse));
      const demo = await cli(['demo', '--json'], { env });
      expect(demo.code).toBe(1);
      expect(demo.stderr).toMatch(inUse);
      expect(JSON.parse(demo.stdout)).toMatchObject({ status: 'failed', problems: [{ code: 'store-in-use' }] });
      expect(why(await other.ended)).toEqual(
        inOneLine(/^Cannot listen on 127\.0\.0\.1, port \d+: another program does\. .*PORT=/),
      );

      const stopped = await running.stop();
      expect([stopped.code, stopped.stdout]).toEqual([0, '']);
      // What stopped, let its folder go.
      const again = startCli(['start'], { env });
      await again.says(/Ready: /, START_LIMIT_MS);
      expect((await again.stop()).code).toBe(0);
    },
    3 * START_LIMIT_MS,
  );
});

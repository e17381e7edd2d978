import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import type { CampaignState } from '../../rules/interpreter/state.ts';
import { migrationChoicesSchema, NO_CHOICES } from '../../rules/migration/choices.ts';
import { planMigration } from '../../rules/migration/migrate.ts';
import type { MigrationPlan } from '../../rules/migration/migrate.ts';
import { CURRENT_FORMAT, formatName } from '../../rules/playbook/format/formats.ts';
import { upgradeText } from '../../rules/playbook/format/playbook-text.ts';
import { parseJsonText } from '../../rules/json-text.ts';
import { prepare } from '../../rules/playbook/program.ts';
import { problemsFromZod } from '../../rules/playbook/zod-problems.ts';
import { defineProblem } from '../../rules/problems/problem.ts';
import { failed, ok } from '../../rules/problems/result.ts';
import type { Result } from '../../rules/problems/result.ts';
import { about, exitOf, readPlaybook, readText } from './files.ts';
import { EXIT, inFile, printJson, problemLine, progress, reportProblems } from './output.ts';

const otherNodes = defineProblem('state-of-another-playbook', {
  en: 'The state has a token at “{node}”, which the old playbook does not have. Give the playbook that the campaign runs from.',
  'zh-CN': '状态中有处于“{node}”的流程，但旧方案没有该节点。请提供活动实际运行的方案。',
});

const notAState = defineProblem('not-a-campaign-state', {
  en: 'This is not the state of a running campaign. Its workflow in Temporal, campaign/ID, tells it when it is asked for the query “state”.',
  'zh-CN': '这不是运行中活动的状态。请向 Temporal 中的工作流 campaign/ID 发起查询“state”来获取。',
});

/** Enough of a state to plan with; the rest was written by the engine and is taken as it is. */
const stateShape = z.looseObject({
  format: z.literal(1),
  status: z.string(),
  nowMs: z.number(),
  tokens: z.array(z.looseObject({ id: z.number(), node: z.string(), state: z.string() })),
  timers: z.array(z.looseObject({ token: z.number(), dueMs: z.number() })),
  parameters: z.record(z.string(), z.unknown()),
  anchors: z.record(z.string(), z.number()),
});

const looksLikeState = z.looseObject({ format: z.number(), tokens: z.array(z.unknown()) });

interface Options {
  readonly state?: string;
  readonly choices?: string;
  readonly write?: boolean;
  readonly json?: boolean;
}

export const migrateCommand = (): Command =>
  new Command('migrate')
    .description(
      'With two playbooks and --state: plan how a running campaign goes on under the new one. With one: bring the file to the newest format.',
    )
    .argument('<playbook>', 'the playbook that the campaign runs from; or the file to bring to the newest format')
    .argument('[new]', 'the playbook that the campaign should go on under')
    .option('--state <file>', 'the campaign’s state (JSON), with two playbooks')
    .option(
      '--choices <file>',
      'what a person decides (JSON): {nodes: {NODE: {to} | {end: true}}, parameters, anchors}',
    )
    .option('--write', 'with one playbook: write the file instead of printing it')
    .option('--json', 'print one JSON document: the plan, or {from, to, text}')
    .action(async (file: string, fresh: string | undefined, options: Options) => {
      if (fresh === undefined) await upgrade(file, options);
      else await plan(file, fresh, options);
    });

async function upgrade(file: string, { write = false, json = false }: Options): Promise<void> {
  const read = await readText(file);
  const upgraded = about(file, read.ok ? upgradeText(read.value) : read);
  if (!upgraded.ok) return reportProblems(upgraded.problems, json, exitOf(upgraded.problems));
  const { text, from } = upgraded.value;
  if (write && file !== '-' && read.ok && text !== read.value) await writeFile(file, text);
  if (json) printJson({ from: formatName(from), to: formatName(CURRENT_FORMAT), text });
  else if (write) progress(`${formatName(from)} → ${formatName(CURRENT_FORMAT)}`);
  else process.stdout.write(text);
}

async function plan(old: string, fresh: string, { state: stateFile, choices, json = false }: Options): Promise<void> {
  if (stateFile === undefined) {
    progress('A plan needs the campaign’s state: --state FILE.');
    process.exitCode = EXIT.usage;
    return;
  }
  const [before, after] = [await readPlaybook(old), await readPlaybook(fresh)];
  const state = await readState(stateFile);
  const chosen = choices === undefined ? ok(NO_CHOICES) : await readJson(choices, migrationChoicesSchema);
  if (!before.ok || !after.ok || !state.ok || !chosen.ok) {
    const problems = [before, after, state, chosen].flatMap((each) => (each.ok ? [] : each.problems));
    return reportProblems(problems, json, EXIT.usage);
  }
  const [from, to] = [prepare(before.value), prepare(after.value)];
  const lost = state.value.tokens.filter((token) => !from.nodes.has(token.node));
  if (lost.length > 0)
    return reportProblems(
      inFile(
        stateFile,
        lost.map(({ node }, index) => otherNodes(`/tokens/${index}`, { node })),
      ),
      json,
      EXIT.usage,
    );
  const planned = planMigration(from, to, state.value as unknown as CampaignState, chosen.value);
  if (json) printJson(planned);
  else print(planned);
  process.exitCode = planned.refused.length + planned.needs.length > 0 ? EXIT.found : EXIT.ok;
}

/** A campaign’s state: what is none of it is said to be so, not what it lacks for one. */
async function readState(file: string): Promise<Result<z.infer<typeof stateShape>>> {
  const json = await readJson(file, z.unknown());
  if (!json.ok) return json;
  const isState = looksLikeState.safeParse(json.value).success;
  return isState ? shaped(file, json.value, stateShape) : about(file, failed(notAState('')));
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<Result<T>> {
  const read = await readText(file);
  const json = read.ok ? parseJsonText(read.value) : read;
  return json.ok ? shaped(file, json.value, schema) : about(file, json);
}

function shaped<T>(file: string, json: unknown, schema: z.ZodType<T>): Result<T> {
  const parsed = schema.safeParse(json);
  return parsed.success ? ok(parsed.data) : about(file, failed(...problemsFromZod(parsed.error, json)));
}

function print({ tokens, timers, parameters, refused, needs, warnings }: MigrationPlan): void {
  const line = (text: string) => void process.stdout.write(`${text}\n`);
  for (const { node, fate, to } of tokens) line(`${fate.padEnd(8)} ${node}${to === undefined ? '' : ` → ${to}`}`);
  const iso = (ms: number | null) => (ms === null ? '–' : new Date(ms).toISOString());
  for (const { node, what, fromMs, toMs } of timers) line(`timer    ${node} ${what}: ${iso(fromMs)} → ${iso(toMs)}`);
  for (const { parameter, fate, from, to } of parameters.filter((each) => each.fate !== 'kept'))
    line(`${fate.padEnd(8)} ${parameter}: ${JSON.stringify(from) ?? '–'} → ${JSON.stringify(to) ?? '–'}`);
  for (const problem of [...refused, ...needs, ...warnings]) line(problemLine(problem));
}

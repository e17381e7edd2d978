import { completeExample } from '../kinds/complete-example.ts';
import { KINDS, kinds } from '../kinds/registry.ts';
import type { KindSpec, Outcome } from '../kinds/spec.ts';
import { LOG_TYPES } from '../interpreter/messages.ts';
import { noteSchema } from '../playbook/notes.ts';
import { anchorSchema, edgeSchema, parameterSchema, phaseSchema, playbookSchema } from '../playbook/schema.ts';
import { demandSchema } from '../simulate/demand.ts';
import { scenarioSchema } from '../simulate/scenario.ts';
import { actionTable, dimensionTable, factTable, functionTable, metricTable, operatorTable } from './catalogues.ts';
import { fieldTable } from './field-table.ts';
import { LOG_WORDS } from './log-words.ts';
import { code, json, section, table } from './markdown.ts';
import { CONDITIONS, EXPRESSIONS, FACTS, FILE, HEAD, INSTANTS, METRICS, SCENARIO } from './prose.ts';

/** docs/language.md: the language of playbooks and scenarios, from the definitions that the product runs by. */
export const languageMarkdown = (): string =>
  [
    HEAD,
    section(2, 'The file 方案文件', FILE, fieldTable(playbookFields)),
    section(3, 'Anchors 时间锚点', fieldTable(anchorSchema)),
    section(3, 'Phases 阶段', fieldTable(phaseSchema)),
    section(3, 'Parameters 参数', fieldTable(parameterSchema)),
    section(3, 'Edges 连线', fieldTable(edgeSchema)),
    section(3, 'Notes 便签', fieldTable(noteSchema)),
    section(2, 'Instants, durations, money 时间、时长与金额', INSTANTS),
    section(2, 'Conditions 条件', CONDITIONS, operatorTable()),
    section(3, 'Facts 事实', FACTS, factTable()),
    section(2, 'Expressions 表达式', EXPRESSIONS, functionTable()),
    section(2, 'Node kinds 节点类型', ...KINDS.map((kind) => kindSection(kinds[kind] as unknown as AnyKind))),
    section(2, 'Metrics 指标', METRICS, metricTable(), dimensionTable()),
    section(2, 'Actions 动作', actionTable()),
    section(2, 'Log 日志', logTable()),
    section(2, 'Scenario 场景文件', SCENARIO, fieldTable(scenarioFields)),
    section(3, 'Demand model 需求模型', fieldTable(demandSchema)),
  ].join('\n');

/** What has a section of its own is not told twice. */
const playbookFields = playbookSchema.omit({
  anchors: true,
  phases: true,
  parameters: true,
  nodes: true,
  edges: true,
  notes: true,
});
const scenarioFields = scenarioSchema.omit({ demand: true });

type AnyKind = KindSpec<string, unknown>;

function kindSection({ kind, title, help, config, example, outcomes }: AnyKind): string {
  const [first] = example.nodes;
  return section(
    3,
    `${kind}: ${title.en} ${title['zh-CN']}`,
    `${help.en}\n\n${help['zh-CN']}\n`,
    fieldTable(config),
    outcomeTable(outcomes(config.parse(first?.config))),
    'Example:\n',
    json(shownOf(example)),
  );
}

function outcomeTable(outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return 'No outcomes: the token ends here.\n';
  return table(
    ['outcome in the example', 'English', '中文', 'edge', 'also'],
    outcomes.map(({ id, title, required, many, fires }) => [
      code(id),
      title.en,
      title['zh-CN'],
      required ? 'required' : 'optional',
      [
        ...(many ? ['may have several edges'] : []),
        ...(fires ? ['sends further tokens while the node stays'] : []),
      ].join('; '),
    ]),
  );
}

/** The nodes and edges of the playbook that an example stands for, without what only places them. */
function shownOf(example: AnyKind['example']): unknown {
  const { nodes, edges, parameters } = completeExample(example) as unknown as ExampleFile;
  return {
    ...(Object.keys(parameters).length > 0 && { parameters }),
    nodes: nodes.map(({ id, kind, title, config }) => ({ id, kind, title, config })),
    edges,
  };
}

interface ExampleFile {
  readonly parameters: object;
  readonly nodes: readonly Readonly<Record<'id' | 'kind' | 'title' | 'config', unknown>>[];
  readonly edges: readonly object[];
}

const logTable = (): string =>
  table(
    ['type', 'English', '中文'],
    LOG_TYPES.map((type) => [code(type), LOG_WORDS[type].en, LOG_WORDS[type]['zh-CN']]),
  );

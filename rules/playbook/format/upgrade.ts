import { kinds } from '../../kinds/registry.ts';
import type { Kind } from '../../kinds/registry.ts';
import { defineProblem } from '../../problems/problem.ts';
import { failed, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { isRecord } from '../../json.ts';
import { CURRENT_FORMAT, formatName, formatNumber } from './formats.ts';

/** A file, or a part of one, as JSON has it. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** From one format of the file to the next one. Pure; what it is given is not checked yet. */
export interface FormatStep {
  /** The number of the format that it starts from. */
  readonly from: number;
  migrate(file: JsonRecord): JsonRecord;
}

/** The same for the config of one kind of node, which belongs to the kind. */
export interface ConfigMigration {
  readonly from: number;
  migrate(config: JsonRecord): JsonRecord;
}

/** All formats that were ever written, and how one becomes the next. */
export interface Formats {
  readonly current: number;
  /** One for each format before the current one. */
  readonly steps: readonly FormatStep[];
  configMigrations(kind: string): readonly ConfigMigration[];
}

/** There is no format before the first. */
const STEPS: readonly FormatStep[] = [];

export const FORMATS: Formats = {
  current: CURRENT_FORMAT,
  steps: STEPS,
  configMigrations: (kind) => (Object.hasOwn(kinds, kind) ? (kinds[kind as Kind].migrations ?? []) : []),
};

const notAPlaybook = defineProblem('not-a-playbook', {
  en: 'This is not a playbook: a JSON object with "format": "{known}" is expected.',
  'zh-CN': '这不是方案文件：应为含有 "format": "{known}" 的 JSON 对象。',
});
const newerFormat = defineProblem('newer-format', {
  en: 'This file has the format “{found}”, which this version does not know (it knows up to {known}). Update the program to open it; the file is as it was.',
  'zh-CN': '文件格式为“{found}”，当前版本不支持（最高支持 {known}）。请升级程序后再打开，文件未作改动。',
});
const unknownFormat = defineProblem('unknown-format', {
  en: 'There never was a format “{found}”; the present one is {known}. Check the field “format”.',
  'zh-CN': '不存在格式“{found}”，当前格式为 {known}。请检查 format 字段。',
});

export interface Upgraded {
  readonly file: JsonRecord;
  /** The number of the format that it was written in. */
  readonly from: number;
}

/** The file in the current format, step by step; a file of a later format is refused, and left alone. */
export function upgradeFormat(json: unknown, formats: Formats = FORMATS): Result<Upgraded> {
  const known = formatName(formats.current);
  if (!isRecord(json) || !Object.hasOwn(json, 'format')) return failed(notAPlaybook('', { known }));
  const from = formatNumber(json['format']);
  const found = String(json['format']);
  if (from === undefined) return failed(notAPlaybook('/format', { known }));
  if (from > formats.current) return failed(newerFormat('/format', { found, known }));
  let file: JsonRecord = json;
  for (let format = from; format < formats.current; format++) {
    const step = formats.steps.find((each) => each.from === format);
    if (!step) return failed(unknownFormat('/format', { found, known }));
    file = { ...withConfigs(step.migrate(file), format, formats), format: formatName(format + 1) };
  }
  return ok({ file, from });
}

function withConfigs(file: JsonRecord, format: number, formats: Formats): JsonRecord {
  const { nodes } = file;
  if (!Array.isArray(nodes)) return file;
  return {
    ...file,
    nodes: nodes.map((node: unknown) => {
      if (!isRecord(node) || !isRecord(node['config'])) return node;
      const migrations = formats.configMigrations(String(node['kind'])).filter((each) => each.from === format);
      return migrations.length === 0
        ? node
        : { ...node, config: migrations.reduce((config, each) => each.migrate(config), node['config'] as JsonRecord) };
    }),
  };
}

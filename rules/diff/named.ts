import { z } from 'zod';
import { conditions } from '../conditions/schema.ts';
import { field } from '../playbook/fields.ts';
import { anchorSchema, parameterSchema, PHASES, phaseSchema } from '../playbook/schema.ts';
import type { Playbook } from '../playbook/schema.ts';
import { isRecord } from '../json.ts';
import type { Text } from '../problems/problem.ts';
import { pointerTo } from '../problems/pointer.ts';
import type { ConfigValue } from '../kinds/spec.ts';
import { fieldWords } from '../words/fields.ts';
import { PHASE_TITLES } from '../words/phases.ts';
import { defineChange, joinTexts, quoted, side } from './change.ts';
import type { Change } from './change.ts';
import { wordsOf } from './comparison.ts';
import type { ComparedSide, Comparison } from './comparison.ts';
import { diffFields } from './fields.ts';
import { impactOfField } from './field-impact.ts';
import { visitFields } from '../playbook/visit-fields.ts';
import { gravest } from './impact.ts';
import type { Impact } from './impact.ts';
import type { Renames } from './renames.ts';
import { own } from '../own.ts';

type Schema = z.core.$ZodType;

/** One part of a playbook that holds things by name. */
interface Part {
  readonly key: 'parameters' | 'anchors' | 'phases' | 'conditions';
  readonly title: Text;
  readonly schema: Schema;
  readonly impact?: Impact;
  /** What the values of one of them are, by their JSON Pointer in it. */
  readonly valuesOf?: (entry: Readonly<Record<string, unknown>>) => Readonly<Record<string, ConfigValue>>;
}

const PARTS: readonly Part[] = [
  {
    key: 'parameters',
    title: { en: 'Parameter', 'zh-CN': '参数' },
    schema: parameterSchema,
    valuesOf: ({ type }) => {
      const typed = { type: type as NonNullable<ConfigValue['type']> };
      return { '/default': typed, '/min': typed, '/max': typed, '/liveMin': typed, '/liveMax': typed };
    },
  },
  { key: 'anchors', title: { en: 'Anchor', 'zh-CN': '锚点' }, schema: anchorSchema, impact: 'timing' },
  { key: 'phases', title: { en: 'Phase', 'zh-CN': '阶段' }, schema: phaseSchema, impact: 'timing' },
  {
    key: 'conditions',
    title: { en: 'Shared condition', 'zh-CN': '公共条件' },
    schema: field(conditions(), 'conditions', 'When', '当'),
    impact: 'rule',
  },
];

const added = (key: string) =>
  defineChange(`${key}-added`, { en: '{what} is new: {words}', 'zh-CN': '新增{what}：{words}' });
const removed = (key: string) =>
  defineChange(`${key}-removed`, { en: '{what} is gone: {words}', 'zh-CN': '删除{what}：{words}' });
const CODES = {
  parameters: { added: added('parameter'), removed: removed('parameter') },
  anchors: { added: added('anchor'), removed: removed('anchor') },
  phases: { added: added('phase'), removed: removed('phase') },
  conditions: { added: added('shared-condition'), removed: removed('shared-condition') },
};

/** Parameters, anchors, phases and shared conditions that are new, gone or set otherwise. */
export const diffNamed = (before: Playbook, after: Playbook, renames: Renames): readonly Change[] =>
  PARTS.flatMap((part) => diffPart(part, before, after, renames));

function diffPart(part: Part, before: Playbook, after: Playbook, renames: Renames): readonly Change[] {
  const [old, fresh]: Readonly<Record<string, unknown>>[] = [before[part.key] ?? {}, after[part.key] ?? {}];
  return [...new Set([...Object.keys(fresh!), ...Object.keys(old!)])].flatMap((name) => {
    const [was, is] = [own(old!, name), own(fresh!, name)];
    const sideOf = (playbook: Playbook, entry: unknown): ComparedSide => ({
      playbook,
      base: pointerTo(`/${part.key}`, name),
      valuesOf: (isRecord(entry) && part.valuesOf?.(entry)) || {},
    });
    const comparison: Comparison = { before: sideOf(before, was), after: sideOf(after, is), renames };
    const what = joinTexts([part.title, nameOf(part, name, was ?? is)]);
    if (was !== undefined && is !== undefined)
      return diffFields(part.schema, was, is, comparison, { before: '', after: '', titles: [what] });
    return [cameOrWent(part, was, is, comparison, what)];
  });
}

function nameOf({ key }: Part, name: string, entry: unknown): Text {
  const title = isRecord(entry) ? entry['title'] : undefined;
  if (typeof title === 'string' && title !== '') return quoted(title);
  const phase = PHASES.find((each) => each === name);
  return key === 'phases' && phase ? PHASE_TITLES[phase] : quoted(name);
}

function cameOrWent(part: Part, was: unknown, is: unknown, comparison: Comparison, what: Text): Change {
  const which = is === undefined ? 'before' : 'after';
  const { valuesOf, base } = comparison[which];
  const words = wordsOf(comparison[which], (reading) =>
    fieldWords(part.schema, is ?? was, { meta: undefined, pointer: '', valuesOf }, reading),
  );
  const impacts = visitFields(part.schema, is ?? was, '').map(({ meta, pointer }) =>
    impactOfField(meta, valuesOf[pointer]?.type),
  );
  const there = side({ pointer: base }, is ?? was);
  return CODES[part.key][which === 'after' ? 'added' : 'removed'](
    part.impact ?? gravest(impacts, 'rule'),
    which === 'after' ? { after: there } : { before: there },
    { what, words },
  );
}

import type { z } from 'zod';
import type { Conditions } from '../conditions/schema.ts';
import { groupOf, isReference } from '../conditions/shared.ts';
import { kindOf } from '../kinds/registry.ts';
import type { TestedRule } from '../kinds/spec.ts';
import { fields } from '../playbook/fields.ts';
import type { Control, FieldMeta } from '../playbook/fields.ts';
import { definitionOf } from '../playbook/known-fields.ts';
import type { Playbook, PlaybookNode } from '../playbook/schema.ts';
import { isRecord } from '../json.ts';
import { pointerTo } from '../problems/pointer.ts';
import type { Language } from '../problems/problem.ts';
import { conditionWords, lastName } from '../words/conditions.ts';
import type { Reading } from '../words/conditions.ts';
import { fieldWords, variantOf } from '../words/fields.ts';
import { valueWords } from '../words/value.ts';
import { readingInFull, spelledOut } from './reading.ts';

type Schema = z.core.$ZodType;

/** Conditions as lines to be read one by one, each with its limit. */
export interface OutlinedConditions {
  /** “Fires when” */
  readonly title: string;
  /** Whether all of the lines must hold, one of them, or not what they say. */
  readonly operator: 'all' | 'any' | 'not';
  readonly lines: readonly string[];
  /** What the author calls it. */
  readonly described?: string;
}

export interface OutlinedRule {
  readonly node: string;
  readonly pointer: string;
  readonly title: string;
  readonly conditions: readonly OutlinedConditions[];
  /** How long, how often, how many: what else decides. */
  readonly limits: readonly OutlinedSetting[];
}

export interface OutlinedSetting {
  readonly title: string;
  readonly words: string;
}

export interface OutlinedTests {
  readonly node: string;
  readonly tests: readonly TestedRule[];
}

/** What a rule is called decides nothing, and what it is called by is no limit. */
const NAMING: ReadonlySet<Control> = new Set(['id', 'text', 'longText', 'conditions', 'names']);

/** Every rule of a playbook that has conditions, in full: nothing of what decides is left out. */
export function outlineRules(playbook: Playbook, language: Language): readonly OutlinedRule[] {
  const reading = readingInFull(playbook, language);
  return playbook.nodes.flatMap((node) => {
    const found: OutlinedRule[] = [];
    collect(kindOf(node).config, node.config, '', { node, reading, playbook, found });
    return found;
  });
}

/** The rules of steps that test values otherwise, in words. */
export function outlineTests(playbook: Playbook, language: Language): readonly OutlinedTests[] {
  const reading = readingInFull(playbook, language);
  const say = (expression: string, of = ''): string =>
    valueWords(expression, { control: 'feel', name: lastName(of) }, reading);
  return playbook.nodes.flatMap((node) => {
    const tests = kindOf(node).tests?.(node.config, say);
    return tests ? [{ node: node.id, tests }] : [];
  });
}

interface Walk {
  readonly node: PlaybookNode;
  readonly reading: Reading;
  readonly playbook: Playbook;
  readonly found: OutlinedRule[];
}

/** The innermost things with conditions of their own are the rules. */
function collect(schema: Schema, value: unknown, pointer: string, walk: Walk): void {
  if (value === null || typeof value !== 'object') return;
  const { innerType, options, shape, element, valueType } = definitionOf(schema);
  if (innerType) collect(innerType, value, pointer, walk);
  else if (options) {
    const fitting = variantOf(schema, value);
    if (fitting) collect(fitting, value, pointer, walk);
  } else if (Array.isArray(value)) {
    if (element) for (const [index, each] of value.entries()) collect(element, each, `${pointer}/${index}`, walk);
  } else if (isRecord(value)) {
    const parts = Object.entries(value).flatMap(([key, each]) => {
      const child = shape?.[key] ?? valueType;
      return child && each !== undefined ? [{ key, each, child, meta: metaOf(child) }] : [];
    });
    if (parts.some(({ meta }) => meta?.control === 'conditions')) walk.found.push(ruleOf(value, parts, pointer, walk));
    else for (const { key, each, child } of parts) collect(child, each, pointerTo(pointer, key), walk);
  }
}

interface Part {
  readonly key: string;
  readonly each: unknown;
  readonly child: Schema;
  readonly meta: FieldMeta | undefined;
}

function ruleOf(
  rule: Readonly<Record<string, unknown>>,
  parts: readonly Part[],
  pointer: string,
  { node, reading, playbook }: Walk,
): OutlinedRule {
  const { language } = reading;
  const valuesOf = kindOf(node).valuesOf?.(node.config) ?? {};
  const named = [rule['title'], rule['id']].find((each) => typeof each === 'string' && each !== '');
  return {
    node: node.id,
    pointer,
    title: typeof named === 'string' && pointer !== '' ? named : node.title || node.id,
    conditions: parts.flatMap(({ each, meta }) =>
      meta?.control === 'conditions'
        ? [outlineConditions(meta.title[language], each as Conditions, reading, playbook)]
        : [],
    ),
    limits: parts.flatMap(({ key, each, child, meta }) => {
      if (!meta || NAMING.has(meta.control)) return [];
      const place = { meta, pointer: pointerTo(pointer, key), valuesOf };
      return [{ title: meta.title[language], words: fieldWords(child, each, place, reading) }];
    }),
  };
}

function outlineConditions(
  title: string,
  written: Conditions,
  reading: Reading,
  playbook: Playbook,
): OutlinedConditions {
  const conditions = spelledOut(written, playbook.conditions ?? {});
  const group = isReference(conditions) ? undefined : groupOf(conditions);
  const described = written.description;
  return {
    title,
    operator: group?.operator ?? 'all',
    lines: (group?.members ?? [conditions]).map((each) => conditionWords(each, reading)),
    ...(described !== undefined && described !== '' && { described }),
  };
}

/** What a field says of itself, through the wrappers that make it optional or give it a default. */
function metaOf(schema: Schema): FieldMeta | undefined {
  const { innerType } = definitionOf(schema);
  return fields.get(schema as z.ZodType) ?? (innerType && metaOf(innerType));
}

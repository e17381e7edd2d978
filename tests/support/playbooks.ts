import { lint } from '../../rules/lint/lint.ts';
import { parsePlaybook } from '../../rules/playbook/parse.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Problem } from '../../rules/problems/problem.ts';

/** The event day of all test playbooks: 11 November 2026, midnight in Shanghai, which has no summer time. */
export const T0 = '2026-11-11T00:00:00+08:00';
export const T0_MS = Date.parse(T0);
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;

export interface WrittenNode {
  readonly id: string;
  readonly kind: string;
  readonly config: object;
  readonly phase?: string;
}

export interface WrittenPlaybook {
  readonly nodes: readonly WrittenNode[];
  /** One per edge: `from.outcome > to`. */
  readonly edges: readonly string[];
  readonly parameters?: object;
  readonly anchors?: object;
  readonly conditions?: object;
  readonly timezone?: string;
}

export const node = (id: string, kind: string, config: object = {}, phase = 'live'): WrittenNode => ({
  id,
  kind,
  config,
  phase,
});

/** A start that is due at T0. */
export const START = node('start', 'start', { when: { at: 'T0' } });

const EDGE = /^(\w+)\.(\w+) > (\w+)$/;

/** The file that the shorthand stands for, unchecked. */
export function fileOf({
  nodes,
  edges,
  parameters = {},
  anchors,
  conditions,
  timezone = 'Asia/Shanghai',
}: WrittenPlaybook) {
  return {
    format: 'dacu/playbook@1',
    id: 'test',
    name: 'Test',
    timezone,
    currency: 'CNY',
    anchors: anchors ?? { T0: { title: 'Event' }, T1: { title: 'End', at: 'T0 + P1D' } },
    phases: { prep: { from: 'T0 - P7D', to: 'T0' }, live: { from: 'T0', to: 'T0 + P1D' } },
    parameters,
    ...(conditions && { conditions }),
    nodes: nodes.map(({ phase = 'live', ...each }) => ({ ...each, phase, title: each.id, position: { x: 0, y: 0 } })),
    edges: edges.map((text, index) => {
      const [, from, outcome, to] = EDGE.exec(text) ?? [];
      if (from === undefined) throw new Error(`Not an edge: ${text}`);
      return { id: `e${index}`, from, outcome, to };
    }),
  };
}

/** The playbook that the shorthand stands for; one that does not parse is a mistake of the test. */
export function playbookOf(written: WrittenPlaybook): Playbook {
  const parsed = parsePlaybook(fileOf(written));
  if (!parsed.ok)
    throw new Error(parsed.problems.map((each) => `${each.place.pointer}: ${each.message.en}`).join('\n'));
  return parsed.value;
}

/** All that parsing and, if it parses, lint have to say. */
export function problemsOf(file: unknown): readonly Problem[] {
  const parsed = parsePlaybook(file);
  return parsed.ok ? lint(parsed.value) : parsed.problems;
}

/** `metric` conditions such as `gmv > 100` over the last hour. */
export const metricIs = (id: string, operator: string, value: unknown, window = 'PT1H') => ({
  all: [{ fact: 'metric', params: { id, window }, operator, value }],
});

/** The metric of the window as a ratio of what is planned for it. */
export const metricAgainstPlan = (id: string, operator: string, value: unknown, window: string) => ({
  all: [{ fact: 'metric', params: { id, window, compare: 'plan', as: 'ratio' }, operator, value }],
});

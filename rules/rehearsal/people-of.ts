import type { Json } from '../json.ts';
import { kindOf } from '../kinds/registry.ts';
import type { ValueDefinition } from '../playbook/form.ts';
import type { Playbook } from '../playbook/schema.ts';
import { visitFields } from '../playbook/visit-fields.ts';
import { unreachable } from '../problems/result.ts';
import type { Scenario } from '../simulate/scenario.ts';

const RESPONDS_IN = 'PT1H';

type Answers = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** Everybody whom a playbook asks: they answer within the hour, approve, and fill every form in; `known` is what with. */
export function peopleOf(playbook: Playbook, known: Answers = {}): Scenario['people'] {
  const answers: Record<string, Record<string, Json>> = {};
  for (const node of playbook.nodes) {
    for (const [name, definition] of Object.entries(kindOf(node).variableTypes?.(node) ?? {})) {
      const field = name.startsWith(`${node.id}.`) ? name.slice(node.id.length + 1) : undefined;
      if (field !== undefined) (answers[node.id] ??= {})[field] = known[node.id]?.[field] ?? likelyValue(definition);
    }
  }
  return Object.fromEntries(
    namesIn(playbook).map((name) => [name, { respondsIn: RESPONDS_IN, approves: true, answers }]),
  );
}

/** Roles, teams and people that work or approvals are given to, each once. */
function namesIn(playbook: Playbook): readonly string[] {
  const names = playbook.nodes.flatMap((node) =>
    visitFields(kindOf(node).config, node.config, '').flatMap(({ meta, value }) =>
      meta.control === 'assignee' || meta.control === 'role' ? namesOf(value) : [],
    ),
  );
  return [...new Set(names)];
}

function namesOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((each: unknown) => (Array.isArray(each) ? each.map(String) : [String(each)]));
}

/** What somebody would enter to let the work go on. */
function likelyValue({ type, title, choices, min, max }: ValueDefinition): Json {
  const number = Math.min(Math.max(1, min ?? 0), max ?? Infinity);
  switch (type) {
    case 'boolean':
      return true;
    case 'choice':
      return choices?.[0] ?? '';
    case 'ratio':
      return Math.min(Math.max(0.5, min ?? 0), max ?? 1);
    case 'money':
      return Math.min(Math.max(10_000, min ?? 0), max ?? Infinity);
    case 'number':
    case 'integer':
      return number;
    case 'duration':
      return 'PT1H';
    case 'list':
      return [title];
    case 'text':
      return title;
    default:
      return unreachable(type);
  }
}

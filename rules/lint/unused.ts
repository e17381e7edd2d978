import { closest, isSlip } from '../problems/closest.ts';
import type { Problem } from '../problems/problem.ts';
import { defineFinding } from './finding.ts';
import type { LintModel } from './model.ts';
import { replaceBy, takeOut } from './repairs.ts';

const unusedParameter = defineFinding(
  'unused-parameter',
  {
    en: 'Nothing uses the parameter “{parameter}”. Use it or delete it.',
    'zh-CN': '没有任何地方使用参数“{parameter}”。请使用或删除。',
  },
  { severity: 'warning', example: '"parameters": {"minUv": …} that no node names' },
);
const unusedSet = defineFinding(
  'unused-set',
  {
    en: 'Nothing uses the set that “{node}” stores. Use it or delete the node.',
    'zh-CN': '没有任何地方使用“{node}”保存的集合。请使用，或删除该节点。',
  },
  { severity: 'warning', example: '"as": "picked" where nothing reads set("picked")' },
);
const sameTitle = defineFinding(
  'same-title',
  {
    en: '“{node}” and “{other}” have the same title, “{title}”: people cannot tell them apart in their tasks and in the log.',
    'zh-CN': '“{node}”与“{other}”的标题相同（“{title}”），在待办与日志中无法区分。',
  },
  { severity: 'warning', example: 'two tasks, both with the title "Confirm"' },
);
const maybeARole = defineFinding(
  'maybe-a-role',
  {
    en: 'The role “{role}” is asked only here, and is almost “{meant}”. Is it a slip?',
    'zh-CN': '角色“{role}”只在此处出现，且与“{meant}”几乎相同，是否写错？',
  },
  { severity: 'warning', example: '{"role": "managr"} where other nodes ask "manager"' },
);

/** What is named and never used, and names that people mix up. */
export function lintUnused(model: LintModel): readonly Problem[] {
  const used = namesUsed(model);
  // While some name is unknown, what it stands for may be just what seems not to be used.
  const { figures, withRow } = model.names;
  const areAllKnown = [...used].every((name) => figures.has(name) || withRow.has(name));
  const parameters = Object.entries(model.playbook.parameters)
    .filter(([parameter]) => !used.has(parameter))
    .map(([parameter]) => {
      const pointer = `/parameters/${parameter}`;
      const fix = takeOut(pointer, { en: 'Delete the parameter', 'zh-CN': '删除该参数' });
      return unusedParameter(pointer, { parameter }, areAllKnown ? fix : undefined);
    });
  const sets = model.nodes.flatMap(({ node, config, sets: stored, spec }) =>
    spec.selects === undefined
      ? []
      : stored
          .filter((set) => !used.has(set))
          .map(() => unusedSet({ pointer: `${config}/as`, node: node.id }, { node: node.id })),
  );
  return [...parameters, ...sets, ...titles(model), ...roles(model)];
}

/** Every parameter, variable and set that something names. */
function namesUsed({ nodes, conditions, expressions, names }: LintModel): ReadonlySet<string> {
  const used = new Set<string>();
  for (const { paths, sets } of expressions) {
    for (const path of paths) used.add(path.split('.')[0]!);
    for (const set of sets) used.add(set);
  }
  for (const { uses } of conditions) for (const use of uses) if ('name' in use) used.add(use.name);
  for (const { node, spec, fields } of nodes) {
    for (const name of spec.shows?.(node.config) ?? []) used.add(name);
    for (const name of spec.looksUp?.(node.config) ?? []) used.add(name);
    for (const { meta, value } of fields)
      if (meta.control === 'data' && names.figures.has(names.likelySet(String(value)) ?? String(value)))
        used.add(names.likelySet(String(value)) ?? String(value));
  }
  // What an unknown name is probably a slip of is used, too: to be corrected, not deleted.
  for (const name of used) {
    if (names.withRow.has(name) || names.sets.has(name)) continue;
    const meant = closest(name, names.figures);
    if (meant !== undefined) used.add(meant);
  }
  return used;
}

function titles({ nodes }: LintModel): Problem[] {
  const first = new Map<string, string>();
  return nodes.flatMap(({ node, pointer, outcomes }) => {
    const title = node.title.trim();
    // Ends are told apart by where they are.
    if (title === '' || outcomes.length === 0) return [];
    const key = `${node.kind} ${title}`;
    const other = first.get(key);
    if (other === undefined) first.set(key, node.id);
    return other === undefined
      ? []
      : [sameTitle({ pointer: `${pointer}/title`, node: node.id }, { node: node.id, other, title })];
  });
}

/** Roles shorter than this differ by a letter or two on purpose. */
const SHORTEST_ROLE = 6;

function roles({ nodes }: LintModel): Problem[] {
  const asked = nodes.flatMap(({ node, fields }) =>
    fields.flatMap(({ meta, value, pointer }) => {
      const isAsked = (meta.control === 'assignee' || meta.control === 'role') && typeof value === 'object';
      const role: unknown = isAsked && value !== null ? Reflect.get(value, 'role') : undefined;
      return typeof role === 'string' ? [{ role, pointer: `${pointer}/role`, node: node.id }] : [];
    }),
  );
  const count = new Map<string, number>();
  for (const { role } of asked) count.set(role, (count.get(role) ?? 0) + 1);
  const usual = [...count].flatMap(([role, times]) => (times > 1 ? [role] : []));
  return asked.flatMap(({ role, pointer, node }) => {
    if (count.get(role) !== 1 || role.length < SHORTEST_ROLE) return [];
    const meant = closest(role, usual);
    if (meant === undefined || !isSlip(role, meant)) return [];
    return [maybeARole({ pointer, node }, { role, meant }, replaceBy(pointer, role, meant))];
  });
}

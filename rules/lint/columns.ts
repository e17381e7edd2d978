import { closest, didYouMean, isSlip } from '../problems/closest.ts';
import type { Place, Problem } from '../problems/problem.ts';
import { columnOf, COLUMNS } from '../words/columns.ts';
import { defineFinding } from './finding.ts';
import type { LintModel, ModelNode } from './model.ts';
import { setTo } from './repairs.ts';

const unlikelyColumn = defineFinding(
  'unlikely-column',
  {
    en: 'The shop’s data sets usually have no column “{name}”{hint}. Rows without it are left out.',
    'zh-CN': '店铺数据集通常没有“{name}”列{hint}。没有该列的行将被略过。',
  },
  { severity: 'warning', example: '{"fact": "row", "path": "$.stokc", …}' },
);

/** A column that is read somewhere, and the text there with another one in its place. */
interface ColumnUse {
  readonly name: string;
  readonly place: Place;
  renamed(to: string): string;
}

/** Columns that are most likely slips: any column may be there, but one of nearly this name usually is. */
export function lintColumns(model: LintModel): readonly Problem[] {
  const slips = new Map<string, string | undefined>();
  return [...usesInPaths(model), ...usesInExpressions(model)].flatMap(({ name, place, renamed }) => {
    if (!slips.has(name)) slips.set(name, findSlip(name));
    const meant = slips.get(name);
    if (meant === undefined) return [];
    const fix = setTo(place.pointer, renamed(meant), { en: `Write “${meant}”`, 'zh-CN': `改为“${meant}”` });
    return [unlikelyColumn(place, { name, hint: didYouMean(name, [meant]) }, fix)];
  });
}

const placeOf = (pointer: string, node: ModelNode | undefined): Place => ({
  pointer,
  ...(node && { node: node.node.id }),
});

const usesInPaths = ({ conditions }: LintModel): readonly ColumnUse[] =>
  conditions.flatMap(({ uses, node }) =>
    uses.flatMap((use) => {
      const name = use.is === 'row' ? columnOf(use.path) : undefined;
      return name === undefined ? [] : [{ name, place: placeOf(use.pointer, node), renamed: (to) => `$.${to}` }];
    }),
  );

const usesInExpressions = ({ expressions }: LintModel): readonly ColumnUse[] =>
  expressions.flatMap(({ expression, paths, pointer, node, rows }) =>
    (rows ? paths : []).flatMap((path) => {
      const [head, name] = path.split('.');
      if (head !== 'row' || name === undefined) return [];
      const renamed = (to: string) => expression.replace(new RegExp(`\\brow\\.${name}\\b`, 'g'), `row.${to}`);
      return [{ name, place: placeOf(pointer, node), renamed }];
    }),
  );

function findSlip(name: string): string | undefined {
  if (Object.hasOwn(COLUMNS, name) || name === 'id') return undefined;
  const meant = closest(name, Object.keys(COLUMNS));
  return meant !== undefined && isSlip(name, meant) ? meant : undefined;
}

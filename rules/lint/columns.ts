import { closest, didYouMean, isSlip } from '../problems/closest.ts';
import type { Problem } from '../problems/problem.ts';
import { columnOf, COLUMNS } from '../words/columns.ts';
import { defineFinding } from './finding.ts';
import type { LintModel } from './model.ts';
import { setTo } from './repairs.ts';

const unlikelyColumn = defineFinding(
  'unlikely-column',
  {
    en: 'The shop’s data sets usually have no column “{name}”{hint}. Rows without it are left out.',
    'zh-CN': '店铺数据集通常没有“{name}”列{hint}。没有该列的行将被略过。',
  },
  { severity: 'warning', example: '{"fact": "row", "path": "$.stokc", …}' },
);

/** Columns that are most likely slips: any column may be there, but one of nearly this name usually is. */
export function lintColumns({ conditions, expressions }: LintModel): readonly Problem[] {
  const slips = new Map<string, string | undefined>();
  const slipOf = (name: string): string | undefined => {
    if (!slips.has(name)) slips.set(name, findSlip(name));
    return slips.get(name);
  };
  const inPaths = conditions.flatMap(({ uses, node }) =>
    uses.flatMap((use) => {
      const name = use.is === 'row' ? columnOf(use.path) : undefined;
      const meant = name === undefined ? undefined : slipOf(name);
      if (name === undefined || meant === undefined) return [];
      const place = { pointer: use.pointer, ...(node && { node: node.node.id }) };
      return [
        unlikelyColumn(place, { name, hint: didYouMean(name, [meant]) }, write(use.pointer, `$.${meant}`, meant)),
      ];
    }),
  );
  const inExpressions = expressions.flatMap(({ expression, paths, pointer, node, rows }) =>
    (rows ? paths : []).flatMap((path) => {
      const [head, name] = path.split('.');
      const meant = head === 'row' && name !== undefined ? slipOf(name) : undefined;
      if (name === undefined || meant === undefined) return [];
      const place = { pointer, ...(node && { node: node.node.id }) };
      const text = expression.replace(new RegExp(`\\brow\\.${name}\\b`, 'g'), `row.${meant}`);
      return [unlikelyColumn(place, { name, hint: didYouMean(name, [meant]) }, write(pointer, text, meant))];
    }),
  );
  return [...inPaths, ...inExpressions];
}

function findSlip(name: string): string | undefined {
  if (Object.hasOwn(COLUMNS, name) || name === 'id') return undefined;
  const meant = closest(name, Object.keys(COLUMNS));
  return meant !== undefined && isSlip(name, meant) ? meant : undefined;
}

const write = (pointer: string, text: string, meant: string) =>
  setTo(pointer, text, { en: `Write “${meant}”`, 'zh-CN': `改为“${meant}”` });

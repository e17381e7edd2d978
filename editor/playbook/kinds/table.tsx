import { TableOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import { HIT_POLICIES, readHitPolicy } from '../../../rules/kinds/table/hit-policy.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { expressionWords } from '../../../rules/words/expressions.ts';
import { isGrid } from '../table/isGrid.ts';
import { translate } from '../words.ts';
import type { KindView } from './view.ts';

const TableBody = lazy(async () => ({ default: (await import('../table/TableBody.tsx')).TableBody }));

const SEPARATOR = { en: ', ', 'zh-CN': '、' } as const satisfies Record<Language, string>;

export const table: KindView<'table'> = {
  icon: TableOutlined,
  facts: ({ inputs, outputs, rules, hitPolicy }, reading) => {
    const { language, variable } = reading;
    const read = inputs.map((each) => each.title || expressionWords(each.expression, reading));
    const given = outputs.map((each) => each.title || (variable?.(each.variable).title ?? each.variable));
    return [
      `${read.join(SEPARATOR[language])} → ${given.join(SEPARATOR[language])}`,
      translate(language, 'rules', { count: rules.length }),
      readHitPolicy(hitPolicy)?.title[language] ?? hitPolicy,
    ];
  },
  suggest: (_config, pointer) =>
    pointer === '/hitPolicy' ? Object.entries(HIT_POLICIES).map(([value, { title }]) => ({ value, title })) : [],
  body: { Component: TableBody, suits: isGrid },
};

import { TableOutlined } from '@ant-design/icons';
import { lazy } from 'react';
import { HIT_POLICIES, readHitPolicy } from '../../../rules/kinds/table/hit-policy.ts';
import { isGrid } from '../table/isGrid.ts';
import { translate } from '../words.ts';
import type { KindView } from './view.ts';

const TableBody = lazy(async () => ({ default: (await import('../table/TableBody.tsx')).TableBody }));

export const table: KindView<'table'> = {
  icon: TableOutlined,
  facts: ({ inputs, outputs, rules, hitPolicy }, { language }) => [
    `${inputs.map((each) => each.title || each.expression).join(', ')} → ${outputs.map((each) => each.title || each.variable).join(', ')}`,
    translate(language, 'rules', { count: rules.length }),
    readHitPolicy(hitPolicy)?.title[language] ?? hitPolicy,
  ],
  suggest: (_config, pointer) =>
    pointer === '/hitPolicy' ? Object.entries(HIT_POLICIES).map(([value, { title }]) => ({ value, title })) : [],
  body: { Component: TableBody, suits: isGrid },
};

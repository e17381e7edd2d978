import { Skeleton } from 'antd';
import { lazy, Suspense } from 'react';
import type { ControlProps } from '../scope.ts';

// The builder is the largest part of the editor and few visits open it.
const ConditionEditor = lazy(async () => ({
  default: (await import('../../conditions/ConditionEditor.tsx')).ConditionEditor,
}));

export const ConditionsControl = (props: ControlProps) => (
  <Suspense fallback={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
    <ConditionEditor {...props} />
  </Suspense>
);

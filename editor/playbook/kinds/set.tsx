import { CalculatorOutlined } from '@ant-design/icons';
import type { KindView } from './view.ts';

export const set: KindView<'set'> = {
  icon: CalculatorOutlined,
  facts: ({ assign }) => Object.entries(assign).map(([name, expression]) => `${name} = ${expression}`),
};

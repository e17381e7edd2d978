import { CalculatorOutlined } from '@ant-design/icons';
import { valueWords } from '../../../rules/words/value.ts';
import type { KindView } from './view.ts';

export const set: KindView<'set'> = {
  icon: CalculatorOutlined,
  facts: ({ assign }, reading) =>
    Object.entries(assign).map(([name, expression]) => {
      const title = reading.variable?.(name).title ?? name;
      return `${title} = ${valueWords(expression, { control: 'feel' }, reading)}`;
    }),
};

import { RadarChartOutlined } from '@ant-design/icons';
import { formatDuration } from '../../../rules/words/durations.ts';
import { conditionWords } from '../../../rules/words/conditions.ts';
import { dataWords } from '../../../rules/words/columns.ts';
import { translate } from '../words.ts';
import type { KindView } from './view.ts';

export const monitor: KindView<'monitor'> = {
  icon: RadarChartOutlined,
  facts({ rules, every, forEach }, reading) {
    const { language } = reading;
    const [first] = rules;
    return [
      ...(rules.length > 1 ? [translate(language, 'rules', { count: rules.length })] : []),
      first ? conditionWords(first.conditions, reading) : '',
      ...(forEach === undefined ? [] : [translate(language, 'eachOf', { data: dataWords(forEach, reading) })]),
      ...(every === undefined ? [] : [translate(language, 'everySpan', { span: formatDuration(every, language) })]),
    ];
  },
};

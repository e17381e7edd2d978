import { PlayCircleOutlined } from '@ant-design/icons';
import { instantWords } from '../../../rules/words/instants.ts';
import { translate } from '../words.ts';
import { weekdayWords } from '../../../rules/words/weekdays.ts';
import type { KindView } from './view.ts';

export const start: KindView<'start'> = {
  icon: PlayCircleOutlined,
  facts({ when }, { language, playbook }) {
    if ('at' in when) return [instantWords(when.at, language, playbook.anchors)];
    if ('manual' in when) return [translate(language, 'byHandStart')];
    if ('weekdays' in when.every) return [weekdayWords(when.every.weekdays, language), when.every.at];
    return [translate(language, 'monthday', { day: when.every.monthday }), when.every.at];
  },
};

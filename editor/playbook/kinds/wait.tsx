import { ClockCircleOutlined } from '@ant-design/icons';
import { formatDuration } from '../../../rules/words/durations.ts';
import { instantWords } from '../../../rules/words/instants.ts';
import { conditionWords } from '../../../rules/words/conditions.ts';
import { translate } from '../words.ts';
import { weekdayWords } from '../../../rules/words/weekdays.ts';
import type { FactsReading, KindView } from './view.ts';
import type { ConfigOf } from '../../../rules/kinds/registry.ts';

export const wait: KindView<'wait'> = {
  icon: ClockCircleOutlined,
  facts: (config, reading) => [
    waitsFor(config, reading),
    ...(config.timeout === undefined
      ? []
      : [
          translate(reading.language, 'atMost', {
            limit: instantWords(config.timeout, reading.language, reading.playbook.anchors),
          }),
        ]),
  ],
};

function waitsFor(config: ConfigOf<'wait'>, reading: FactsReading): string {
  const { language, playbook } = reading;
  if ('until' in config)
    return translate(language, 'until', { instant: instantWords(config.until, language, playbook.anchors) });
  if ('for' in config) return formatDuration(config.for, language);
  if ('localTime' in config) {
    return config.weekdays ? `${weekdayWords(config.weekdays, language)} ${config.localTime}` : config.localTime;
  }
  if ('conditions' in config) return conditionWords(config.conditions, reading);
  return translate(language, 'onEvent', { event: config.event });
}

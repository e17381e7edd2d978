import { ExperimentOutlined } from '@ant-design/icons';
import { findMetric, metrics } from '../../../rules/metrics/catalogue.ts';
import { partsOfShare } from '../../../rules/kinds/experiment/read.ts';
import { instantWords } from '../../../rules/words/instants.ts';
import { translate } from '../words.ts';
import type { KindView } from './view.ts';

const shares = Object.entries(metrics).flatMap(([value, { title }]) => (partsOfShare(value) ? [{ value, title }] : []));

export const experiment: KindView<'experiment'> = {
  icon: ExperimentOutlined,
  facts: ({ variants, metric, until }, { language, playbook }) => [
    variants.map((each) => each.title || each.id).join(' / '),
    findMetric(metric)?.title[language] ?? metric,
    translate(language, 'atMost', { limit: instantWords(until, language, playbook.anchors) }),
  ],
  suggest: (_config, pointer) => (pointer === '/metric' || pointer === '/guardrails' ? shares : []),
};

import { ThunderboltOutlined } from '@ant-design/icons';
import { findAction } from '../../../rules/actions/catalogue.ts';
import { translate } from '../words.ts';
import { roleWords } from './people.ts';
import type { KindView } from './view.ts';

export const action: KindView<'action'> = {
  icon: ThunderboltOutlined,
  facts: ({ do: name, autonomy, by, guardrail }, { language }) => [
    findAction(name)?.title[language] ?? name,
    by && autonomy !== 'auto'
      ? `${translate(language, `value_${autonomy}`)} ${roleWords(by.role, language)}`
      : translate(language, `value_${autonomy}`),
    ...(guardrail ? [translate(language, 'hasGuardrail')] : []),
  ],
  inputs: (config) => findAction(config.do)?.inputs,
  suggest: (config, pointer) => (pointer === '/guardrail/sumOf' ? Object.keys(config.with) : []),
};

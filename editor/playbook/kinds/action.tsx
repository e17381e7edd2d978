import { ThunderboltOutlined } from '@ant-design/icons';
import { findAction } from '../../../rules/actions/catalogue.ts';
import type { Text } from '../../../rules/problems/problem.ts';
import { translate } from '../words.ts';
import { ownerWords } from './people.ts';
import type { KindView } from './view.ts';

export const action: KindView<'action'> = {
  icon: ThunderboltOutlined,
  facts: ({ do: name, autonomy, by, guardrail, expiresAfter, compensate, verify }, { language }) => [
    findAction(name)?.title[language] ?? name,
    by && autonomy !== 'auto'
      ? `${translate(language, `value_${autonomy}`)} ${ownerWords(by, language)}`
      : translate(language, `value_${autonomy}`),
    ...(guardrail ? [translate(language, 'hasGuardrail')] : []),
    ...(expiresAfter !== undefined
      ? [translate(language, 'expiresAfter')]
      : compensate
        ? [translate(language, 'canBeUndone')]
        : []),
    ...(verify ? [translate(language, 'isReadBack')] : []),
  ],
  inputs: ({ do: name, compensate }, pointer) => {
    if (!pointer.startsWith('/compensate')) return findAction(name)?.inputs;
    return compensate && compensate !== true ? findAction(compensate.do)?.inputs : undefined;
  },
  suggest: (config, pointer) =>
    pointer === '/guardrail/sumOf'
      ? Object.keys(config.with).map((value) => ({ value, ...inputTitle(config.do, value) }))
      : [],
};

/** What an input of the action is called, where that is known. */
function inputTitle(does: string, input: string): { title?: Text } {
  const title = findAction(does)?.inputs[input]?.title;
  return title ? { title } : {};
}

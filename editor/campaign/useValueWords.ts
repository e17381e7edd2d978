import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../rules/json.ts';
import { knownValue } from '../../rules/words/known-values.ts';
import { useChannelNames } from '../api/channels.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { fieldWords, valueWords } from './valueWords.ts';
import type { ValueHint, ValueLabels } from './valueWords.ts';

export interface SayValue {
  (value: Json | undefined, hint?: ValueHint): string;
  /** A figure of a platform's report, by its name; `otherwise` says what it is if the name does not. */
  field(name: string, value: Json | undefined, otherwise?: ValueHint): string;
  /** A value of that name, whose kind is known. */
  of(name: string, value: Json | undefined, hint: ValueHint): string;
}

/** The words for values, of which `labels` are not in the values themselves. */
export function createSay(format: Formatter, labels: ValueLabels): SayValue {
  const say = (value: Json | undefined, hint?: ValueHint) => valueWords(value, hint, format, labels);
  return Object.assign(say, {
    field: (name: string, value: Json | undefined, otherwise?: ValueHint) =>
      fieldWords(name, value, format, labels, otherwise),
    of: (name: string, value: Json | undefined, hint: ValueHint) =>
      knownValue(name, value, format.language) ?? say(value, hint),
  });
}

export function useValueWords(format: Formatter): SayValue {
  const { t } = useTranslation();
  const channels = useChannelNames();
  return useMemo(() => {
    const labels = {
      yes: t('yes'),
      no: t('no'),
      separator: t('listSeparator'),
      rows: (count: number) => t('rowCount', { count }),
      items: (count: number) => t('itemCount', { count }),
      channel: (id: string) => channels.get(id),
    };
    return createSay(format, labels);
  }, [format, t, channels]);
}

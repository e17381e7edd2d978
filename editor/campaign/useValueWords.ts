import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../rules/json.ts';
import { useChannelNames } from '../api/channels.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { fieldWords, valueWords } from './valueWords.ts';
import type { ValueHint } from './valueWords.ts';

export interface SayValue {
  (value: Json | undefined, hint?: ValueHint): string;
  /** A figure of a platform's report, by its name; `otherwise` says what it is if the name does not. */
  field(name: string, value: Json | undefined, otherwise?: ValueHint): string;
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
    const say = (value: Json | undefined, hint?: ValueHint) => valueWords(value, hint, format, labels);
    const field: SayValue['field'] = (name, value, otherwise) => fieldWords(name, value, format, labels, otherwise);
    return Object.assign(say, { field });
  }, [format, t, channels]);
}

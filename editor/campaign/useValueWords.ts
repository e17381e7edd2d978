import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../rules/json.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { valueWords } from './valueWords.ts';
import type { ValueHint } from './valueWords.ts';

export type SayValue = (value: Json | undefined, hint?: ValueHint) => string;

export function useValueWords(format: Formatter): SayValue {
  const { t } = useTranslation();
  return useCallback(
    (value, hint) =>
      valueWords(value, hint, format, {
        yes: t('yes'),
        no: t('no'),
        separator: t('listSeparator'),
        rows: (count) => t('rowCount', { count }),
      }),
    [format, t],
  );
}

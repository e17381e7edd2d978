import { useMemo } from 'react';
import { usePreferences } from '../../app/preferences.ts';
import { createFormatter } from './formatter.ts';
import { READERS_ZONE } from './times.ts';
import type { Formatter, FormatPlace } from './formatter.ts';

/** The reader's own place, for instants that belong to no playbook. */
const HERE: FormatPlace = { timezone: READERS_ZONE, currency: 'CNY' };

export function useFormat({ timezone, currency }: FormatPlace = HERE): Formatter {
  const language = usePreferences((state) => state.language);
  return useMemo(() => createFormatter(language, { timezone, currency }), [language, timezone, currency]);
}

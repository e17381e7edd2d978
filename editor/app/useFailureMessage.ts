import { useCallback } from 'react';
import { ApiError, textOfError } from '../api/problem.ts';
import { usePreferences } from './preferences.ts';
import { useMessages } from './useMessages.ts';

/** Tells the reader, in passing, why something that they did was refused: the first problem says it best. */
export function useFailureMessage(): (error: unknown) => void {
  const { message } = useMessages();
  const language = usePreferences((state) => state.language);
  return useCallback(
    (error) => {
      const [first] = error instanceof ApiError ? error.problems : [];
      void message.error(first?.message[language] ?? textOfError(error, language), 6);
    },
    [message, language],
  );
}

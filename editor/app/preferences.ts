import { z } from 'zod';
import { create } from 'zustand';
import { LANGUAGES } from '../../rules/problems/problem.ts';
import type { Language } from '../../rules/problems/problem.ts';
import type { Scheme } from './palette.ts';

const KEY = 'dacu.preferences';

const storedSchema = z.object({
  language: z.enum(LANGUAGES).optional(),
  scheme: z.enum(['light', 'dark']).optional(),
  overview: z.boolean().optional(),
});
type Stored = z.infer<typeof storedSchema>;

/** What was remembered; nothing where the browser keeps nothing, or something else wrote there. */
function read(): Stored {
  try {
    return storedSchema.parse(JSON.parse(globalThis.localStorage.getItem(KEY) ?? '{}'));
  } catch {
    return {};
  }
}

function remember(stored: Stored): void {
  try {
    globalThis.localStorage.setItem(KEY, JSON.stringify(stored));
  } catch {
    // A browser that stores nothing (private mode): the choice holds until the page is closed.
  }
}

/** The first of the reader's languages (BCP 47) that we speak, else English. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const each of preferred) {
    if (each.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (each.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}

interface Preferences {
  readonly language: Language;
  readonly scheme: Scheme;
  /** Whether the canvas has its overview in the corner. */
  readonly overview: boolean;
  setLanguage(language: Language): void;
  setScheme(scheme: Scheme): void;
  setOverview(overview: boolean): void;
}

const prefersDark = (): boolean => globalThis.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false;

/** The reader's language and colours: what they chose before, else what their browser asks for. */
export const usePreferences = create<Preferences>()((set, get) => {
  const stored = read();
  const change = (part: Partial<Stored>): void => {
    set(part);
    const { language, scheme, overview } = get();
    remember({ language, scheme, overview });
  };
  return {
    language: stored.language ?? chooseLanguage(globalThis.navigator?.languages ?? []),
    scheme: stored.scheme ?? (prefersDark() ? 'dark' : 'light'),
    overview: stored.overview ?? false,
    setLanguage: (language) => change({ language }),
    setScheme: (scheme) => change({ scheme }),
    setOverview: (overview) => change({ overview }),
  };
});

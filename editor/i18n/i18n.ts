import { changeLanguage, loadNamespaces, use as useModule } from 'i18next';
import type { BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { LANGUAGES } from '../../rules/problems/problem.ts';
import { usePreferences } from '../app/preferences.ts';
import { areas, frame, isArea } from './areas.ts';
import type { Area } from './areas.ts';
import type { English } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: English;
  }
}

const isLanguage = (text: string): text is (typeof LANGUAGES)[number] => LANGUAGES.some((each) => each === text);

/** Fetches an area's words where `useTranslation` first asks for them; until then the page is not there yet. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, area, done) {
    if (!isArea(area) || !isLanguage(language)) return done(null, {});
    areas[area]().then(
      (words) => done(null, words[language]),
      (error: Error) => done(error, false),
    );
    return undefined;
  },
};

const FRAME = Object.keys(frame);
const wordsOf = (language: (typeof LANGUAGES)[number]) =>
  Object.fromEntries(Object.entries(frame).map(([area, words]) => [area, words[language]]));

useModule(backend);
void useModule(initReactI18next).init({
  resources: Object.fromEntries(LANGUAGES.map((language) => [language, wordsOf(language)])),
  partialBundledLanguages: true,
  // An area comes in both languages at once: the reader may change theirs at any time.
  preload: [...LANGUAGES],
  lng: usePreferences.getState().language,
  fallbackLng: false,
  defaultNS: 'common',
  ns: FRAME,
  initAsync: false,
  // React escapes what it renders; escaping twice would show “&amp;”.
  interpolation: { escapeValue: false },
});

/** Has a page's words fetched beside the page itself, not after it. */
export async function speaking<T>(spoken: readonly Area[], page: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([page, loadNamespaces(spoken)]);
  return loaded;
}

const announce = (language: string): void => {
  globalThis.document.documentElement.lang = language;
};

announce(usePreferences.getState().language);
usePreferences.subscribe(({ language }, before) => {
  if (language === before.language) return;
  announce(language);
  void changeLanguage(language);
});

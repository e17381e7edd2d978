import { changeLanguage, use as useModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { usePreferences } from '../app/preferences.ts';
import { resources } from './resources.ts';
import type { English } from './resources.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: English;
  }
}

void useModule(initReactI18next).init({
  resources,
  lng: usePreferences.getState().language,
  fallbackLng: false,
  defaultNS: 'common',
  ns: Object.keys(resources.en),
  initAsync: false,
  // React escapes what it renders; escaping twice would show “&amp;”.
  interpolation: { escapeValue: false },
});

const announce = (language: string): void => {
  globalThis.document.documentElement.lang = language;
};

announce(usePreferences.getState().language);
usePreferences.subscribe(({ language }, before) => {
  if (language === before.language) return;
  announce(language);
  void changeLanguage(language);
});

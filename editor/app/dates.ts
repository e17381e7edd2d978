import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { Language } from '../../rules/problems/problem.ts';
import { usePreferences } from './preferences.ts';

const LOCALES = { en: 'en', 'zh-CN': 'zh-cn' } as const satisfies Record<Language, string>;

const speak = (language: Language): void => void dayjs.locale(LOCALES[language]);

// antd's date pickers take their month names from here: whatever shows one imports this with it.
speak(usePreferences.getState().language);
usePreferences.subscribe(({ language }) => speak(language));

import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { Language } from '../../rules/problems/problem.ts';

const LOCALES = { en: 'en', 'zh-CN': 'zh-cn' } as const satisfies Record<Language, string>;

/** antd's date pickers take their month names from here. */
export const speakDates = (language: Language): void => void dayjs.locale(LOCALES[language]);

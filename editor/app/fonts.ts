import type { Language } from '../../rules/problems/problem.ts';

const SYSTEM = "-apple-system, BlinkMacSystemFont, 'Segoe UI'";
const CHINESE = "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC'";

/**
 * Each system's own faces. In English a Latin one comes before the Chinese, whose apostrophes and quotation marks are
 * as wide as a character; in Chinese that is what they should be. No `system-ui`: on Linux it may be anything.
 */
export const FONTS: Readonly<Record<Language, string>> = {
  en: `${SYSTEM}, 'Latin Marks', Roboto, 'Noto Sans', 'Liberation Sans', 'Helvetica Neue', Arial, ${CHINESE}, sans-serif`,
  'zh-CN': `${SYSTEM}, ${CHINESE}, sans-serif`,
};

import { theme as antdTheme } from 'antd';
import type { ThemeConfig } from 'antd';
import type { Language } from '../../rules/problems/problem.ts';
import { FONTS } from './fonts.ts';
import { palettes } from './palette.ts';
import type { Scheme } from './palette.ts';

/** What lies over the page: on a dark one a shadow alone is hardly seen. */
const DARK_LIFT = `0 0 0 1px ${palettes.dark.lineStrong}, 0 10px 28px rgb(0 0 0 / 60%)`;

/** antd's tokens, from the product's palette. */
export function antdThemeOf(scheme: Scheme, language: Language): ThemeConfig {
  const colours = palettes[scheme];
  return {
    cssVar: { key: `dacu-${scheme}` },
    algorithm: scheme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      fontFamily: FONTS[language],
      fontSize: 13,
      borderRadius: 7,
      controlHeight: 32,
      wireframe: false,
      colorPrimary: scheme === 'dark' ? '#5078ea' : colours.accent,
      colorInfo: colours.accent,
      colorLink: colours.accent,
      colorSuccess: colours.good,
      colorWarning: colours.warn,
      colorError: scheme === 'dark' ? '#ff8a82' : colours.bad,
      colorBgLayout: colours.page,
      colorBgContainer: colours.surface,
      colorBgElevated: colours.raised,
      ...(scheme === 'dark' && { boxShadow: DARK_LIFT, boxShadowSecondary: DARK_LIFT }),
      colorBorder: colours.lineStrong,
      colorBorderSecondary: colours.line,
      colorText: colours.text,
      colorTextSecondary: colours.textSoft,
      colorTextTertiary: colours.textFaint,
      colorTextDescription: colours.textFaint,
      colorTextPlaceholder: colours.textFaint,
      colorSuccessBg: colours.goodSoft,
      colorWarningBg: colours.warnSoft,
      colorErrorBg: colours.badSoft,
      colorInfoBg: colours.accentSoft,
    },
    components: {
      Tabs: { horizontalMargin: '0', titleFontSize: 13 },
      Table: { headerBg: colours.sunken, cellPaddingBlockMD: 9 },
      ...(scheme === 'dark' && { Button: { dangerColor: '#1f0c0c' } }),
    },
  };
}

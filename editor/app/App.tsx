import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useLayoutEffect, useMemo } from 'react';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from './queryClient.ts';
import { createRouter } from './routes.tsx';
import { Messages } from './Messages.tsx';
import { paint } from './palette.ts';
import { usePreferences } from './preferences.ts';
import { antdThemeOf } from './theme.ts';

const queryClient = createQueryClient();
const router = createRouter();

paint(document.documentElement, usePreferences.getState());

const ANTD_LOCALES = { en: enUS, 'zh-CN': zhCN };

export function App() {
  const { language, scheme } = usePreferences();
  const theme = useMemo(() => antdThemeOf(scheme, language), [scheme, language]);
  useLayoutEffect(() => paint(document.documentElement, { scheme, language }), [scheme, language]);
  return (
    <ConfigProvider locale={ANTD_LOCALES[language]} theme={theme} button={{ autoInsertSpace: false }}>
      <Messages>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Messages>
    </ConfigProvider>
  );
}

import { MoonOutlined, SunOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../rules/problems/problem.ts';
import { usePreferences } from './preferences.ts';
import { Segments } from './Segments.tsx';

/** Each language in its own name, so that a reader finds it whatever the page is in. */
const LANGUAGE_OPTIONS: { value: Language; label: string; title: string }[] = [
  { value: 'zh-CN', label: '中', title: '简体中文' },
  { value: 'en', label: 'EN', title: 'English' },
];

export function PreferenceSwitches() {
  const { t } = useTranslation();
  const { language, scheme, setLanguage, setScheme } = usePreferences();
  const other = scheme === 'dark' ? 'light' : 'dark';
  const label = other === 'dark' ? t('preferences.toDark') : t('preferences.toLight');
  return (
    <>
      <Segments label={t('preferences.language')} options={LANGUAGE_OPTIONS} value={language} onChange={setLanguage} />
      <Button
        type="text"
        aria-label={label}
        title={label}
        icon={other === 'dark' ? <MoonOutlined aria-hidden /> : <SunOutlined aria-hidden />}
        onClick={() => setScheme(other)}
      />
    </>
  );
}

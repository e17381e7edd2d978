import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { isMissingPart } from './missingPart.ts';

export function CrashPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  const outdated = isMissingPart(error);
  console.error(error);
  return (
    <main style={{ padding: '18vh 24px', textAlign: 'center' }}>
      <h1 style={{ fontSize: 20 }}>{t(outdated ? 'state.outdatedTitle' : 'state.crashedTitle')}</h1>
      <p style={{ margin: '6px 0 20px', color: 'var(--text-soft)' }}>
        {t(outdated ? 'state.outdated' : 'state.crashed')}
      </p>
      <Button type="primary" onClick={() => globalThis.location.reload()}>
        {t('state.reload')}
      </Button>
    </main>
  );
}

import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';

export function CrashPage() {
  const { t } = useTranslation();
  console.error(useRouteError());
  return (
    <Result
      status="warning"
      title={t('state.crashedTitle')}
      subTitle={t('state.crashed')}
      extra={
        <Button type="primary" onClick={() => globalThis.location.reload()}>
          {t('state.reload')}
        </Button>
      }
    />
  );
}

import { Button, Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main style={{ padding: '96px 24px', textAlign: 'center' }}>
      <h1 style={{ fontSize: 20 }}>{t('state.notFoundTitle')}</h1>
      <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('state.notFound')}>
        <Link to="/campaigns">
          <Button type="primary">{t('state.toStart')}</Button>
        </Link>
      </Empty>
    </main>
  );
}

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

/** Inside the frame, whose `main` it is in. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <div style={{ padding: '18vh 24px', textAlign: 'center' }}>
      <h1 style={{ fontSize: 20 }}>{t('state.notFoundTitle')}</h1>
      <p style={{ margin: '6px 0 20px', color: 'var(--text-soft)' }}>{t('state.notFound')}</p>
      <Link to="/campaigns">
        <Button type="primary">{t('state.toStart')}</Button>
      </Link>
    </div>
  );
}

import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError, textOfError } from '../api/problem.ts';
import { usePreferences } from './preferences.ts';

/** What went wrong, in the reader's language, with the way out. */
export function Failure({ error, onRetry, title }: { error: unknown; onRetry?: () => void; title?: string }) {
  const { t } = useTranslation();
  const language = usePreferences((state) => state.language);
  const problems = error instanceof ApiError ? error.problems : [];
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={title ?? t('state.failedTitle')}
      description={
        <>
          <div>{textOfError(error, language)}</div>
          {problems.length > 0 && (
            <ul style={{ listStyle: 'disc', paddingInlineStart: 18, marginBlockStart: 6 }}>
              {problems.map((each) => (
                <li key={`${each.code} ${each.place.pointer}`}>{each.message[language]}</li>
              ))}
            </ul>
          )}
        </>
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('do.retry')}
          </Button>
        )
      }
    />
  );
}

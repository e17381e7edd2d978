import { Button } from 'antd';
import { useWords } from '../words.ts';
import { isSubmittedAlready } from './standing.ts';
import type { Standing } from './standing.ts';

/** Leads to submitting the draft, where there is anything new to submit. */
export function SubmitButton({ standing, onSubmit }: { standing: Standing; onSubmit: () => void }) {
  const { t } = useWords();
  if (!isSubmittedAlready(standing)) {
    return (
      <Button type="primary" onClick={onSubmit}>
        {t('submit')}
      </Button>
    );
  }
  const why = t(`alreadySubmitted_${standing.state === 'approved' ? 'approved' : 'submitted'}`, {
    number: standing.number,
  });
  // Reached by keyboard although it does nothing: the reason is read with it.
  return (
    <Button
      type="primary"
      aria-disabled
      aria-describedby="submit-why"
      title={why}
      style={{ opacity: 0.5, cursor: 'not-allowed' }}
    >
      {t('submit')}
      <span id="submit-why" hidden>
        {why}
      </span>
    </Button>
  );
}

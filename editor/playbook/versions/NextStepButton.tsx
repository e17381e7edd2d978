import { Button } from 'antd';
import { Link } from 'react-router';
import { useEditor } from '../store/scope.ts';
import { useWords } from '../words.ts';
import { isSubmittedAlready } from './standing.ts';
import type { Standing } from './standing.ts';

interface NextStepProps {
  /** Undefined until it is known. */
  readonly standing: Standing | undefined;
  onSubmit(): void;
}

/** What comes next: to submit what is new, to wait for its approval, or to start a campaign from what was approved. */
export function NextStepButton({ standing, onSubmit }: NextStepProps) {
  const { t } = useWords();
  const { id } = useEditor();
  if (!standing || !isSubmittedAlready(standing)) {
    return (
      <Button type="primary" disabled={!standing} onClick={onSubmit}>
        {t('submit')}
      </Button>
    );
  }
  const { state, number } = standing;
  if (state === 'approved') {
    return (
      <Link to={`/campaigns?start=${id}`} title={t('startApproved', { number })}>
        <Button type="primary" tabIndex={-1}>
          {t('startCampaign')}
        </Button>
      </Link>
    );
  }
  const why = t('alreadySubmitted', { number });
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

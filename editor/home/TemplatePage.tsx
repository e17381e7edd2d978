import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { TemplateSummary } from '../../rules/api/playbooks.ts';
import { useCreatePlaybook, useTemplate, useTemplates } from '../api/playbooks.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { Failure } from '../app/Failure.tsx';
import { ListSkeleton } from '../app/ListSkeleton.tsx';
import page from '../app/page.module.css';
import { usePageTitle } from '../app/usePageTitle.ts';
import { usePreferences } from '../app/preferences.ts';
import { useFailureMessage } from '../app/useFailureMessage.ts';
import { GraphPicture } from './GraphPicture.tsx';
import { Numbers, PeopleAndPractices, Phases } from './TemplateFacts.tsx';
import styles from './templates.module.css';

const PlaybookCanvas = lazy(async () => ({ default: (await import('../canvas/PlaybookCanvas.tsx')).PlaybookCanvas }));

/** About that of the place where the canvas will be. */
const RATIO = 2;

/** One template to look at before it is used. */
export function TemplatePage() {
  const { id = '' } = useParams();
  const { t } = useTranslation('home');
  const language = usePreferences((state) => state.language);
  const templates = useTemplates();
  const template = templates.data?.find((each) => each.id === id);
  usePageTitle(template?.title[language]);
  if (template) return <Preview key={id} template={template} />;
  return (
    <div className={page.page}>
      {templates.isPending && <ListSkeleton />}
      {templates.isError && <Failure error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.data && (
        <EmptyState title={t('templates.gone')}>
          <Link to="/templates">
            <Button>{t('templates.back')}</Button>
          </Link>
        </EmptyState>
      )}
    </div>
  );
}

function Preview({ template }: { template: TemplateSummary }) {
  const { t } = useTranslation('home');
  const language = usePreferences((state) => state.language);
  const { title, summary } = template;
  return (
    <div className={styles.preview}>
      <header className={styles.head}>
        <Link to="/templates" className={styles.back} aria-label={t('templates.back')} title={t('templates.back')}>
          <ArrowLeftOutlined aria-hidden />
        </Link>
        <div className={styles.what}>
          <h1>{title[language]}</h1>
          <p>{summary[language]}</p>
        </div>
        <UseButton template={template} />
      </header>
      <aside className={styles.facts} aria-label={t('templates.preview')} tabIndex={0}>
        <Phases template={template} />
        <Numbers template={template} />
        <PeopleAndPractices template={template} />
      </aside>
      <section className={styles.canvas} aria-label={title[language]}>
        <Graph template={template} />
      </section>
    </div>
  );
}

/** The small picture stands for the graph until that is there to be read. */
function Graph({ template: { id, sketch } }: { template: TemplateSummary }) {
  const language = usePreferences((state) => state.language);
  const template = useTemplate(id, language);
  const [selected, setSelected] = useState<string>();
  if (template.isError) return <Failure error={template.error} onRetry={() => void template.refetch()} />;
  const picture = (
    <div className={styles.standIn} aria-busy>
      <GraphPicture sketch={sketch} ratio={RATIO} />
    </div>
  );
  if (!template.data) return picture;
  return (
    <Suspense fallback={picture}>
      <PlaybookCanvas playbook={template.data.playbook} readOnly selected={selected} onSelect={setSelected} />
    </Suspense>
  );
}

function UseButton({ template: { id, title } }: { template: TemplateSummary }) {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const tellFailure = useFailureMessage();
  const language = usePreferences((state) => state.language);
  const create = useCreatePlaybook();
  const use = (): void =>
    create.mutate(
      { template: id, language },
      { onSuccess: (draft) => void navigate(`/playbooks/${draft.playbook.id}`), onError: tellFailure },
    );
  return (
    <Button
      type="primary"
      loading={create.isPending}
      onClick={use}
      aria-label={t('templates.useNamed', { name: title[language] })}
    >
      {t('templates.use')}
    </Button>
  );
}

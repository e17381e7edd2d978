import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TemplateSummary } from '../../rules/api/playbooks.ts';
import { useTemplates } from '../api/playbooks.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { Failure } from '../app/Failure.tsx';
import { ListSkeleton } from '../app/ListSkeleton.tsx';
import page from '../app/page.module.css';
import { PageHead } from '../app/PageHead.tsx';
import { usePreferences } from '../app/preferences.ts';
import { GraphPicture } from './GraphPicture.tsx';
import { Numbers, PeopleAndPractices, Phases } from './TemplateFacts.tsx';
import styles from './templates.module.css';

/** As the style sheet has it. */
const RATIO = 5 / 2;
const PRACTICES = 6;

/** Playbooks to start from, each with a picture of it, and whom it takes to carry out what. */
export function TemplatesPage() {
  const { t } = useTranslation('home');
  const templates = useTemplates();
  return (
    <div className={page.page}>
      <PageHead title={t('templates.title')} hint={t('templates.hint')} />
      {templates.isPending && <ListSkeleton />}
      {templates.isError && <Failure error={templates.error} onRetry={() => void templates.refetch()} />}
      {templates.data?.length === 0 && <EmptyState title={t('templates.none')} />}
      <ul className={styles.gallery}>
        {templates.data?.map((each) => (
          <li key={each.id}>
            <TemplateCard template={each} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function TemplateCard({ template }: { template: TemplateSummary }) {
  const language = usePreferences((state) => state.language);
  const { id, title, summary, sketch } = template;
  return (
    <article className={styles.card}>
      <GraphPicture sketch={sketch} ratio={RATIO} />
      <div className={styles.words}>
        <h2>
          <Link to={`/templates/${id}`} aria-describedby={`template-${id}`}>
            {title[language]}
          </Link>
        </h2>
        <p id={`template-${id}`}>{summary[language]}</p>
        <Phases template={template} />
        <PeopleAndPractices template={template} most={PRACTICES} />
        <Numbers template={template} />
      </div>
    </article>
  );
}

import { Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useCreatePlaybook, useTemplate, useTemplates } from '../api/playbooks.ts';
import { EmptyState } from '../app/EmptyState.tsx';
import { Failure } from '../app/Failure.tsx';
import page from '../app/page.module.css';
import { PageHead } from '../app/PageHead.tsx';
import { usePreferences } from '../app/preferences.ts';
import { useFailureMessage } from '../app/useFailureMessage.ts';
import { PlaybookCanvas } from '../canvas/PlaybookCanvas.tsx';
import { instantWords } from '../../rules/words/instants.ts';
import { playbookFacts } from './templateFacts.ts';
import styles from './TemplatesPage.module.css';

/** Playbooks to start from, each with a look at what is in it. */
export function TemplatesPage() {
  const { t } = useTranslation('home');
  const language = usePreferences((state) => state.language);
  const templates = useTemplates();
  const [chosen, setChosen] = useState<string>();
  const shown = chosen ?? templates.data?.[0]?.id;
  if (templates.data?.length === 0) {
    return (
      <div className={page.page}>
        <PageHead title={t('templates.title')} hint={t('templates.hint')} />
        <EmptyState title={t('templates.none')} />
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.gallery}>
        <PageHead title={t('templates.title')} hint={t('templates.hint')} />
        {templates.isPending && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
        {templates.isError && <Failure error={templates.error} onRetry={() => void templates.refetch()} />}
        {templates.data?.map((each) => (
          <button
            key={each.id}
            type="button"
            className={styles.card}
            aria-pressed={each.id === shown}
            onClick={() => setChosen(each.id)}
          >
            <b>{each.title[language]}</b>
            <span>{each.summary[language]}</span>
          </button>
        ))}
      </div>
      {shown !== undefined && <Preview key={shown} template={shown} />}
    </div>
  );
}

function Preview({ template: id }: { template: string }) {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const tellFailure = useFailureMessage();
  const language = usePreferences((state) => state.language);
  const template = useTemplate(id, language);
  const create = useCreatePlaybook();
  const [selected, setSelected] = useState<string>();
  if (template.isError) {
    return (
      <div className={page.page}>
        <Failure error={template.error} onRetry={() => void template.refetch()} />
      </div>
    );
  }
  if (!template.data) return <Skeleton active title={false} style={{ padding: 24 }} />;
  const { playbook, title } = template.data;
  const facts = playbookFacts(playbook);
  const use = (): void =>
    create.mutate(
      { template: id, language },
      { onSuccess: (draft) => void navigate(`/playbooks/${draft.playbook.id}`), onError: tellFailure },
    );
  const listed = [
    [t('templates.steps'), facts.steps],
    [t('templates.rules'), facts.rules],
    [t('templates.effects'), facts.effects],
    [t('templates.people'), facts.people],
    [t('templates.parameters'), facts.parameters],
  ] as const;
  return (
    <section className={styles.preview} aria-label={t('templates.preview')}>
      <div className={styles.facts}>
        <dl>
          {listed.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {facts.span && (
            <div>
              <dt>{t('templates.span')}</dt>
              <dd>
                {instantWords(facts.span.from, language)} … {instantWords(facts.span.to, language)}
              </dd>
            </div>
          )}
        </dl>
        <Button
          type="primary"
          loading={create.isPending}
          onClick={use}
          aria-label={t('templates.useNamed', { name: title[language] })}
        >
          {t('templates.use')}
        </Button>
      </div>
      <div className={styles.canvas}>
        <PlaybookCanvas playbook={playbook} readOnly selected={selected} onSelect={setSelected} />
      </div>
    </section>
  );
}

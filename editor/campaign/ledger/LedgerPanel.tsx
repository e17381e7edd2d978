import { App, Button, Popconfirm, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { levelType } from '../../../rules/actions/catalogue.ts';
import type { Effect } from '../../../rules/api/campaigns.ts';
import { DONE } from '../../../rules/effects/ledger-states.ts';
import { useEffects, useIntervene } from '../../api/campaigns.ts';
import { useFailureMessage } from '../../app/useFailureMessage.ts';
import { Failure } from '../../app/Failure.tsx';
import { instantMs } from '../../i18n/format/times.ts';
import { taskOfEffect } from '../../api/tasks.ts';
import { Pictures } from '../../tasks/Pictures.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import panel from '../panel.module.css';
import type { Scene } from '../scene.ts';
import type { PanelProps } from '../SidePanel.tsx';
import { actionWords } from '../timeline/describeEntry.ts';
import { changesBetween, fieldTitle } from '../valueWords.ts';
import type { ValueHint } from '../valueWords.ts';
import styles from './LedgerPanel.module.css';

const PAGE = 60;

/** Every change of the world outside, with the value before and after. */
export function LedgerPanel({ scene, node }: PanelProps) {
  const { t } = useTranslation(['campaign', 'common']);
  const [shown, setShown] = useState(PAGE);
  const effects = useEffects(scene.campaign.id);
  if (effects.isPending) return <Skeleton active title={false} paragraph={{ rows: 8 }} style={{ padding: 18 }} />;
  if (effects.isError && !effects.data) return <Failure error={effects.error} onRetry={() => void effects.refetch()} />;
  const listed = effects.data
    .filter((each) => node === undefined || each.node === node)
    .sort((a, b) => instantMs(b.at) - instantMs(a.at));
  if (listed.length === 0)
    return (
      <PanelEmpty title={t(node === undefined ? 'ledger.empty' : 'ledger.emptyOfNode')} hint={t('ledger.emptyHint')} />
    );
  const count = (...states: readonly Effect['state'][]): number =>
    listed.filter((each) => states.includes(each.state)).length;
  return (
    <>
      <p className={styles.summary}>
        {t('ledger.counts', {
          applied: count('notified', ...DONE),
          open: count('requested', 'held'),
          failed: count('failed'),
        })}
      </p>
      <ol>
        {listed.slice(0, shown).map((each) => (
          <EffectEntry
            key={each.key}
            effect={each}
            undone={effects.data.find(({ key }) => key === each.undoes)}
            scene={scene}
          />
        ))}
      </ol>
      {listed.length > shown && (
        <Button block type="text" onClick={() => setShown(shown + PAGE)}>
          {t('common:do.showMore', { count: Math.min(PAGE, listed.length - shown) })}
        </Button>
      )}
    </>
  );
}

const MOST_CHANGES = 4;

interface EffectEntryProps {
  readonly effect: Effect;
  /** The one that this one undoes, if any. */
  readonly undone: Effect | undefined;
  readonly scene: Scene;
}

function EffectEntry({ effect, undone, scene }: EffectEntryProps) {
  const { t } = useTranslation('campaign');
  const [isWhole, setIsWhole] = useState(false);
  const { format, names, telling } = scene;
  const changes = changesBetween(effect.before, effect.after);
  return (
    <li className={styles.effect}>
      <div className={styles.head}>
        <b>
          {effect.undoes === undefined
            ? actionWords(effect.do, effect.with, telling)
            : t('ledger.undoes', { action: names.action(undone?.do ?? effect.do) })}
        </b>
        <span className={`${styles.state} ${styles[effect.state] ?? ''}`}>{t(`ledger.state.${effect.state}`)}</span>
      </div>
      <p className={styles.meta}>
        {format.time(effect.at, 'dayTime')} · {names.node(effect.node)}
        {effect.by !== undefined && ` · ${t('ledger.by', { name: names.person(effect.by) })}`}
        {effect.attempts > 1 && ` · ${t('ledger.attempts', { count: effect.attempts })}`}
      </p>
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {(isWhole ? changes : changes.slice(0, MOST_CHANGES)).map(({ path, before, after }) => (
            <ChangeLine key={path.join('/')} path={path} before={before} after={after} effect={effect} scene={scene} />
          ))}
          {changes.length > MOST_CHANGES && !isWhole && (
            <li>
              <Button size="small" type="link" onClick={() => setIsWhole(true)}>
                {t('ledger.more', { count: changes.length - MOST_CHANGES })}
              </Button>
            </li>
          )}
        </ul>
      )}
      {effect.reason !== undefined && (
        <p className={panel.bad}>
          {t(`ledger.reason.${effect.reason}`)}
          {effect.reason === 'changedMeanwhile' && ` · ${t('ledger.needsLook')}`}
        </p>
      )}
      {effect.error !== undefined && effect.state !== 'applied' && <p className={panel.bad}>{effect.error}</p>}
      {effect.attachments && <Pictures task={taskOfEffect(effect.key)} ids={effect.attachments} />}
      {effect.undoable && <UndoButton campaign={scene.campaign.id} effectKey={effect.key} />}
      <code className={styles.key} title={effect.key}>
        {effect.key}
      </code>
    </li>
  );
}

function UndoButton({ campaign, effectKey }: { campaign: string; effectKey: string }) {
  const { t } = useTranslation('campaign');
  const { message } = App.useApp();
  const tellFailure = useFailureMessage();
  const intervene = useIntervene(campaign);
  const undo = async (): Promise<void> => {
    try {
      await intervene.mutateAsync({ type: 'compensate', key: effectKey });
      void message.success(t('act.undone'));
    } catch (error) {
      tellFailure(error);
    }
  };
  return (
    <Popconfirm
      title={t('ledger.undoConfirm')}
      description={t('ledger.undoHint')}
      okText={t('ledger.undo')}
      onConfirm={() => void undo()}
    >
      <Button size="small" loading={intervene.isPending}>
        {t('ledger.undo')}
      </Button>
    </Popconfirm>
  );
}

interface ChangeLineProps {
  readonly path: readonly string[];
  readonly before: Effect['before'];
  readonly after: Effect['after'];
  readonly effect: Effect;
  readonly scene: Scene;
}

function ChangeLine({ path, before, after, effect, scene }: ChangeLineProps) {
  const { t } = useTranslation('campaign');
  const { format, say } = scene;
  const name = path.at(-1) ?? '';
  // A figure by channel or SKU has no field name: what the action turns tells what it is.
  const isLevel = typeof before === 'number' && path.length === 1;
  const hint: ValueHint = isLevel ? levelType(effect.do) : undefined;
  const known = fieldTitle(name, format);
  const named = (id: string) => say(id, 'channel');
  const title = known === name ? named(name) : known;
  return (
    <li>
      <span>
        {[...path.slice(0, -1).map(named), title].filter((each) => each !== '').join(' · ') || t('ledger.field.value')}
      </span>
      <span>
        <s aria-label={t('ledger.before')}>{say.field(name, before, hint)}</s> →{' '}
        <b aria-label={t('ledger.after')}>{say.field(name, after, hint)}</b>
      </span>
    </li>
  );
}

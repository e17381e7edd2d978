import { Alert } from 'antd';
import { useMemo } from 'react';
import { PHASES } from '../../../rules/playbook/phases.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { resolveInstant } from '../../../rules/time/instant.ts';
import { lateAtLaunch } from '../../../rules/windows/late.ts';
import { PHASE_TITLES } from '../../../rules/words/phases.ts';
import { useRealNow } from '../../app/realClock.ts';
import { useFormat } from '../../i18n/format/useFormat.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { late } from './lateI18n.ts';
import styles from './launch.module.css';

const MINUTE_MS = 60_000;
const MOST_NAMED = 4;

interface LateWarningProps {
  readonly playbook: Playbook;
  /** All anchors, epoch ms. */
  readonly anchors: Readonly<Record<string, number>>;
}

/** What of the days lies in the past, and what the campaign would then do. */
export function LateWarning({ playbook, anchors }: LateWarningProps) {
  const { t, language } = useCatalogue(late);
  const format = useFormat(playbook);
  const nowMs = useRealNow(MINUTE_MS);
  const found = useMemo(() => lateAtLaunch(playbook, anchors, nowMs), [playbook, anchors, nowMs]);
  const given = found.anchors.filter((id) => playbook.anchors[id]?.at === undefined);
  if (found.anchors.length === 0 && found.starts.length === 0) return null;
  const named = (names: readonly string[]) => {
    const shown = names.slice(0, MOST_NAMED).join(t('separator'));
    return names.length > MOST_NAMED ? t('more', { names: shown, count: names.length - MOST_NAMED }) : shown;
  };
  const titles = (ids: readonly string[]) =>
    named(ids.map((id) => playbook.nodes.find((node) => node.id === id)?.title || id));
  const scope = { anchors, timeZone: playbook.timezone, nowMs };
  const spans = PHASES.flatMap((phase) => {
    const written = playbook.phases[phase];
    if (!written) return [];
    return [{ phase, fromMs: resolveInstant(written.from, scope), toMs: resolveInstant(written.to, scope) }];
  });
  const over = spans.filter(({ toMs }) => toMs < nowMs);
  const begun = spans.filter(({ fromMs, toMs }) => fromMs < nowMs && toMs >= nowMs);
  const lines = [
    given.length > 0 && t('anchors', { names: named(given.map((id) => playbook.anchors[id]?.title || id)) }),
    found.starts.length > 0 && t('starts', { nodes: titles(found.starts) }),
    ...begun.map(({ phase, fromMs }) =>
      t('began', { phase: PHASE_TITLES[phase][language], at: format.time(fromMs, 'dayTime') }),
    ),
    over.length > 0 && t('phases', { phases: named(over.map(({ phase }) => PHASE_TITLES[phase][language])) }),
    found.overWatches.length > 0 && t('overWatches', { nodes: titles(found.overWatches) }),
    found.deadlines.length > 0 && t('deadlines', { nodes: titles(found.deadlines) }),
  ].filter((line) => line !== false);
  return (
    <Alert
      className={styles.late ?? ''}
      type="warning"
      showIcon
      role="status"
      title={t(given.length > 0 ? 'title' : 'titlePart')}
      description={
        <>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{t('way')}</p>
        </>
      }
    />
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../rules/api/campaigns.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Formatter } from '../i18n/format/formatter.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import type { Names } from './names.ts';
import type { Telling } from './timeline/describeEntry.ts';
import { useNames } from './useNames.ts';
import { useValueWords } from './useValueWords.ts';
import type { SayValue } from './useValueWords.ts';

/** What all parts of a campaign's page speak of, and with. */
export interface Scene {
  readonly campaign: Campaign;
  /** When the campaign's answer came, epoch ms of the browser's clock. */
  readonly receivedMs: number;
  readonly playbook: Playbook;
  readonly format: Formatter;
  readonly names: Names;
  readonly say: SayValue;
  readonly telling: Telling;
}

export function useScene(campaign: Campaign, receivedMs: number, playbook: Playbook): Scene {
  const { t } = useTranslation(['campaign', 'common']);
  const format = useFormat(campaign);
  const names = useNames(playbook);
  const say = useValueWords(format);
  const telling = useMemo(() => ({ t, names, format, say, playbook }), [t, names, format, say, playbook]);
  return useMemo(
    () => ({ campaign, receivedMs, playbook, format, names, say, telling }),
    [campaign, receivedMs, playbook, format, names, say, telling],
  );
}

/** Epoch ms of the anchor that the campaign is about: T0, else the first that was given. */
export function mainAnchor(
  campaign: Pick<Campaign, 'anchors'>,
  playbook: Pick<Playbook, 'anchors'>,
): string | undefined {
  if (campaign.anchors['T0'] !== undefined) return 'T0';
  return Object.keys(playbook.anchors).find((each) => playbook.anchors[each]?.at === undefined);
}

export const isOver = ({ status }: Pick<Campaign, 'status'>): boolean =>
  status === 'completed' || status === 'stopped' || status === 'failed';

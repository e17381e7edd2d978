import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Campaign } from '../../rules/api/campaigns.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Formatter, FormatPlace } from '../i18n/format/formatter.ts';
import { useFormat } from '../i18n/format/useFormat.ts';
import type { Names } from './names.ts';
import type { Telling } from './timeline/describeEntry.ts';
import { useNames } from './useNames.ts';
import { useValueWords } from './useValueWords.ts';
import type { SayValue } from './useValueWords.ts';

/** What everything that tells of a run is told with, be it a campaign's or a rehearsal's. */
export interface Tale {
  readonly playbook: Playbook;
  readonly format: Formatter;
  readonly names: Names;
  readonly say: SayValue;
  readonly telling: Telling;
}

/** What all parts of a campaign's page speak of, and with. */
export interface Scene extends Tale {
  readonly campaign: Campaign;
  /** When the campaign's answer came, epoch ms of the browser's clock. */
  readonly receivedMs: number;
  /** While the past is looked at: up to which instant, epoch ms. */
  readonly untilMs?: number | undefined;
}

export function useTale(playbook: Playbook, names: Names, place: FormatPlace = playbook): Tale {
  const { t } = useTranslation(['campaign', 'common']);
  const format = useFormat(place);
  const say = useValueWords(format);
  const telling = useMemo(() => ({ t, names, format, say, playbook }), [t, names, format, say, playbook]);
  return useMemo(() => ({ playbook, format, names, say, telling }), [playbook, format, names, say, telling]);
}

export function useScene(campaign: Campaign, receivedMs: number, playbook: Playbook, untilMs?: number): Scene {
  const tale = useTale(playbook, useNames(playbook), campaign);
  return useMemo(() => ({ ...tale, campaign, receivedMs, untilMs }), [tale, campaign, receivedMs, untilMs]);
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

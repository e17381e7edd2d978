import { Alert, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PHASES } from '../../../rules/playbook/schema.ts';
import { resolveAnchors, resolveInstant } from '../../../rules/time/instant.ts';
import { instantMs } from '../../i18n/format/times.ts';
import { mainAnchor } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { ZonedDateTime } from '../ZonedDateTime.tsx';

interface MoveAnchorDialogProps {
  readonly scene: Scene;
  readonly open: boolean;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onMove: (anchor: string, to: string) => Promise<void>;
}

/** Moves an anchor, after showing where the phases then lie. */
export function MoveAnchorDialog({ scene, open, busy, onClose, onMove }: MoveAnchorDialogProps) {
  const { t } = useTranslation(['campaign', 'common']);
  const { campaign, playbook, format } = scene;
  const anchors = Object.keys(playbook.anchors);
  const [anchor, setAnchor] = useState(mainAnchor(campaign, playbook) ?? anchors[0] ?? 'T0');
  const [picked, setPicked] = useState<string>();
  const present = campaign.anchors[anchor] ?? '';
  const to = picked ?? present;
  const shiftMs = instantMs(to) - instantMs(present);
  const resolved = resolveAnchors(playbook.anchors, { ...campaign.givenAnchors, [anchor]: to }, campaign.timezone);
  const title = playbook.anchors[anchor]?.title ?? anchor;

  return (
    <Modal
      open={open}
      title={t('move.title')}
      okText={t('move.ok')}
      okButtonProps={{ disabled: shiftMs === 0, loading: busy }}
      onOk={() => void onMove(anchor, to)}
      onCancel={onClose}
      afterClose={() => setPicked(undefined)}
      destroyOnHidden
    >
      <p style={{ color: 'var(--text-soft)', marginBottom: 16 }}>{t('move.hint', { anchor: title })}</p>
      <Form layout="vertical">
        {anchors.length > 1 && (
          <Form.Item label={t('move.anchor')}>
            <Select
              aria-label={t('move.anchor')}
              value={anchor}
              options={anchors.map((each) => ({ value: each, label: `${playbook.anchors[each]?.title} (${each})` }))}
              onChange={(chosen: string) => {
                setAnchor(chosen);
                setPicked(undefined);
              }}
            />
          </Form.Item>
        )}
        <Form.Item label={t('move.from')}>{format.time(present, 'full')}</Form.Item>
        <Form.Item label={t('move.to', { zone: campaign.timezone })} htmlFor="move-to">
          <ZonedDateTime id="move-to" value={to} timeZone={campaign.timezone} onChange={setPicked} />
        </Form.Item>
      </Form>
      <Alert
        type={shiftMs === 0 ? 'info' : 'warning'}
        title={
          shiftMs === 0
            ? t('move.same')
            : shiftMs > 0
              ? t('move.by', { length: format.length(shiftMs) })
              : t('move.byEarlier', { length: format.length(shiftMs) })
        }
        description={
          resolved.ok && (
            <ul>
              {PHASES.map((id) => {
                const phase = playbook.phases[id];
                if (!phase) return null;
                const scope = { anchors: resolved.value, timeZone: campaign.timezone, nowMs: NaN };
                return (
                  <li
                    key={id}
                    style={{ display: 'flex', justifyContent: 'space-between', fontVariantNumeric: 'tabular-nums' }}
                  >
                    <span>{t(`common:phase.${id}`)}</span>
                    <span>
                      {format.time(resolveInstant(phase.from, scope), 'dayTime')} –{' '}
                      {format.time(resolveInstant(phase.to, scope), 'dayTime')}
                    </span>
                  </li>
                );
              })}
            </ul>
          )
        }
      />
    </Modal>
  );
}

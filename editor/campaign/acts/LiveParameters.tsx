import { Button, Form, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../rules/json.ts';
import { checkLiveChange } from '../../../rules/playbook/parameters.ts';
import styles from '../panel.module.css';
import { isOver } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { ValueInput } from '../ValueInput.tsx';
import own from './acts.module.css';
import { liveParameters } from './consequences.ts';
import type { LiveParameter } from './consequences.ts';
import { tellValue } from '../../../rules/words/bounds.ts';
import { useAct } from './useAct.tsx';

/** The numbers that people may turn while the campaign runs, with what they are now. */
export function LiveParameters({ scene }: { scene: Scene }) {
  const { t } = useTranslation('acts');
  const { campaign, playbook, say } = scene;
  const bounds = useBounds(scene);
  const [changing, setChanging] = useState<LiveParameter>();
  const live = liveParameters(playbook);
  if (live.length === 0 || isOver(campaign) || campaign.status === 'starting') return null;
  return (
    <section className={styles.section}>
      <h2>{t('parameters')}</h2>
      <ul>
        {live.map((each) => {
          const title = each.parameter.title || each.id;
          return (
            <li key={each.id} className={own.parameter}>
              <span>{title}</span>
              <b>{say.of(each.id, campaign.parameters[each.id] ?? each.parameter.default, each.parameter.type)}</b>
              <span className={styles.faint}>{bounds(each)}</span>
              <Button
                size="small"
                type="link"
                aria-label={t('changeNamed', { title })}
                onClick={() => setChanging(each)}
              >
                {t('change')}
              </Button>
            </li>
          );
        })}
      </ul>
      {changing && <ChangeDialog scene={scene} live={changing} onClose={() => setChanging(undefined)} />}
    </section>
  );
}

function useBounds({ say }: Scene) {
  const { t } = useTranslation('acts');
  return ({ parameter: { type }, min, max }: LiveParameter): string => {
    if (min !== undefined && max !== undefined) return t('bounds.both', { min: say(min, type), max: say(max, type) });
    if (min !== undefined) return t('bounds.least', { min: say(min, type) });
    return max === undefined ? '' : t('bounds.most', { max: say(max, type) });
  };
}

interface ChangeDialogProps {
  readonly scene: Scene;
  readonly live: LiveParameter;
  readonly onClose: () => void;
}

function ChangeDialog({ scene, live, onClose }: ChangeDialogProps) {
  const { t } = useTranslation('acts');
  const { campaign, playbook, say, format } = scene;
  const { id, parameter } = live;
  const { act, isPending } = useAct(campaign.id);
  const present = campaign.parameters[id] ?? parameter.default;
  const [value, setValue] = useState<Json | undefined>(present);
  const field = useId();
  const bounds = useBounds(scene);
  const title = parameter.title || id;
  const checked = value === undefined ? undefined : checkLiveChange(playbook, id, value);
  const [problem] = checked && !checked.ok ? checked.problems : [];
  const isSame = JSON.stringify(value) === JSON.stringify(present);
  const change = async (): Promise<void> => {
    if (value === undefined) return;
    await act(
      { type: 'setParameter', parameter: id, value },
      t('changed', { title, value: say.of(id, value, parameter.type) }),
    );
    onClose();
  };
  return (
    <Modal
      open
      title={t('changeTitle', { title })}
      okText={t('change')}
      okButtonProps={{ disabled: isSame || checked?.ok !== true, loading: isPending }}
      onOk={() => void change()}
      onCancel={onClose}
    >
      <p style={{ marginBottom: 12 }}>{t('changeBody')}</p>
      <Form layout="vertical">
        <Form.Item
          label={t('newValue')}
          htmlFor={field}
          extra={
            isSame
              ? t('same')
              : `${say.of(id, present, parameter.type)} → ${say.of(id, value, parameter.type)} · ${bounds(live)}`
          }
          {...(problem !== undefined && {
            validateStatus: 'error' as const,
            help: tellValue(problem, format.currency, format.language),
          })}
        >
          <ValueInput
            id={field}
            type={parameter.type}
            choices={parameter.choices}
            name={id}
            format={format}
            value={value}
            onChange={setValue}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

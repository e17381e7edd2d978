import { App, Form, Input, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreateCampaign } from '../../../rules/api/campaigns.ts';
import type { Shop } from '../../../rules/api/shops.ts';
import type { Json } from '../../../rules/json.ts';
import { PHASES } from '../../../rules/playbook/phases.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { resolveAnchors, resolveInstant } from '../../../rules/time/instant.ts';
import { useFormat } from '../../i18n/format/useFormat.ts';
import { ZonedDateTime } from '../ZonedDateTime.tsx';
import styles from './launch.module.css';
import { LateWarning } from './LateWarning.tsx';
import { ParameterFields } from './ParameterFields.tsx';
import { firstSource, PlanFields, TARGETS } from './PlanFields.tsx';
import type { PlanFile } from '../../../rules/metrics/plan.ts';

export type LaunchSettings = Omit<CreateCampaign, 'playbook' | 'version'>;

interface FormValues {
  readonly name: string;
  readonly shop: string;
  readonly anchors: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, Json | undefined>>;
}

interface VersionSettingsProps {
  readonly id: string;
  readonly playbook: Playbook;
  readonly shops: readonly Shop[];
  readonly onReady: (ready: boolean) => void;
  readonly onSubmit: (settings: LaunchSettings) => void;
}

const NONE: Readonly<Record<string, never>> = {};

/** When, where and with which numbers a version is to run. */
export function VersionSettings({ id, playbook, shops, onReady, onSubmit }: VersionSettingsProps) {
  const { t } = useTranslation('campaign');
  const format = useFormat(playbook);
  const [form] = Form.useForm<FormValues>();
  const given = Form.useWatch<Record<string, string> | undefined>('anchors', form) ?? NONE;
  const [plan, setPlan] = useState<PlanFile | null>();
  const [source, setSource] = useState(() => firstSource(playbook));
  const { message } = App.useApp();
  const toGive = Object.entries(playbook.anchors).filter(([, anchor]) => anchor.at === undefined);
  // The same object until an anchor changes: the plan is made anew from it, and this form with the plan.
  const anchors = useMemo(() => {
    const chosen = Object.fromEntries(Object.entries(given).filter(([, at]) => at !== undefined && at !== ''));
    const resolved = resolveAnchors(playbook.anchors, chosen, playbook.timezone);
    return resolved.ok ? resolved.value : undefined;
  }, [given, playbook]);

  useEffect(() => {
    onReady(true);
    return () => onReady(false);
  }, [onReady]);

  const submit = (values: FormValues): void => {
    if (plan === null) {
      void message.warning(t('launch.planIncomplete'));
      return;
    }
    const filled = Object.entries(values.parameters ?? {}).filter(
      (each): each is [string, Json] => each[1] !== undefined,
    );
    onSubmit({
      name: values.name.trim(),
      shop: values.shop,
      anchors: values.anchors,
      parameters: Object.fromEntries(filled),
      ...(plan && { plan }),
    });
  };

  return (
    <Form<FormValues>
      id={id}
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      onFinish={submit}
      onKeyDown={keepOpen}
      initialValues={{
        name: playbook.name,
        shop: shops.length === 1 ? shops[0]?.id : undefined,
        parameters: Object.fromEntries(Object.entries(playbook.parameters).map(([name, each]) => [name, each.default])),
      }}
    >
      <div className={styles.pair}>
        <Form.Item
          name="name"
          label={t('launch.name')}
          rules={[{ required: true, whitespace: true, message: t('launch.required', { title: t('launch.name') }) }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="shop"
          label={t('launch.shop')}
          rules={[{ required: true, message: t('launch.required', { title: t('launch.shop') }) }]}
        >
          <Select options={shops.map((each) => ({ value: each.id, label: each.title }))} />
        </Form.Item>
      </div>
      <div className={styles.pair}>
        {toGive.map(([name, anchor]) => (
          <Form.Item
            key={name}
            name={['anchors', name]}
            label={`${anchor.title} (${name})`}
            extra={t('launch.anchorHint', { zone: playbook.timezone })}
            rules={[{ required: true, message: t('launch.anchorMissing') }]}
          >
            <ZonedDateTime timeZone={playbook.timezone} />
          </Form.Item>
        ))}
        {anchors && <Schedule playbook={playbook} anchors={anchors} />}
      </div>
      {anchors && <LateWarning playbook={playbook} anchors={anchors} />}
      <PlanFields
        id={id}
        playbook={playbook}
        anchors={anchors}
        form={form}
        format={format}
        source={source}
        onSource={setSource}
        onPlan={setPlan}
      />
      <ParameterFields
        parameters={playbook.parameters}
        {...(source === 'targets' && { elsewhere: TARGETS })}
        format={format}
      />
    </Form>
  );
}

/** Enter in a field takes its value in; a campaign is started by its button alone. */
function keepOpen(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** Where the phases then lie. */
function Schedule({ playbook, anchors }: { playbook: Playbook; anchors: Readonly<Record<string, number>> }) {
  const { t } = useTranslation(['campaign', 'common']);
  const format = useFormat(playbook);
  const scope = { anchors, timeZone: playbook.timezone, nowMs: NaN };
  return (
    <div className={styles.schedule}>
      <h3>{t('launch.schedule')}</h3>
      <ul>
        {PHASES.map((phase) => {
          const period = playbook.phases[phase];
          return period ? (
            <li key={phase} style={{ ['--phase' as string]: `var(--${phase})` }}>
              <span>{t(`common:phase.${phase}`)}</span>
              <span>
                {format.time(resolveInstant(period.from, scope), 'dayTime')} –{' '}
                {format.time(resolveInstant(period.to, scope), 'dayTime')}
              </span>
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

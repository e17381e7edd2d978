import { Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../rules/json.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Scenario } from '../../../rules/simulate/scenario.ts';
import launch from '../../campaign/launch/launch.module.css';
import { ParameterFields } from '../../campaign/launch/ParameterFields.tsx';
import { ZonedDateTime } from '../../campaign/ZonedDateTime.tsx';
import { useFormat } from '../../i18n/format/useFormat.ts';
import type { Rehearsing } from '../useRehearsing.ts';
import { DemandFields } from './DemandFields.tsx';
import { PeopleFields } from './PeopleFields.tsx';
import type { Setup } from './setup.ts';
import { SourceFields } from './SourceFields.tsx';

interface SetupDrawerProps {
  readonly open: boolean;
  readonly playbook: Playbook;
  readonly setup: Setup;
  /** What the playbook itself begins with. */
  readonly initial: Setup;
  readonly rehearsing: Rehearsing;
  readonly onClose: () => void;
}

/** On what, when, with whom and with which numbers a rehearsal is played. */
export function SetupDrawer({ open, onClose, ...rest }: SetupDrawerProps) {
  const { t } = useTranslation('rehearsal');
  return (
    <Drawer open={open} title={t('form.title')} size={560} destroyOnHidden onClose={onClose}>
      <SetupForm {...rest} onClose={onClose} />
    </Drawer>
  );
}

interface Parameters {
  readonly parameters?: Readonly<Record<string, Json | undefined>>;
}

function SetupForm({ playbook, setup: before, initial, rehearsing, onClose }: Omit<SetupDrawerProps, 'open'>) {
  const { t } = useTranslation('rehearsal');
  const format = useFormat(playbook);
  const [setup, setSetup] = useState(before);
  const [form] = Form.useForm<Parameters>();
  const { source, scenario } = setup;
  const change = (part: Partial<Scenario>): void =>
    setSetup((old) => ({ ...old, scenario: { ...old.scenario, ...part } }));
  const submit = ({ parameters = {} }: Parameters): void => {
    // What is as the playbook has it is not given, so that it follows the playbook.
    const given = Object.entries(parameters).filter(
      (each): each is [string, Json] =>
        each[1] !== undefined && JSON.stringify(each[1]) !== JSON.stringify(playbook.parameters[each[0]]?.default),
    );
    onClose();
    rehearsing.rehearse(playbook, { ...setup, scenario: { ...scenario, parameters: Object.fromEntries(given) } });
  };
  return (
    <Form<Parameters>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError
      onFinish={submit}
      initialValues={{
        parameters: Object.fromEntries(
          Object.entries(playbook.parameters).map(([name, each]) => [name, scenario.parameters[name] ?? each.default]),
        ),
      }}
    >
      <SourceFields playbook={playbook} setup={setup} initial={initial} rehearsing={rehearsing} onChange={setSetup} />
      <section className={launch.block}>
        <h2>{t('form.days')}</h2>
        <div className={launch.pair}>
          {Object.entries(playbook.anchors)
            .filter(([name, anchor]) => anchor.at === undefined || scenario.anchors[name] !== undefined)
            .map(([name, anchor]) => (
              <Form.Item key={name} label={`${anchor.title} (${name})`} htmlFor={`anchor-${name}`}>
                <ZonedDateTime
                  id={`anchor-${name}`}
                  timeZone={playbook.timezone}
                  value={scenario.anchors[name]}
                  onChange={(at) => at !== undefined && change({ anchors: { ...scenario.anchors, [name]: at } })}
                />
              </Form.Item>
            ))}
        </div>
      </section>
      {scenario.demand && (source.type === 'model' || source.type === 'file') && (
        <DemandFields
          demand={scenario.demand}
          seed={scenario.seed}
          format={format}
          onDemand={(demand) => change({ demand })}
          onSeed={(seed) => change({ seed })}
        />
      )}
      <PeopleFields playbook={playbook} people={scenario.people} onChange={(people) => change({ people })} />
      <ParameterFields parameters={playbook.parameters} format={format} />
      <div style={{ position: 'sticky', bottom: -24, paddingBlock: 14, background: 'var(--raised)', zIndex: 3 }}>
        <Button type="primary" htmlType="submit" block>
          {t('run')}
        </Button>
      </div>
    </Form>
  );
}

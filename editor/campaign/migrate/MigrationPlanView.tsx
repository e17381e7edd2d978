import { Alert, Form, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../rules/json.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { withKeys } from '../../app/withKeys.ts';
import { whatOf } from '../now/nextSteps.ts';
import type { Scene } from '../scene.ts';
import { ValueInput } from '../ValueInput.tsx';
import styles from './migrate.module.css';
import { chosenAt, END, nodeLines, nodesToGoOnAt, withChoice } from './planLines.ts';
import type { MigrationPlan, NodeChoices, NodeLine } from './planLines.ts';

interface MigrationPlanViewProps {
  readonly plan: MigrationPlan;
  readonly scene: Scene;
  readonly after: Playbook;
  readonly nodes: NodeChoices;
  readonly onNodes: (nodes: NodeChoices) => void;
  /** The parameters that the new version needs a value for. */
  readonly asked: readonly string[];
  readonly parameters: Readonly<Record<string, Json>>;
  readonly onParameters: (parameters: Readonly<Record<string, Json>>) => void;
}

/** What becomes of each thing that is under way, as the engine plans it, and the choices that it waits for. */
export function MigrationPlanView(props: MigrationPlanViewProps) {
  const { plan, scene, after, nodes } = props;
  const { t } = useTranslation(['acts', 'campaign']);
  const { format, names, say } = scene;
  const lines = nodeLines(plan);
  // What was chosen can be chosen anew.
  const open = lines.filter(({ node, fate }) => fate === 'choice' || chosenAt(nodes, node) !== undefined);
  const rest = lines.filter((line) => !open.includes(line));
  const titleOf = (node: string): string => after.nodes.find(({ id }) => id === node)?.title ?? names.node(node);
  const time = (at: string | null): string => (at === null ? t('noTimer') : format.time(at, 'dayTime'));
  const moving = plan.parameters.filter(({ fate }) => fate !== 'kept');
  const dates = plan.anchors.filter(({ fate }) => fate !== 'kept');
  return (
    <>
      {plan.refused.length > 0 && (
        <Group title={t('group.refused')}>
          {withKeys(plan.refused, ({ code, place }) => `${code} ${place.pointer}`).map(([key, { message }]) => (
            <Alert key={key} type="error" showIcon title={format.text(message)} />
          ))}
        </Group>
      )}
      {(open.length > 0 || props.asked.length > 0) && (
        <Group title={t('group.needs')}>
          <Form layout="vertical">
            {open.map((line) => (
              <Choice key={line.node} line={line} {...props} />
            ))}
            {props.asked.map((id) => (
              <GivenParameter key={id} id={id} {...props} />
            ))}
          </Form>
        </Group>
      )}
      {rest.length > 0 && (
        <Group title={t('group.tokens')}>
          <ul>
            {withKeys(rest, ({ node, fate }) => `${node} ${fate}`).map(([key, { node, fate, to, tokens }]) => (
              <li key={key} className={styles.line}>
                <span>
                  {names.node(node)}
                  {tokens > 1 && ` ×${tokens}`}
                </span>
                <span data-fate={fate}>{t(`fate.${fate}`, { to: to === undefined ? '' : titleOf(to) })}</span>
              </li>
            ))}
          </ul>
        </Group>
      )}
      {plan.timers.length > 0 && (
        <Group title={t('group.timers')}>
          <ul>
            {withKeys(plan.timers, ({ node, what }) => `${node} ${what}`).map(([key, timer]) => {
              const { node, what, from, to, dueNow } = timer;
              const kind = whatOf(what);
              return (
                <li key={key} className={styles.line}>
                  <span>
                    {titleOf(node)} <small>{kind === undefined ? what : t(`campaign:now.what.${kind}`)}</small>
                  </span>
                  <span data-fate={dueNow ? 'choice' : undefined}>
                    {time(from)} → {dueNow ? t('dueNow') : time(to)}
                  </span>
                </li>
              );
            })}
          </ul>
        </Group>
      )}
      {moving.length > 0 && (
        <Group title={t('group.parameters')}>
          <ul>
            {moving.map(({ parameter, fate, from, to }) => {
              const definition = after.parameters[parameter] ?? scene.playbook.parameters[parameter];
              return (
                <li key={parameter} className={styles.line}>
                  <span>
                    {definition?.title || parameter} <small>{t(`fate.${fate}`)}</small>
                  </span>
                  <span>
                    {say.of(parameter, from, definition?.type)} → {say.of(parameter, to, definition?.type)}
                  </span>
                </li>
              );
            })}
          </ul>
        </Group>
      )}
      {dates.length > 0 && (
        <Group title={t('group.anchors')}>
          <ul>
            {dates.map(({ anchor, fate, from, to }) => (
              <li key={anchor} className={styles.line}>
                <span>
                  {after.anchors[anchor]?.title ?? anchor} <small>{t(`fate.${fate}`)}</small>
                </span>
                <span>
                  {time(from)} → {time(to)}
                </span>
              </li>
            ))}
          </ul>
        </Group>
      )}
      {plan.starts.length + plan.orphans.length > 0 && (
        <Group title={t('group.others')}>
          <ul>
            {plan.starts.map(({ node, armed }) => (
              <li key={node}>{t(armed ? 'startArmed' : 'startPast', { node: titleOf(node) })}</li>
            ))}
            {plan.orphans.map((name) => (
              <li key={name}>{t('orphan', { name })}</li>
            ))}
          </ul>
        </Group>
      )}
    </>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles.group}>
    <h3>{title}</h3>
    {children}
  </section>
);

function Choice({ line, after, nodes, onNodes, scene: { names } }: MigrationPlanViewProps & { line: NodeLine }) {
  const { t } = useTranslation('acts');
  const field = `migrate-${line.node}`;
  const chosen = chosenAt(nodes, line.node);
  return (
    <Form.Item label={t('choose', { node: names.node(line.node) })} htmlFor={field}>
      <Select
        id={field}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('chooseHere')}
        {...(chosen !== undefined && { value: chosen })}
        options={[
          { value: END, label: t('endHere') },
          ...nodesToGoOnAt(after, line.state).map(({ id, title }) => ({ value: id, label: title || id })),
        ]}
        onChange={(next: string) => onNodes(withChoice(nodes, line.node, next))}
      />
    </Form.Item>
  );
}

function GivenParameter({
  id,
  after,
  parameters,
  onParameters,
  scene: { format },
}: MigrationPlanViewProps & { id: string }) {
  const { t } = useTranslation('acts');
  const definition = after.parameters[id];
  if (!definition) return null;
  const field = `migrate-value-${id}`;
  return (
    <Form.Item label={t('given', { title: definition.title || id })} htmlFor={field}>
      <ValueInput
        id={field}
        type={definition.type}
        choices={definition.choices}
        name={id}
        format={format}
        value={parameters[id]}
        onChange={(value) => {
          const { [id]: _, ...others } = parameters;
          onParameters(value === undefined ? others : { ...others, [id]: value });
        }}
      />
    </Form.Item>
  );
}

import { CodeOutlined, DeleteOutlined, PlayCircleOutlined } from '@ant-design/icons';
import { Button, Checkbox, ConfigProvider, Input, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { prepareRuleGroup, QueryBuilder } from 'react-querybuilder';
import type {
  ActionProps,
  CombinatorSelectorProps,
  NotToggleProps,
  OperatorSelectorProps,
  RuleGroupType,
  RuleType,
} from 'react-querybuilder';
import { conditionsSchema } from '../../../rules/conditions/schema.ts';
import type { Conditions } from '../../../rules/conditions/schema.ts';
import { operators } from '../../../rules/conditions/operators.ts';
import { problemsFromZod } from '../../../rules/playbook/zod-problems.ts';
import { useForm } from '../form/scope.ts';
import { useTitles } from '../form/useTitles.ts';
import type { ControlProps } from '../form/scope.ts';
import { usePlaybook } from '../store/scope.ts';
import { ConditionTrial } from '../trial/ConditionTrial.tsx';
import { trial } from '../trial/i18n.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { useWords } from '../words.ts';
import { ConditionValue } from './ConditionValue.tsx';
import { conditionWords } from '../../../rules/words/conditions.ts';
import { withFittingValues } from './fittingValue.ts';
import { FactEditor, freshHead } from './FactEditor.tsx';
import { readHead, toConditions, toQuery, writeHead } from './query.ts';
import type { QueryGroup } from './query.ts';
import styles from './conditions.module.css';
import formStyles from '../form/form.module.css';

/** Conditions as a builder, or as JSON where the author prefers it or the builder cannot read them. */
export function ConditionEditor({ value, onChange, id }: ControlProps) {
  const { t, language } = useWords();
  const parsed = conditionsSchema.safeParse(value);
  const readable = parsed.success ? parsed.data : undefined;
  const { t: test } = useCatalogue(trial);
  const [asJson, setAsJson] = useState(false);
  const [isTested, setTested] = useState(false);
  const reading = usePlaybook((playbook) => playbook);
  const { variable, set, channel } = useTitles();
  const words = readable
    ? conditionWords(readable, { language, playbook: reading, described: 'beside', variable, set, channel })
    : '';
  const showsJson = asJson || !isShowable(value);
  return (
    <ConfigProvider componentSize="small">
      <div className={styles.editor} id={id}>
        <div className={styles.head}>
          <span className={styles.words}>{words}</span>
          <span className={styles.buttons}>
            <Button
              size="small"
              type={isTested ? 'primary' : 'text'}
              ghost={isTested}
              icon={<PlayCircleOutlined aria-hidden />}
              aria-expanded={isTested}
              title={test('testConditions')}
              onClick={() => setTested(!isTested)}
            >
              {test('test')}
            </Button>
            <Button
              size="small"
              type={showsJson ? 'primary' : 'text'}
              ghost={showsJson}
              icon={<CodeOutlined aria-hidden />}
              aria-pressed={showsJson}
              disabled={asJson && !isShowable(value)}
              onClick={() => setAsJson(!asJson)}
            >
              JSON
            </Button>
          </span>
        </div>
        {showsJson ? (
          <JsonConditions value={value} onChange={onChange} />
        ) : (
          <Builder conditions={value as Conditions} onChange={onChange} label={t('conditions')} />
        )}
        {isTested &&
          (readable ? (
            <ConditionTrial conditions={readable} />
          ) : (
            <p className={formStyles.note} role="status">
              {test('notComplete')}
            </p>
          ))}
      </div>
    </ConfigProvider>
  );
}

/** Whether a value has the shape of conditions, be its facts right or not: half-filled ones belong into the builder too. */
function isShowable(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  const record = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(record['all'])) return record['all'].every(isShowable);
  if (Array.isArray(record['any'])) return record['any'].every(isShowable);
  if ('not' in record) return isShowable(record['not']);
  if ('condition' in record) return typeof record['condition'] === 'string';
  return typeof record['fact'] === 'string' && typeof record['operator'] === 'string' && 'value' in record;
}

interface BuilderProps {
  readonly conditions: Conditions;
  readonly label: string;
  onChange(conditions: Conditions): void;
}

/**
 * The conditions as the builder's query. Its rows are told apart by ids, which conditions do not have: they are given
 * once, and kept over what is changed in the builder itself, so that no row is drawn anew while somebody is in it.
 */
function useQuery(conditions: Conditions, onChange: (conditions: Conditions) => void) {
  const text = JSON.stringify(conditions);
  const [made, setMade] = useState<{ readonly text: string; readonly query: RuleGroupType }>();
  const read = useMemo(
    () => prepareRuleGroup(toQuery(JSON.parse(text) as Conditions) as unknown as RuleGroupType),
    [text],
  );
  const accept = (next: RuleGroupType) => {
    const fitted = withFittingValues(made?.text === text ? made.query : read, next);
    const changed = toConditions(fitted as unknown as QueryGroup);
    const changedText = JSON.stringify(changed);
    if (changedText === text) return;
    setMade({ text: changedText, query: fitted });
    onChange(changed);
  };
  return { query: made?.text === text ? made.query : read, accept };
}

const FIELDS = [{ name: 'fact', label: 'fact' }];

function Builder({ conditions, onChange, label }: BuilderProps) {
  const { t } = useWords();
  const { rows } = useForm();
  const { query, accept } = useQuery(conditions, onChange);
  const translations = useMemo(
    () => ({
      addRule: { label: t('addCondition'), title: t('addCondition') },
      addGroup: { label: t('addGroup'), title: t('addGroup') },
      removeRule: { label: t('removeCondition'), title: t('removeCondition') },
      removeGroup: { label: t('removeGroup'), title: t('removeGroup') },
      combinators: { title: t('combinator') },
      notToggle: { label: t('not'), title: t('notHelp') },
      fields: { title: t('fact') },
      operators: { title: t('operator') },
      value: { title: t('value') },
    }),
    [t],
  );
  return (
    <div role="group" aria-label={label}>
      <QueryBuilder
        query={query}
        onQueryChange={accept}
        fields={FIELDS}
        autoSelectField={false}
        resetOnFieldChange={false}
        showNotToggle
        translations={translations}
        accessibleDescriptionGenerator={() => label}
        controlElements={CONTROLS}
        onAddRule={(rule: RuleType) => ({
          ...rule,
          field: writeHead({ ...freshHead(rows) }),
          operator: 'greaterThan',
          value: 0,
        })}
        onAddGroup={(group: RuleGroupType) => ({ ...group, rules: [] })}
        enableMountQueryChange={false}
      />
    </div>
  );
}

const Remove = ({ handleOnClick, title }: ActionProps) => (
  <Button
    type="text"
    size="small"
    icon={<DeleteOutlined aria-hidden />}
    aria-label={title ?? ''}
    title={title}
    onClick={handleOnClick}
  />
);

const RemoveRule = (props: ActionProps) => (
  <span className="rule-remove">
    <Remove {...props} />
  </span>
);

const Add = ({ handleOnClick, label, title }: ActionProps) => (
  <Button size="small" title={title} onClick={handleOnClick}>
    {label}
  </Button>
);

function Combinator({ value, handleOnChange, title }: CombinatorSelectorProps) {
  const { t } = useWords();
  return (
    <Segmented
      size="small"
      aria-label={title}
      options={[
        { value: 'and', label: t('all') },
        { value: 'or', label: t('any') },
      ]}
      value={value ?? 'and'}
      onChange={handleOnChange}
    />
  );
}

const Not = ({ checked, handleOnChange, label, title }: NotToggleProps) => (
  <span title={title}>
    <Checkbox checked={checked === true} onChange={(event) => handleOnChange(event.target.checked)}>
      {label}
    </Checkbox>
  </span>
);

const Operator = ({ value, field, handleOnChange, title }: OperatorSelectorProps) => {
  const { language } = useWords();
  if (readHead(field).condition !== undefined) return null;
  const known = Object.entries(operators).map(([name, definition]) => ({
    value: name,
    label: definition.title[language],
  }));
  const current = value ?? '';
  // A decorated operator (someFact:greaterThan) is the author's own and stays.
  const options = known.some((each) => each.value === current) ? known : [...known, { value: current, label: current }];
  return (
    <span className="rule-operators">
      <Select
        popupMatchSelectWidth={false}
        aria-label={title}
        options={options}
        value={current}
        onChange={handleOnChange}
      />
    </span>
  );
};

const CONTROLS = {
  addRuleAction: Add,
  addGroupAction: Add,
  removeRuleAction: RemoveRule,
  removeGroupAction: Remove,
  combinatorSelector: Combinator,
  notToggle: Not,
  operatorSelector: Operator,
  fieldSelector: (props: Parameters<typeof FactEditor>[0]) => (
    <div className="rule-fields">
      <FactEditor {...props} />
    </div>
  ),
  valueEditor: (props: Parameters<typeof ConditionValue>[0]) => (
    <div className="rule-value">
      <ConditionValue {...props} />
    </div>
  ),
};

function JsonConditions({ value, onChange }: Pick<ControlProps, 'value' | 'onChange'>) {
  const { language, t } = useWords();
  const [typed, setTyped] = useState(() => JSON.stringify(value, null, 2));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const accept = (text: string) => {
    setTyped(text);
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (error) {
      setProblems([`${t('notJson')} ${error instanceof Error ? error.message : ''}`]);
      return;
    }
    const parsed = conditionsSchema.safeParse(json);
    setProblems(
      parsed.success
        ? []
        : problemsFromZod(parsed.error, json).map((each) => `${each.place.pointer} ${each.message[language]}`.trim()),
    );
    if (parsed.success) onChange(json);
  };
  return (
    <>
      <Input.TextArea
        className={styles.json}
        aria-label="JSON"
        autoSize={{ minRows: 4, maxRows: 20 }}
        spellCheck={false}
        value={typed}
        onChange={(event) => accept(event.target.value)}
      />
      {problems.map((problem) => (
        <p key={problem} className={formStyles.problem} role="alert">
          {problem}
        </p>
      ))}
    </>
  );
}

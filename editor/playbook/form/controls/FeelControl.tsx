import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input } from 'antd';
import { checkFeel } from '../../../../rules/feel/evaluate.ts';
import { useWords } from '../../words.ts';
import { useForm } from '../scope.ts';
import type { ControlProps } from '../scope.ts';
import styles from '../form.module.css';

/** A FEEL expression, checked as it is typed, with the names that it can use at hand. */
export function FeelControl({ id, value, label, pointer, onChange }: ControlProps) {
  const { t, language } = useWords();
  const { names, rows, ownNames } = useForm();
  const own = ownNames?.(pointer) ?? [];
  const text = typeof value === 'string' ? value : '';
  const known = new Set([...names.expressions, ...(rows ? ['row'] : []), ...own]);
  const problems = text === '' ? [] : checkFeel(text, { pointer: '' }, known);
  const insert = (name: string) => onChange(text === '' ? name : `${text} ${name}`);
  const groups = [
    { key: 'own', label: t('ofTheEffect'), names: own },
    { key: 'parameters', label: t('parameters'), names: names.parameters },
    { key: 'variables', label: t('variables'), names: names.variables },
    { key: 'sets', label: t('sets'), names: names.sets.map((name) => `set("${name}")`) },
    { key: 'anchors', label: t('anchors'), names: names.anchors },
    ...(rows ? [{ key: 'row', label: t('rows'), names: ['row.'] }] : []),
  ].filter((group) => group.names.length > 0);
  return (
    <div>
      <div className={styles.feel}>
        <Input.TextArea
          id={id}
          aria-label={label}
          className={styles.code}
          autoSize={{ minRows: 1, maxRows: 6 }}
          spellCheck={false}
          status={problems.length > 0 ? 'error' : ''}
          value={text}
          onChange={(event) => onChange(event.target.value)}
        />
        <Dropdown
          trigger={['click']}
          menu={{
            style: { maxHeight: 320, overflow: 'auto' },
            items: groups.map((group) => ({
              key: group.key,
              type: 'group',
              label: group.label,
              children: group.names.map((name) => ({ key: name, label: <code>{name}</code> })),
            })),
            onClick: ({ key }) => insert(key),
          }}
        >
          <Button icon={<PlusOutlined />} aria-label={t('insertName')} title={t('insertName')} />
        </Dropdown>
      </div>
      {problems.map((problem) => (
        <p key={problem.message.en} className={styles.problem} role="alert">
          {problem.message[language]}
        </p>
      ))}
    </div>
  );
}

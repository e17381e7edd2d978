import { DeleteOutlined, DownOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useMemo, useState } from 'react';
import { VALUE_TYPES } from '../../../rules/playbook/fields.ts';
import type { Parameter } from '../../../rules/playbook/schema.ts';
import { freshId, takenIds } from '../edit/ids.ts';
import { withValueAt } from '../edit/pointer.ts';
import { CommittedInput } from '../form/CommittedInput.tsx';
import { useEditor, usePlaybook, useProblems } from '../store/scope.ts';
import { useWords } from '../words.ts';
import { asDocument } from './asDocument.ts';
import { ParameterValue } from './ParameterValue.tsx';
import formStyles from '../form/form.module.css';
import styles from './settings.module.css';

/** The playbook's parameters, one row each; bounds and the like unfold. */
export function ParametersTable() {
  const { t } = useWords();
  const { doc } = useEditor();
  const parameters = usePlaybook((playbook) => playbook.parameters);
  const add = () =>
    doc.apply((before) => {
      const id = freshId(takenIds(before), 'parameter');
      return { ...before, parameters: { ...before.parameters, [id]: { type: 'number', title: '', default: 0 } } };
    });
  return (
    <div className={formStyles.form}>
      {Object.entries(parameters).map(([id, parameter], index) => (
        // Keyed by place: the id is what can be edited.
        <ParameterRow key={`${index}`} id={id} parameter={parameter} />
      ))}
      <div className={formStyles.more}>
        <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={add}>
          {t('addParameter')}
        </Button>
      </div>
    </div>
  );
}

function ParameterRow({ id, parameter }: { id: string; parameter: Parameter }) {
  const { t, language } = useWords();
  const { doc } = useEditor();
  const playbook = usePlaybook((each) => each);
  const taken = useMemo(() => takenIds(playbook), [playbook]);
  const { currency } = playbook;
  const [open, setOpen] = useState(false);
  const pointer = `/parameters/${id}`;
  const problems = useProblems().filter(
    ({ place }) => place.pointer === pointer || place.pointer.startsWith(`${pointer}/`),
  );
  const set = (field: string, value: unknown) =>
    doc.apply((before) => asDocument(withValueAt(before, `${pointer}/${field}`, value)), `${pointer}/${field}`);
  const rename = (to: string) =>
    doc.apply((before) => ({
      ...before,
      parameters: Object.fromEntries(
        Object.entries(before.parameters).map(([each, value]) => [each === id ? to : each, value]),
      ),
    }));
  const changeType = (type: string) =>
    doc.apply((before) => {
      const { default: _, min: __, max: ___, ...rest } = parameter;
      return asDocument(withValueAt(before, pointer, { ...rest, type }));
    });
  return (
    <div className={styles.parameter} data-pointer={pointer} onBlur={doc.endMerge}>
      <div className={styles.parameterMain}>
        <Button
          type="text"
          size="small"
          icon={open ? <DownOutlined /> : <RightOutlined />}
          aria-expanded={open}
          aria-label={t('moreOfParameter', { name: id })}
          onClick={() => setOpen(!open)}
        />
        <Input
          aria-label={t('title')}
          placeholder={t('title')}
          value={parameter.title}
          onChange={(event) => set('title', event.target.value)}
        />
        <Select
          aria-label={t('type')}
          options={VALUE_TYPES.map((type) => ({ value: type, label: t(`value_${type}`) }))}
          value={parameter.type}
          onChange={changeType}
        />
        <ParameterValue
          type={parameter.type}
          value={parameter.default}
          currency={currency}
          label={t('standard')}
          choices={parameter.choices}
          onChange={(value) => set('default', value)}
        />
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={t('removeField', { field: parameter.title || id })}
          title={t('removeField', { field: parameter.title || id })}
          onClick={() => doc.apply((before) => asDocument(withValueAt(before, pointer, undefined)))}
        />
      </div>
      {open && (
        <div className={styles.parameterMore}>
          <label>
            {t('id')}
            <CommittedInput
              id={`parameter-${id}`}
              value={id}
              refuse={(typed) =>
                !/^[A-Za-z][A-Za-z0-9_]*$/.test(typed) ? t('badId') : taken.has(typed) ? t('idTaken') : undefined
              }
              onCommit={rename}
            />
          </label>
          {(['min', 'max', 'liveMin', 'liveMax'] as const).map((bound) => (
            <label key={bound}>
              {t(`bound_${bound}`)}
              <ParameterValue
                type={isNumeric(parameter.type) ? parameter.type : 'number'}
                value={parameter[bound]}
                currency={currency}
                label={t(`bound_${bound}`)}
                onChange={(value) => set(bound, value)}
              />
            </label>
          ))}
          {parameter.type === 'choice' && (
            <label>
              {t('choices')}
              <ParameterValue
                type="list"
                value={parameter.choices}
                currency={currency}
                label={t('choices')}
                onChange={(value) => set('choices', value)}
              />
            </label>
          )}
          <label>
            {t('unit')}
            <ParameterValue
              type="text"
              value={parameter.unit}
              currency={currency}
              label={t('unit')}
              onChange={(value) => set('unit', value)}
            />
          </label>
          <label>
            {t('source')}
            <ParameterValue
              type="text"
              value={parameter.source}
              currency={currency}
              label={t('source')}
              onChange={(value) => set('source', value)}
            />
          </label>
        </div>
      )}
      {problems.map((problem) => (
        <p key={problem.place.pointer + problem.code} className={formStyles.problem} data-severity={problem.severity}>
          {problem.message[language]}
        </p>
      ))}
    </div>
  );
}

const isNumeric = (type: Parameter['type']): boolean => ['number', 'integer', 'money', 'ratio'].includes(type);

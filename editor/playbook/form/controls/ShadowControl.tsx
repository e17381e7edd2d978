import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useShadow } from '../../../api/shadow.ts';
import { RecordWords } from '../../../shadow/RecordWords.tsx';
import { valueAt } from '../../edit/pointer.ts';
import { useEditor, usePlaybook } from '../../store/scope.ts';
import { useForm } from '../scope.ts';
import type { ControlProps } from '../scope.ts';
import styles from '../form.module.css';

/** Shadow mode on or off, beside how often people found the rule right: on that it is decided. */
export function ShadowControl({ id, value, label, pointer, onChange }: ControlProps) {
  const { t } = useTranslation('shadow');
  const playbook = useEditor().id;
  const { base } = useForm();
  const rule = usePlaybook((file) => valueAt(file, `${(base + pointer).replace(/\/[^/]+$/, '')}/id`));
  const node = usePlaybook((file) => valueAt(file, `${base.split('/').slice(0, 3).join('/')}/id`));
  const shadow = useShadow(playbook).data;
  const record = shadow?.records.find((each) => each.node === node && each.rule === rule);
  return (
    <div className={styles.shadow}>
      <Switch {...(id !== undefined && { id })} aria-label={label} checked={value === true} onChange={onChange} />
      <Link to={`/playbooks/${playbook}/shadow`} title={t('seeCases')}>
        {shadow ? <RecordWords record={record} /> : t('seeCases')}
      </Link>
    </div>
  );
}

import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { HIT_POLICIES } from '../../../rules/kinds/table/hit-policy.ts';
import { tableConfig } from '../../../rules/kinds/table/schema.ts';
import { fields } from '../../../rules/playbook/fields.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { useForm } from '../form/scope.ts';

const POINTER = '/hitPolicy';

/** The table's hit policy, with what the policies mean. */
export function HitPolicySelect({ value }: { readonly value: string }) {
  const { t } = useTranslation('table');
  const form = useForm();
  return (
    <FieldRow
      id="table-hit-policy"
      label={t('hitPolicy')}
      help={fields.get(tableConfig.shape.hitPolicy)?.help}
      pointer={POINTER}
      leaf
    >
      <Select
        id="table-hit-policy"
        options={Object.keys(HIT_POLICIES).map((each) => ({ value: each }))}
        value={value}
        onChange={(policy) => form.change(POINTER, policy, { step: true })}
      />
    </FieldRow>
  );
}

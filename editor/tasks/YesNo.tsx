import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../rules/json.ts';

interface YesNoProps {
  readonly id?: string;
  /** A group of choices takes no name from a label. */
  readonly label: string;
  readonly value?: Json | undefined;
  readonly onChange?: (value: Json | undefined) => void;
}

/** A question with no answer until one is given: a switch would already stand at “no”. */
export function YesNo({ id, label, value, onChange }: YesNoProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      {...(id !== undefined && { id })}
      aria-label={label}
      value={typeof value === 'boolean' ? value : undefined}
      options={[
        { value: true, label: t('yes') },
        { value: false, label: t('no') },
      ]}
      onChange={({ target }) => onChange?.(target.value === true)}
    />
  );
}

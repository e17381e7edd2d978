import { actions } from '../../../../rules/actions/catalogue.ts';
import { useWords } from '../../words.ts';
import { NameSelect } from '../NameSelect.tsx';
import type { ControlProps } from '../scope.ts';

/** An action of the catalogue; one that only the shop's connector knows can be typed. */
export function ActionControl({ id, label, value, onChange }: ControlProps) {
  const { language } = useWords();
  const known = Object.entries(actions).map(([name, { title }]) => ({ value: name, title: title[language] }));
  return (
    <NameSelect
      free
      id={id}
      label={label}
      options={known}
      value={typeof value === 'string' ? value : undefined}
      onChange={onChange}
    />
  );
}

import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { rolesIn } from '../../../rules/playbook/roles.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Scenario } from '../../../rules/simulate/scenario.ts';
import { DurationInput } from '../../time/DurationInput.tsx';
import launch from '../../campaign/launch/launch.module.css';
import { useRoleTitle } from '../../session/useRoleTitle.ts';
import styles from '../rehearsal.module.css';

interface PeopleFieldsProps {
  readonly playbook: Playbook;
  readonly people: Scenario['people'];
  readonly onChange: (people: Scenario['people']) => void;
}

/** How long each takes to answer, and what they say. */
export function PeopleFields({ playbook, people, onChange }: PeopleFieldsProps) {
  const { t } = useTranslation(['rehearsal', 'common']);
  const roleTitle = useRoleTitle();
  const roles = new Set(rolesIn(playbook));
  const set = (name: string, part: Partial<Scenario['people'][string]>): void =>
    onChange({ ...people, [name]: { ...people[name]!, ...part } });
  return (
    <section className={launch.block}>
      <h2>{t('form.people')}</h2>
      <p className={launch.hint}>{t('form.peopleHint')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('form.person')}</th>
            <th scope="col">{t('form.respondsIn')}</th>
            <th scope="col">{t('form.approves')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(people).map(([name, { respondsIn, approves }]) => (
            <tr key={name}>
              <th scope="row">
                <label htmlFor={`responds-${name}`}>{roles.has(name) ? roleTitle(name) : name}</label>
              </th>
              <td>
                <DurationInput
                  id={`responds-${name}`}
                  value={respondsIn}
                  onChange={(next) => next !== undefined && set(name, { respondsIn: next })}
                />
              </td>
              <td>
                <Switch
                  aria-label={`${roles.has(name) ? roleTitle(name) : name} ${t('form.approves')}`}
                  checked={approves}
                  checkedChildren={t('common:yes')}
                  unCheckedChildren={t('common:no')}
                  onChange={(next) => set(name, { approves: next })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

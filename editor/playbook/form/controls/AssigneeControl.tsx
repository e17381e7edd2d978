import { AutoComplete, Select, Space } from 'antd';
import { useUsers } from '../../../api/session.ts';
import { ROLES, roleWords } from '../../kinds/people.ts';
import { useWords } from '../../words.ts';
import type { ControlProps } from '../scope.ts';

type Who = 'role' | 'team' | 'person' | 'people';

function readWho(value: unknown): { readonly who: Who; readonly names: readonly string[] } {
  if (value !== null && typeof value === 'object') {
    for (const who of ['role', 'team', 'person', 'people'] as const) {
      const name: unknown = Reflect.get(value, who);
      if (typeof name === 'string') return { who, names: [name] };
      if (Array.isArray(name)) return { who, names: name.map(String) };
    }
  }
  return { who: 'role', names: [] };
}

/** A role, a team, or people by name. Approvers can be several people, everybody else is one. */
export function AssigneeControl({ id, value, pointer, onChange }: ControlProps) {
  const { t, language } = useWords();
  const users = useUsers().data ?? [];
  const { who, names } = readWho(value);
  const person: Who = pointer === '/approvers' ? 'people' : 'person';
  const people = users.map((user) => ({ value: user.id, label: user.name[language] }));
  const switchTo = (next: Who) =>
    onChange(next === 'people' ? { people: [] } : { [next]: next === 'role' ? 'operator' : '' });
  return (
    <Space.Compact block>
      <Select
        aria-label={t('assigneeType')}
        style={{ width: 96 }}
        options={(['role', 'team', person] as const).map((each) => ({ value: each, label: t(`who_${each}`) }))}
        value={who}
        onChange={switchTo}
      />
      {who === 'people' || who === 'person' ? (
        <Select
          id={id}
          style={{ flex: 1 }}
          {...(who === 'people' && { mode: 'multiple' as const })}
          showSearch={{ optionFilterProp: 'label' }}
          options={people}
          value={who === 'people' ? names : (names[0] ?? '')}
          onChange={(next: string | readonly string[]) =>
            onChange(who === 'people' ? { people: next } : { person: next })
          }
        />
      ) : (
        <NameInput id={id} role={who === 'role'} name={names[0] ?? ''} onChange={(name) => onChange({ [who]: name })} />
      )}
    </Space.Compact>
  );
}

/** A role alone. */
export function RoleControl({ id, value, onChange }: ControlProps) {
  const { names } = readWho(value);
  return <NameInput id={id} role name={names[0] ?? ''} onChange={(role) => onChange({ role })} />;
}

interface NameInputProps {
  readonly id?: string | undefined;
  readonly role: boolean;
  readonly name: string;
  onChange(name: string): void;
}

/** Known roles to choose from, by their titles; any other name can be typed. */
function NameInput({ id, role, name, onChange }: NameInputProps) {
  const { language } = useWords();
  const users = useUsers().data ?? [];
  const known = role
    ? [...new Set([...ROLES, ...users.flatMap((user) => user.roles)])]
    : [...new Set(users.flatMap((user) => user.teams ?? []))];
  const titleOf = (each: string) => (role ? roleWords(each, language) : each);
  const nameOf = (title: string) => known.find((each) => titleOf(each) === title) ?? title;
  return (
    <AutoComplete
      id={id}
      style={{ flex: 1, width: '100%' }}
      options={known.map((each) => ({ value: titleOf(each), label: titleOf(each) }))}
      value={titleOf(name)}
      onChange={(title: string) => onChange(nameOf(title))}
    />
  );
}

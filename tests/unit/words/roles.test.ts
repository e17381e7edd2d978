import { rolesIn } from '../../../rules/playbook/roles.ts';
import { templates } from '../../../rules/templates/index.ts';
import { ROLE_TITLES } from '../../../rules/words/roles.ts';

describe('the roles that templates name', () => {
  it('all have a title', () => {
    const named = templates.flatMap(({ playbook }) => rolesIn(playbook('en')));
    expect(named).toContain('director');
    expect(named.filter((role) => !Object.hasOwn(ROLE_TITLES, role))).toEqual([]);
  });
});

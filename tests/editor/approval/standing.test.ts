import type { PlaybookVersion } from '../../../rules/api/playbooks.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { isSame } from '../../../editor/playbook/versions/isSame.ts';
import {
  isNew,
  isSubmittedAlready,
  newestOf,
  runningVersions,
  standingOf,
} from '../../../editor/playbook/versions/standing.ts';
import { fileOf, node, START } from '../../support/playbooks.ts';

const written = fileOf({
  nodes: [
    START,
    node('send', 'action', { do: 'message.send', with: { customers: 'rows("customers")', template: '"a"' } }),
  ],
  edges: ['start.started > send'],
}) as unknown as Playbook;
const read = parsePlaybook(written);
if (!read.ok) throw new Error(JSON.stringify(read.problems));
const content = read.value;

const version = (number: number, state: PlaybookVersion['state']): PlaybookVersion => ({
  number,
  state,
  hash: '',
  author: 'chen',
  submittedAt: '2026-09-20T15:00:00+08:00',
});

describe('a draft beside what was submitted of it', () => {
  it('is only a draft as long as nothing was', () => {
    expect(standingOf(undefined, false)).toEqual({ type: 'draft' });
  });

  it('is the version whose content it has, also where it leaves something to defaults', () => {
    expect(content).not.toEqual(written);
    expect(standingOf(version(2, 'approved'), isSame(written, content))).toEqual({
      type: 'same',
      number: 2,
      state: 'approved',
    });
  });

  it('is ahead of it once anything is changed, a place on the canvas too', () => {
    const [first, ...rest] = written.nodes;
    const moved = { ...written, nodes: [{ ...first!, position: { x: 5, y: 5 } }, ...rest] };
    expect(standingOf(version(2, 'submitted'), isSame(moved, content))).toEqual({
      type: 'ahead',
      number: 2,
      state: 'submitted',
    });
  });

  it('may be submitted again as it was if it was rejected, and else not', () => {
    const states = (['submitted', 'approved', 'rejected'] as const).map((state) =>
      isSubmittedAlready(standingOf(version(1, state), isSame(written, content))),
    );
    expect(states).toEqual([true, true, false]);
    expect([undefined, standingOf(undefined, false)].map(isNew)).toEqual([false, true]);
    expect(isNew(standingOf(version(1, 'approved'), true))).toBe(false);
  });

  it('is compared with the newest version', () => {
    expect(newestOf([version(1, 'approved'), version(3, 'submitted'), version(2, 'rejected')])?.number).toBe(3);
  });
});

describe('the versions that run', () => {
  const campaign = (id: string, number: number, over = {}) => ({
    id,
    name: id,
    playbook: 'test',
    version: number,
    status: 'running' as const,
    ...over,
  });

  it('are told with their campaigns, without what has ended, failed or belongs to another playbook', () => {
    const running = runningVersions('test', [
      campaign('a', 1),
      campaign('b', 2),
      campaign('c', 1),
      campaign('over', 3, { endedAt: '2026-11-12T00:00:00+08:00' }),
      campaign('failed', 3, { status: 'failed' }),
      campaign('other', 3, { playbook: 'else' }),
    ]);
    expect(running.map(({ number, campaigns }) => [number, campaigns.map(({ id }) => id)])).toEqual([
      [2, ['b']],
      [1, ['a', 'c']],
    ]);
  });
});

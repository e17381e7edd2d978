import { isArmed } from '../../../editor/canvas/armed.ts';
import type { OverlayNode } from '../../../rules/api/overlay.ts';
import { examplePlaybook, nodeOf } from './example.ts';

const playbook = examplePlaybook();
const waiting: OverlayNode = { state: 'active', entered: 0, left: 0, tokens: 1 };

describe('a node that waits to be started by hand', () => {
  it('is a start that nothing entered and no timer will', () => {
    expect(isArmed(nodeOf(playbook, 'start'), waiting)).toBe(true);
  });

  it('is not one that a timer starts, one that has begun, or any other node', () => {
    expect(isArmed(nodeOf(playbook, 'start'), { ...waiting, due: '2026-11-11T00:00:00+08:00' })).toBe(false);
    expect(isArmed(nodeOf(playbook, 'start'), { ...waiting, entered: 1 })).toBe(false);
    expect(isArmed(nodeOf(playbook, 'start'), undefined)).toBe(false);
    expect(isArmed(nodeOf(playbook, 'act'), waiting)).toBe(false);
  });
});

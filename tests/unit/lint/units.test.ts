import { unitsOfVariables } from '../../../rules/lint/type-of.ts';
import { findTemplate } from '../../../rules/templates/index.ts';

describe('what a computed variable counts', () => {
  it('is told by what it is computed from, and of a context if all its entries are alike', () => {
    const unitOf = unitsOfVariables(findTemplate('double-11')!.playbook('en'));
    expect(['aovTarget', 'channelTargets', 'buyerTarget', 'nothing'].map(unitOf)).toEqual([
      'money',
      'money',
      undefined,
      undefined,
    ]);
  });
});

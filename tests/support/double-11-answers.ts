import { double11Rehearsal } from '../../rules/templates/double-11/rehearsal.ts';
import { translator } from '../../rules/templates/template.ts';

/** What people fill in on the way through the Double 11 template, by node. */
export const DOUBLE_11_ANSWERS = {
  ...double11Rehearsal.answers(translator('en')),
  priceCheck: { checked: 2, deviations: 0 },
};

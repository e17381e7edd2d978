import { double11Rehearsal } from '../../rules/templates/double-11/rehearsal.ts';

/** What people fill in on the way through the Double 11 template, by node. */
export const DOUBLE_11_ANSWERS = {
  ...double11Rehearsal(0).answers,
  priceCheck: { checked: 2, deviations: 0 },
};

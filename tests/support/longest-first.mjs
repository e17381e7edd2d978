import Sequencer from '@jest/test-sequencer';

/** What takes minutes, the longest first: begun last, each of them would keep one processor busy and leave the other idle. */
const LONGEST = [
  'tests/chaos/kill.test.ts',
  'tests/integration/equality.test.ts',
  'tests/property/interpreter.test.ts',
  'tests/editor/shell/pages.test.ts',
  'tests/integration/demo.test.ts',
  'tests/property/fuzz.test.ts',
  'tests/integration/cli.test.ts',
  'tests/editor/shell/screens.test.ts',
  'tests/editor/shell/shifts.test.ts',
];

const rank = ({ path }) => {
  const at = LONGEST.findIndex((file) => path.endsWith(file));
  return at === -1 ? LONGEST.length : at;
};

/** A clone that is new knows no times yet: the default is then by the size of the files. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}

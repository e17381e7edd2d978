import type { About } from './about.ts';
import { Effects } from './Effects.tsx';
import { Parameters } from './Parameters.tsx';
import { Data, People } from './PeopleAndData.tsx';
import { Rules } from './Rules.tsx';

/** What approving a version means: the money, the numbers, the rules, the people, the data. */
export const Meaning = ({ about }: { about: About }) => (
  <>
    <Effects about={about} />
    {!about.only && <Parameters about={about} />}
    <Rules about={about} />
    <People about={about} />
    {!about.only && <Data about={about} />}
  </>
);

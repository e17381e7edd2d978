import type { Mark } from '../../rules/diff/marks.ts';
import type { Playbook } from '../../rules/playbook/schema.ts';
import type { Names } from '../campaign/names.ts';
import type { SayValue } from '../campaign/useValueWords.ts';

/** What all sections about a version speak of, and with. */
export interface About {
  readonly playbook: Playbook;
  readonly names: Names;
  readonly say: SayValue;
  readonly marks?: ReadonlyMap<string, Mark> | undefined;
  /** Where there is something to compare with and room for no more: the steps that differ. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly selected?: string | undefined;
  readonly onNode?: ((node: string) => void) | undefined;
}

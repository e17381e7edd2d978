import type { CampaignState } from '../interpreter/state.ts';
import { kindOf } from '../kinds/registry.ts';
import type { Program } from '../playbook/program.ts';
import type { PlaybookNode } from '../playbook/schema.ts';
import { visitFields } from '../playbook/visit-fields.ts';
import type { Text } from '../problems/problem.ts';
import { resolveInstantOrDuration } from '../time/instant.ts';

/** An instant that a node's config names, and when it is. */
export interface ConfigInstant {
  /** JSON Pointer in the node's config. */
  readonly field: string;
  readonly title: Text;
  readonly atMs: number;
  /** Until when something may be done, such as a deadline; not when something begins or is looked at. */
  readonly isLimit: boolean;
}

/** Every instant in a node's config, for a token that entered it at `sinceMs`. */
export function instantsOf(
  program: Program,
  { anchors }: Pick<CampaignState, 'anchors'>,
  node: PlaybookNode,
  sinceMs: number,
): readonly ConfigInstant[] {
  const scope = { anchors, timeZone: program.playbook.timezone, nowMs: sinceMs };
  return visitFields(kindOf(node).config, node.config, '').flatMap(({ meta, value, pointer }) =>
    typeof value === 'string' && (meta.control === 'instant' || meta.control === 'instantOrDuration')
      ? [
          {
            field: pointer,
            title: meta.title,
            atMs: resolveInstantOrDuration(value, scope),
            isLimit: meta.control === 'instantOrDuration',
          },
        ]
      : [],
  );
}

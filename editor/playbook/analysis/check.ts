import { kindOf } from '../../../rules/kinds/registry.ts';
import { lint } from '../../../rules/lint/lint.ts';
import { parsePlaybook } from '../../../rules/playbook/parse.ts';
import type { Playbook, PlaybookNode } from '../../../rules/playbook/schema.ts';
import type { Place, Problem } from '../../../rules/problems/problem.ts';

/** The last config of each node (by id) that its kind's schema accepted. */
export type SoundConfigs = ReadonlyMap<string, unknown>;

export interface Check {
  readonly problems: readonly Problem[];
  readonly sound: SoundConfigs;
}

/** Of a node that cannot be read now: whether what it had before is what is wrong, and not its stand-in. */
const isOfSound = ({ node, pointer }: Place, before: SoundConfigs): boolean =>
  before.has(node ?? '') && !pointer.includes('/config');

/**
 * All problems of a playbook that is being edited. A node whose config its kind cannot read yet reports that, and the
 * rest is checked with the config that the node had before: one half-typed field hides nothing elsewhere.
 */
export function checkDraft(playbook: Playbook, before: SoundConfigs = new Map()): Check {
  const parsed = parsePlaybook(playbook);
  const structural = parsed.ok ? [] : parsed.problems;
  const broken = new Set(structural.flatMap(({ place }) => (place.node === undefined ? [] : [place.node])));
  const sound = new Map(
    playbook.nodes.map((node) => [
      node.id,
      broken.has(node.id) ? (before.get(node.id) ?? kindOf(node).defaults) : node.config,
    ]),
  );
  if (structural.some(({ place }) => place.node === undefined)) return { problems: structural, sound };
  const standIn = {
    ...playbook,
    nodes: playbook.nodes.map((node) => ({ ...node, config: sound.get(node.id) }) as PlaybookNode),
  };
  // What schemas fill in (defaults) is there in a parsed playbook only.
  const readable = parsed.ok ? parsed : parsePlaybook(standIn);
  if (!readable.ok) return { problems: structural, sound };
  const rest = lint(readable.value).filter(
    ({ place }) => place.node === undefined || !broken.has(place.node) || isOfSound(place, before),
  );
  return { problems: [...structural, ...rest], sound };
}

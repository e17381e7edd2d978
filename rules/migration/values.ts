import type { CampaignState } from '../interpreter/state.ts';
import type { Json } from '../json.ts';
import { equal } from '../diff/equal.ts';
import { resolveParameters } from '../playbook/parameters.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Problem } from '../problems/problem.ts';
import { resolveAnchors } from '../time/instant.ts';
import type { MigrationChoices } from './choices.ts';

export interface ParameterFate {
  readonly parameter: string;
  readonly fate: 'kept' | 'changed' | 'added' | 'removed';
  readonly from?: Json;
  readonly to?: Json;
}
export interface AnchorFate {
  readonly anchor: string;
  readonly fate: 'kept' | 'changed' | 'added' | 'removed';
  readonly fromMs?: number;
  readonly toMs?: number;
}

/** The parameters that the campaign goes on with: a value that was never touched follows the new default. */
export function migrateParameters(
  before: Playbook,
  after: Playbook,
  { parameters }: CampaignState,
  choices: MigrationChoices,
): {
  readonly values: Readonly<Record<string, Json>>;
  readonly fates: readonly ParameterFate[];
  readonly problems: readonly Problem[];
} {
  const own = Object.entries(parameters).filter(
    ([name, value]) => Object.hasOwn(after.parameters, name) && !equal(value, before.parameters[name]?.default),
  );
  const kept = Object.entries(parameters).filter(
    ([name]) => Object.hasOwn(after.parameters, name) && after.parameters[name]!.default === undefined,
  );
  const resolved = resolveParameters(after, { ...Object.fromEntries([...kept, ...own]), ...choices.parameters });
  if (!resolved.ok) return { values: parameters, fates: [], problems: resolved.problems };
  const values = resolved.value;
  const fates = [...new Set([...Object.keys(values), ...Object.keys(parameters)])].map((parameter): ParameterFate => {
    const [from, to] = [parameters[parameter], values[parameter]];
    const fate = from === undefined ? 'added' : to === undefined ? 'removed' : equal(from, to) ? 'kept' : 'changed';
    return { parameter, fate, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  });
  return { values, fates, problems: [] };
}

/** The anchors that the campaign goes on with; those that were given stay, the others derive from them anew. */
export function migrateAnchors(
  after: Playbook,
  { anchors, givenAnchors }: CampaignState,
  choices: MigrationChoices,
): {
  readonly given: Readonly<Record<string, number>>;
  readonly anchors: Readonly<Record<string, number>>;
  readonly fates: readonly AnchorFate[];
  readonly problems: readonly Problem[];
} {
  const kept = Object.entries(givenAnchors).filter(([name]) => Object.hasOwn(after.anchors, name));
  const given = { ...Object.fromEntries(kept), ...choices.anchors };
  const resolved = resolveAnchors(after.anchors, given, after.timezone);
  if (!resolved.ok) return { given: givenAnchors, anchors, fates: [], problems: resolved.problems };
  const fates = [...new Set([...Object.keys(resolved.value), ...Object.keys(anchors)])].map((anchor): AnchorFate => {
    const [fromMs, toMs] = [anchors[anchor], resolved.value[anchor]];
    const fate = fromMs === undefined ? 'added' : toMs === undefined ? 'removed' : fromMs === toMs ? 'kept' : 'changed';
    return { anchor, fate, ...(fromMs !== undefined && { fromMs }), ...(toMs !== undefined && { toMs }) };
  });
  const ms = Object.keys(given).map((name) => [name, resolved.value[name]!] as const);
  return { given: Object.fromEntries(ms), anchors: resolved.value, fates, problems: [] };
}

import { equal } from '../diff/equal.ts';
import type { CampaignState, Token } from '../interpreter/state.ts';
import { kindOf } from '../kinds/registry.ts';
import type { Program } from '../playbook/program.ts';
import { didYouMean } from '../problems/closest.ts';
import type { Problem } from '../problems/problem.ts';
import type { MigrationChoices } from './choices.ts';
import { badChoice, effectStands, nodeNeedsChoice, uselessChoice, workUnderWay } from './problems.ts';

/** What becomes of one token, an armed start included. */
export interface TokenFate {
  readonly token: number;
  readonly node: string;
  readonly state: Token['state'];
  readonly fate: 'kept' | 'moved' | 'ended' | 'choice' | 'refused';
  /** Where it goes on, if it is moved. */
  readonly to?: string;
}

export interface Fates {
  readonly tokens: readonly TokenFate[];
  readonly needs: readonly Problem[];
  readonly refused: readonly Problem[];
}

/** What becomes of each token: kept where its node is, moved or ended as a person chose; else it waits for a choice. */
export function fatesOf(before: Program, after: Program, state: CampaignState, choices: MigrationChoices): Fates {
  const needs: Problem[] = [];
  const refused: Problem[] = [];
  const tokens = state.tokens.map((token): TokenFate => {
    const { id, node, state: is } = token;
    const base = { token: id, node, state: is };
    const place = { pointer: `/nodes/${before.order.get(node)}`, node };
    const title = before.nodes.get(node)?.title || node;
    const choice = Object.hasOwn(choices.nodes, node) ? choices.nodes[node] : undefined;
    if (isHeld(before, after, token, choice !== undefined)) {
      refused.push((is === 'standing' ? effectStands : workUnderWay)(place, { node: title }));
      return { ...base, fate: 'refused' };
    }
    if (choice && 'end' in choice) return { ...base, fate: 'ended' };
    if (choice) {
      const target = after.nodes.get(choice.to);
      // A start is only armed, and only a start can be: tokens come from starts, never to them.
      if (target && (kindOf(target).arm !== undefined) === (is === 'armed'))
        return { ...base, fate: 'moved', to: choice.to };
      const enterable = [...after.nodes.values()].filter(
        (each) => (kindOf(each).arm !== undefined) === (is === 'armed'),
      );
      const hint = didYouMean(
        choice.to,
        enterable.map((each) => each.id),
      );
      refused.push(badChoice(`/choices/nodes/${node}`, { node: title, to: choice.to, hint }));
      return { ...base, fate: 'refused' };
    }
    if (canStay(before, after, token)) return { ...base, fate: 'kept' };
    needs.push(nodeNeedsChoice(place, { node: title }));
    return { ...base, fate: 'choice' };
  });
  const here = new Set(state.tokens.map((token) => token.node));
  const useless = Object.keys(choices.nodes).filter((node) => !here.has(node));
  refused.push(...useless.map((node) => uselessChoice(`/choices/nodes/${node}`, { node })));
  return { tokens, needs: distinct(needs), refused: distinct(refused) };
}

const distinct = (problems: readonly Problem[]): readonly Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.code} ${problem.place.pointer}`, problem])).values(),
];

/** Something outside is under way, and the new version would end it, move it or do something else. */
function isHeld(before: Program, after: Program, token: Token, isChosen: boolean): boolean {
  const old = before.nodes.get(token.node);
  if (!old || !kindOf(old).isUnderWay?.(token)) return false;
  // What has failed for good a person may leave behind.
  if (isChosen && token.state === 'parked') return false;
  const fresh = after.nodes.get(token.node);
  return isChosen || !fresh || fresh.kind !== old.kind || !equal(fresh.config, old.config);
}

/** The node is still there, of the same kind, and means the same to what waits there. */
function canStay(before: Program, after: Program, token: Token): boolean {
  const [old, fresh] = [before.nodes.get(token.node), after.nodes.get(token.node)];
  if (!fresh || !old) return false;
  const isStart = (node: typeof fresh) => kindOf(node).arm !== undefined;
  if (token.state === 'ready') return isStart(fresh) === isStart(old);
  if (fresh.kind !== old.kind) return false;
  // What was watched row by row cannot go on being watched as a whole, nor over other rows.
  const rowsOf = (node: typeof fresh) => kindOf(node).watch?.(node.config).forEach;
  return token.data['watching'] === undefined || rowsOf(fresh) === rowsOf(old);
}

import type { Plan } from '../../../rules/api/interventions.ts';
import { kindOf } from '../../../rules/kinds/registry.ts';
import type { Playbook, PlaybookNode } from '../../../rules/playbook/schema.ts';

export type MigrationPlan = Extract<Plan, { type: 'migrate' }>;
export type TokenLine = MigrationPlan['tokens'][number];

/** What becomes of the tokens of one node. All of them share a choice, so they are one line. */
export interface NodeLine extends TokenLine {
  readonly tokens: number;
}

/** The tokens by node, what needs a choice first, then what was chosen, then what stays. */
export function nodeLines({ tokens }: Pick<MigrationPlan, 'tokens'>): readonly NodeLine[] {
  const lines = new Map<string, NodeLine>();
  for (const token of tokens) {
    const key = `${token.node} ${token.fate}`;
    const line = lines.get(key);
    lines.set(key, line ? { ...line, tokens: line.tokens + 1 } : { ...token, tokens: 1 });
  }
  const weight: Readonly<Record<TokenLine['fate'], number>> = { refused: 0, choice: 1, moved: 2, ended: 2, kept: 3 };
  return [...lines.values()].toSorted((a, b) => weight[a.fate] - weight[b.fate]);
}

/** Where what is at a node may go on: starts only wait at starts, and nothing else goes back to one. */
export const nodesToGoOnAt = ({ nodes }: Pick<Playbook, 'nodes'>, state: TokenLine['state']): readonly PlaybookNode[] =>
  nodes.filter((node) => (kindOf(node).arm !== undefined) === (state === 'armed'));

/** A choice as a form has it: the id of a node, or that it ends. */
export const END = ' end';
export type NodeChoices = Readonly<Record<string, { readonly to: string } | { readonly end: true }>>;

export const withChoice = (choices: NodeChoices, node: string, chosen: string): NodeChoices => ({
  ...choices,
  [node]: chosen === END ? { end: true } : { to: chosen },
});

export function chosenAt(choices: NodeChoices, node: string): string | undefined {
  const choice = Object.hasOwn(choices, node) ? choices[node] : undefined;
  return choice && ('end' in choice ? END : choice.to);
}

/** It is done as it is planned if nothing is refused and nothing needs a choice. */
export const isPossible = ({ needs, refused }: Pick<MigrationPlan, 'needs' | 'refused'>): boolean =>
  needs.length + refused.length === 0;

/** The parameters that the plan cannot go on without: the new version asks for them and has no value. */
export const parametersToGive = (
  { refused }: Pick<MigrationPlan, 'refused'>,
  { parameters }: Pick<Playbook, 'parameters'>,
): readonly string[] =>
  Object.keys(parameters).filter((id) => refused.some(({ place }) => place.pointer === `/parameters/${id}`));

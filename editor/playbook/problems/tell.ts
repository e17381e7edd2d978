import { findAction } from '../../../rules/actions/catalogue.ts';
import { faces } from '../../../rules/kinds/faces.ts';
import { findMetric } from '../../../rules/metrics/catalogue.ts';
import { isPhase } from '../../../rules/playbook/phases.ts';
import type { Playbook, PlaybookNode } from '../../../rules/playbook/schema.ts';
import { retell } from '../../../rules/problems/problem.ts';
import type { Language, Params, Problem } from '../../../rules/problems/problem.ts';
import { boundWords } from '../../../rules/words/bounds.ts';
import { formatDuration } from '../../../rules/words/durations.ts';
import { anchorWords, instantWords } from '../../../rules/words/instants.ts';
import { PHASE_TITLES } from '../../../rules/words/phases.ts';
import { roleTitle } from '../../../rules/words/roles.ts';
import { titlesIn } from '../../../rules/words/titles.ts';
import { outcomesOf } from '../edit/outcomes.ts';
import { keepLast } from '../form/keepLast.ts';

type Named = Pick<Playbook, 'nodes' | 'parameters' | 'anchors' | 'currency'>;

/** What a param of a problem stands for: the playbook it is about, and what else the sentence says. */
interface Told {
  readonly playbook: Named;
  readonly language: Language;
  readonly params: Params;
  /** The node that the problem is at, by id. */
  readonly at: string | undefined;
}

type Name = (value: string, told: Told) => string | undefined;

const node: Name = (id, { playbook, language }) => nodeName(playbook, id, language);

/** An outcome, or the rule that leads to it, of the node that the sentence is about; `node.rule` is that of another. */
const outcome: Name = (id, { playbook, language, params, at }) => {
  const [head, own] = id.includes('.') ? id.split('.', 2) : [undefined, id];
  const named = params['node'];
  const owner = head ?? (typeof named === 'string' ? named : at);
  const of = playbook.nodes.find((each) => each.id === owner);
  const title = of && outcomesOf(of).find((each) => each.id === own)?.title[language];
  return head === undefined || title === undefined ? title : `${nodeName(playbook, head, language)} · ${title}`;
};

const action: Name = (id, { language }) => findAction(id)?.title[language];
const input: Name = (name, { language, params }) => {
  const of = params['action'];
  return typeof of === 'string' ? findAction(of)?.inputs[name]?.title[language] : undefined;
};
const metric: Name = (id, { language }) => findMetric(id)?.title[language];
const role: Name = (name, { language }) => roleTitle(name)[language];
const anchor: Name = (name, { playbook }) => anchorWords(name, playbook.anchors);
const instant: Name = (text, { playbook, language }) => instantWords(text, language, playbook.anchors);
const length: Name = (iso, { language }) => formatDuration(iso, language);
const phase: Name = (id, { language }) => (isPhase(id) ? PHASE_TITLES[id][language] : undefined);
const parameter: Name = (id, { playbook }) => playbook.parameters[id]?.title || undefined;

const titles = keepLast((nodes: Playbook['nodes'], language: Language) => titlesIn({ nodes }, language));

/** A variable or a set, of which a playbook has only one by that name. */
const figure: Name = (name, told) => {
  const { variable, set } = titles(told.playbook.nodes, told.language);
  const title = variable(name).title;
  return title === name ? set(name) : title;
};

/** Several of them, one after the other; undefined unless all have names. */
const each =
  (one: Name, separator: string, between = separator): Name =>
  (list, told) => {
    const names = list.split(separator).map((value) => one(value, told));
    return names.every((name) => name !== undefined) ? names.join(between) : undefined;
  };

/** What the params of problems hold, by what they are called. */
const NAMES: Readonly<Record<string, Name>> = {
  node,
  decision: node,
  other: node,
  split: node,
  user: node,
  effect: node,
  otherEffect: node,
  writers: each(node, ', ', '”, “'),
  path: each(node, ' → '),
  outcome,
  outcomes: each(outcome, ', '),
  rule: outcome,
  otherRule: outcome,
  by: each(outcome, ', '),
  action,
  input,
  inputs: each(input, ', '),
  metric,
  denominator: metric,
  near: each(metric, ', '),
  metrics: each(metric, ', '),
  parameter,
  name: figure,
  role,
  meant: role,
  anchor,
  anchors: each(anchor, ', '),
  deadline: instant,
  from: instant,
  to: instant,
  phaseFrom: instant,
  phaseTo: instant,
  window: length,
  matureAfter: length,
  phase,
};

/** A problem's sentence with the titles of what it speaks of for their ids. */
export const tellProblem = (problem: Problem, playbook: Named, language: Language): string =>
  retell(
    problem,
    language,
    (param, value, params) =>
      NAMES[param]?.(value, { playbook, language, params, at: problem.place.node }) ??
      boundWords(param, value, params, playbook.currency, language),
  );

/** A node's title, with its id where another node has the same title; the kind's title for a node without one. */
export function nodeName({ nodes }: Pick<Playbook, 'nodes'>, id: string, language: Language): string | undefined {
  const found = nodes.find((candidate) => candidate.id === id);
  if (!found) return undefined;
  const title = titleOf(found, language);
  const alone = nodes.every((candidate) => candidate === found || titleOf(candidate, language) !== title);
  return alone ? title : `${title} (${id})`;
}

const titleOf = ({ title, kind }: PlaybookNode, language: Language): string => title || faces[kind].title[language];

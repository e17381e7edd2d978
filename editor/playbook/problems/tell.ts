import { faces } from '../../../rules/kinds/faces.ts';
import type { Playbook, PlaybookNode } from '../../../rules/playbook/schema.ts';
import { retell } from '../../../rules/problems/problem.ts';
import type { Language, Problem } from '../../../rules/problems/problem.ts';
import { outcomesOf } from '../edit/outcomes.ts';

type Nodes = Pick<Playbook, 'nodes'>;

/** The params of problems that hold a node's id. */
const NODES: ReadonlySet<string> = new Set(['node', 'decision']);

/** A problem's sentence with the titles of nodes and outcomes for their ids. */
export const tellProblem = (problem: Problem, playbook: Nodes, language: Language): string =>
  retell(problem, language, (param, value, { node }) => {
    if (NODES.has(param)) return nodeName(playbook, value, language);
    if (param === 'path') return pathNames(playbook, value, language);
    if (param !== 'outcome') return undefined;
    const of = playbook.nodes.find(({ id }) => id === (node ?? problem.place.node));
    return of && outcomesOf(of).find(({ id }) => id === value)?.title[language];
  });

const ARROW = ' → ';

/** A way by nodes' ids, such as “a → b”, in their titles; undefined for a way by anything else. */
function pathNames(playbook: Nodes, path: string, language: Language): string | undefined {
  const names = path.split(ARROW).map((id) => nodeName(playbook, id, language));
  return names.every((name) => name !== undefined) ? names.join(ARROW) : undefined;
}

/** A node's title, with its id where another node has the same title; the kind's title for a node without one. */
export function nodeName({ nodes }: Nodes, id: string, language: Language): string | undefined {
  const node = nodes.find((each) => each.id === id);
  if (!node) return undefined;
  const title = titleOf(node, language);
  const alone = nodes.every((each) => each === node || titleOf(each, language) !== title);
  return alone ? title : `${title} (${id})`;
}

const titleOf = ({ title, kind }: PlaybookNode, language: Language): string => title || faces[kind].title[language];

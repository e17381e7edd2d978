import { z } from 'zod';
import type { Json } from '../../json.ts';
import type { Step } from '../../interpreter/step.ts';
import type { Token } from '../../interpreter/state.ts';
import type { ChildAct } from '../../interpreter/messages.ts';
import { feel, field, id, instant, playbookId } from '../../playbook/fields.ts';
import { defineKind } from '../spec.ts';
import type { NodeOf } from '../spec.ts';
import { childCampaignId } from './child-id.ts';
import { checkGiven } from './check-given.ts';
import { findCycle } from './problems.ts';
import { example } from './example.ts';
import { face } from './face.ts';

const config = z.strictObject({
  ref: field(playbookId(), 'text', 'Playbook', '方案'),
  version: field(z.int().min(1), 'integer', 'Version', '版本', {
    en: 'Without one, the newest that is approved when it starts.',
    'zh-CN': '不填则使用启动时最新的已批准版本。',
  }).optional(),
  parameters: field(z.record(id(), field(feel(), 'feel', 'Value', '值')), 'inputs', 'Parameters', '参数').default({}),
  anchors: field(z.record(id(), field(instant(), 'instant', 'At', '时间')), 'instants', 'Anchors', '时间锚点').default(
    {},
  ),
});
export type PlaybookConfig = z.infer<typeof config>;
type PlaybookKindNode = NodeOf<PlaybookConfig>;

/** The result of a child's `end` that says it was for nothing. */
const FAILED = 'failed';

export const playbook = defineKind<'playbook', PlaybookConfig>({
  ...face,
  config,
  example,
  enter(step, token, node) {
    const parameters: Record<string, Json> = {};
    for (const [name, expression] of Object.entries(node.config.parameters)) {
      const value = step.feel(expression, token, `/parameters/${name}`);
      if (!value.ok) return step.park(token, value.problems[0]!);
      parameters[name] = value.value;
    }
    const { ref, version } = node.config;
    step.ask(token, {
      type: 'launchChild',
      node: token.node,
      child: childCampaignId(step.state.campaign, token.node, token.n),
      ref,
      ...(version !== undefined && { version }),
      anchors: anchorsOf(step, token, node),
      parentAnchors: step.state.anchors,
      parameters,
    });
  },
  answer(step, token, node, answer) {
    if (answer.type !== 'launched') return;
    step.remember(token, { child: answer.child, anchors: anchorsOf(step, token, node) });
    step.assign(token, `${token.node}.campaign`, answer.child);
    // It was paused while the child was on its way.
    if (step.isPaused) tellChild(step, step.find(token)!, [{ type: 'pause' }]);
  },
  act(step, token, _node, act) {
    if (act.type !== 'childEnded' || token.data['child'] !== act.child) return undefined;
    if (act.result !== undefined) step.assign(token, `${token.node}.result`, act.result);
    step.leave(token, act.status === 'stopped' || act.result === FAILED ? 'failed' : 'completed');
    return [];
  },
  held: (step, token, _node, isHeld) => tellChild(step, token, [{ type: isHeld ? 'pause' : 'resume' }]),
  closed: (step, token) => tellChild(step, token, [{ type: 'stop' }]),
  skip(step, token, _node, to) {
    tellChild(step, token, [{ type: 'stop' }]);
    step.leave(token, to);
  },
  moved(step, token, node) {
    const before = token.data['anchors'] as Readonly<Record<string, number>> | undefined;
    const now = anchorsOf(step, token, node);
    const moves = Object.entries(now).filter(([anchor, toMs]) => before?.[anchor] !== toMs);
    if (moves.length === 0) return;
    step.remember(token, { anchors: now });
    tellChild(
      step,
      token,
      moves.map(([anchor, toMs]) => ({ type: 'moveAnchor', anchor, toMs })),
    );
  },
  passesTime: () => true,
  refersTo: ({ ref }) => ref,
  checkReference: checkGiven,
  lint: (node, { program, pointer }) => {
    const problem = findCycle({ pointer: `${pointer}/ref`, node: node.id }, node.config.ref, [program.playbook.id]);
    return problem ? [problem] : [];
  },
});

const anchorsOf = (step: Step, token: Token, { config: { anchors } }: PlaybookKindNode): Record<string, number> =>
  Object.fromEntries(Object.entries(anchors).map(([name, at]) => [name, step.resolve(at, token)]));

function tellChild(step: Step, token: Token, acts: readonly ChildAct[]): void {
  const { child } = token.data;
  if (typeof child === 'string') step.tell(token, { type: 'tellChild', node: token.node, child, acts });
}

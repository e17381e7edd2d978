import * as fc from 'fast-check';
import type { Act } from '../../rules/interpreter/messages.ts';
import type { CampaignState, Token } from '../../rules/interpreter/state.ts';
import type { Program } from '../../rules/playbook/program.ts';
import { by } from './campaign.ts';
import { HOUR_MS, MINUTE_MS, T0_MS } from './playbooks.ts';

/** Something that a person does after a while; to what, is picked from what there then is. */
export interface Move {
  readonly afterMs: number;
  readonly does:
    | 'nothing'
    | 'complete'
    | 'cannotDo'
    | 'childEnds'
    | 'approve'
    | 'reject'
    | 'skip'
    | 'retry'
    | 'event'
    | 'pause'
    | 'resume'
    | 'stop'
    | 'move'
    | 'set';
  readonly pick: number;
}

export const generatedMoves = (): fc.Arbitrary<readonly Move[]> =>
  fc.array(
    fc.record({
      afterMs: fc.integer({ min: 0, max: 16 }).map((quarters) => quarters * 15 * MINUTE_MS),
      does: fc.oneof(
        {
          arbitrary: fc.constantFrom('complete' as const, 'approve' as const, 'event' as const, 'childEnds' as const),
          weight: 6,
        },
        {
          arbitrary: fc.constantFrom(
            'nothing' as const,
            'reject' as const,
            'cannotDo' as const,
            'skip' as const,
            'retry' as const,
            'resume' as const,
          ),
          weight: 3,
        },
        { arbitrary: fc.constantFrom('pause' as const, 'move' as const, 'set' as const, 'stop' as const), weight: 1 },
      ),
      pick: fc.nat({ max: 20 }),
    }),
    { maxLength: 12 },
  );

/** The act that the move comes to in a campaign; it may well be refused. */
export function actOf({ does, pick }: Move, program: Program, state: CampaignState): readonly Act[] {
  const pickOf = (tokens: readonly Token[]): Token | undefined => tokens[pick % Math.max(1, tokens.length)];
  const openAt = (...kinds: readonly string[]) =>
    pickOf(
      state.tokens.filter((token) => token.state === 'open' && kinds.includes(program.nodes.get(token.node)!.kind)),
    );
  const any = pickOf(state.tokens.filter((token) => token.state === 'open' || token.state === 'parked'));
  const parked = pickOf(state.tokens.filter((token) => token.state === 'parked'));
  switch (does) {
    case 'nothing':
      return state.status === 'paused' ? [{ type: 'resume', by }] : [];
    case 'childEnds': {
      const child = openAt('playbook')?.data['child'];
      const status = pick % 3 === 0 ? 'stopped' : 'completed';
      return typeof child === 'string' ? [{ type: 'childEnded', by, child, status }] : [];
    }
    case 'complete': {
      const open = openAt('task', 'action');
      return open ? [{ type: 'completeTask', by, task: `${open.node}/${open.n}`, values: {} }] : [];
    }
    case 'cannotDo': {
      const open = openAt('action');
      return open ? [{ type: 'cannotDo', by, task: `${open.node}/${open.n}`, reason: 'no access' }] : [];
    }
    case 'approve':
    case 'reject': {
      const open = openAt('approval', 'action');
      return open ? [{ type: 'decide', by: `${by}${pick}`, task: `${open.node}/${open.n}`, decision: does }] : [];
    }
    case 'skip': {
      const outcomes = any && program.kindOf(any.node).outcomes(program.nodes.get(any.node)!.config);
      const outcome = outcomes?.[pick % Math.max(1, outcomes.length)];
      return any && outcome ? [{ type: 'skip', by, node: any.node, outcome: outcome.id }] : [];
    }
    case 'retry':
      return parked ? [{ type: 'retry', by, node: parked.node }] : [];
    case 'event':
      return [{ type: 'event', by, event: 'go' }];
    case 'move':
      return [{ type: 'moveAnchor', by, anchor: pick % 2 ? 'T0' : 'T1', toMs: T0_MS + (pick - 8) * 3 * HOUR_MS }];
    case 'set':
      return [{ type: 'setParameter', by, parameter: 'factor', value: pick % 6 }];
    default:
      return [{ type: does, by }];
  }
}

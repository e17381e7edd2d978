import type { Act } from '../../../rules/interpreter/messages.ts';
import { parseTimestamp } from '../../../rules/time/zone.ts';
import { principalId } from '../../auth/principal.ts';
import type { Principal } from '../../auth/principal.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { act } from './acts.ts';

type Interventions =
  'pause' | 'resume' | 'stop' | 'compensate' | 'skip' | 'retry' | 'start' | 'sendEvent' | 'moveAnchor' | 'setParameter';

interface Asked {
  readonly params: { readonly id: string };
  readonly body?: { readonly requestId?: string | undefined } | undefined;
  readonly principal: Principal;
}

/** What people do to a running campaign besides their tasks. */
export function interventionHandlers(deps: Pick<ApiDeps, 'models' | 'client' | 'now'>): Some<Interventions> {
  const intervene = async (
    { params, body, principal }: Asked,
    what: (by: string) => Act,
  ): Promise<{ accepted: true }> => {
    await act(deps, params.id, what(principalId(principal)), body?.requestId);
    return { accepted: true };
  };
  return {
    pause: (asked) => intervene(asked, (by) => ({ type: 'pause', by })),
    resume: (asked) => intervene(asked, (by) => ({ type: 'resume', by })),
    stop: (asked) =>
      intervene(asked, (by) => ({ type: 'stop', by, ...(asked.body?.compensate && { compensate: true }) })),
    compensate: (asked) => intervene(asked, (by) => ({ type: 'compensate', by, key: asked.body.key })),
    skip: (asked) => {
      const { node, outcome } = asked.body;
      return intervene(asked, (by) => ({ type: 'skip', by, node, outcome }));
    },
    retry: (asked) => intervene(asked, (by) => ({ type: 'retry', by, node: asked.body.node })),
    start: (asked) => intervene(asked, (by) => ({ type: 'start', by, node: asked.body.node })),
    sendEvent: (asked) => {
      const { event, values } = asked.body;
      return intervene(asked, (by) => ({ type: 'event', by, event, ...(values && { values }) }));
    },
    moveAnchor: (asked) => {
      const { anchor, to } = asked.body;
      return intervene(asked, (by) => ({ type: 'moveAnchor', by, anchor, toMs: parseTimestamp(to)! }));
    },
    setParameter: (asked) => {
      const { parameter, value } = asked.body;
      return intervene(asked, (by) => ({ type: 'setParameter', by, parameter, value }));
    },
  };
}

import type { Act } from '../../../rules/interpreter/messages.ts';
import { prepare } from '../../../rules/playbook/program.ts';
import { parseTimestamp } from '../../../rules/time/zone.ts';
import { principalId } from '../../auth/principal.ts';
import type { Principal } from '../../auth/principal.ts';
import type { ApiDeps } from '../deps.ts';
import type { Some } from '../http/handlers.ts';
import { conflict, notFound } from '../http/refusals.ts';
import { findVersion } from '../playbooks/versions.ts';
import { VERSION } from '../playbooks/words.ts';
import { act, migrate } from './acts.ts';
import { showAnchorPlan, showMigrationPlan } from './plans.ts';
import { CAMPAIGN, NOT_APPROVED, NOT_RUNNING } from './words.ts';

type Interventions =
  | 'pause'
  | 'resume'
  | 'stop'
  | 'compensate'
  | 'skip'
  | 'retry'
  | 'start'
  | 'sendEvent'
  | 'moveAnchor'
  | 'migrate'
  | 'planAct'
  | 'setParameter';

interface Asked {
  readonly params: { readonly id: string };
  readonly body?: { readonly requestId?: string | undefined } | undefined;
  readonly principal: Principal;
}

/** What people do to a running campaign besides their tasks. */
export function interventionHandlers(
  deps: Pick<ApiDeps, 'models' | 'client' | 'now' | 'campaigns'>,
): Some<Interventions> {
  const { models, client, campaigns } = deps;
  const intervene = async (
    { params, body, principal }: Asked,
    what: (by: string) => Act,
  ): Promise<{ accepted: true }> => {
    await act(deps, params.id, what(principalId(principal)), body?.requestId);
    return { accepted: true };
  };
  /** An approved version of the campaign's own playbook. */
  const requireVersion = async (campaign: string, number: number) => {
    const stored = await models.campaigns.findById(campaign, { playbook: 1, contentHash: 1 }).lean();
    if (!stored) throw notFound(CAMPAIGN, campaign);
    const version = await findVersion(models, stored.playbook, number);
    if (!version) throw notFound(VERSION, `${stored.playbook}/${number}`);
    if (version.state !== 'approved') throw conflict('version-not-approved', NOT_APPROVED);
    return version;
  };
  const requireRun = async (campaign: string) => {
    const stored = await models.campaigns.findById(campaign, { contentHash: 1 }).lean();
    if (!stored) throw notFound(CAMPAIGN, campaign);
    const state = await client.readState(campaign);
    if (!state) throw conflict('campaign-not-running', NOT_RUNNING);
    return { state, program: prepare(await campaigns.readPlaybook(stored.contentHash)) };
  };

  return {
    migrate: async ({ params, body, principal }) => {
      const { hash: contentHash, number: version } = await requireVersion(params.id, body.version);
      const { choices, requestId } = body;
      await migrate(deps, params.id, { by: principalId(principal), version, contentHash, choices }, requestId);
      return { accepted: true };
    },
    planAct: async ({ params, body: { act: planned }, principal }) => {
      const { program, state } = await requireRun(params.id);
      if (planned.type === 'moveAnchor')
        return showAnchorPlan(program, state, principalId(principal), planned.anchor, parseTimestamp(planned.to)!);
      const { hash } = await requireVersion(params.id, planned.version);
      return showMigrationPlan(program, prepare(await campaigns.readPlaybook(hash)), state, planned.choices);
    },
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

import type { Campaign, CampaignSummary } from '../../../rules/api/campaigns.ts';
import { movingPlan } from '../../../rules/metrics/plan.ts';
import type { Plan } from '../../../rules/metrics/plan.ts';
import { resolveParameters } from '../../../rules/playbook/parameters.ts';
import { PHASES } from '../../../rules/playbook/schema.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import { overlayOf } from '../../../rules/replay/node-view.ts';
import { toCampaignMs } from '../../../rules/time/clock.ts';
import { resolveAnchors, resolveInstant } from '../../../rules/time/instant.ts';
import { formatInstant } from '../../../rules/time/zone.ts';
import type { CampaignDocument } from '../../models/campaign.ts';
import { decode } from '../../models/json-text.ts';
import type { Projection } from '../../ports/projection/projection.ts';

interface Shown {
  readonly stored: CampaignDocument;
  readonly playbook: Playbook;
  readonly openTasks: number;
  /** Real time, epoch ms. */
  readonly nowMs: number;
}

/** What every page about campaigns shows of one. */
export function summarize(shown: Shown): CampaignSummary {
  const { stored, playbook, openTasks } = shown;
  const { timezone } = stored;
  const projection = projectionOf(stored);
  const anchors = anchorsOf(shown, projection);
  const nowMs = campaignNow(shown);
  const format = (ms: number): string => formatInstant(ms, timezone);
  const phase =
    phasesOf(playbook, anchors).findLast(({ fromMs }) => fromMs <= nowMs)?.id ?? phasesOf(playbook, anchors)[0]?.id;
  const problem = statusProblemOf(stored) ?? projection?.problem;
  return {
    id: stored._id,
    name: stored.name,
    playbook: stored.playbook,
    playbookName: stored.playbookName,
    version: stored.version,
    hash: stored.contentHash,
    shop: stored.shop,
    status: stored.status,
    ...(problem && { statusProblem: problem }),
    clock: decode(stored.clock),
    now: format(nowMs),
    timezone,
    currency: stored.currency,
    anchors: formatAll(anchors, timezone),
    startedAt: format(projection?.startedAtMs ?? stored.launchedAtMs),
    ...(projection?.endedAtMs !== undefined && { endedAt: format(projection.endedAtMs) }),
    ...(stored.parent !== undefined && { parent: { campaign: stored.parent, node: stored.parentNode ?? '' } }),
    ...(stored.launchedBy !== undefined && { launchedBy: stored.launchedBy }),
    ...(projection?.result !== undefined && { result: projection.result }),
    ...(phase && { phase }),
    openTasks,
  };
}

export function showCampaign(shown: Shown): Campaign {
  const { stored, playbook } = shown;
  const { timezone } = stored;
  const projection = projectionOf(stored);
  const input = decode(stored.input);
  const format = (ms: number): string => formatInstant(ms, timezone);
  const parameters = resolveParameters(playbook, input.parameters);
  return {
    ...summarize(shown),
    givenAnchors: projection
      ? formatAll(projection.givenAnchors, timezone)
      : Object.fromEntries(Object.entries(input.anchors).map(([name, at]) => [name, String(at)])),
    parameters: projection?.parameters ?? (parameters.ok ? parameters.value : {}),
    variables: projection?.variables ?? {},
    sets: projection?.sets ?? {},
    plan: Object.fromEntries(
      Object.entries(planOf(shown)).map(([metric, steps]) => [
        metric,
        steps.map(([atMs, value]): [string, number] => [format(atMs), value]),
      ]),
    ),
    roles: Object.fromEntries(Object.entries(decode(stored.roles)).map(([role, people]) => [role, [...people]])),
    phases: phasesOf(playbook, anchorsOf(shown, projection)).map(({ id, title, fromMs, toMs }) => ({
      id,
      ...(title !== undefined && { title }),
      from: format(fromMs),
      to: format(toMs),
    })),
    overlay: overlayOf(projection?.nodes ?? {}, projection?.counts.edges ?? {}, timezone),
    next: (projection?.next ?? []).map(({ atMs, node, what }) => ({ at: format(atMs), node, what })),
    logSeq: stored.throughSeq,
  };
}

/** The present in campaign time. */
export function campaignNow({ stored, nowMs }: Pick<Shown, 'stored' | 'nowMs'>): number {
  return toCampaignMs(decode(stored.clock), nowMs);
}

/** The plan under the anchors as they are now. */
export const planOf = (shown: Shown): Plan =>
  movingPlan(decode(shown.stored.plan), shown.stored.timezone)(anchorsOf(shown, projectionOf(shown.stored)));

/** Why it has not started, or does not run any more. */
function statusProblemOf({ status, statusProblem }: CampaignDocument): Problem | undefined {
  const isOfStatus = status === 'starting' || status === 'failed';
  return isOfStatus && statusProblem !== undefined ? decode(statusProblem) : undefined;
}

export const projectionOf = ({ projection }: CampaignDocument): Projection | undefined =>
  projection === undefined ? undefined : decode(projection);

/** The instants of the anchors as they are now, or as they will be for one that has not started yet. */
export function anchorsOf(
  { stored, playbook }: Pick<Shown, 'stored' | 'playbook'>,
  projection: Projection | undefined,
): Readonly<Record<string, number>> {
  if (projection) return projection.anchors;
  const resolved = resolveAnchors(playbook.anchors, decode(stored.input).anchors, playbook.timezone);
  return resolved.ok ? resolved.value : {};
}

function phasesOf(playbook: Playbook, anchors: Readonly<Record<string, number>>) {
  const scope = { anchors, timeZone: playbook.timezone, nowMs: NaN };
  return PHASES.flatMap((id) => {
    const phase = playbook.phases[id];
    if (!phase) return [];
    return [
      { id, title: phase.title, fromMs: resolveInstant(phase.from, scope), toMs: resolveInstant(phase.to, scope) },
    ];
  });
}

const formatAll = (instants: Readonly<Record<string, number>>, timeZone: string): Record<string, string> =>
  Object.fromEntries(Object.entries(instants).map(([name, ms]) => [name, formatInstant(ms, timeZone)]));

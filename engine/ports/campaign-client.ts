import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import type { Client, WorkflowClient } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { z } from 'zod';
import { problemSchema } from '../../rules/api/common.ts';
import type { CampaignState } from '../../rules/interpreter/state.ts';
import type { Problem } from '../../rules/problems/problem.ts';
import {
  ACT_REFUSED,
  ACT_UPDATE,
  CAMPAIGN_WORKFLOW,
  campaignWorkflowId,
  CLOCK_SIGNAL,
  MIGRATE_UPDATE,
  STATE_QUERY,
  TASK_QUEUE,
} from '../../workflows/messages.ts';
import type { ActRequest, CampaignInput, MigrationRequest } from '../../workflows/messages.ts';

/** What became of an act. `gone`: the campaign does not run (any more). */
export type Acted =
  | { readonly type: 'done' }
  | { readonly type: 'refused'; readonly problems: readonly Problem[] }
  | { readonly type: 'gone' };

/** How a workflow may end that does not end by itself, as Temporal names it. */
const BROKEN = ['FAILED', 'TERMINATED', 'CANCELLED', 'TIMED_OUT'] as const;
export interface BrokenCampaign {
  readonly campaign: string;
  readonly by: (typeof BROKEN)[number];
}

/** How the API reaches running campaigns. */
export interface CampaignClient {
  /** Starts the campaign's workflow; one that was started already is left alone. @throws if the service cannot be reached */
  launch(input: CampaignInput): Promise<void>;
  /** @throws {CampaignUnreachableError} if nobody answers in time; sent again with the same id, it is done once */
  act(campaign: string, request: ActRequest): Promise<Acted>;
  /** Has it go on under another version. @throws {CampaignUnreachableError} as `act` does */
  migrate(campaign: string, request: MigrationRequest): Promise<Acted>;
  /** The campaign's whole state as it is now; null if it does not run. @throws {CampaignUnreachableError} */
  readState(campaign: string): Promise<CampaignState | null>;
  /** Tells a campaign that its clock was changed; one that does not run needs no news. */
  signalClock(campaign: string): Promise<void>;
  /** Those of the campaigns that do not run any more and did not end by themselves. @throws if the service cannot be reached */
  findBroken(campaigns: readonly string[]): Promise<readonly BrokenCampaign[]>;
  health(): Promise<boolean>;
}

export class CampaignUnreachableError extends Error {
  constructor(campaign: string, cause: unknown) {
    super(`The campaign ${campaign} did not answer`, { cause });
    this.name = 'CampaignUnreachableError';
  }
}

const ANSWER_LIMIT_MS = 15_000;
const RECORD_LIMIT_MS = 3_000;
const HEALTH_LIMIT_MS = 2_000;

/** Temporal’s own words; few campaigns are among these. */
const BROKEN_QUERY = `WorkflowType = '${CAMPAIGN_WORKFLOW}' AND ExecutionStatus IN ('Failed', 'Terminated', 'Canceled', 'TimedOut')`;

export function createCampaignClient(client: Client): CampaignClient {
  return {
    async launch(input) {
      try {
        await client.withDeadline(Date.now() + ANSWER_LIMIT_MS, () =>
          client.workflow.start(CAMPAIGN_WORKFLOW, {
            workflowId: campaignWorkflowId(input.campaign),
            taskQueue: TASK_QUEUE,
            // One campaign runs once, also after it has ended.
            workflowIdReusePolicy: 'REJECT_DUPLICATE',
            args: [input],
          }),
        );
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },

    act: (campaign, request) => update(client, campaign, ACT_UPDATE, request),
    migrate: (campaign, request) => update(client, campaign, MIGRATE_UPDATE, request),

    async readState(campaign) {
      try {
        return await client.withDeadline(Date.now() + ANSWER_LIMIT_MS, () =>
          client.workflow.getHandle(campaignWorkflowId(campaign)).query<CampaignState | null>(STATE_QUERY),
        );
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return null;
        throw new CampaignUnreachableError(campaign, error);
      }
    },

    async signalClock(campaign) {
      try {
        await client.workflow.getHandle(campaignWorkflowId(campaign)).signal(CLOCK_SIGNAL);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },

    findBroken: (campaigns) =>
      client.withDeadline(Date.now() + ANSWER_LIMIT_MS, () => findBroken(client.workflow, campaigns)),

    async health() {
      try {
        await client.withDeadline(Date.now() + HEALTH_LIMIT_MS, () =>
          client.connection.workflowService.getSystemInfo({}),
        );
        return true;
      } catch {
        return false;
      }
    },
  };
}

async function findBroken(workflows: WorkflowClient, campaigns: readonly string[]): Promise<BrokenCampaign[]> {
  const ids = new Map(campaigns.map((campaign) => [campaignWorkflowId(campaign), campaign]));
  const found: BrokenCampaign[] = [];
  for await (const { workflowId } of workflows.list({ query: BROKEN_QUERY })) {
    const campaign = ids.get(workflowId);
    // Once for each; what the list knows may be an earlier run, of one that was reset.
    if (campaign === undefined || !ids.delete(workflowId)) continue;
    const { status } = await workflows.getHandle(workflowId).describe();
    const by = BROKEN.find((each) => each === status.name);
    if (by) found.push({ campaign, by });
  }
  return found;
}

async function update(
  client: Client,
  campaign: string,
  name: string,
  request: ActRequest | MigrationRequest,
): Promise<Acted> {
  try {
    await client.withDeadline(Date.now() + ANSWER_LIMIT_MS, () =>
      client.workflow
        .getHandle(campaignWorkflowId(campaign))
        .executeUpdate<void, [ActRequest | MigrationRequest]>(name, { updateId: request.id, args: [request] }),
    );
    return { type: 'done' };
  } catch (error) {
    const problems = refusalOf(error);
    if (problems) return { type: 'refused', problems };
    // The campaign may have ended by this very act, and have been gone before it could answer: its history knows.
    const recorded = await recordedOutcome(client, campaign, request.id);
    if (recorded) return recorded;
    if (error instanceof WorkflowNotFoundError) return { type: 'gone' };
    throw new CampaignUnreachableError(campaign, error);
  }
}

/** What became of an act that did not answer; undefined if that is not known (yet). */
async function recordedOutcome(client: Client, campaign: string, id: string): Promise<Acted | undefined> {
  try {
    await client.withDeadline(Date.now() + RECORD_LIMIT_MS, () =>
      client.workflow.getHandle(campaignWorkflowId(campaign)).getUpdateHandle<void>(id).result(),
    );
    return { type: 'done' };
  } catch (error) {
    const problems = refusalOf(error);
    return problems && { type: 'refused', problems };
  }
}

const problemsSchema = z.array(problemSchema);

/** The problems that a workflow refused an act for; undefined for every other failure. */
function refusalOf(error: unknown): readonly Problem[] | undefined {
  if (!(error instanceof WorkflowUpdateFailedError)) return undefined;
  const { cause } = error;
  if (!(cause instanceof ApplicationFailure) || cause.type !== ACT_REFUSED) return undefined;
  const problems = problemsSchema.safeParse(cause.details?.[0]);
  return problems.success ? problems.data : undefined;
}

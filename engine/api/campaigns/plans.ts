import type { Plan } from '../../../rules/api/interventions.ts';
import type { CampaignState } from '../../../rules/interpreter/state.ts';
import type { MigrationChoices } from '../../../rules/migration/choices.ts';
import { planMigration } from '../../../rules/migration/migrate.ts';
import { planMoveAnchor } from '../../../rules/plans/move-anchor.ts';
import type { TimerChange } from '../../../rules/plans/timers.ts';
import type { Program } from '../../../rules/playbook/program.ts';
import { formatInstant } from '../../../rules/time/zone.ts';

type Format = (ms: number | null | undefined) => string | null;

const formatIn =
  (timeZone: string): Format =>
  (ms) =>
    ms === null || ms === undefined ? null : formatInstant(ms, timeZone);

const showTimers = (timers: readonly TimerChange[], format: Format) =>
  timers.map(({ node, what, fromMs, toMs, dueNow }) => ({
    node,
    what,
    from: format(fromMs),
    to: format(toMs),
    dueNow,
  }));

/** The plan of moving an anchor, as the API shows it. */
export function showAnchorPlan(program: Program, state: CampaignState, by: string, anchor: string, toMs: number): Plan {
  const timeZone = program.playbook.timezone;
  const planned = planMoveAnchor(program, state, { type: 'moveAnchor', by, anchor, toMs });
  const none = {
    type: 'moveAnchor' as const,
    anchors: [],
    instants: [],
    timers: [],
    needs: [],
    refused: [],
    warnings: [],
  };
  if (!planned.ok) return { ...none, refused: [...planned.problems] };
  const { anchors, instants, timers, warnings } = planned.value;
  const format = formatIn(timeZone);
  return {
    ...none,
    anchors: anchors.map((each) => ({
      anchor: each.anchor,
      from: format(each.fromMs),
      to: formatInstant(each.toMs, timeZone),
    })),
    instants: instants.map(({ node, field, title, fromMs, toMs: then }) => ({
      node,
      field,
      title,
      from: formatInstant(fromMs, timeZone),
      to: formatInstant(then, timeZone),
    })),
    timers: showTimers(timers, format),
    warnings: [...warnings],
  };
}

/** The plan of a migration, as the API shows it. */
export function showMigrationPlan(
  before: Program,
  after: Program,
  state: CampaignState,
  choices: MigrationChoices,
): Plan {
  const plan = planMigration(before, after, state, choices);
  const format = formatIn(after.playbook.timezone);
  return {
    type: 'migrate',
    tokens: plan.tokens.map(({ node, state: is, fate, to }) => ({
      node,
      state: is,
      fate,
      ...(to !== undefined && { to }),
    })),
    starts: [...plan.starts],
    timers: showTimers(plan.timers, format),
    parameters: [...plan.parameters],
    anchors: plan.anchors.map(({ anchor, fate, fromMs, toMs }) => ({
      anchor,
      fate,
      from: format(fromMs),
      to: format(toMs),
    })),
    orphans: [...plan.orphans],
    needs: [...plan.needs],
    refused: [...plan.refused],
    warnings: [...plan.warnings],
  };
}

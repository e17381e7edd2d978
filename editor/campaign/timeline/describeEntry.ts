import type { TFunction } from 'i18next';
import { findAction } from '../../../rules/actions/catalogue.ts';
import { CAMPAIGN_STATUSES } from '../../../rules/api/campaigns.ts';
import type { CampaignStatusWire, LogEntryWire } from '../../../rules/api/campaigns.ts';
import type { Json } from '../../../rules/json.ts';
import { LOG_TYPES } from '../../../rules/interpreter/messages.ts';
import type { LogType } from '../../../rules/interpreter/messages.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { unreachable } from '../../../rules/problems/result.ts';
import { lastName } from '../../../rules/words/conditions.ts';
import type { Formatter } from '../../i18n/format/formatter.ts';
import type { Names } from '../names.ts';
import type { SayValue } from '../useValueWords.ts';
import { entryFields } from './entryFields.ts';
import type { EntryFields } from './entryFields.ts';

/** Everything that a line of the log is put into words with. */
export interface Telling {
  readonly t: TFunction<readonly ['campaign', 'common']>;
  readonly names: Names;
  readonly format: Formatter;
  readonly say: SayValue;
  readonly playbook: Playbook | undefined;
}

const REASONS = ['cooldown', 'busy', 'maxFires', 'shadow'] as const;
const isReason = (text: string | undefined): text is (typeof REASONS)[number] =>
  (REASONS as readonly (string | undefined)[]).includes(text);
const isStatus = (text: string | undefined): text is CampaignStatusWire =>
  (CAMPAIGN_STATUSES as readonly (string | undefined)[]).includes(text);
export const isLogType = (text: string): text is LogType => (LOG_TYPES as readonly string[]).includes(text);

export const reasonWords = (reason: string | undefined, t: Telling['t']): string =>
  isReason(reason) ? t(`log.reason.${reason}`) : (reason ?? '');

export const statusWords = (status: string | undefined, t: Telling['t']): string =>
  isStatus(status) ? t(`status.${status}`) : (status ?? '');

/** What an action is to do, in one line: “Raise ad budget: search, amount added ¥5,000”. */
export function actionWords(action: string, inputs: EntryFields['with'], { t, names, say, format }: Telling): string {
  const definition = findAction(action);
  const values = Object.entries(inputs ?? {}).map(([name, value], index) => {
    const input = definition?.inputs[name];
    const said = say.of(name, value, input?.type);
    // What it is done to comes first, and says so itself.
    return index === 0 && input?.type !== 'rows' ? said : `${input ? format.text(input.title) : name} ${said}`;
  });
  const text = names.action(action);
  return values.length === 0
    ? text
    : t('log.effectRequested', { action: text, inputs: values.join(t('common:listSeparator')) });
}

/** One line of the log as a sentence; one of a type that this page does not know, by its type. */
export function describeEntry(entry: LogEntryWire, telling: Telling): string {
  if (!isLogType(entry.type)) return entry.type;
  const { t, names, format } = telling;
  const fields = entryFields(entry);
  const node = names.node(entry.node);
  const by = fields.by ? names.person(fields.by) : t('log.engine');
  const rule = names.rule(entry.node, fields.rule ?? '');
  const type: LogType = entry.type;
  switch (type) {
    case 'campaignStarted':
      return t('log.campaignStarted');
    case 'campaignEnded':
      return fields.inPlace
        ? t('log.leftInPlace', { status: statusWords(fields.status, t), count: fields.inPlace.length })
        : t('log.campaignEnded', { status: statusWords(fields.status, t) });
    case 'nodeEntered':
      return t('log.nodeEntered', { node });
    case 'nodeLeft':
      return t('log.nodeLeft', { node, outcome: names.outcome(entry.node, fields.outcome ?? '') });
    case 'taskOpened': {
      const who = names.who(fields.assignee);
      if (fields.byHand) return t('log.byHandOpened', { node, who });
      return fields.due === undefined
        ? t('log.taskOpened', { node, who })
        : t('log.taskOpenedDue', { node, who, due: format.time(fields.due, 'dayTime') });
    }
    case 'taskReminded':
      return t('log.taskReminded', { node });
    case 'taskEscalated':
      return t('log.taskEscalated', { node, who: names.who(fields.to) });
    case 'taskDone':
      return t('log.taskDone', { node, by });
    case 'taskExpired':
      return t('log.taskExpired', { node });
    case 'approvalAsked': {
      const who = names.who(fields.approvers);
      if (fields.about === 'guardrail') return t('log.guardrailAsked', { node, who });
      if (fields.about !== 'proposal') return t('log.approvalAsked', { node, who });
      return t('log.proposalAsked', { node, who, action: actionWords(fields.do ?? '', fields.with, telling) });
    }
    case 'approvalDecided': {
      if (!fields.by) return t('log.rejectedByTimeout', { node });
      const said = fields.decision === 'approve' ? t('log.approved', { by, node }) : t('log.rejected', { by, node });
      return fields.comment === undefined ? said : `${said} ${t('log.comment', { text: fields.comment })}`;
    }
    case 'decided':
      return decisionWords(entry, fields, telling);
    case 'ruleFired':
      return fields.rows ? t('log.ruleFiredRows', { rule, count: fields.rows.length }) : t('log.ruleFired', { rule });
    case 'ruleSuppressed':
      return t('log.ruleSuppressed', { rule, reason: reasonWords(fields.reason, t) });
    case 'ruleRecovered':
      return t('log.ruleRecovered', { rule });
    case 'noData':
      return t('log.noData', { rule });
    case 'stale':
      return t('log.stale', { rule });
    case 'effectRequested':
      return fields.as === undefined
        ? actionWords(fields.do ?? '', fields.with, telling)
        : t('log.undoRequested', { node, action: names.action(fields.do ?? '') });
    case 'effectApplied':
      if (fields.as !== undefined) return t('log.undoApplied', { node });
      return fields.by ? t('log.effectAppliedBy', { by, node }) : t('log.effectApplied', { node });
    case 'effectFailed':
      return fields.final
        ? t('log.effectFailedFinal', { node, error: fields.error ?? '' })
        : t('log.effectFailed', { node, attempt: fields.attempt ?? 1, error: fields.error ?? '' });
    case 'effectDeclined':
      return fields.reason === 'changedMeanwhile'
        ? t('log.changedMeanwhile', { node })
        : t('log.effectDeclined', { node });
    case 'variableSet':
      return figureWords(fields.name ?? '', fields.value, telling);
    case 'setStored':
      return t('log.setStored', { name: names.set(fields.name ?? ''), count: fields.count ?? 0 });
    case 'anchorMoved':
      return t('log.anchorMoved', {
        by,
        anchor: names.anchor(fields.anchor ?? ''),
        to: format.time(String(fields.to), 'dayTime'),
      });
    case 'migrated':
      return t('log.migrated', { by, number: fields.version ?? '' });
    case 'paused':
      return t('log.paused', { by });
    case 'resumed':
      return t('log.resumed', { by });
    case 'parked':
      return t('log.parked', { node, problem: fields.problem?.message[format.language] ?? '' });
    case 'intervention':
      return interventionWords(fields, { by, node, outcome: names.outcome(entry.node, fields.outcome ?? '') }, telling);
    default:
      return unreachable(type);
  }
}

/** A variable with its value. */
function figureWords(name: string, value: Json | undefined, { t, names, say }: Telling): string {
  const { title, type } = names.figure(name);
  return t('log.variableSet', { name: title, value: say.of(lastName(name), value, type) });
}

/** What a node decided, with the results of a table. */
function decisionWords(
  { node: id }: LogEntryWire,
  { rule, rules = [], values = {} }: EntryFields,
  telling: Telling,
): string {
  const { t, names } = telling;
  const node = names.node(id);
  if (!rule) return t('log.decidedOtherwise', { node });
  const separator = t('common:listSeparator');
  const hits = (rules.length > 0 ? rules : [rule]).map((each) => names.choice(id, each)).join(separator);
  const results = Object.entries(values).map(([name, value]) => figureWords(name, value, telling));
  return results.length === 0
    ? t('log.decided', { node, rule: hits })
    : t('log.decidedValues', { node, rule: hits, values: results.join(separator) });
}

function interventionWords(
  fields: EntryFields,
  { by, node, outcome }: { by: string; node: string; outcome: string },
  { t, names, say }: Telling,
): string {
  switch (fields.what) {
    case 'stop':
      return fields.compensate ? t('log.interventionStopUndo', { by }) : t('log.interventionStop', { by });
    case 'compensate':
      return t('log.interventionCompensate', { by, node });
    case 'skip':
      return t('log.interventionSkip', { by, node, outcome });
    case 'retry':
      return t('log.interventionRetry', { by, node });
    case 'setParameter': {
      const parameter = fields.parameter ?? '';
      const { title, type } = names.figure(parameter);
      return t('log.interventionParameter', { by, parameter: title, value: say.of(parameter, fields.value, type) });
    }
    default:
      return t('log.intervention', { by, what: fields.what ?? '' });
  }
}

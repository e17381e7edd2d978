import type { LogType } from '../interpreter/messages.ts';
import type { Text } from '../problems/problem.ts';

const says = (en: string, zh: string): Text => ({ en, 'zh-CN': zh });

/** What an entry of each type says. */
export const LOG_WORDS: Readonly<Record<LogType, Text>> = {
  campaignStarted: says('The campaign was launched.', '活动启动。'),
  nodeEntered: says('A token came onto the node.', '令牌进入节点。'),
  nodeLeft: says('A token left the node by `outcome`.', '令牌经 `outcome` 离开节点。'),
  taskOpened: says('A person was given a task.', '任务已派给负责人。'),
  taskReminded: says('The person was reminded.', '已提醒负责人。'),
  taskEscalated: says('The task was escalated.', '任务已升级。'),
  taskDone: says('The task was completed, with its values.', '任务已完成，附填写内容。'),
  taskExpired: says('The task expired undone.', '任务未完成即失效。'),
  approvalAsked: says('An approval was asked for.', '已发起审批。'),
  approvalDecided: says('`by` approved or rejected (`decision`).', '`by` 通过或驳回（`decision`）。'),
  decided: says(
    '`rule` decided the way; `why` is the condition tree with its values. A table’s `rules` are all that hit, by number, and `values` its results by variable.',
    '由 `rule` 决定走向；`why` 为带取值的条件树。规则表的 `rules` 为所有命中规则的序号，`values` 为按变量的结果。',
  ),
  ruleFired: says(
    'A monitor’s `rule` fired, for `rows` if it watches rows.',
    '盯盘规则 `rule` 触发；逐行盯盘时附 `rows`。',
  ),
  ruleSuppressed: says(
    'The rule should have fired but may not, for the `reason`; in shadow mode with `why`.',
    '规则应触发但因 `reason` 被抑制；影子模式下附 `why`。',
  ),
  ruleRecovered: says('The rule’s condition is over.', '规则的条件已恢复。'),
  noData: says('Data are missing: the rule is not evaluated.', '数据缺失，规则不判断。'),
  stale: says('Data are too old: the rule is not evaluated.', '数据过旧，规则不判断。'),
  effectRequested: says('A change outside was asked for, under its `key`.', '请求外部改变，以 `key` 标识。'),
  effectApplied: says('The change was made.', '改变已生效。'),
  effectFailed: says(
    'An `attempt` failed; `final` says whether it was the last. With `by`, a person could not carry it out, and says why in `error`.',
    '第 `attempt` 次尝试失败；`final` 表示是否为最后一次。带 `by` 时为人工无法执行，原因见 `error`。',
  ),
  effectDeclined: says('The change was declined.', '改变未获准。'),
  variableSet: says('A variable has a new value.', '变量已赋值。'),
  setStored: says('A set of `count` row ids was stored.', '已存入含 `count` 行的集合。'),
  anchorMoved: says('An anchor was moved.', '时间锚点已移动。'),
  migrated: says('The campaign goes on with another version.', '活动已切换到另一版本。'),
  paused: says('The campaign was paused.', '活动已暂停。'),
  resumed: says('The campaign goes on.', '活动已恢复。'),
  parked: says(
    'The node cannot do its work; a person retries, skips or stops.',
    '节点无法执行，等待人工重试、跳过或停止。',
  ),
  intervention: says('A person intervened: `what`.', '人工干预：`what`。'),
  campaignEnded: says('The campaign is over, with its `status`.', '活动结束，状态为 `status`。'),
};

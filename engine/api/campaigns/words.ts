import { defineProblem } from '../../../rules/problems/problem.ts';
import type { Text } from '../../../rules/problems/problem.ts';

export const CAMPAIGN = { en: 'campaign', 'zh-CN': '活动' };
export const REVIEW = { en: 'review', 'zh-CN': '复盘报告' };

export const NOT_APPROVED = {
  en: 'This version is not approved. Only what was approved can be started.',
  'zh-CN': '该版本尚未通过审批，只有已批准的版本可以启动。',
};
export const CANNOT_START = {
  en: 'The campaign cannot be started like this; see the problems.',
  'zh-CN': '活动无法按此启动，详见各项问题。',
};
export const NOT_RUNNING = {
  en: 'The campaign does not run: it has ended, or has not started yet.',
  'zh-CN': '活动未在运行：已结束或尚未启动。',
};
export const REAL_CLOCK_STAYS = {
  en: 'This campaign runs on real time, which nobody can change. Only demo campaigns have a clock of their own.',
  'zh-CN': '该活动按真实时间运行，无法修改。仅演示活动有自己的时钟。',
};

export const idTaken = (id: string): Text => ({
  en: `There is a campaign “${id}” already, launched from something else. Choose another id.`,
  'zh-CN': `活动“${id}”已存在，且启动内容不同。请换一个 id。`,
});

export const noSuchShop = defineProblem('no-such-shop', {
  en: 'There is no shop “{shop}”. Create it first (PUT /api/v1/shops/{shop}).',
  'zh-CN': '没有店铺“{shop}”。请先创建（PUT /api/v1/shops/{shop}）。',
});
export const otherCurrency = defineProblem('other-currency', {
  en: 'The playbook counts in {playbook}, the shop in {shop}. Choose a shop of that currency.',
  'zh-CN': '方案以 {playbook} 计价，店铺以 {shop} 计价。请选择同币种的店铺。',
});
export const noSuchUser = defineProblem('no-such-user', {
  en: 'There is no user “{user}”. Users: {known}.',
  'zh-CN': '没有用户“{user}”。现有用户：{known}。',
});
export const clockForDemosOnly = defineProblem('clock-for-demos-only', {
  en: 'Only a campaign on a simulated shop can have a clock of its own; leave “clock” out.',
  'zh-CN': '仅模拟店铺上的活动可以有自己的时钟；请去掉 clock。',
});
export const clockBackwards = defineProblem('clock-backwards', {
  en: 'With this clock campaign time would go back from {present} to {wanted}. Its segments must be in order and go on from the present.',
  'zh-CN': '按此时钟，活动时间会从 {present} 倒退到 {wanted}。各段须按顺序，并从当前时间延续。',
});
export const clockOutOfOrder = defineProblem('clock-out-of-order', {
  en: 'The segments must be in order of realMs, at least one, and campaignMs must never fall.',
  'zh-CN': '时钟分段须按 realMs 升序，至少一段，且 campaignMs 不可下降。',
});
export const clockOutOfRange = defineProblem('clock-out-of-range', {
  en: 'With this segment campaign time leaves the years 1970 to 2199, or runs faster than {rate} times. campaignMs and realMs are whole milliseconds since 1970; check both and the rate.',
  'zh-CN':
    '此分段使活动时间超出 1970 至 2199 年，或快于 {rate} 倍。campaignMs 与 realMs 均为 1970 年起的整毫秒数，请核对二者及 rate。',
});
export const tooManySteps = defineProblem('too-many-steps', {
  en: 'That would be {steps} points, more than {max}. Take a longer step or a shorter range.',
  'zh-CN': '共 {steps} 个点，超过 {max}。请加大步长或缩短范围。',
});
/** What became of a workflow that did not end by itself. */
export const BROKEN_BY = {
  FAILED: { en: 'failed', 'zh-CN': '运行失败' },
  TERMINATED: { en: 'was terminated', 'zh-CN': '被终止' },
  CANCELLED: { en: 'was cancelled', 'zh-CN': '被取消' },
  TIMED_OUT: { en: 'timed out', 'zh-CN': '已超时' },
} as const;
export const campaignBroken = defineProblem('campaign-broken', {
  en: 'The campaign was broken off: its workflow in Temporal {how}. Nothing happens any more; log and ledger say what was done. Start another campaign for the rest.',
  'zh-CN':
    '活动已中断：其 Temporal 工作流{how}，不会再执行任何操作。已执行的内容见日志与执行记录；其余部分请另启活动。',
});
export const launchPending = defineProblem(
  'launch-pending',
  {
    en: 'Temporal did not answer; the campaign starts by itself as soon as it does.',
    'zh-CN': 'Temporal 未响应；恢复后活动会自动启动。',
  },
  'warning',
);

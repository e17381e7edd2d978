import { defineProblem } from '../problems/problem.ts';

export const otherPlaybook = defineProblem('migration-other-playbook', {
  en: 'This version belongs to the playbook “{id}”. A campaign can only go on with another version of its own.',
  'zh-CN': '该版本属于方案“{id}”。活动只能迁移到自身方案的其他版本。',
});
export const otherBasis = defineProblem('migration-other-basis', {
  en: 'The new version counts in another {what}: {before} → {after}. Its campaign would mix both; start a new campaign.',
  'zh-CN': '新版本的{what}不同：{before} → {after}，会造成混用。请另行发起活动。',
});
export const WHAT = {
  currency: { en: 'currency', 'zh-CN': '币种' },
  timezone: { en: 'time zone', 'zh-CN': '时区' },
};
export const workUnderWay = defineProblem('migration-work-under-way', {
  en: 'At “{node}” something is under way outside that the new version would do otherwise. Let it finish, or skip it, then migrate.',
  'zh-CN': '“{node}”的外部操作正在进行，而新版本的做法不同。请等其完成或跳过后再迁移。',
});
export const effectStands = defineProblem('migration-effect-standing', {
  en: 'What “{node}” changed still stands and is to be restored, which the new version would do otherwise. Undo it in the ledger, then migrate.',
  'zh-CN': '“{node}”的改动仍在生效且待恢复，而新版本的恢复方式不同。请先在执行台账中撤销，再迁移。',
});
export const nodeNeedsChoice = defineProblem('migration-node-choice', {
  en: 'The campaign is at “{node}”, which the new version does not have like this. Choose the node where it goes on, or end it there.',
  'zh-CN': '活动正处于“{node}”，新版本中该节点不存在或已不同。请选择在哪个节点继续，或在此结束。',
});
export const badChoice = defineProblem('migration-bad-choice', {
  en: 'The campaign cannot go on from “{node}” at “{to}”: the new version has no such node to enter{hint}.',
  'zh-CN': '不能从“{node}”转到“{to}”：新版本没有可进入的该节点{hint}。',
});
export const uselessChoice = defineProblem('migration-useless-choice', {
  en: 'Nothing of the campaign is at “{node}”, so there is nothing to choose.',
  'zh-CN': '活动并未处于“{node}”，无需选择。',
});
export const startPast = defineProblem(
  'migration-start-past',
  {
    en: '“{node}” is a new start whose instant has passed: it does not start any more.',
    'zh-CN': '“{node}”是新增的开始节点，其时间点已过，不会再启动。',
  },
  'warning',
);

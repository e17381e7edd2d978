import { defineProblem } from '../../../rules/problems/problem.ts';

export const PLAYBOOK = { en: 'playbook', 'zh-CN': '方案' };
export const VERSION = { en: 'version', 'zh-CN': '版本' };
export const LOG_ENTRY = { en: 'log entry', 'zh-CN': '日志条目' };
export const TEMPLATE = { en: 'template', 'zh-CN': '模板' };

export const otherPlaybook = defineProblem('other-id', {
  en: 'The file’s id is “{file}”, but this is the playbook “{id}”. Import it as a playbook of its own.',
  'zh-CN': '文件的标识为“{file}”，而当前方案为“{id}”。请作为新方案导入。',
});

export const DRAFT_CONFLICT = {
  en: 'Someone saved a newer draft meanwhile. Take theirs, or keep yours as a copy.',
  'zh-CN': '其间他人已保存了更新的草稿。可采用对方的版本，或将自己的另存为副本。',
};
export const BLOCKED = {
  en: 'The draft has errors. Correct them, then submit it.',
  'zh-CN': '草稿中有错误，请更正后再提交。',
};
export const UNCHANGED = {
  en: 'The newest version has exactly this content. Change something, then submit.',
  'zh-CN': '内容与最新版本完全相同。请修改后再提交。',
};
export const DECIDED = {
  en: 'This version was decided already.',
  'zh-CN': '该版本已有审批结论。',
};
export const MANAGERS_ONLY = {
  en: 'Only a manager may approve or reject a version.',
  'zh-CN': '仅主管可以审批版本。',
};
export const OWN_VERSION = {
  en: 'You submitted this version, so someone else must decide about it.',
  'zh-CN': '该版本由您提交，须由他人审批。',
};
export const NOT_IN_SHADOW = {
  en: 'Only what a rule in shadow mode would have done is judged.',
  'zh-CN': '仅影子模式下“本应触发”的记录可以核对。',
};

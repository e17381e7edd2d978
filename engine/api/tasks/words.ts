export const TASK = { en: 'task', 'zh-CN': '任务' };

export const NOT_YOURS = {
  en: 'This is for someone else to do: see whom it was given to.',
  'zh-CN': '此项由他人负责，请查看负责人。',
};
export const NOT_OPEN = {
  en: 'This was done already, has expired, or is not needed any more.',
  'zh-CN': '此项已完成、已失效或不再需要。',
};
export const IS_APPROVAL = {
  en: 'This asks for a decision: approve or reject it.',
  'zh-CN': '此项需要审批：请通过或驳回。',
};
export const IS_NO_APPROVAL = {
  en: 'This is work to be completed, not a question to be decided.',
  'zh-CN': '此项是需要完成的工作，而非审批。',
};
export const INCOMPLETE = {
  en: 'Something is missing; see the problems.',
  'zh-CN': '尚有未完成项，详见各项问题。',
};

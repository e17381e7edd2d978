export const TASK = { en: 'task', 'zh-CN': '任务' };
export const PICTURE = { en: 'picture', 'zh-CN': '图片' };

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
export const NOT_BY_HAND = {
  en: 'Only an action by hand can be given back as impossible.',
  'zh-CN': '只有代办执行的动作才能标记为无法执行。',
};
export const NOT_A_PICTURE = {
  en: 'This is not a picture that we can show. Send a JPEG, PNG or WebP.',
  'zh-CN': '文件不是可显示的图片。请上传 JPEG、PNG 或 WebP。',
};
export const tooManyPictures = (most: number) => ({
  en: `There are ${most} pictures with this task already.`,
  'zh-CN': `该任务已有 ${most} 张图片。`,
});

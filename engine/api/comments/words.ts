export const COMMENT = { en: 'comment', 'zh-CN': '评论' };
export const THREAD = { en: 'thread of comments', 'zh-CN': '评论串' };

export const NOT_YOURS = {
  en: 'Only who wrote a comment can take it back.',
  'zh-CN': '只有评论的作者可以撤回。',
};
export const ID_TAKEN = {
  en: 'There is another comment with this id. Send it under a new one.',
  'zh-CN': '该标识已用于另一条评论，请换一个标识重新发送。',
};

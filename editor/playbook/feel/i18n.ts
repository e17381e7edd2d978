import { catalogue } from '../../i18n/catalogue.ts';

/** The words of the input for expressions, fetched with the forms. */
export const feel = catalogue({
  en: {
    names: 'What can be written here',
    insertName: 'Insert a name or function (Ctrl+Space)',
    sort_own: 'Of the change',
    sort_column: 'Column',
    sort_parameter: 'Parameter',
    sort_variable: 'Variable',
    sort_set: 'Set',
    sort_anchor: 'Anchor',
    sort_instant: 'Time',
    sort_function: 'Function',
    sort_keyword: 'Word',
    now: 'The present in campaign time',
    phase: 'The phase of the node',
    keys: '↑ ↓ to choose, Enter to insert, Esc to close',
  },
  'zh-CN': {
    names: '此处可填写的内容',
    insertName: '插入名称或函数（Ctrl+空格）',
    sort_own: '本次变更',
    sort_column: '列',
    sort_parameter: '参数',
    sort_variable: '变量',
    sort_set: '集合',
    sort_anchor: '锚点',
    sort_instant: '时间',
    sort_function: '函数',
    sort_keyword: '关键字',
    now: '当前时间（活动时间）',
    phase: '节点所在阶段',
    keys: '↑ ↓ 选择，Enter 插入，Esc 关闭',
  },
});

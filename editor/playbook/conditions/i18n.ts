import { catalogue } from '../../i18n/catalogue.ts';

/** The words of the builder of conditions that are fetched with it. */
export const conditionForms = catalogue({
  en: {
    unit_count: 'count',
    unit_money: 'money',
    unit_ratio: '%',
    unit_number: 'number',
    unit_seconds: 'time',
    noData: 'no data',
    presentValue: 'At present {{value}} ({{time}})',
    presentNone: 'At present: no data',
    presentLoading: 'At present: …',
    presentFailed: 'The present value could not be read.',
  },
  'zh-CN': {
    unit_count: '数量',
    unit_money: '金额',
    unit_ratio: '%',
    unit_number: '数值',
    unit_seconds: '时长',
    noData: '无数据',
    presentValue: '当前 {{value}}（{{time}}）',
    presentNone: '当前：无数据',
    presentLoading: '当前：…',
    presentFailed: '无法读取当前值。',
  },
});

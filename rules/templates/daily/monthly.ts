import { all, row } from '../conditions.ts';
import type { PlaybookNode } from '../../playbook/schema.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('review', 3500);
const SECTIONS = ['duPont', 'funnel', 'pareto', 'channels', 'customers', 'complaints', 'decisions'] as const;

/** R02 to R09: the month in figures. R07: each cause of complaints goes to those who can see to it; R10: scripts. */
export const monthly = (t: Translate): Part => ({
  nodes: [
    node('start', 'monthStart', [0, 0], t('A month is over', '月度结束'), {
      when: { every: { monthday: 1, at: '09:00' } },
    }),
    node('review', 'monthlyReport', [0, 1], t('Monthly review', '月度复盘'), {
      sections: [...SECTIONS],
      over: 'P1M',
    }),
    node('split', 'routeComplaints', [0, 2], t('Who sees to what', '客诉分派'), {}),
    ...route(t, 0, 'supply', 'buyer', [
      t('Complaints about supply', '供应类客诉'),
      t('Assign to supply', '转供应'),
      t('Talk to suppliers', '供应商整改'),
    ]),
    ...route(t, 1, 'quality', 'operator', [
      t('Complaints about quality', '质量类客诉'),
      t('Assign to quality', '转质量'),
      t('Improve quality', '质量改进'),
    ]),
    ...route(t, 2, 'service', 'service', [
      t('Complaints about service', '服务类客诉'),
      t('Assign to service', '转服务'),
      t('Improve service', '服务改进'),
    ]),
    node('task', 'scripts', [1, 4], t('Revise service scripts', '修订客服话术'), {
      assignee: { role: 'service' },
      due: 'P7D',
      form: [{ id: 'revised', type: 'integer', title: t('Scripts revised', '修订话术数'), required: true }],
      checklist: [
        t('Most frequent questions of the month listed', '已整理本月高频问题'),
        t('Quick replies and bot updated', '快捷回复与机器人已更新'),
      ],
      escalate: { after: 'P2D', to: { role: 'manager' } },
      expires: 'P21D',
    }),
    node('end', 'monthDone', [4, 2], t('The month is settled', '本月闭环'), { scope: 'branch' }),

    node('review', 'lastReport', [0, 6], t('Review of the whole time', '全期复盘'), { sections: [...SECTIONS] }),
    node('end', 'finished', [0, 7], t('End', '结束'), { scope: 'campaign' }),
  ],
  edges: edgesOf({
    monthStart: { started: 'monthlyReport' },
    monthlyReport: { done: 'routeComplaints' },
    routeComplaints: { branch: ['supplyCases', 'qualityCases', 'serviceCases', 'scripts'] },
    supplyCases: { done: 'supplyAssigned' },
    supplyAssigned: { done: 'supplyTask' },
    supplyTask: { done: 'monthDone' },
    qualityCases: { done: 'qualityAssigned' },
    qualityAssigned: { done: 'qualityTask' },
    qualityTask: { done: 'monthDone' },
    serviceCases: { done: 'serviceAssigned' },
    serviceAssigned: { done: 'serviceTask' },
    serviceTask: { done: 'monthDone' },
    scripts: { done: 'monthDone' },
    lastReport: { done: 'finished' },
  }),
});

/** The month's cases of one cause, and the task of those who can do something about it. */
function route(
  t: Translate,
  at: number,
  cause: string,
  role: string,
  [casesTitle, assignTitle, taskTitle]: readonly [cases: string, assigned: string, task: string],
): readonly PlaybookNode[] {
  return [
    node('select', `${cause}Cases`, [1, at + 1], casesTitle, {
      from: 'cases',
      conditions: all(
        row('cause', 'equal', cause, t('cause', '原因')),
        row('at', 'within', 'P1M', t('of the last month', '近一个月')),
      ),
      as: `${cause}Complaints`,
    }),
    node('action', `${cause}Assigned`, [2, at + 1], assignTitle, {
      do: 'service.assign',
      with: { cases: `set("${cause}Complaints")`, to: `"${cause}"` },
      autonomy: 'auto',
      retry: RETRY,
    }),
    node('task', `${cause}Task`, [3, at + 1], taskTitle, {
      assignee: { role },
      due: 'P7D',
      form: [
        { id: 'cases', type: 'integer', title: t('Cases looked at', '已查看工单数'), required: true },
        { id: 'measure', type: 'text', title: t('What is done about it', '改进措施'), required: true },
      ],
      escalate: { after: 'P2D', to: { role: 'manager' } },
      expires: 'P21D',
    }),
  ];
}

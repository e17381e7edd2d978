import { all, holds, param, row, variable } from '../conditions.ts';
import type { PlaybookNode } from '../../playbook/schema.ts';
import { edgesOf, lane, RETRY } from '../flow.ts';
import type { Part } from '../flow.ts';
import type { Translate } from '../template.ts';

const node = lane('live', 1100);

/** L11: what people write, by grade: a grave matter has a statement within the hour, the rest its answer in time. */
export const sentiment = (t: Translate): Part => ({
  nodes: [...grading(t), ...statement(t)],
  edges: edgesOf({
    watchPosts: { grave: 'draftStatement', doubtful: 'triage' },
    triage: { done: 'grades' },
    grades: { done: 'gradeDecision' },
    gradeDecision: { high: 'draftStatement', medium: 'replyInPerson', otherwise: 'replyByTemplate' },
    replyInPerson: { done: 'answered' },
    replyByTemplate: { done: 'answered' },
    draftStatement: { done: 'approveStatement' },
    approveStatement: { approved: 'publishStatement', rejected: 'draftStatement' },
    publishStatement: { done: 'recall' },
    recall: { done: 'heatCheck' },
    heatCheck: { done: 'heatDecision' },
    heatDecision: { down: 'answered', otherwise: 'draftStatement' },
  }),
});

const grading = (t: Translate): readonly PlaybookNode[] => [
  node('monitor', 'watchPosts', [1, 7], t('Reviews and posts', '舆情监控'), {
    window: { from: 'T0', to: 'T1' },
    every: 'PT15M',
    forEach: 'posts',
    rules: [
      {
        id: 'grave',
        title: t('Grave', '高危舆情'),
        conditions: {
          any: [
            row('topic', 'equal', 'foodSafety', t('about food safety', '食品安全')),
            all(
              row('sentiment', 'lessThanInclusive', param('graveSentiment'), t('sentiment', '情感分')),
              row('heat', 'greaterThanInclusive', param('graveHeat'), t('heat', '热度')),
            ),
          ],
        },
        maxFires: 1,
      },
      {
        id: 'doubtful',
        title: t('Has to be looked at', '需人工研判'),
        conditions: all(
          row('topic', 'notEqual', 'foodSafety', t('not about food safety', '非食品安全')),
          row('sentiment', 'lessThanInclusive', param('badSentiment'), t('sentiment', '情感分')),
          row('heat', 'greaterThanInclusive', param('minHeat'), t('heat', '热度')),
          {
            not: all(
              row('sentiment', 'lessThanInclusive', param('graveSentiment'), t('sentiment', '情感分')),
              row('heat', 'greaterThanInclusive', param('graveHeat'), t('heat', '热度')),
            ),
          },
        ),
        maxFires: 1,
      },
    ],
  }),
  node('task', 'triage', [2, 8], t('How bad is it?', '舆情研判'), {
    assignee: { role: 'service' },
    due: 'PT30M',
    form: [
      {
        id: 'topic',
        type: 'choice',
        title: t('About', '主题'),
        choices: ['foodSafety', 'quality', 'service', 'price'],
        required: true,
      },
      { id: 'reach', type: 'integer', title: t('People reached', '触达人数'), required: true },
    ],
    escalate: { after: 'PT0S', to: { role: 'manager' } },
  }),
  node('table', 'grades', [3, 8], t('Grade and answer', '舆情分级表'), {
    hitPolicy: 'first',
    inputs: [
      { title: t('About', '主题'), expression: 'triage.topic' },
      { title: t('People reached', '触达人数'), expression: 'triage.reach' },
    ],
    outputs: [{ title: t('Grade', '等级'), variable: 'grade', type: 'text' }],
    rules: [
      { when: ['"foodSafety"', '-'], then: ['"high"'], note: t('statement, recall', '声明、召回') },
      { when: ['"quality"', '>= 10000'], then: ['"high"'], note: t('statement, recall', '声明、召回') },
      { when: ['"quality"', '-'], then: ['"medium"'], note: t('a person answers', '专人回复') },
      { when: ['-', '>= 10000'], then: ['"medium"'], note: t('a person answers', '专人回复') },
      { when: ['-', '-'], then: ['"low"'], note: t('template', '模板回复') },
    ],
  }),
  node('decide', 'gradeDecision', [4, 8], t('Which grade?', '按等级处置'), {
    rules: [
      {
        id: 'isHigh',
        title: t('high', '高'),
        conditions: all(variable('grade', 'equal', 'high')),
        outcome: 'high',
      },
      {
        id: 'isMedium',
        title: t('medium', '中'),
        conditions: all(variable('grade', 'equal', 'medium')),
        outcome: 'medium',
      },
    ],
  }),
  node('task', 'replyInPerson', [5, 8], t('Answer in person', '专人回复'), {
    assignee: { role: 'service' },
    due: 'PT4H',
    evidence: true,
    escalate: { after: 'PT1H', to: { role: 'manager' } },
  }),
  node('task', 'replyByTemplate', [4, 9], t('Answer by template', '模板回复'), {
    assignee: { role: 'service' },
    due: 'PT24H',
    expires: 'P3D',
  }),
  node('end', 'answered', [5, 9], t('Answered', '已回应'), { scope: 'branch' }),
];

const statement = (t: Translate): readonly PlaybookNode[] => [
  node('task', 'draftStatement', [2, 7], t('Draft the statement', '起草声明'), {
    assignee: { role: 'service' },
    due: 'PT30M',
    form: [{ id: 'text', type: 'text', title: t('Statement', '声明内容'), required: true }],
    remindBefore: ['PT10M'],
    escalate: { after: 'PT0S', to: { role: 'manager' } },
  }),
  node('approval', 'approveStatement', [3, 7], t('Approve the statement', '声明审批'), {
    approvers: { role: 'manager' },
    quorum: 1,
    due: 'PT15M',
    onTimeout: 'escalate',
    escalateTo: { role: 'director' },
    shows: ['draftStatement.text'],
  }),
  node('action', 'publishStatement', [4, 7], t('Publish the statement', '发布声明'), {
    do: 'page.publish',
    with: { page: '"statement"' },
    autonomy: 'auto',
    retry: RETRY,
    compensate: true,
  }),
  node('task', 'recall', [5, 7], t('Recall and compensate', '召回与补偿'), {
    assignee: { role: 'operator' },
    due: 'PT4H',
    checklist: [
      t('Goods taken off sale', '商品已下架'),
      t('Buyers told', '已通知购买者'),
      t('Compensation offered', '已提供补偿方案'),
    ],
    evidence: true,
    escalate: { after: 'PT1H', to: { role: 'manager' } },
  }),
  node('task', 'heatCheck', [5, 6], t('Heat after a day', '24 小时热度复查'), {
    assignee: { role: 'service' },
    due: 'PT24H',
    form: [{ id: 'heat', type: 'integer', title: t('Heat now', '当前热度'), required: true }],
    escalate: { after: 'PT0S', to: { role: 'manager' } },
  }),
  node('decide', 'heatDecision', [4, 6], t('Has it calmed down?', '热度是否回落'), {
    rules: [
      {
        id: 'calm',
        title: t('calmed down', '已回落'),
        conditions: all(holds('heatCheck.heat < graveHeat', t('heat', '热度'))),
        outcome: 'down',
      },
    ],
  }),
];

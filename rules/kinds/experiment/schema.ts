import { z } from 'zod';
import { field, id, instant, listOf } from '../../playbook/fields.ts';

const variant = z.strictObject({
  id: field(id(), 'id', 'Id', '标识'),
  title: field(z.string(), 'text', 'Title', '名称'),
  weight: field(z.number().positive(), 'number', 'Weight', '权重').default(1),
});

export const experimentConfig = z.strictObject({
  variants: listOf(
    'variant',
    '方案',
    field(z.array(variant).min(2), 'choice', 'Variants, the present one first', '方案（现有的在前）'),
  ),
  unit: field(z.string().min(1), 'data', 'What is split', '分流对象', {
    en: 'A data set or set, whose rows are split here; or what the platform splits by, such as visitor.',
    'zh-CN': '数据集或集合（由本系统分流），或平台分流的维度，如 visitor。',
  }),
  metric: field(z.string().min(1), 'text', 'Metric', '指标'),
  guardrails: field(z.array(z.string().min(1)), 'names', 'Guardrail metrics', '护栏指标').optional(),
  minSample: field(z.int().min(1), 'integer', 'Least sample of each', '每组最小样本'),
  alpha: field(z.number().gt(0).lt(1), 'number', 'Error probability', '显著性水平').default(0.05),
  until: field(instant(), 'instant', 'At the latest', '最迟'),
  bySegment: field(z.string().min(1), 'text', 'By segment (dimension)', '分人群（维度）').optional(),
});
export type ExperimentConfig = z.infer<typeof experimentConfig>;
export type Variant = ExperimentConfig['variants'][number];

import { z } from 'zod';
import { field, id, VALUE_TYPES } from '../../playbook/fields.ts';

/** A field that a task asks for. */
export const formField = z.strictObject({
  id: field(id(), 'id', 'Id', '标识'),
  type: field(z.enum(VALUE_TYPES), 'choice', 'Type', '类型'),
  title: field(z.string(), 'text', 'Title', '名称'),
  required: field(z.boolean(), 'boolean', 'Required', '必填').optional(),
  choices: field(z.array(z.string()), 'names', 'Choices', '可选值').optional(),
});

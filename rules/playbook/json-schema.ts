import { z } from 'zod';
import { playbookSchema } from './schema.ts';

/** The JSON Schema (2020-12) of the playbook file, for editors and other programs. */
export const playbookJsonSchema = (): z.core.JSONSchema.BaseSchema => ({
  ...z.toJSONSchema(playbookSchema, { io: 'input', unrepresentable: 'any' }),
  title: 'Dacu playbook',
});

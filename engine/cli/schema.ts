import { Command } from 'commander';
import { playbookJsonSchema } from '../../rules/playbook/json-schema.ts';
import { printJson } from './output.ts';

export const schemaCommand = (): Command =>
  new Command('schema')
    .description('Print the JSON Schema of the playbook file.')
    .option('--json', 'the same: a JSON Schema is JSON')
    .action(() => printJson(playbookJsonSchema()));

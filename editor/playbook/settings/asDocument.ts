import type { Playbook } from '../../../rules/playbook/schema.ts';

/** A playbook in which one field was written by its pointer: what is wrong with the field, the check says. */
export const asDocument = (value: unknown): Playbook => value as Playbook;

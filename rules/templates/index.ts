import { double11 } from './double-11/double-11.ts';
import { flashSale } from './flash-sale.ts';
import type { Template } from './template.ts';

export type { Template };

/** The templates to begin a playbook with, the richest first. */
export const templates: readonly Template[] = [double11, flashSale];

export const findTemplate = (id: string): Template | undefined => templates.find((template) => template.id === id);

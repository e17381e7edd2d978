import type { z } from 'zod';
import { fields } from './fields.ts';
import type { FieldMeta } from './fields.ts';
import { definitionOf, variants } from './known-fields.ts';

type Schema = z.core.$ZodType;

export interface VisitedField {
  readonly meta: FieldMeta;
  readonly value: unknown;
  readonly pointer: string;
}

/** Every field of a value that its schema gives a meaning to, with its place: what lint and the docs go through. */
export function visitFields(schema: Schema, value: unknown, pointer: string): readonly VisitedField[] {
  const found: VisitedField[] = [];
  visit(schema, value, pointer, found);
  return found;
}

function visit(schema: Schema, value: unknown, pointer: string, found: VisitedField[]): void {
  if (value === undefined) return;
  const meta = fields.get(schema as z.ZodType);
  if (meta) found.push({ meta, value, pointer });
  const definition = definitionOf(schema);
  if (definition.innerType) visit(definition.innerType, value, pointer, found);
  else if (definition.options) {
    const fitting = variants(schema, value).find((option) => (option as z.ZodType).safeParse(value).success);
    if (fitting) visit(fitting, value, pointer, found);
  } else if (definition.shape && isRecord(value)) {
    for (const [key, child] of Object.entries(definition.shape)) visit(child, value[key], `${pointer}/${key}`, found);
  } else if (definition.element && Array.isArray(value)) {
    for (const [index, each] of value.entries()) visit(definition.element, each, `${pointer}/${index}`, found);
  } else if (definition.valueType && isRecord(value)) {
    for (const [key, each] of Object.entries(value)) visit(definition.valueType, each, `${pointer}/${key}`, found);
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

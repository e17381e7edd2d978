import type { z } from 'zod';
import { fields } from './fields.ts';
import type { FieldMeta } from './fields.ts';
import { isRecord } from '../json.ts';
import { pointerTo } from '../problems/pointer.ts';
import { shapeOf, variants } from './known-fields.ts';

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

/** What a visit asks of a schema. */
interface Description {
  readonly meta: FieldMeta | undefined;
  readonly innerType?: Schema | undefined;
  readonly options?: readonly Schema[] | undefined;
  readonly shape?: readonly (readonly [key: string, child: Schema])[] | undefined;
  readonly element?: Schema | undefined;
  readonly valueType?: Schema | undefined;
}

const descriptions = new WeakMap<Schema, Description>();

/** Schemas never change, and the registry is slow to ask. */
function describe(schema: Schema): Description {
  const known = descriptions.get(schema);
  if (known) return known;
  const { innerType, options, shape, element, valueType } = schema._zod.def as unknown as Omit<
    Description,
    'meta' | 'shape'
  > & { readonly shape?: Readonly<Record<string, Schema>> };
  const meta = fields.get(schema as z.ZodType);
  const description = { meta, innerType, options, shape: shape && Object.entries(shape), element, valueType };
  descriptions.set(schema, description);
  return description;
}

function visit(schema: Schema, value: unknown, pointer: string, found: VisitedField[]): void {
  if (value === undefined) return;
  const { meta, innerType, options, shape, element, valueType } = describe(schema);
  if (meta) found.push({ meta, value, pointer });
  if (innerType) visit(innerType, value, pointer, found);
  else if (options) {
    const fitting = fittingVariant(schema, value);
    if (fitting) visit(fitting, value, pointer, found);
  } else if (shape && isRecord(value)) {
    for (const [key, child] of shape)
      if (value[key] !== undefined) visit(child, value[key], `${pointer}/${key}`, found);
  } else if (element && Array.isArray(value)) {
    for (const [index, each] of value.entries()) visit(element, each, `${pointer}/${index}`, found);
  } else if (valueType && isRecord(value)) {
    for (const [key, each] of Object.entries(value)) visit(valueType, each, pointerTo(pointer, key), found);
  }
}

/** The variant that a value was parsed by. Its field names mostly tell; only where they do not, it is parsed again. */
function fittingVariant(schema: Schema, value: unknown): Schema | undefined {
  const all = variants(schema, value);
  if (!isRecord(value)) return all.find((option) => (option as z.ZodType).safeParse(value).success);
  const keys = Object.keys(value);
  const named = all.filter((option) => {
    const shape = shapeOf(option);
    return !shape || keys.every((key) => Object.hasOwn(shape, key));
  });
  return named.length === 1 ? named[0] : named.find((option) => (option as z.ZodType).safeParse(value).success);
}

import type { z } from 'zod';

type Schema = z.core.$ZodType;

/** The fields that objects may have at a path of a value that the schema describes; all variants' together. */
export function knownFields(schema: Schema, path: readonly PropertyKey[], value: unknown): readonly string[] {
  let schemas: readonly Schema[] = [schema];
  let here = value;
  for (const key of path) {
    schemas = schemas.flatMap((each) => variants(each, here)).flatMap((each) => childOf(each, key));
    here = here !== null && typeof here === 'object' ? Reflect.get(here, key) : undefined;
  }
  return [
    ...new Set(schemas.flatMap((each) => variants(each, here)).flatMap((each) => Object.keys(shapeOf(each) ?? {}))),
  ];
}

/** What a schema is made of, of the kinds that the language uses. */
export interface Definition {
  readonly type: string;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly options?: readonly Schema[];
  readonly discriminator?: string;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly valueType?: Schema;
  readonly items?: readonly Schema[];
}

export const definitionOf = (schema: Schema): Definition => schema._zod.def as unknown as Definition;

export const shapeOf = (schema: Schema): Readonly<Record<string, Schema>> | undefined => definitionOf(schema).shape;

/** The schema without its wrappers; of a union its options, of a discriminated one the option that the value names. */
export function variants(schema: Schema, value: unknown): readonly Schema[] {
  const { innerType, in: input, options, discriminator } = definitionOf(schema);
  if (innerType) return variants(innerType, value);
  if (input) return variants(input, value);
  if (!options) return [schema];
  const all = options.flatMap((option) => variants(option, value));
  if (discriminator === undefined || value === null || typeof value !== 'object') return all;
  const named: unknown = Reflect.get(value, discriminator);
  return all.filter((option) => {
    const literal = shapeOf(option)?.[discriminator];
    return literal && (literal._zod.values?.has(named as never) ?? true);
  });
}

function childOf(schema: Schema, key: PropertyKey): readonly Schema[] {
  const { shape, element, valueType, items } = definitionOf(schema);
  const child = shape ? shape[String(key)] : (element ?? valueType ?? items?.[Number(key)]);
  return child ? [child] : [];
}

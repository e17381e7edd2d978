import type { InputType } from '../../../../rules/actions/catalogue.ts';

/** How an input of a type is entered where its expression is a plain value. */
export type Literal = 'number' | 'text' | 'set' | 'none';

export const literalOf = (type: InputType): Literal => {
  switch (type) {
    case 'money':
    case 'number':
    case 'ratio':
    case 'integer':
      return 'number';
    case 'rows':
      return 'set';
    case 'text':
    case 'channel':
    case 'duration':
    case 'time':
      return 'text';
    // What is put back is what a platform has reported: an expression says which.
    case 'boolean':
    case 'values':
      return 'none';
  }
};

/** The value of a FEEL expression that is one plain value of the type; undefined for any other expression. */
export function readLiteral(type: InputType, expression: string): string | number | undefined {
  const text = expression.trim();
  switch (literalOf(type)) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
    case 'text':
      return /^"([^"\\]*)"$/.exec(text)?.[1];
    case 'set':
      return /^set\("([^"\\]*)"\)$/.exec(text)?.[1];
    case 'none':
      return undefined;
  }
}

/** The FEEL expression of a plain value. Quotes and backslashes cannot be in it: they are left out. */
export function writeLiteral(type: InputType, value: string | number): string {
  const text = String(value).replaceAll(/["\\]/g, '');
  switch (literalOf(type)) {
    case 'number':
    case 'none':
      return String(value);
    case 'text':
      return `"${text}"`;
    case 'set':
      return `set("${text}")`;
  }
}

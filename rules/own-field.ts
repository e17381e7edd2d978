/**
 * Reads an own property of plain values by name, undefined where there is none; made once for a name, to be used on
 * every row.
 */
export const ownField = (name: string): ((value: object) => unknown) =>
  isInherited(name)
    ? (value) => (Object.hasOwn(value, name) ? (value as Fields)[name] : undefined)
    : (value) => (value as Fields)[name];

type Fields = Readonly<Record<string, unknown>>;

/** Whether a plain value has a property of that name that is not its own. */
const isInherited = (name: string): boolean =>
  [Object, Array, String, Number, Boolean].some(({ prototype }) => name in prototype);

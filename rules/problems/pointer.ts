/** The JSON Pointer (RFC 6901) of a member of what `base` points to. */
export const pointerTo = (base: string, key: string | number): string =>
  `${base}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

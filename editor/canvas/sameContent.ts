/** Whether two plain objects say the same: each answer of the API is a new one, but is drawn again only for another content. */
export const sameContent = (a: object | undefined, b: object | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));

export type Fill = Readonly<Record<string, string | number>>;

/** A sentence with its `{{name}}` filled in. */
export const fillHoles = (text: string, fill: Fill = {}): string =>
  text.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => String(fill[name] ?? hole));

/** Messages by key, nested as far as an area likes. `{{name}}` is filled in; `key_one`, `key_other` are plural forms. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/** The shape that a translation of `M` must have, key by key. Chinese has no plural: it leaves `_one` out. */
export type Translated<M> = {
  readonly [K in keyof M as K extends `${string}_one` ? never : K]: M[K] extends string ? string : Translated<M[K]>;
};

export interface Catalogue<M extends Messages> {
  readonly en: M;
  readonly 'zh-CN': Translated<M>;
}

/** One area's words in every language; a key that is missing, or one too many, does not compile. */
export const catalogue = <const M extends Messages>(words: {
  readonly en: M;
  readonly 'zh-CN': Translated<NoInfer<M>>;
}): Catalogue<M> => words;

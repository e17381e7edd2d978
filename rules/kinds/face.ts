import type { ValueDefinition } from '../playbook/form.ts';
import type { Text } from '../problems/problem.ts';

export interface Outcome {
  readonly id: string;
  readonly title: Text;
  /** An outcome that must have an edge; the rest may end the token. */
  readonly required: boolean;
  /** Only `split` has an outcome that may have several edges. */
  readonly many?: true;
  /** Tokens set out by it while the node's own token stays. */
  readonly fires?: true;
}

/** A node as its kind sees it. */
export interface NodeOf<Config> {
  readonly id: string;
  readonly title: string;
  readonly phase: string;
  readonly config: Config;
}

/**
 * What a kind is to who looks at a playbook: its names and where its nodes lead, without what it does. Imports nothing
 * heavy, so that a canvas is drawn before expressions and schemas are there.
 */
export interface KindFace<Kind extends string, Config> {
  readonly kind: Kind;
  readonly title: Text;
  readonly help: Text;
  /** A config for a new node, complete enough to be edited. */
  readonly defaults: Config;
  outcomes(config: Config): readonly Outcome[];
  /** No edge leads into a node that begins a flow; its kind is armed instead. */
  readonly beginsFlow?: true;
  /** Variables that the node sets, with `node.field` for forms. */
  variables?(node: NodeOf<Config>): readonly string[];
  /** Names of sets that the node stores or fires. */
  sets?(node: NodeOf<Config>): readonly string[];
  /** What those variables and sets are called, by name, that have titles of their own. */
  titles?(node: NodeOf<Config>): Readonly<Record<string, Text>>;
  /** What the values of its variables are checked to be, where they are checked. */
  variableTypes?(node: NodeOf<Config>): Readonly<Record<string, ValueDefinition>>;
}

/** Lets a face be written with its types checked against its kind's config. */
export const defineFace = <Kind extends string, Config>(face: KindFace<Kind, Config>): KindFace<Kind, Config> => face;

const outcomeTitles = {
  started: { en: 'started', 'zh-CN': '已开始' },
  done: { en: 'done', 'zh-CN': '完成' },
  expired: { en: 'expired', 'zh-CN': '已过期' },
  approved: { en: 'approved', 'zh-CN': '通过' },
  rejected: { en: 'rejected', 'zh-CN': '驳回' },
  timeout: { en: 'timed out', 'zh-CN': '超时' },
  otherwise: { en: 'otherwise', 'zh-CN': '其他' },
  empty: { en: 'empty', 'zh-CN': '无结果' },
  failed: { en: 'failed', 'zh-CN': '失败' },
  declined: { en: 'declined', 'zh-CN': '未获准' },
  stale: { en: 'data stale', 'zh-CN': '数据中断' },
  closed: { en: 'closed', 'zh-CN': '结束' },
  branch: { en: 'branch', 'zh-CN': '分支' },
  joined: { en: 'joined', 'zh-CN': '已汇合' },
  yes: { en: 'yes', 'zh-CN': '是' },
  no: { en: 'no', 'zh-CN': '否' },
} as const satisfies Record<string, Text>;

/** A named outcome that several kinds share. */
export const outcome = (id: keyof typeof outcomeTitles, required: boolean): Outcome => ({
  id,
  title: outcomeTitles[id],
  required,
});

/** An outcome with a title of the playbook's own. */
export const titled = (id: string, title: string, required: boolean): Outcome => ({
  id,
  title: ownTitle(title),
  required,
});

/** What an outcome without a title of its own is called: by its id, unless that is a common one. */
export const untitled = (id: string): Text =>
  Object.hasOwn(outcomeTitles, id) ? outcomeTitles[id as keyof typeof outcomeTitles] : ownTitle(id);

/** A title of the playbook's own, which is in its author's language. */
export const ownTitle = (title: string): Text => ({ en: title, 'zh-CN': title });

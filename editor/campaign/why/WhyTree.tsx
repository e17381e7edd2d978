import { useTranslation } from 'react-i18next';
import { operators } from '../../../rules/conditions/operators.ts';
import type { Why, WhyLeaf } from '../../../rules/conditions/why.ts';
import type { Json } from '../../../rules/json.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { columnOf } from '../../../rules/words/columns.ts';
import { factWords, unitOf } from '../../../rules/words/conditions.ts';
import type { Tale } from '../scene.ts';

import styles from './WhyTree.module.css';

/** What the values in an explanation are told with. */
type WhyScene = Omit<Tale, 'telling'>;

/** The conditions as they were evaluated: each with what it saw, what that was compared with, and the result. */
export function WhyTree({ why, scene }: { why: Why; scene: WhyScene }) {
  const { t } = useTranslation('campaign');
  if ('fact' in why) return <Leaf leaf={why} scene={scene} />;
  const single = why.conditions.length === 1 && why.operator !== 'not';
  return (
    <div className={styles.group}>
      {(!single || why.condition !== undefined) && (
        <div className={styles.mode}>{why.description ?? why.condition ?? t(`why.${why.operator}`)}</div>
      )}
      {why.conditions.map((each, index) => (
        // An explanation never changes: its lines have no other name than their place.
        // oxlint-disable-next-line react/no-array-index-key
        <WhyTree key={index} why={each} scene={scene} />
      ))}
    </div>
  );
}

function Leaf({ leaf, scene }: { leaf: WhyLeaf; scene: WhyScene }) {
  const { t } = useTranslation('campaign');
  const { language } = scene.format;
  const what = leaf.description || factText(leaf, scene);
  const operator = operators[leaf.operator]?.title[language] ?? leaf.operator;
  return (
    <div className={leaf.result ? styles.leaf : `${styles.leaf} ${styles.miss}`}>
      <span className={styles.sign} role="img" aria-label={leaf.result ? t('why.hit') : t('why.miss')}>
        {leaf.result ? '✓' : '✗'}
      </span>
      <span className={styles.what}>{what}</span>
      <span className={styles.seen}>{figure(leaf, leaf.factValue, scene) ?? t('why.noValue')}</span>
      <span className={styles.wanted}>
        {operator} {figure(leaf, leaf.comparedValue ?? leaf.value, scene) ?? t('why.noValue')}
        {computed(leaf, scene)}
        {!leaf.result && ` · ${t('why.miss')}`}
      </span>
    </div>
  );
}

function factText(leaf: WhyLeaf, { playbook, format }: WhyScene): string {
  const words = factWords(leaf, { language: format.language, playbook });
  const window = leaf.params?.['window'];
  return typeof window === 'string' ? `${words} (${format.duration(window)})` : words;
}

/** What the compared value was computed from, where it was. */
function computed({ value }: WhyLeaf, { playbook, format }: WhyScene): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return '';
  const written: Readonly<Record<string, Json>> = value as Readonly<Record<string, Json>>;
  if (typeof written['expr'] === 'string') return inBrackets(written['expr'], format.language);
  const fact = written['fact'];
  const params = written['params'];
  if (typeof fact !== 'string') return '';
  const known =
    typeof params === 'object' && params !== null && !Array.isArray(params)
      ? (params as Readonly<Record<string, Json>>)
      : undefined;
  return inBrackets(factWords({ fact, params: known }, { language: format.language, playbook }), format.language);
}

const inBrackets = (words: string, language: Language): string =>
  language === 'zh-CN' ? `（${words}）` : ` (${words})`;

function figure(leaf: WhyLeaf, value: Json | undefined, { format, say }: WhyScene): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'number') return say(value);
  const unit = unitOf(leaf);
  if (unit === 'money') return format.money(value, { digits: 'whole' });
  if (unit === 'ratio') return format.percent(value, 2);
  const column = leaf.fact === 'row' ? columnOf(leaf.path) : undefined;
  return column === undefined ? format.count(value, 4) : say.field(column, value);
}

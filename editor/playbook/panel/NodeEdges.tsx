import { Select } from 'antd';
import type { PlaybookNode } from '../../../rules/playbook/schema.ts';
import { connect, reconnect, remove } from '../edit/nodes.ts';
import { outcomesOf, takesEdges } from '../edit/outcomes.ts';
import { useEditor, usePlaybook } from '../store/scope.ts';
import { useWords } from '../words.ts';
import styles from './panel.module.css';

/** Where each outcome of a node leads: the same as drawing edges, from the keyboard. */
export function NodeEdges({ node }: { node: PlaybookNode }) {
  const { t, language } = useWords();
  const { doc } = useEditor();
  const playbook = usePlaybook((each) => each);
  const outcomes = outcomesOf(node);
  if (outcomes.length === 0) return null;
  const targets = playbook.nodes
    .filter((each) => each.id !== node.id && takesEdges(each))
    .map((each) => ({ value: each.id, label: each.title || each.id }));
  const lead = (outcome: string, to: readonly string[]) =>
    doc.apply((before) => {
      const edges = before.edges.filter((edge) => edge.from === node.id && edge.outcome === outcome);
      const [only] = edges;
      if (only && edges.length === 1 && to.length === 1 && only.to !== to[0]) return reconnect(before, only.id, to[0]!);
      const gone = new Set(edges.filter((edge) => !to.includes(edge.to)).map((edge) => edge.id));
      const kept = gone.size === 0 ? before : remove(before, { nodes: new Set(), edges: gone });
      return to.reduce((all, each) => connect(all, { from: node.id, outcome, to: each }), kept);
    });
  return (
    <section className={styles.section} aria-label={t('outcomes')}>
      <h3>{t('outcomes')}</h3>
      <div className={styles.outcomes}>
        {outcomes.map((outcome) => {
          const to = playbook.edges
            .filter((edge) => edge.from === node.id && edge.outcome === outcome.id)
            .map((edge) => edge.to);
          const label = outcome.title[language];
          return (
            <div key={outcome.id} className={styles.outcome}>
              <span title={label}>
                {label}
                {outcome.required && <em aria-label={t('required')}> *</em>}
              </span>
              {outcome.many ? (
                <Select
                  mode="multiple"
                  aria-label={label}
                  options={targets}
                  value={to}
                  onChange={(next: string[]) => lead(outcome.id, next)}
                />
              ) : (
                <Select
                  allowClear
                  aria-label={label}
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder={t(outcome.required ? 'mustLeadOn' : 'endsHere')}
                  status={outcome.required && to.length === 0 ? 'warning' : ''}
                  options={targets}
                  value={to[0] ?? null}
                  onChange={(next: string | null | undefined) => lead(outcome.id, next ? [next] : [])}
                />
              )}
            </div>
          );
        })}
      </div>
    </section>
  );
}

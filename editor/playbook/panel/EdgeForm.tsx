import { Button, Select } from 'antd';
import type { PlaybookEdge } from '../../../rules/playbook/schema.ts';
import { findNode, reconnect, remove, setOutcome } from '../edit/nodes.ts';
import { freeOutcomes, takesEdges } from '../edit/outcomes.ts';
import { useEditor, usePlaybook } from '../store/scope.ts';
import { NOTHING } from '../store/view.ts';
import { useWords } from '../words.ts';
import formStyles from '../form/form.module.css';
import styles from './panel.module.css';

/** The outcome that an edge stands for, and where it leads. */
export function EdgeForm({ edge }: { edge: PlaybookEdge }) {
  const { t, language } = useWords();
  const { doc, view } = useEditor();
  const playbook = usePlaybook((each) => each);
  const source = findNode(playbook, edge.from);
  const free = source ? freeOutcomes(playbook, source, edge) : [];
  const targets = playbook.nodes.filter((each) => takesEdges(each) && each.id !== edge.from);
  return (
    <div className={styles.body}>
      <div className={formStyles.row}>
        <label className={formStyles.label} htmlFor="edge-outcome">
          {t('outcome')}
        </label>
        <Select
          id="edge-outcome"
          options={free.map((each) => ({ value: each.id, label: each.title[language] }))}
          value={edge.outcome}
          onChange={(outcome) => doc.apply((before) => setOutcome(before, edge.id, outcome))}
        />
      </div>
      <div className={formStyles.row}>
        <label className={formStyles.label} htmlFor="edge-to">
          {t('leadsTo')}
        </label>
        <Select
          id="edge-to"
          showSearch={{ optionFilterProp: 'label' }}
          options={targets.map((each) => ({ value: each.id, label: each.title || each.id }))}
          value={edge.to}
          onChange={(to) => doc.apply((before) => reconnect(before, edge.id, to))}
        />
      </div>
      <Button
        danger
        onClick={() => {
          doc.apply((before) => remove(before, { nodes: NOTHING, edges: new Set([edge.id]) }));
          view.setState({ edges: NOTHING });
        }}
      >
        {t('deleteEdge')}
      </Button>
    </div>
  );
}

import { Select } from 'antd';
import { Suspense, useMemo, useRef } from 'react';
import { kindOf, kinds } from '../../../rules/kinds/registry.ts';
import { dataSetOf } from '../../../rules/outline/data-behind.ts';
import { visitFields } from '../../../rules/playbook/visit-fields.ts';
import { PHASES } from '../../../rules/playbook/phases.ts';
import type { PlaybookNode } from '../../../rules/playbook/schema.ts';
import { PHASE_TITLES } from '../../../rules/words/phases.ts';
import { toCanvas } from '../../canvas/lanes.ts';
import { previewAnchors } from '../anchors.ts';
import { changeNode, findNode, freeSpot, moveNodes, renameNode, setConfig } from '../edit/nodes.ts';
import { withValueAt } from '../edit/pointer.ts';
import { takenIds } from '../edit/ids.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { formModel } from '../form/model.ts';
import type { FormModel } from '../form/model.ts';
import { FormScopeProvider } from '../form/scope.ts';
import type { FormScope } from '../form/scope.ts';
import { ValueForm } from '../form/ValueField.tsx';
import { CommittedInput } from '../form/CommittedInput.tsx';
import { LongTextInput, TextInput } from '../form/TextInput.tsx';
import { viewOf } from '../kinds/registry.ts';
import { namesIn } from '../names.ts';
import { useTell } from '../problems/useTell.ts';
import { samplesOf } from '../trial/samples.ts';
import { SampleSection } from '../trial/SampleSection.tsx';
import { useEditor, usePlaybook, useProblems, useView } from '../store/scope.ts';
import { useWords } from '../words.ts';
import { NodeEdges } from './NodeEdges.tsx';
import { useFocusField } from './useFocusField.ts';
import formStyles from '../form/form.module.css';
import styles from './panel.module.css';

const models = new Map<PlaybookNode['kind'], FormModel>();

/** A kind's form is derived from its schema once. */
function modelOf(node: PlaybookNode): FormModel {
  const known = models.get(node.kind) ?? formModel(kindOf(node).config);
  models.set(node.kind, known);
  return known;
}

const attempt = <T,>(run: () => T): T | undefined => {
  try {
    return run();
  } catch {
    // A config that is half filled in may lack what its kind reads.
    return undefined;
  }
};

/** The form of a node: what all nodes have, its config by its kind's schema, and where its outcomes lead. */
export function NodeForm({ node }: { node: PlaybookNode }) {
  const { t, language } = useWords();
  const tell = useTell();
  const { id: playbookId, doc, view } = useEditor();
  const problems = useProblems();
  const playbook = usePlaybook((each) => each);
  const preview = useView((state) => state.anchors);
  const container = useRef<HTMLDivElement>(null);
  useFocusField(container);
  const index = playbook.nodes.findIndex((each) => each.id === node.id);
  const base = `/nodes/${index}/config`;
  const names = useMemo(() => namesIn(playbook), [playbook]);
  const anchors = useMemo(() => previewAnchors(playbook, preview), [playbook, preview]);
  const scope = useMemo((): FormScope => {
    const spec = kindOf(node);
    const kindView = viewOf(node.kind);
    return {
      base,
      names,
      anchors,
      currency: playbook.currency,
      timezone: playbook.timezone,
      rows: spec.selects !== undefined || attempt(() => spec.watch?.(node.config).forEach) !== undefined,
      dataset: dataSetOf(node, playbook),
      node,
      inputs: (pointer) => attempt(() => kindView.inputs?.(node.config, pointer)),
      ownNames: (pointer) =>
        visitFields(spec.config, node.config, '').find((each) => each.pointer === pointer && each.meta.names)?.meta
          .names ?? [],
      problemsAt: (pointer, within) =>
        problems.filter(
          ({ place }) => place.pointer === base + pointer || (within && place.pointer.startsWith(`${base}${pointer}/`)),
        ),
      suggest: (pointer) => attempt(() => kindView.suggest?.(node.config, pointer, names)) ?? [],
      change: (pointer, value, options) =>
        doc.apply(
          (before) => {
            const current = findNode(before, node.id);
            return current ? setConfig(before, node.id, withValueAt(current.config, pointer, value)) : before;
          },
          options?.step ? undefined : `${node.id}${pointer}`,
        ),
      endMerge: doc.endMerge,
    };
  }, [node, base, names, anchors, playbook, problems, doc]);

  const changePhase = (phase: PlaybookNode['phase']) =>
    doc.apply((before) => {
      const { lanes } = view.getState();
      const lane = lanes.find((each) => each.phase === phase);
      if (!lane) return changeNode(before, node.id, { phase });
      const { y } = toCanvas(lanes, node.phase, node.position);
      return moveNodes(before, lanes, new Map([[node.id, freeSpot(before, lanes, { x: lane.from + 36, y })]]));
    });
  const spec = kinds[node.kind];
  const { body } = viewOf(node.kind);
  const at = `/nodes/${index}`;
  // What is wrong with the node as such, or with the edges that leave it, belongs to none of its fields.
  const general = problems.filter(
    ({ place }) => place.node === node.id && (place.pointer === at || !place.pointer.startsWith(`${at}/`)),
  );
  const head: FormScope = {
    ...scope,
    base: at,
    problemsAt: (pointer) => problems.filter(({ place }) => place.pointer === at + pointer),
  };
  return (
    <div ref={container} className={styles.body}>
      <p className={formStyles.note}>{spec.help[language]}</p>
      {general.map((problem) => (
        <p key={problem.message.en} className={formStyles.problem} data-severity={problem.severity} role="alert">
          {tell(problem)}
        </p>
      ))}
      <FormScopeProvider value={head}>
        <div className={formStyles.form}>
          <FieldRow id="node-title" label={t('title')} pointer="/title" leaf>
            <TextInput
              id="node-title"
              value={node.title}
              onCommit={(title) => doc.apply((before) => changeNode(before, node.id, { title }), `${node.id}/title`)}
            />
          </FieldRow>
          <div className={styles.pair}>
            <FieldRow id="node-id" label={t('id')} pointer="/id" leaf>
              <CommittedInput
                id="node-id"
                value={node.id}
                refuse={(typed) =>
                  !/^[A-Za-z][A-Za-z0-9_]*$/.test(typed)
                    ? t('badId')
                    : takenIds(playbook).has(typed)
                      ? t('idTaken')
                      : undefined
                }
                onCommit={(id) => {
                  doc.apply((before) => renameNode(before, node.id, id));
                  samplesOf(playbookId).rename(node.id, id);
                  view.setState({ open: id, nodes: new Set([id]) });
                }}
              />
            </FieldRow>
            <FieldRow id="node-phase" label={t('phase')} pointer="/phase" leaf>
              <Select
                id="node-phase"
                options={PHASES.map((phase) => ({
                  value: phase,
                  label: playbook.phases[phase]?.title ?? PHASE_TITLES[phase][language],
                }))}
                value={node.phase}
                onChange={changePhase}
              />
            </FieldRow>
          </div>
          <FieldRow id="node-description" label={t('description')} pointer="/description" leaf>
            <LongTextInput
              id="node-description"
              autoSize={{ minRows: 1, maxRows: 6 }}
              value={node.description ?? ''}
              onCommit={(description) =>
                doc.apply((before) => changeNode(before, node.id, { description }), `${node.id}/description`)
              }
            />
          </FieldRow>
        </div>
      </FormScopeProvider>
      <FormScopeProvider value={scope}>
        <section className={styles.section} aria-label={t('settingsOfNode')}>
          {body?.suits(node.config) ? (
            <div className={formStyles.form}>
              <Suspense fallback={null}>
                <body.Component config={node.config} title={node.title} />
              </Suspense>
            </div>
          ) : (
            <ValueForm model={modelOf(node)} value={node.config} pointer="" label={spec.title[language]} />
          )}
        </section>
        <SampleSection key={node.id} node={node} />
      </FormScopeProvider>
      <NodeEdges node={node} />
    </div>
  );
}

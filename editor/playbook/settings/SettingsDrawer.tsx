import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Drawer } from 'antd';
import { useMemo, useRef } from 'react';
import { PHASES } from '../../../rules/playbook/phases.ts';
import { PHASE_TITLES } from '../../../rules/words/phases.ts';
import { previewAnchors } from '../anchors.ts';
import { freshId, takenIds } from '../edit/ids.ts';
import { withValueAt } from '../edit/pointer.ts';
import { CommittedInput } from '../form/CommittedInput.tsx';
import { FieldRow } from '../form/FieldRow.tsx';
import { FormScopeProvider } from '../form/scope.ts';
import type { FormScope } from '../form/scope.ts';
import { LongTextInput, TextInput } from '../form/TextInput.tsx';
import { InstantControl } from '../form/controls/InstantControl.tsx';
import { namesIn } from '../names.ts';
import { useFocusField } from '../panel/useFocusField.ts';
import { useEditor, usePlaybook, useProblems, useView } from '../store/scope.ts';
import { PreviewDay } from '../time/PreviewDay.tsx';
import { useWords } from '../words.ts';
import { asDocument } from './asDocument.ts';
import { ParametersTable } from './ParametersTable.tsx';
import formStyles from '../form/form.module.css';
import styles from './settings.module.css';

export function SettingsDrawer() {
  const { t } = useWords();
  const { view } = useEditor();
  const open = useView((state) => state.panel === 'settings');
  return (
    <Drawer
      open={open}
      title={t('settings')}
      size={700}
      mask={{ blur: false }}
      onClose={() => view.setState({ panel: undefined })}
      destroyOnHidden
    >
      <Settings />
    </Drawer>
  );
}

const CURRENCIES = ['CNY', 'USD', 'EUR', 'GBP', 'JPY', 'HKD', 'SGD'];

const timeZones = (): readonly string[] => Intl.supportedValuesOf('timeZone');

/** What belongs to the playbook as a whole. */
function Settings() {
  const { t, language } = useWords();
  const { doc } = useEditor();
  const playbook = usePlaybook((each) => each);
  const preview = useView((state) => state.anchors);
  const problems = useProblems();
  const container = useRef<HTMLDivElement>(null);
  useFocusField(container);
  const names = useMemo(() => namesIn(playbook), [playbook]);
  const anchors = useMemo(() => previewAnchors(playbook, preview), [playbook, preview]);
  const change = (pointer: string, value: unknown) =>
    doc.apply((before) => asDocument(withValueAt(before, pointer, value)), pointer);
  const scope: FormScope = {
    base: '',
    names,
    anchors,
    currency: playbook.currency,
    timezone: playbook.timezone,
    rows: false,
    inputs: () => undefined,
    problemsAt: (pointer, within) =>
      problems.filter(({ place }) => place.pointer === pointer || (within && place.pointer.startsWith(`${pointer}/`))),
    suggest: () => [],
    change,
    endMerge: doc.endMerge,
  };
  const renameAnchor = (from: string, to: string) =>
    doc.apply((before) => ({
      ...before,
      anchors: Object.fromEntries(
        Object.entries(before.anchors).map(([name, anchor]) => [name === from ? to : name, anchor]),
      ),
    }));
  const addAnchor = () =>
    doc.apply((before) => ({
      ...before,
      anchors: { ...before.anchors, [freshId(takenIds(before), 'T2')]: { title: '', at: 'T0 + P1D' } },
    }));
  const refuseName = (typed: string) =>
    !/^[A-Za-z][A-Za-z0-9_]*$/.test(typed) ? t('badId') : takenIds(playbook).has(typed) ? t('idTaken') : undefined;
  return (
    <FormScopeProvider value={scope}>
      <div ref={container} className={styles.settings}>
        <section>
          <div className={formStyles.form}>
            <FieldRow id="playbook-name" label={t('name')} pointer="/name" leaf>
              <TextInput id="playbook-name" value={playbook.name} onCommit={(name) => change('/name', name)} />
            </FieldRow>
            <FieldRow id="playbook-description" label={t('description')} pointer="/description" leaf>
              <LongTextInput
                id="playbook-description"
                autoSize={{ minRows: 2, maxRows: 6 }}
                value={playbook.description ?? ''}
                onCommit={(description) => change('/description', description === '' ? undefined : description)}
              />
            </FieldRow>
            <div className={styles.pair}>
              <FieldRow id="playbook-zone" label={t('timeZone')} pointer="/timezone" leaf>
                <AutoComplete
                  id="playbook-zone"
                  options={timeZones().map((zone) => ({ value: zone }))}
                  showSearch={{
                    filterOption: (typed, option) => option?.value.toLowerCase().includes(typed.toLowerCase()) === true,
                  }}
                  value={playbook.timezone}
                  onChange={(zone: string) => change('/timezone', zone)}
                />
              </FieldRow>
              <FieldRow id="playbook-currency" label={t('currency')} pointer="/currency" leaf>
                <AutoComplete
                  id="playbook-currency"
                  options={CURRENCIES.map((each) => ({ value: each }))}
                  value={playbook.currency}
                  onChange={(currency: string) => change('/currency', currency.toUpperCase())}
                />
              </FieldRow>
            </div>
          </div>
        </section>
        <section>
          <h2>{t('anchors')}</h2>
          <p className={formStyles.note}>{t('anchorsHelp')}</p>
          {Object.entries(playbook.anchors).map(([name, anchor], index) => (
            // Keyed by place: the name is what can be edited.
            <div key={`${index}`} className={styles.anchor} data-pointer={`/anchors/${name}`}>
              <CommittedInput
                id={`anchor-${name}`}
                label={t('id')}
                value={name}
                refuse={refuseName}
                onCommit={(to) => renameAnchor(name, to)}
              />
              <TextInput
                aria-label={t('title')}
                placeholder={t('title')}
                value={anchor.title}
                onCommit={(title) => change(`/anchors/${name}/title`, title)}
              />
              {anchor.at === undefined ? (
                <div className={styles.given}>
                  <span className={formStyles.note}>{t('givenAtLaunch')}</span>
                  <PreviewDay anchor={name} />
                </div>
              ) : (
                <InstantControl
                  id={`anchor-at-${name}`}
                  label={t('anchorAt', { anchor: name })}
                  pointer={`/anchors/${name}/at`}
                  value={anchor.at}
                  onChange={(at) => change(`/anchors/${name}/at`, at)}
                />
              )}
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('removeField', { field: name })}
                title={t('removeField', { field: name })}
                onClick={() => doc.apply((before) => asDocument(withValueAt(before, `/anchors/${name}`, undefined)))}
              />
              <AnchorProblems scope={scope} pointer={`/anchors/${name}`} />
            </div>
          ))}
          <div className={formStyles.more}>
            <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={addAnchor}>
              {t('addAnchor')}
            </Button>
          </div>
        </section>
        <section>
          <h2>{t('phases')}</h2>
          {PHASES.map((phase) => {
            const span = playbook.phases[phase];
            return (
              <div key={phase} className={styles.phase} style={{ ['--lane' as string]: `var(--${phase})` }}>
                <strong>{PHASE_TITLES[phase][language]}</strong>
                {span ? (
                  <div className={formStyles.form}>
                    {(['from', 'to'] as const).map((end) => (
                      <FieldRow
                        key={end}
                        id={`phase-${phase}-${end}`}
                        label={t(end)}
                        pointer={`/phases/${phase}/${end}`}
                        leaf
                      >
                        <InstantControl
                          id={`phase-${phase}-${end}`}
                          pointer={`/phases/${phase}/${end}`}
                          value={span[end]}
                          onChange={(at) => change(`/phases/${phase}/${end}`, at)}
                        />
                      </FieldRow>
                    ))}
                  </div>
                ) : (
                  <Button
                    size="small"
                    icon={<PlusOutlined aria-hidden />}
                    onClick={() => change(`/phases/${phase}`, { from: 'T0', to: 'T0 + P1D' })}
                  >
                    {t('addPhase')}
                  </Button>
                )}
              </div>
            );
          })}
        </section>
        <section>
          <h2>{t('parameters')}</h2>
          <p className={formStyles.note}>{t('parametersHelp')}</p>
          <ParametersTable />
        </section>
      </div>
    </FormScopeProvider>
  );
}

function AnchorProblems({ scope, pointer }: { scope: FormScope; pointer: string }) {
  const { language } = useWords();
  return scope.problemsAt(pointer, true).map((problem) => (
    <p key={problem.message.en} className={formStyles.problem}>
      {problem.message[language]}
    </p>
  ));
}

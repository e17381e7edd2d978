import { UploadOutlined } from '@ant-design/icons';
import { Alert, Button, Form, Segmented, Select } from 'antd';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Problem } from '../../../rules/problems/problem.ts';
import { parseScenarioText } from '../../../rules/simulate/scenario.ts';
import { useShops } from '../../api/shops.ts';
import { usePreferences } from '../../app/preferences.ts';
import { useFailureMessage } from '../../app/useFailureMessage.ts';
import launch from '../../campaign/launch/launch.module.css';
import { instantMs } from '../../i18n/format/times.ts';
import { useFormat } from '../../i18n/format/useFormat.ts';
import styles from '../rehearsal.module.css';
import type { Rehearsing } from '../useRehearsing.ts';
import { likelySetup, onOrders } from './setup.ts';
import type { Setup } from './setup.ts';
import { fetchShopRecord } from './shopRecord.ts';

const SOURCES = ['model', 'file', 'orders', 'shop'] as const;
type Kind = (typeof SOURCES)[number];

interface SourceFieldsProps {
  readonly playbook: Playbook;
  readonly setup: Setup;
  readonly initial: Setup;
  readonly rehearsing: Rehearsing;
  readonly onChange: (setup: Setup) => void;
}

/** Where the figures come from: a model, a file, or what was recorded. */
export function SourceFields({ playbook, setup, initial, rehearsing, onChange }: SourceFieldsProps) {
  const { t } = useTranslation('rehearsal');
  const language = usePreferences((state) => state.language);
  const [kind, setKind] = useState<Kind>(setup.source.type);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const choose = (next: Kind): void => {
    setKind(next);
    setProblems([]);
    if (next === 'model') onChange(likelySetup(playbook, setup.scenario.anchors, language) ?? initial);
  };
  const takeScenario = async (file: File): Promise<void> => {
    const read = parseScenarioText(await file.text());
    setProblems(read.ok ? [] : read.problems);
    if (read.ok) onChange({ source: { type: 'file', name: file.name }, scenario: read.value });
  };
  return (
    <section className={launch.block}>
      <h2>{t('source.title')}</h2>
      <Form.Item>
        <Segmented<Kind>
          block
          aria-label={t('source.title')}
          value={kind}
          onChange={choose}
          options={SOURCES.map((each) => ({ value: each, label: t(`source.${each}`) }))}
        />
      </Form.Item>
      <p className={launch.hint}>{t(`source.${kind}Hint`)}</p>
      {kind === 'file' && (
        <FileButton
          label={t('source.chooseFile')}
          accept=".json,application/json"
          onFile={(file) => void takeScenario(file)}
        >
          {setup.source.type === 'file' && setup.source.name}
        </FileButton>
      )}
      {kind === 'orders' && (
        <Orders
          playbook={playbook}
          setup={setup}
          rehearsing={rehearsing}
          onChange={onChange}
          onProblems={setProblems}
        />
      )}
      {kind === 'shop' && <ShopFields playbook={playbook} setup={setup} onChange={onChange} />}
      {problems.length > 0 && (
        <ul className={launch.problems} role="alert">
          {problems.slice(0, 6).map((each) => (
            <li key={`${each.code} ${each.place.pointer}`}>
              {each.place.pointer} {each.message[language]}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface OrdersProps extends Pick<SourceFieldsProps, 'playbook' | 'setup' | 'rehearsing' | 'onChange'> {
  readonly onProblems: (problems: readonly Problem[]) => void;
}

function Orders({ playbook, setup, rehearsing, onChange, onProblems }: OrdersProps) {
  const { t } = useTranslation('rehearsal');
  const format = useFormat(playbook);
  const [reading, setReading] = useState<string>();
  const take = async (file: File): Promise<void> => {
    setReading(file.name);
    const found = await rehearsing.inspect(file, playbook);
    setReading(undefined);
    onProblems('lines' in found ? [] : found);
    if ('lines' in found) onChange(onOrders(setup, playbook, file, found));
  };
  const { source } = setup;
  return (
    <FileButton
      label={t('source.chooseOrders')}
      accept=".csv,.gz,text/csv,application/gzip"
      loading={reading !== undefined}
      onFile={(file) => void take(file)}
    >
      {reading !== undefined
        ? t('source.ordersReading', { name: reading })
        : source.type === 'orders' &&
          `${source.file.name}: ${t('source.ordersFound', {
            count: source.found.lines,
            from: format.time(source.found.fromMs, 'full'),
            to: format.time(source.found.toMs, 'full'),
          })}`}
    </FileButton>
  );
}

const DAY_MS = 86_400_000;
/** A rule may look back as far as its baseline goes, and a campaign begins weeks before its event. */
const AROUND_MS = 60 * DAY_MS;

function ShopFields({ playbook, setup, onChange }: Pick<SourceFieldsProps, 'playbook' | 'setup' | 'onChange'>) {
  const { t } = useTranslation('rehearsal');
  const shops = useShops();
  const tellFailure = useFailureMessage();
  const [chosen, setChosen] = useState<string>();
  const [loading, setLoading] = useState(false);
  const shop = chosen ?? shops.data?.[0]?.id;
  const { source, scenario } = setup;
  const load = async (): Promise<void> => {
    if (shop === undefined) return;
    setLoading(true);
    try {
      const instants = Object.values(scenario.anchors).map(instantMs);
      const span = { fromMs: Math.min(...instants) - AROUND_MS, toMs: Math.max(...instants) + AROUND_MS };
      const { points, datasets } = await fetchShopRecord(shop, playbook, span);
      onChange({
        source: { type: 'shop', shop, points },
        scenario: { ...scenario, demand: undefined, metrics: {}, datasets: datasets as typeof scenario.datasets },
      });
    } catch (error) {
      tellFailure(error);
    } finally {
      setLoading(false);
    }
  };
  return (
    <>
      <div className={styles.tools}>
        <Select
          aria-label={t('source.chooseShop')}
          style={{ minWidth: 180 }}
          loading={shops.isPending}
          value={shop}
          onChange={setChosen}
          options={(shops.data ?? []).map((each) => ({ value: each.id, label: each.title }))}
        />
        <Button loading={loading} disabled={shop === undefined} onClick={() => void load()}>
          {t('source.loadShop')}
        </Button>
      </div>
      {source.type === 'shop' &&
        (source.points.length === 0 ? (
          <Alert type="warning" showIcon title={t('source.shopEmpty')} />
        ) : (
          <p className={launch.derived} role="status">
            {t('source.shopLoaded', { count: source.points.length })}
          </p>
        ))}
    </>
  );
}

interface FileButtonProps {
  readonly label: string;
  readonly accept: string;
  readonly loading?: boolean;
  readonly onFile: (file: File) => void;
  readonly children?: ReactNode;
}

function FileButton({ label, accept, loading = false, onFile, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.tools}>
      <Button icon={<UploadOutlined aria-hidden />} loading={loading} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          // The same file, mended, may be chosen again.
          target.value = '';
        }}
      />
      <span role="status">{children}</span>
    </div>
  );
}

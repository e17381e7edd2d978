import { WarningOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { outlineEffects } from '../../rules/outline/effects.ts';
import type { OutlinedEffect } from '../../rules/outline/effects.ts';
import { usePreferences } from '../app/preferences.ts';
import type { About } from './about.ts';
import { AboutNode } from './AboutNode.tsx';
import styles from './approval.module.css';
import { countEffects, gravestFirst, onlyThese } from './meaning.ts';

/** Everything that the version may change outside, with its amounts and what limits them. */
export function Effects({ about }: { about: About }) {
  const { t } = useTranslation('approval');
  const language = usePreferences((state) => state.language);
  const { playbook, only } = about;
  const all = useMemo(() => gravestFirst(outlineEffects(playbook, language)), [playbook, language]);
  const shown = onlyThese(all, only);
  if (only && shown.length === 0) return null;
  const counts = countEffects(shown);
  return (
    <section className={styles.section}>
      <h3>{t('effects')}</h3>
      {shown.length === 0 ? (
        <p className={styles.soft}>{t('noEffects')}</p>
      ) : (
        <p className={styles.soft}>
          {t('effectsSummary', { auto: counts.auto, asked: counts.asked })}
          {counts.unlimited > 0 && (
            <span className={styles.warn}>
              {' '}
              · <WarningOutlined aria-hidden /> {t('unlimitedCount', { count: counts.unlimited })}
            </span>
          )}
        </p>
      )}
      <ul>
        {shown.map((effect) => (
          <Effect key={effect.node} effect={effect} about={about} />
        ))}
      </ul>
    </section>
  );
}

function Effect({ effect, about }: { effect: OutlinedEffect; about: About }) {
  const { t } = useTranslation(['approval', 'home', 'common']);
  const { node, do: action, autonomy, inputs, limit, isUnlimited, after } = effect;
  return (
    <li className={styles.item} data-current={about.selected === node}>
      <div className={styles.line}>
        <AboutNode about={about} node={node} />
        <span className={styles.soft}>{about.names.action(action)}</span>
        <span className={styles.tag} data-auto={autonomy === 'auto'}>
          {t(`home:approvals.autonomy.${autonomy}`)}
        </span>
      </div>
      {inputs.length > 0 && (
        <dl className={styles.inputs}>
          {inputs.map(({ name, title, type, words, from }) => (
            <div key={name}>
              <dt>{title}</dt>
              <dd data-money={type === 'money'} title={from}>
                {type === 'channel' ? about.say(words, 'channel') : words}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {limit && (
        <p>
          {t(`limit.${limit.per}`, { title: limit.title, max: limit.max })}
          <span className={styles.soft}> · {t(`over.${limit.over}`)}</span>
        </p>
      )}
      {isUnlimited && (
        <p className={styles.warn}>
          <WarningOutlined aria-hidden /> {t('unlimited')}
        </p>
      )}
      {after.length > 0 && (
        <p className={styles.soft}>{t('after', { steps: after.join(t('common:listSeparator')) })}</p>
      )}
    </li>
  );
}

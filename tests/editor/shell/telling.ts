import { createInstance } from 'i18next';
import type { Telling } from '../../../editor/campaign/timeline/describeEntry.ts';
import { createNames } from '../../../editor/campaign/names.ts';
import { createSay } from '../../../editor/campaign/useValueWords.ts';
import { createFormatter } from '../../../editor/i18n/format/formatter.ts';
import { resources } from '../../../editor/i18n/resources.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Language } from '../../../rules/problems/problem.ts';

/** The words that a page tells the log with, without the page. */
export async function tellingIn(language: Language, playbook: Playbook): Promise<Telling> {
  const i18n = createInstance();
  await i18n.init({ resources, lng: language, ns: Object.keys(resources.en), interpolation: { escapeValue: false } });
  const t = i18n.getFixedT<readonly ['campaign', 'common']>(language, ['campaign', 'common']);
  const format = createFormatter(language, playbook);
  const users = [{ id: 'li', name: { en: 'Li Hang', 'zh-CN': '李航' }, roles: ['manager'] }];
  const names = createNames(playbook, users, language, {
    roleTitle: (role) => role,
    teamTitle: (team) => team,
    rowTitle: (number) => t('log.row', { number }),
    someone: t('log.someone'),
    separator: t('common:listSeparator'),
  });
  const labels = {
    yes: t('common:yes'),
    no: t('common:no'),
    separator: t('common:listSeparator'),
    rows: (count: number) => t('common:rowCount', { count }),
    items: (count: number) => t('common:itemCount', { count }),
  };
  return {
    t,
    names,
    format,
    playbook,
    say: createSay(format, labels),
  };
}

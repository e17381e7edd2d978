import { findMetric } from '../metrics/catalogue.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Language, Text } from '../problems/problem.ts';
import { dataWords } from './columns.ts';
import { titlesIn } from './titles.ts';

type Figures = Pick<Playbook, 'nodes' | 'parameters'>;

/** What a figure is called that a playbook reads by its name: a metric, a parameter, a variable, or a set of rows. */
export function figureTitles(playbook: Figures): (name: string) => Text {
  const [en, zh] = [titlesFor(playbook, 'en'), titlesFor(playbook, 'zh-CN')];
  return (name) => ({ en: en(name), 'zh-CN': zh(name) });
}

function titlesFor({ nodes, parameters }: Figures, language: Language): (name: string) => string {
  const { variable, set } = titlesIn({ nodes }, language);
  return (name) => {
    const known = findMetric(name)?.title[language] ?? (parameters[name]?.title || variable(name).title);
    return known === name ? dataWords(name, { language, set }) : known;
  };
}

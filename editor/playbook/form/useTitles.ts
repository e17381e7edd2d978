import { COLUMNS, DATASETS } from '../../../rules/words/columns.ts';
import type { VariableFace } from '../../../rules/words/conditions.ts';
import { titlesIn } from '../../../rules/words/titles.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import type { Language } from '../../../rules/problems/problem.ts';
import { useChannelNames } from '../../api/channels.ts';
import type { Names } from '../names.ts';
import { usePlaybook } from '../store/scope.ts';
import { useWords } from '../words.ts';
import { keepLast } from './keepLast.ts';
import type { NameOption } from './NameSelect.tsx';
import { useForm } from './scope.ts';

export interface Titles {
  readonly parameters: readonly NameOption[];
  readonly variables: readonly NameOption[];
  readonly sets: readonly NameOption[];
  /** Of the data set at hand, where it is known. */
  readonly columns: readonly NameOption[];
  readonly channels: readonly NameOption[];
  variable(name: string): VariableFace;
  set(name: string): string;
  channel(id: string): string;
}

/** What the form's names are called: what a person chooses by, where the file has ids. */
export function useTitles(): Titles {
  const { language } = useWords();
  const { names, dataset } = useForm();
  const playbook = usePlaybook((each) => each);
  return titlesOf(playbook, names, dataset, useChannelNames(), language);
}

const titlesOf = keepLast(
  (
    playbook: Playbook,
    names: Names,
    dataset: string | undefined,
    channels: ReadonlyMap<string, string>,
    language: Language,
  ): Titles => {
    const columns = (dataset === undefined ? undefined : DATASETS[dataset]?.columns) ?? COLUMNS;
    const { variable, set } = titlesIn(playbook, language);
    // Most fields ask for none of them, and a large playbook has thousands.
    const variables = once(() => names.variables.map((value) => ({ value, title: variable(value).title })));
    const sets = once(() => names.sets.map((value) => ({ value, title: set(value) })));
    return {
      parameters: names.parameters.map((value) => ({ value, title: playbook.parameters[value]?.title || undefined })),
      get variables() {
        return variables();
      },
      get sets() {
        return sets();
      },
      columns: Object.entries(columns).map(([value, { title }]) => ({ value, title: title[language] })),
      channels: [...channels].map(([value, title]) => ({ value, title })),
      variable,
      set,
      channel: (id: string) => channels.get(id) ?? id,
    };
  },
);

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => (known ??= { value: compute() }).value;
}

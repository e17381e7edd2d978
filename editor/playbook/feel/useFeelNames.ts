import { useMemo } from 'react';
import type { NameInScope, NameSort } from '../../../rules/feel/completion/complete.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';
import { useCatalogue } from '../../i18n/useCatalogue.ts';
import { keepLast } from '../form/keepLast.ts';
import type { NameOption } from '../form/NameSelect.tsx';
import { useForm } from '../form/scope.ts';
import { useTitles } from '../form/useTitles.ts';
import type { Titles } from '../form/useTitles.ts';
import { usePlaybook } from '../store/scope.ts';
import { feel } from './i18n.ts';

/** The names that an expression in the form's field may use, with what they are called. */
export function useFeelNames(pointer: string): readonly NameInScope[] {
  const { t } = useCatalogue(feel);
  const { names, rows, ownNames } = useForm();
  const anchors = usePlaybook((playbook) => playbook.anchors);
  const everywhere = namesEverywhere(useTitles(), names.anchors, anchors, rows, t);
  return useMemo(() => {
    const own = ownNames?.(pointer) ?? [];
    return [...own.map((name): NameInScope => ({ sort: 'own', name, title: t('sort_own') })), ...everywhere];
  }, [ownNames, pointer, everywhere, t]);
}

const asSort =
  (sort: NameSort) =>
  ({ value, title }: NameOption): NameInScope => ({ sort, name: value, title: title === value ? undefined : title });

const namesEverywhere = keepLast(
  (
    titles: Titles,
    names: readonly string[],
    anchors: Playbook['anchors'],
    rows: boolean,
    t: (key: 'now' | 'phase') => string,
  ): readonly NameInScope[] => [
    ...(rows ? [{ value: 'id' }, ...titles.columns].map(asSort('column')) : []),
    ...titles.parameters.map(asSort('parameter')),
    ...titles.variables.map(asSort('variable')),
    ...titles.sets.map(asSort('set')),
    ...names.map((value) => asSort('anchor')({ value, title: anchors[value]?.title })),
    { sort: 'instant', name: 'now', title: t('now') },
    { sort: 'instant', name: 'phase', title: t('phase') },
  ],
);

import { formModel, freshValue } from '../../../editor/playbook/form/model.ts';
import type { FormModel } from '../../../editor/playbook/form/model.ts';
import { playbook as words } from '../../../editor/playbook/i18n.ts';
import { readLiteral, writeLiteral } from '../../../editor/playbook/form/controls/literal.ts';
import { readSingle, writeSingle } from '../../../editor/playbook/form/controls/duration.ts';
import { writeInstant } from '../../../editor/playbook/form/controls/instant.ts';
import { factsOf } from '../../../editor/playbook/kinds/registry.ts';
import { valueLabel } from '../../../editor/playbook/words.ts';
import { kinds, KINDS } from '../../../rules/kinds/registry.ts';
import type { Kind } from '../../../rules/kinds/registry.ts';
import { LANGUAGES } from '../../../rules/problems/problem.ts';
import { parseInstant } from '../../../rules/time/instant.ts';
import { examplePlaybook, nodeOf } from './example.ts';

const modelOf = (kind: Kind): FormModel => formModel(kinds[kind].config);

/** All that has words of its own in a form: values to choose from, and the names of a union's options. */
function labelled(model: FormModel): readonly { readonly text: string; readonly titled: boolean }[] {
  switch (model.type) {
    case 'choice':
    case 'choices':
      return model.values.map((text) => ({ text, titled: false }));
    case 'object':
      return model.fields.flatMap((field) => labelled(field.model));
    case 'list':
      return labelled(model.element);
    case 'record':
      return labelled(model.value);
    case 'union':
      return model.options.flatMap((option) => [
        { text: option.key, titled: option.title !== undefined },
        ...labelled(option.model),
      ]);
    default:
      return [];
  }
}

const fieldOf = (model: FormModel, key: string) =>
  model.type === 'object' ? model.fields.find((field) => field.key === key) : undefined;

describe('a form derived from a kind’s schema', () => {
  it.each(KINDS)('exists for %s, with a title for each of its fields', (kind) => {
    const model = modelOf(kind);
    expect(['object', 'union']).toContain(model.type);
    expect(model.type === 'object' ? model.fields.filter((field) => !field.title) : []).toEqual([]);
  });

  it.each(KINDS)('has words in both languages for everything that %s lets choose', (kind) => {
    for (const { text, titled } of labelled(modelOf(kind))) {
      for (const language of LANGUAGES)
        expect(titled || valueLabel(language, text) !== undefined ? 'has words' : text).toBe('has words');
    }
  });

  it('knows optional fields, defaults, lists, and unions by the field that sets them apart', () => {
    expect(fieldOf(modelOf('approval'), 'quorum')).toMatchObject({
      optional: true,
      standard: 1,
      model: { type: 'number', integer: true, min: 1 },
    });
    expect(fieldOf(modelOf('task'), 'due')).toMatchObject({
      optional: true,
      model: { type: 'control', control: 'instantOrDuration' },
    });
    expect(fieldOf(modelOf('task'), 'remindBefore')?.model).toMatchObject({
      type: 'list',
      element: { type: 'control', control: 'duration' },
    });
    expect(fieldOf(modelOf('decide'), 'rules')?.model).toMatchObject({ type: 'list', item: { en: 'rule' } });
    expect(fieldOf(modelOf('task'), 'checklist')?.model).toEqual({ type: 'texts' });
    expect(fieldOf(modelOf('review'), 'sections')?.model.type).toBe('choices');
    const wait = modelOf('wait');
    expect(wait.type === 'union' && wait.options.map((option) => option.key)).toEqual([
      'until',
      'for',
      'localTime',
      'conditions',
      'event',
    ]);
    const join = fieldOf(modelOf('join'), 'mode')?.model;
    expect(join?.type === 'union' && join.options.map((option) => option.accepts({ n: 2 }))).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('begins every list and every option of a union with a value that its schema accepts', () => {
    const wait = modelOf('wait');
    if (wait.type !== 'union') throw new Error('wait is a union');
    for (const option of wait.options.filter((each) => each.key !== 'event'))
      expect(kinds.wait.config.safeParse(option.fresh).success).toBe(true);
    expect(freshValue(kinds.monitor.config)).toMatchObject({ window: { from: 'T0', to: 'T0' }, rules: [] });
  });
});

describe('the facts on a card', () => {
  const reading = { language: 'en' as const, playbook: examplePlaybook(), leaving: 2 };

  it.each(KINDS)('say something about a new node of kind %s, except for calculations that are still empty', (kind) => {
    const node = { ...nodeOf(examplePlaybook(), 'act'), kind, config: kinds[kind].defaults } as Parameters<
      typeof factsOf
    >[0];
    expect(factsOf(node, reading) === '').toBe(kind === 'set');
  });

  it('say nothing about a config that is half filled in, instead of failing', () => {
    const node = { ...nodeOf(examplePlaybook(), 'watch'), config: { rules: undefined } } as unknown as Parameters<
      typeof factsOf
    >[0];
    expect(factsOf(node, reading)).toBe('');
  });
});

describe('values behind controls', () => {
  it('read and write plain values of action inputs, and leave expressions alone', () => {
    expect(readLiteral('money', '500000')).toBe(500_000);
    expect(readLiteral('channel', '"search"')).toBe('search');
    expect(readLiteral('rows', 'set("watch.low")')).toBe('watch.low');
    expect(readLiteral('money', 'extraBudget')).toBeUndefined();
    expect(readLiteral('text', '"a" + "b"')).toBeUndefined();
    expect(writeLiteral('text', 'say "hi"')).toBe('"say hi"');
    expect(readLiteral('rows', writeLiteral('rows', 'low'))).toBe('low');
  });

  it('take durations of one unit apart and leave others to be edited as text', () => {
    expect(readSingle('PT90M')).toEqual({ count: 90, unit: 'minutes' });
    expect(writeSingle({ count: 2, unit: 'weeks' })).toBe('P2W');
    expect(readSingle('P1DT12H')).toBeUndefined();
    expect(readSingle('soon')).toBeUndefined();
  });

  it.each(['T0', 'T0 - P21D', 'T0 + PT90M', 'T0 - P1D @ 20:00', 'T1 @ 09:00'])(
    'write the instant %s as it was read',
    (text) => {
      expect(writeInstant(parseInstant(text)!)).toBe(text);
    },
  );
});

describe('the editor’s words', () => {
  it('have the same holes in both languages', () => {
    const holes = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
    for (const [key, text] of Object.entries(words.en)) {
      expect([key, holes(words['zh-CN'][key as keyof typeof words.en])]).toEqual([key, holes(text)]);
    }
  });

  it('leave no English in the Chinese catalogue', () => {
    const english = Object.entries(words['zh-CN']).filter(([, text]) => !/\p{Script=Han}/u.test(text));
    expect(english.map(([key]) => key)).toEqual(['listSeparator', 'whereIs']);
  });
});

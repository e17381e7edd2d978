import { UserOutlined } from '@ant-design/icons';
import { instantWords } from '../../../rules/words/instants.ts';
import { translate } from '../words.ts';
import { assigneeWords } from './people.ts';
import type { KindView } from './view.ts';

export const task: KindView<'task'> = {
  icon: UserOutlined,
  facts: ({ assignee, due, checklist, form }, { language }) => [
    assigneeWords(assignee, language),
    ...(due === undefined ? [] : [translate(language, 'dueBy', { due: instantWords(due, language) })]),
    ...(checklist?.length ? [translate(language, 'checks', { count: checklist.length })] : []),
    ...(form?.length ? [translate(language, 'formFields', { count: form.length })] : []),
  ],
};

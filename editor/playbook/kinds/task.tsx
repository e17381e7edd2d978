import { UserOutlined } from '@ant-design/icons';
import { deadlineWords } from '../../../rules/words/instants.ts';
import { translate } from '../words.ts';
import { ownerWords } from './people.ts';
import type { KindView } from './view.ts';

export const task: KindView<'task'> = {
  icon: UserOutlined,
  facts: ({ assignee, due, checklist, form }, { language, playbook }) => [
    ownerWords(assignee, language),
    ...(due === undefined ? [] : [deadlineWords(due, language, playbook.anchors)]),
    ...(checklist?.length ? [translate(language, 'checks', { count: checklist.length })] : []),
    ...(form?.length ? [translate(language, 'formFields', { count: form.length })] : []),
  ],
};

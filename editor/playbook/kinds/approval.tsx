import { AuditOutlined } from '@ant-design/icons';
import { deadlineWords } from '../../../rules/words/instants.ts';
import { translate } from '../words.ts';
import { ownerWords } from './people.ts';
import type { KindView } from './view.ts';

export const approval: KindView<'approval'> = {
  icon: AuditOutlined,
  facts: ({ approvers, quorum, due }, { language, playbook }) => [
    ownerWords(approvers, language),
    ...(quorum > 1 ? [translate(language, 'quorumOf', { count: quorum })] : []),
    ...(due === undefined ? [] : [deadlineWords(due, language, playbook.anchors)]),
  ],
  suggest: (_config, pointer, names) =>
    pointer === '/shows'
      ? [...names.parameters, ...names.variables].map((value) => ({ value, title: names.title(value) }))
      : [],
};

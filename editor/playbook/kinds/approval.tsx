import { AuditOutlined } from '@ant-design/icons';
import { instantWords } from '../../../rules/words/instants.ts';
import { translate } from '../words.ts';
import { assigneeWords } from './people.ts';
import type { KindView } from './view.ts';

export const approval: KindView<'approval'> = {
  icon: AuditOutlined,
  facts: ({ approvers, quorum, due }, { language }) => [
    assigneeWords(approvers, language),
    ...(quorum > 1 ? [translate(language, 'quorumOf', { count: quorum })] : []),
    ...(due === undefined ? [] : [translate(language, 'dueBy', { due: instantWords(due, language) })]),
  ],
  suggest: (_config, pointer, names) => (pointer === '/shows' ? [...names.parameters, ...names.variables] : []),
};

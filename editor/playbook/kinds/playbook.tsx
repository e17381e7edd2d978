import { ApartmentOutlined } from '@ant-design/icons';
import { instantWords } from '../../../rules/words/instants.ts';
import { translate } from '../words.ts';
import type { KindView } from './view.ts';

export const playbook: KindView<'playbook'> = {
  icon: ApartmentOutlined,
  facts: ({ ref, version, anchors }, { language, playbook: own }) => [
    version === undefined ? ref : translate(language, 'refVersion', { ref, version }),
    ...Object.entries(anchors).map(([name, at]) => `${name} = ${instantWords(at, language, own.anchors)}`),
  ],
};

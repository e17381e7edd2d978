import { AppstoreOutlined, DownOutlined, FileAddOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { jsonRecord } from '../../rules/api/common.ts';
import { useCreatePlaybook } from '../api/playbooks.ts';
import { useShops } from '../api/shops.ts';
import { useFailureMessage } from '../app/useFailureMessage.ts';
import { emptyPlaybook, placeOf } from './emptyPlaybook.ts';

export function NewPlaybookButton() {
  const { t } = useTranslation('home');
  const navigate = useNavigate();
  const create = useCreatePlaybook();
  const shops = useShops().data ?? [];
  const tellFailure = useFailureMessage();

  const createEmpty = (): void => {
    const words = {
      name: t('playbooks.untitled'),
      eventDay: t('playbooks.eventDay'),
      eventEnds: t('playbooks.eventEnds'),
    };
    const playbook = jsonRecord.parse(emptyPlaybook(words, placeOf(shops)));
    create.mutate(
      { playbook },
      { onSuccess: (draft) => void navigate(`/playbooks/${draft.playbook.id}`), onError: tellFailure },
    );
  };

  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'template', icon: <AppstoreOutlined aria-hidden />, label: t('playbooks.fromTemplate') },
          { key: 'empty', icon: <FileAddOutlined aria-hidden />, label: t('playbooks.empty') },
        ],
        onClick: ({ key }) => (key === 'template' ? void navigate('/templates') : createEmpty()),
      }}
    >
      <Button type="primary" loading={create.isPending} icon={<DownOutlined aria-hidden />} iconPlacement="end">
        {t('playbooks.new')}
      </Button>
    </Dropdown>
  );
}

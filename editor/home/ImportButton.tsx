import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Modal, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { z } from 'zod';
import { jsonRecord } from '../../rules/api/common.ts';
import { useCreatePlaybook } from '../api/playbooks.ts';
import { ApiError } from '../api/problem.ts';
import { Failure } from '../app/Failure.tsx';

/** Takes a playbook file in as a draft; one that is refused says where it is wrong. */
export function ImportButton() {
  const { t } = useTranslation(['home', 'common']);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const create = useCreatePlaybook();
  const [refused, setRefused] = useState<{ readonly file: string; readonly error: unknown }>();

  const take = async (file: File): Promise<void> => {
    try {
      const content = readJson(await file.text());
      const { playbook } = await create.mutateAsync({ playbook: content });
      void message.success(t('playbooks.imported', { name: playbook.name }));
      void navigate(`/playbooks/${playbook.id}`);
    } catch (error) {
      setRefused({ file: file.name, error });
    }
  };

  return (
    <>
      <Upload
        accept=".json,application/json"
        showUploadList={false}
        beforeUpload={(file) => {
          void take(file);
          return Upload.LIST_IGNORE;
        }}
      >
        <Button icon={<UploadOutlined aria-hidden />} loading={create.isPending}>
          {t('playbooks.import')}
        </Button>
      </Upload>
      <Modal
        open={refused !== undefined}
        title={t('playbooks.import')}
        footer={null}
        onCancel={() => setRefused(undefined)}
        width={560}
      >
        {refused && <Failure error={refused.error} title={t('playbooks.importFailed', { file: refused.file })} />}
      </Modal>
    </>
  );
}

/** The object that the text is. @throws {ApiError} which says where it is no JSON. */
function readJson(text: string): z.infer<typeof jsonRecord> {
  try {
    return jsonRecord.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : '';
    throw new ApiError(0, 'not-json', {
      en: `This is not a JSON object. ${reason}`.trim(),
      'zh-CN': `不是有效的 JSON 对象。${reason}`,
    });
  }
}

import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SignIn } from '../../rules/api/session.ts';
import { useSignIn } from '../api/session.ts';
import { textOfError } from '../api/problem.ts';
import { usePreferences } from '../app/preferences.ts';

export function PasswordForm() {
  const { t } = useTranslation('session');
  const language = usePreferences((state) => state.language);
  const signIn = useSignIn();
  return (
    <Form<SignIn> layout="vertical" requiredMark={false} onFinish={(credentials) => signIn.mutate(credentials)}>
      <Form.Item name="user" label={t('user')} rules={[{ required: true, message: t('userMissing') }]}>
        <Input autoComplete="username" />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('password')}
        rules={[{ required: true, message: t('passwordMissing') }]}
        {...(signIn.isError && { help: textOfError(signIn.error, language), validateStatus: 'error' as const })}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {t('submit')}
      </Button>
    </Form>
  );
}

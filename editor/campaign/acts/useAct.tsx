import { App } from 'antd';
import type { ReactNode } from 'react';
import { useIntervene } from '../../api/campaigns.ts';
import type { Intervention } from '../../api/campaigns.ts';
import { useFailureMessage } from '../../app/useFailureMessage.ts';

interface Confirmation {
  readonly title: string;
  /** What will happen. */
  readonly body: ReactNode;
  readonly ok: string;
  readonly intervention: Intervention;
  /** What is said when it is done. */
  readonly done: string;
}

/** Does something to a campaign, after saying what will happen. */
export function useAct(campaign: string) {
  const { modal, message } = App.useApp();
  const tellFailure = useFailureMessage();
  const intervene = useIntervene(campaign);
  const act = async (intervention: Intervention, done: string): Promise<void> => {
    try {
      await intervene.mutateAsync(intervention);
      void message.success(done);
    } catch (error) {
      tellFailure(error);
    }
  };
  const confirm = ({ title, body, ok, intervention, done }: Confirmation): void => {
    void modal.confirm({ title, content: body, okText: ok, width: 460, onOk: () => act(intervention, done) });
  };
  return { act, confirm, isPending: intervene.isPending };
}

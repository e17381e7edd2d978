import { Button, Dropdown, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { kindOf } from '../../../rules/kinds/registry.ts';
import { isOver } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { stepsAfter, waitingFor } from './consequences.ts';
import { useAct } from './useAct.tsx';

/** What a person may do about a step that is under way: take it on by an outcome, try it again, report its event. */
export function NodeActs({ scene, node }: { scene: Scene; node: string }) {
  const { t } = useTranslation(['acts', 'campaign', 'common']);
  const { campaign, playbook, names, format } = scene;
  const { confirm, isPending } = useAct(campaign.id);
  const found = playbook.nodes.find((each) => each.id === node);
  const state = campaign.overlay.nodes[node]?.state;
  if (!found || isOver(campaign) || (state !== 'active' && state !== 'parked')) return null;
  const title = names.node(node);
  const spec = kindOf(found);
  const outcomes = spec.outcomes(found.config);
  const event = spec.waitsFor?.(found.config);
  const list = (nodes: readonly string[]): string =>
    nodes.map((each) => names.node(each)).join(t('common:listSeparator'));

  const askSkip = (outcome: string): void => {
    const words = names.outcome(node, outcome);
    const next = stepsAfter(playbook, node, outcome);
    confirm({
      title: t('skipTitle', { node: title, outcome: words }),
      body: (
        <>
          <p>{t('skipLeaves')}</p>
          <p>{next.length === 0 ? t('skipEnds') : t('skipTo', { nodes: list(next) })}</p>
        </>
      ),
      ok: t('skip'),
      intervention: { type: 'skip', node, outcome },
      done: t('campaign:act.skipped', { node: title, outcome: words }),
    });
  };

  return (
    <Flex gap={8} wrap style={{ marginTop: 8 }}>
      {state === 'parked' && (
        <Button
          size="small"
          type="primary"
          loading={isPending}
          onClick={() =>
            confirm({
              title: t('retryTitle', { node: title }),
              body: t('retryBody'),
              ok: t('retry'),
              intervention: { type: 'retry', node },
              done: t('campaign:act.retried', { node: title }),
            })
          }
        >
          {t('campaign:now.retry')}
        </Button>
      )}
      {event !== undefined && state === 'active' && (
        <Button
          size="small"
          loading={isPending}
          onClick={() =>
            confirm({
              title: t('eventTitle', { event }),
              body: t('eventBody', { nodes: list(waitingFor(playbook, campaign.overlay, event)) }),
              ok: t('event', { event }),
              intervention: { type: 'event', event },
              done: t('eventDone', { event }),
            })
          }
        >
          {t('event', { event })}
        </Button>
      )}
      {outcomes.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              {
                key: 'ways',
                type: 'group',
                label: t('campaign:now.skipTitle', { node: title }),
                children: outcomes.map((each) => ({ key: each.id, label: each.title[format.language] })),
              },
            ],
            onClick: ({ key }) => askSkip(key),
          }}
        >
          <Button size="small" disabled={isPending}>
            {t('campaign:now.skip')}
          </Button>
        </Dropdown>
      )}
    </Flex>
  );
}

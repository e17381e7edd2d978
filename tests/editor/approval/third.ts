import type { Page } from 'playwright-core';
import { z } from 'zod';
import { playbookContent } from '../../../rules/api/playbook-content.ts';
import type { PlaybookVersion } from '../../../rules/api/playbooks.ts';
import type { Playbook } from '../../../rules/playbook/schema.ts';

const contentAnswer = z.looseObject({ playbook: playbookContent });
const listAnswer = z.array(z.looseObject({ id: z.string(), versions: z.array(z.unknown()) }));

export const THIRD: PlaybookVersion = {
  number: 3,
  state: 'submitted',
  hash: 'c0ffee00c0ffee00c0ffee00c0ffee',
  author: 'chen',
  note: 'More for search, and nobody asks the platform again.',
  submittedAt: '2026-10-03T15:00:00+08:00',
};

/** A dearer guardrail, a step that is gone, one that is new, and a way to it. */
export function edited(playbook: Playbook): Playbook {
  const file = structuredClone(playbook) as unknown as {
    nodes: { id: string; title: string; config: Record<string, never>; position: { x: number; y: number } }[];
    edges: { id: string; from: string; outcome: string; to: string }[];
    parameters: Record<string, { default: unknown }>;
  };
  const find = (id: string) => file.nodes.find((each) => each.id === id)!;
  Object.assign(find('raiseBudget').config['guardrail']!, { max: '3000000' });
  file.parameters['safetyFactor']!.default = 2;
  file.nodes = file.nodes.filter((each) => each.id !== 'moveModule');
  file.edges = file.edges.filter((each) => each.from !== 'moveModule' && each.to !== 'moveModule');
  const { position } = find('raiseBudget');
  const task = structuredClone(find('restockByHand'));
  file.nodes.push({
    ...task,
    id: 'tellStore',
    title: 'Tell the store',
    position: { x: position.x + 320, y: position.y },
  });
  file.edges.push({ id: 'toStore', from: 'raiseBudget', outcome: 'done', to: 'tellStore' });
  return file as unknown as Playbook;
}

/** Lets the page see a third version of the playbook of the fixture's campaign. */
export async function submitThird(page: Page, state: PlaybookVersion['state'] = 'submitted'): Promise<void> {
  const third = { ...THIRD, state };
  await page.route('**/api/v1/playbooks', async (route) => {
    const list = listAnswer.parse(await (await route.fetch()).json());
    const json = list.map((each) =>
      each.id === 'double-11' ? { ...each, versions: [...each.versions, third] } : each,
    );
    await route.fulfill({ json });
  });
  await page.route('**/api/v1/playbooks/double-11/versions/3', async (route) => {
    const second = await route.fetch({ url: route.request().url().replace(/3$/, '2') });
    const { playbook } = contentAnswer.parse(await second.json());
    await route.fulfill({ json: { ...third, playbook: edited(playbook) } });
  });
}

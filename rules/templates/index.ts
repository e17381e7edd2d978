import { daily } from './daily/daily.ts';
import { double11 } from './double-11/double-11.ts';
import { flashSale } from './flash-sale.ts';
import { newProduct } from './new-product/new-product.ts';
import { storeLaunch } from './store-launch/store-launch.ts';
import type { Playbook } from '../playbook/schema.ts';
import type { Template } from './template.ts';

export type { Template };

/** The templates to begin a playbook with, the richest first. */
export const templates: readonly Template[] = [double11, storeLaunch, newProduct, daily, flashSale];

export const findTemplate = (id: string): Template | undefined => templates.find((template) => template.id === id);

/** The template that a playbook was probably made from: the one with which it has most node ids in common, half of them at the least. */
export function likelyTemplate({ nodes }: Pick<Playbook, 'nodes'>): Template | undefined {
  const ids = new Set(nodes.map((node) => node.id));
  const [best] = templates
    .map((template) => {
      const own = template.playbook('en').nodes;
      return { template, share: own.filter((node) => ids.has(node.id)).length / own.length };
    })
    .sort((a, b) => b.share - a.share);
  return best && best.share >= 0.5 ? best.template : undefined;
}

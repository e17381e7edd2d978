import type { Text } from '../problems/problem.ts';
import { quotientOf } from './figures.ts';
import type { ReviewInput } from './input.ts';
import { buyersOf, gmvOf, ordersBy } from './orders.ts';
import type { SectionOf } from './schema.ts';

type Row = SectionOf<'channels'>['rows'][number];
type Figures = Omit<Row, 'advice'>;

/** Below this, an ad brings in less than it costs. */
const BREAK_EVEN = 1;

/** The channels ranked by what their ads brought, with where their budget should go. */
export function buildChannels({ orders, channels }: ReviewInput): SectionOf<'channels'> {
  const byChannel = ordersBy(orders, (order) => order.channel);
  const figures = channels
    .map(({ id, title, uv, adSpend, attributedGmv }): Figures => {
      const own = byChannel.get(id) ?? [];
      const roi = quotientOf(attributedGmv, adSpend);
      return { channel: id, title, gmv: gmvOf(own), adSpend, roi, uv, cvr: quotientOf(buyersOf(own), uv) };
    })
    .sort((a, b) => compareRoi(a.roi, b.roi) || b.gmv - a.gmv || (a.channel < b.channel ? -1 : 1));
  const best = figures.find((each) => each.roi !== null && each.roi >= BREAK_EVEN);
  return { id: 'channels', rows: figures.map((each) => ({ ...each, advice: adviceFor(each, best) })) };
}

function compareRoi(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}

function adviceFor({ channel, roi }: Figures, best: Figures | undefined): Text {
  if (roi === null) {
    return { en: 'No ad spend to judge by: leave as it is.', 'zh-CN': '没有广告花费可供评估：维持不变。' };
  }
  const shown = roi.toFixed(2);
  if (roi < BREAK_EVEN && best) {
    const to = nameOf(best);
    return {
      en: `ROI ${shown} is below ${BREAK_EVEN}: move its budget to ${to.en}.`,
      'zh-CN': `投产比 ${shown} 低于 ${BREAK_EVEN}：将预算调往${to['zh-CN']}。`,
    };
  }
  if (roi < BREAK_EVEN) {
    return {
      en: `ROI ${shown} is below ${BREAK_EVEN}, and no channel is above it: cut the budget.`,
      'zh-CN': `投产比 ${shown} 低于 ${BREAK_EVEN}，且没有更好的渠道：削减预算。`,
    };
  }
  if (channel === best?.channel) {
    return { en: `Best ROI (${shown}): move budget here.`, 'zh-CN': `投产比最高（${shown}）：预算向此渠道倾斜。` };
  }
  return { en: `ROI ${shown}: keep the budget.`, 'zh-CN': `投产比 ${shown}：维持预算。` };
}

const nameOf = ({ channel, title }: Figures): Text =>
  title === null
    ? { en: channel, 'zh-CN': channel }
    : typeof title === 'string'
      ? { en: title, 'zh-CN': title }
      : title;

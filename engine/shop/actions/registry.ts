import type { ActionId } from '../../../rules/actions/catalogue.ts';
import { lowerBid, moveBudget, pauseChannel, raiseBudget } from './ads.ts';
import { delist, fixText, openPresale, requestReplenishment, setDiscount } from './goods.ts';
import { applyPlacement, moveModule, publishPage } from './pages.ts';
import { addAgents, issueCoupon, prioritiseShipping, sendMessage, setServiceHours } from './people.ts';
import { bind, type BoundAction } from './bound.ts';

const boundActions: Readonly<Record<ActionId, BoundAction>> = {
  'ads.raiseBudget': bind(raiseBudget),
  'ads.moveBudget': bind(moveBudget),
  'ads.pauseChannel': bind(pauseChannel),
  'ads.lowerBid': bind(lowerBid),
  'stock.requestReplenishment': bind(requestReplenishment),
  'coupon.issue': bind(issueCoupon),
  'price.setDiscount': bind(setDiscount),
  'sku.delist': bind(delist),
  'sku.fixText': bind(fixText),
  'sku.openPresale': bind(openPresale),
  'message.send': bind(sendMessage),
  'shipping.prioritize': bind(prioritiseShipping),
  'service.setHours': bind(setServiceHours),
  'service.addAgents': bind(addAgents),
  'page.moveModule': bind(moveModule),
  'page.publish': bind(publishPage),
  'platform.applyPlacement': bind(applyPlacement),
};

export const ACTION_NAMES = Object.keys(boundActions);

export const findShopAction = (name: string): BoundAction | undefined =>
  Object.hasOwn(boundActions, name) ? boundActions[name as ActionId] : undefined;

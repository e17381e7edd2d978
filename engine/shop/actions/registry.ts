import type { ActionId } from '../../../rules/actions/catalogue.ts';
import { lowerBid, moveBudget, pauseChannel, raiseBudget, resumeChannel, setBids, setBudget } from './ads.ts';
import {
  delist,
  fixText,
  list,
  matchCompetitor,
  openPresale,
  requestReplenishment,
  setBundle,
  setBundles,
  setDiscount,
  setPrices,
  shareSales,
} from './goods.ts';
import { hold, refundDifference, release } from './orders.ts';
import { applyPlacement, moveModule, placeModule, publishPage, setPublished } from './pages.ts';
import {
  addAgents,
  assignCases,
  issueCoupon,
  prioritiseShipping,
  sendMessage,
  setRisk,
  setServiceHours,
} from './people.ts';
import { bind, type BoundAction } from './bound.ts';

const boundActions: Readonly<Record<ActionId, BoundAction>> = {
  'ads.raiseBudget': bind(raiseBudget),
  'ads.setBudget': bind(setBudget),
  'ads.moveBudget': bind(moveBudget),
  'ads.pauseChannel': bind(pauseChannel),
  'ads.resumeChannel': bind(resumeChannel),
  'ads.lowerBid': bind(lowerBid),
  'ads.setBids': bind(setBids),
  'stock.requestReplenishment': bind(requestReplenishment),
  'stock.shareSales': bind(shareSales),
  'coupon.issue': bind(issueCoupon),
  'price.setDiscount': bind(setDiscount),
  'price.setPrices': bind(setPrices),
  'price.setBundle': bind(setBundle),
  'price.setBundles': bind(setBundles),
  'price.matchCompetitor': bind(matchCompetitor),
  'sku.delist': bind(delist),
  'sku.list': bind(list),
  'sku.fixText': bind(fixText),
  'sku.openPresale': bind(openPresale),
  'message.send': bind(sendMessage),
  'shipping.prioritize': bind(prioritiseShipping),
  'order.hold': bind(hold),
  'order.release': bind(release),
  'order.refundDifference': bind(refundDifference),
  'customer.setRisk': bind(setRisk),
  'service.assign': bind(assignCases),
  'service.setHours': bind(setServiceHours),
  'service.addAgents': bind(addAgents),
  'page.moveModule': bind(moveModule),
  'page.placeModule': bind(placeModule),
  'page.publish': bind(publishPage),
  'page.setPublished': bind(setPublished),
  'platform.applyPlacement': bind(applyPlacement),
};

export const ACTION_NAMES = Object.keys(boundActions);

export const findShopAction = (name: string): BoundAction | undefined =>
  Object.hasOwn(boundActions, name) ? boundActions[name as ActionId] : undefined;

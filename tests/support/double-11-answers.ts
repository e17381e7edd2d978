/** What people fill in on the way through the Double 11 template, by node. */
export const DOUBLE_11_ANSWERS = {
  confirmList: { agreed: true, note: 'ok' },
  askPlatform: { accepted: true },
  priceCheck: { checked: 2, deviations: 0 },
  fixByHand: { decision: 'remove' },
  renewLicences: { decision: 'remove' },
  seedContent: { posts: 12 },
  payIncident: { cause: 'gateway', recoveredOrders: 7 },
  dataBlackout: { cause: 'import' },
  restockByHand: { pieces: 300 },
  lessons: { success: 'deposit multiplier', failure: 'stock-out' },
};

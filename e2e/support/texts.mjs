// What the pages say, as far as tests look for it. In one place, so that a new wording is one change.

export const TEXT = {
  overviewTitle: 'Billing',
  tabs: { subscriptions: 'Subscriptions', invoices: 'Invoices', paymentMethods: 'Payment methods' },

  cancel: 'Cancel',
  cancelQuestion: /^Cancel .+\?$/,
  cancelConfirm: 'Cancel subscription',
  cancelStay: 'Keep subscription',
  canceled: /will end with its current period/,
  undoCancel: 'Resume',
  kept: /Your subscription continues/,
};

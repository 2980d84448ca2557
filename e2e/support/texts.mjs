// What the pages say, as far as tests look for it. In one place, so that a new wording is one change.

export const TEXT = {
  title: 'Billing',
  tabs: { subscriptions: 'Subscriptions', invoices: 'Invoices', 'payment-methods': 'Payment methods' },

  cancel: 'Cancel',
  cancelQuestion: /^Cancel .+\?$/,
  cancelConfirm: 'Cancel subscription',
  cancelStay: 'Keep subscription',
  canceled: /will end with its current period/,
  undoCancel: 'Resume',
  kept: /Your subscription continues/,

  pay: /^Pay /,
  olderInvoices: 'Older',
  newerInvoices: 'Newer',
  downloadPdf: /^Download PDF/,

  addPaymentMethod: 'Add payment method',
  paymentMethodUpdated: /new payment method is in place/,
  paymentMethodNotChanged: /Nothing was changed/,
  defaultPaymentMethod: 'Default',

  linkExpired: 'This link has expired',
  linkRevoked: 'This link is no longer valid',
  linkUnknown: /This link doesn.t work/,
  didNotWork: /That didn.t work/,
  backToBilling: 'Back to billing',
};

/** What the sandbox's pages say, which stand in for Stripe's. */
export const STRIPE = {
  card: { mastercard: /Mastercard/, declined: /Is declined/, visa: /4242/, threeDSecure: /3-D Secure/ },
  save: 'Save card',
  pay: /^Pay /,
  back: 'Back',
  approve: 'Approve',
  fail: 'Fail',
  paid: /^Paid/,
};

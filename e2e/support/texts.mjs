// What the pages say, as far as tests look for it: taken from the catalogues that the pages are made with.

import { catalogue } from './catalogue.mjs';

/** The texts of a language, by what they are for. Each is a pattern that the whole text fits, whatever its variables are. */
export function texts(locale) {
  const says = catalogue(locale);
  return {
    title: says('billing'),
    tabs: { subscriptions: says('subscriptions'), invoices: says('invoices'), 'payment-methods': says('payment-methods') },

    cancel: says('cancel'),
    cancelQuestion: says('cancel-title-html'),
    cancelConfirm: says('cancel-subscription'),
    cancelStay: says('keep-subscription'),
    canceled: says('notice-canceled'),
    active: says('status-active'),
    trial: says('status-trialing'),
    undoCancel: says('keep-subscription'),
    kept: says('notice-kept'),
    seeSchedule: says('see-schedule'),
    releaseQuestion: says('release-title-html'),
    release: says('release-subscription'),
    leaveAsPlanned: says('leave-as-planned'),
    released: says('notice-released'),
    resumePayments: says('resume-payments'),
    unpaused: says('notice-unpaused'),
    resume: says('resume'),
    resumed: says('notice-resumed'),
    paid: says('notice-paid'),

    pay: starts(says('pay-amount')),
    olderInvoices: says('invoices-older'),
    newerInvoices: says('invoices-newer'),
    downloadPdf: /^Download PDF/,
    invoicesYear: says('invoices-year'),
    invoicesStatus: says('invoices-status'),
    invoicesShow: says('invoices-show'),
    invoicesShowAll: says('invoices-show-all'),
    invoicesCsv: says('invoices-csv'),
    noInvoicesOfThisKind: starts(says('invoices-none-chosen')),

    payNowWith: says('pay-now-with'),
    methodAdded: says('notice-card-updated'),
    addPaymentMethod: says('add-payment-method'),
    paymentMethodUpdated: /Your new payment method is in place/,
    paymentMethodNotChanged: /Nothing was changed/,

    default: says('default-method'),
    useForEverything: says('use-for-everything'),
    usedForEverything: says('notice-method-default'),
    remove: says('remove'),
    removeQuestion: says('remove-html'),
    removeConfirm: says('remove-payment-method'),
    removed: says('notice-method-removed'),
    cannotRemove: says('cannot-remove-html'),
    paysInstead: says('pays-instead-html'),
    keepIt: says('keep-it'),

    contact: says('contact'),
    help: says('help'),
    terms: says('terms'),
    privacy: says('privacy'),

    language: says('language'),
    changeLanguage: says('change-language'),

    updated: says('page-updated'),
    offline: says('offline'),
    skipToContent: says('skip-to-content'),
    linkExpired: says('link-expired'),
    emailNewLink: says('email-new-link'),
    newLinkAsked: says('new-link-asked'),
    newLinkTooOften: says('new-link-too-often'),
    linkRevoked: says('link-revoked'),
    linkUnknown: says('link-unknown'),
    refused: says('refused'),
    unavailable: says('unavailable'),
    backToBilling: says('back-to-billing'),
  };
}

export const TEXT = texts('en');

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

function starts(pattern) {
  return new RegExp(pattern.source.replace(/\\s\*\$$/, ''));
}

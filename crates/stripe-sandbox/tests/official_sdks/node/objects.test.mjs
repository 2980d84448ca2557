// Stripe's library for Node drives every endpoint that reads or changes an object.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventually, monthlyPrice, payingCustomer, stripe } from './sandbox.mjs';

test('account', async () => {
  const account = await stripe.accounts.retrieveCurrent();
  assert.equal(account.object, 'account');
  assert.match(account.lastResponse.requestId, /^req_/);
});

test('customers', async () => {
  const email = `${crypto.randomUUID()}@example.com`;
  const customer = await stripe.customers.create({ email, name: 'Ada', metadata: { a: '1', b: '2' }, preferred_locales: ['de'] });
  const updated = await stripe.customers.update(customer.id, { metadata: { a: '' }, phone: '+43 1' });
  assert.deepEqual(updated.metadata, { b: '2' });
  const found = await stripe.customers.list({ email, created: { gte: customer.created }, limit: 1 });
  assert.equal(found.data[0].id, customer.id);
  assert.equal(found.has_more, false);
  assert.equal((await stripe.customers.del(customer.id)).deleted, true);
  assert.equal((await stripe.customers.retrieve(customer.id)).deleted, true);
});

test('products and prices', async () => {
  const product = await stripe.products.create({
    name: 'Team',
    default_price_data: { currency: 'jpy', unit_amount: 500, recurring: { interval: 'month' } },
  });
  const yearly = await stripe.prices.create({
    product: product.id,
    currency: 'kwd',
    billing_scheme: 'tiered',
    tiers_mode: 'graduated',
    tiers: [{ up_to: 10, unit_amount: 1000 }, { up_to: 'inf', unit_amount: 500 }],
    recurring: { interval: 'year' },
    lookup_key: crypto.randomUUID(),
  });
  assert.equal((await stripe.prices.retrieve(yearly.id, { expand: ['tiers'] })).tiers.length, 2);
  assert.equal((await stripe.prices.list({ product: product.id })).data.length, 2);
  assert.equal((await stripe.prices.list({ lookup_keys: [yearly.lookup_key] })).data[0].id, yearly.id);
  assert.equal((await stripe.prices.update(yearly.id, { active: false })).active, false);
  assert.equal((await stripe.products.update(product.id, { description: 'For teams' })).description, 'For teams');
  assert.equal((await stripe.products.retrieve(product.id, { expand: ['default_price'] })).default_price.currency, 'jpy');
  assert.ok((await stripe.products.list({ ids: [product.id], active: true })).data.length);
  const unsold = await stripe.products.create({ name: 'Unsold' });
  assert.equal((await stripe.products.del(unsold.id)).deleted, true);
});

test('payment methods', async () => {
  const customer = await stripe.customers.create();
  const card = await stripe.paymentMethods.create({ type: 'card', card: { token: 'tok_mastercard' }, billing_details: { name: 'Jo' } });
  await stripe.paymentMethods.attach(card.id, { customer: customer.id });
  const iban = await stripe.paymentMethods.create({ type: 'sepa_debit', sepa_debit: { iban: 'DE89370400440532013000' } });
  await stripe.paymentMethods.attach(iban.id, { customer: customer.id });
  assert.equal((await stripe.paymentMethods.list({ customer: customer.id, type: 'card' })).data[0].card.brand, 'mastercard');
  assert.equal((await stripe.customers.listPaymentMethods(customer.id)).data.length, 2);
  assert.equal((await stripe.customers.retrievePaymentMethod(customer.id, iban.id)).sepa_debit.last4, '3000');
  assert.equal((await stripe.paymentMethods.update(card.id, { metadata: { a: 'b' } })).metadata.a, 'b');
  assert.equal((await stripe.paymentMethods.retrieve(card.id)).customer, customer.id);
  assert.equal((await stripe.paymentMethods.detach(card.id)).customer, null);
});

test('setup intents', async () => {
  const customer = await stripe.customers.create();
  const intent = await stripe.setupIntents.create({ customer: customer.id, payment_method_types: ['card'], usage: 'off_session' });
  const confirmed = await stripe.setupIntents.confirm(intent.id, { payment_method: 'pm_card_visa' });
  assert.equal(confirmed.status, 'succeeded');
  const expanded = await stripe.setupIntents.retrieve(intent.id, { expand: ['payment_method'] });
  assert.equal(expanded.payment_method.customer, customer.id);
  assert.equal((await stripe.setupIntents.list({ customer: customer.id })).data.length, 1);
});

test('subscriptions and their items', async () => {
  const [customer, price] = await Promise.all([payingCustomer(), monthlyPrice()]);
  const subscription = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id, quantity: 2 }],
    billing_mode: { type: 'flexible' },
    metadata: { seat: '2' },
    expand: ['latest_invoice.payments'],
  });
  assert.equal(subscription.status, 'active');
  assert.equal(subscription.latest_invoice.payments.data[0].status, 'paid');
  const ending = await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
  assert.equal(ending.cancel_at_period_end, false);
  assert.equal(ending.cancel_at, ending.items.data[0].current_period_end);
  assert.equal((await stripe.subscriptions.update(subscription.id, { cancel_at: '' })).cancel_at, null);
  assert.equal((await stripe.subscriptions.update(subscription.id, { pause_collection: { behavior: 'void' } })).pause_collection.behavior, 'void');
  assert.equal((await stripe.subscriptions.update(subscription.id, { pause_collection: '' })).pause_collection, null);

  const items = await stripe.subscriptionItems.list({ subscription: subscription.id });
  assert.equal((await stripe.subscriptionItems.retrieve(items.data[0].id)).quantity, 2);
  const listed = await stripe.subscriptions.list({ customer: customer.id, status: 'all', price: price.id });
  assert.equal(listed.data.length, 1);
  assert.equal((await stripe.subscriptions.retrieve(subscription.id, { expand: ['customer'] })).customer.id, customer.id);
  const canceled = await stripe.subscriptions.cancel(subscription.id, { cancellation_details: { feedback: 'unused' } });
  assert.equal(canceled.status, 'canceled');
  assert.equal(canceled.cancellation_details.feedback, 'unused');
});

test('a trial without a card pauses, and resumes with one', async () => {
  const [customer, price] = await Promise.all([stripe.customers.create(), monthlyPrice()]);
  const trial = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    trial_period_days: 3,
    trial_settings: { end_behavior: { missing_payment_method: 'create_invoice' } },
  });
  assert.equal(trial.status, 'trialing');
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  await stripe.subscriptions.update(trial.id, { default_payment_method: method.id });
  assert.equal((await stripe.subscriptions.update(trial.id, { trial_end: 'now' })).status, 'active');
  await assert.rejects(stripe.subscriptions.resume(trial.id), /only be resumed if they are in a paused status/);
});

test('a trial that may not go on without a card pauses until there is one', async () => {
  const [customer, price] = await Promise.all([stripe.customers.create(), monthlyPrice()]);
  const trial = await stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    trial_end: Math.floor(Date.now() / 1000) + 3,
    trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
  });
  await eventually(async () => (await stripe.subscriptions.retrieve(trial.id)).status === 'paused');
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  await stripe.subscriptions.update(trial.id, { default_payment_method: method.id });
  assert.equal((await stripe.subscriptions.resume(trial.id)).status, 'active');
});

test('subscription schedules', async () => {
  const [customer, price] = await Promise.all([payingCustomer(), monthlyPrice()]);
  const subscribe = () => stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  const [first, second] = [await subscribe(), await subscribe()];
  const schedule = await stripe.subscriptionSchedules.create({ from_subscription: first.id });
  assert.equal((await stripe.subscriptions.retrieve(first.id)).schedule, schedule.id);
  await assert.rejects(stripe.subscriptions.update(first.id, { cancel_at_period_end: true }), /managed by the subscription schedule/);
  assert.equal((await stripe.subscriptionSchedules.retrieve(schedule.id)).phases.length, 1);
  const ending = await stripe.subscriptionSchedules.update(schedule.id, { end_behavior: 'cancel' });
  assert.equal((await stripe.subscriptions.retrieve(first.id)).cancel_at, ending.phases[0].end_date);
  assert.equal((await stripe.subscriptionSchedules.list({ customer: customer.id })).data.length, 1);
  assert.equal((await stripe.subscriptionSchedules.release(schedule.id)).released_subscription, first.id);
  const other = await stripe.subscriptionSchedules.create({ from_subscription: second.id });
  assert.equal((await stripe.subscriptionSchedules.cancel(other.id)).status, 'canceled');
  assert.equal((await stripe.subscriptions.retrieve(second.id)).status, 'canceled');
});

test('invoices', async () => {
  const [customer, price] = await Promise.all([payingCustomer(), monthlyPrice()]);
  const unpaid = () => stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: price.id }],
    payment_behavior: 'default_incomplete',
    expand: ['latest_invoice'],
  });
  const [first, second] = [await unpaid(), await unpaid()];
  const invoice = first.latest_invoice;
  assert.equal(invoice.status, 'open');
  assert.equal(invoice.parent.subscription_details.subscription, first.id);
  assert.equal((await stripe.invoices.pay(invoice.id)).status, 'paid');
  const [payment] = (await stripe.invoices.retrieve(invoice.id, { expand: ['payments'] })).payments.data;
  assert.equal((await stripe.paymentIntents.retrieve(payment.payment.payment_intent)).amount_received, 1200);
  assert.equal((await stripe.invoices.listLineItems(invoice.id)).data[0].pricing.price_details.price, price.id);
  assert.equal((await stripe.invoices.markUncollectible(second.latest_invoice.id)).status, 'uncollectible');
  assert.equal((await stripe.invoices.voidInvoice(second.latest_invoice.id)).status, 'void');
  await assert.rejects(stripe.invoices.finalizeInvoice(invoice.id), /already finalized/);
  assert.equal((await stripe.invoices.list({ customer: customer.id, status: 'paid' })).data.length, 1);
  assert.equal((await stripe.invoices.createPreview({ subscription: first.id })).amount_due, 1200);

  const pdf = await fetch(invoice.invoice_pdf);
  assert.equal(pdf.headers.get('content-type'), 'application/pdf');
  assert.match(await (await fetch(invoice.hosted_invoice_url)).text(), new RegExp(invoice.number));
});

test('payments, refunds and credit notes', async () => {
  const [customer, price] = await Promise.all([payingCustomer(), monthlyPrice()]);
  const subscription = await stripe.subscriptions.create({ customer: customer.id, items: [{ price: price.id }] });
  const [payment] = (await stripe.invoicePayments.list({ invoice: subscription.latest_invoice })).data;
  assert.equal((await stripe.invoicePayments.retrieve(payment.id)).status, 'paid');
  const { payment_intent: intent } = payment.payment;
  const found = await stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent: intent } });
  assert.equal(found.data[0].invoice, subscription.latest_invoice);

  const refund = await stripe.refunds.create({ payment_intent: intent, amount: 200, reason: 'requested_by_customer' });
  assert.equal((await stripe.refunds.retrieve(refund.id)).status, 'succeeded');
  const charge = await stripe.charges.retrieve(refund.charge, { expand: ['refunds'] });
  assert.deepEqual([charge.amount_refunded, charge.refunded, charge.refunds.data.length], [200, false, 1]);
  assert.equal((await stripe.charges.list({ payment_intent: intent })).data.length, 1);
  assert.equal((await stripe.refunds.list({ charge: charge.id })).data[0].id, refund.id);

  const note = await stripe.creditNotes.create({ invoice: subscription.latest_invoice, amount: 300, refund_amount: 100, out_of_band_amount: 200 });
  assert.equal((await stripe.creditNotes.retrieve(note.id)).total, 300);
  assert.equal((await stripe.creditNotes.listLineItems(note.id)).data[0].amount, 300);
  assert.equal((await stripe.creditNotes.list({ invoice: subscription.latest_invoice })).data.length, 1);
  assert.equal((await stripe.creditNotes.update(note.id, { memo: 'Sorry' })).memo, 'Sorry');
  assert.equal((await stripe.invoices.retrieve(subscription.latest_invoice)).post_payment_credit_notes_amount, 300);
  assert.equal((await fetch(note.pdf)).headers.get('content-type'), 'application/pdf');
});

test('a credit note on an open invoice can be voided', async () => {
  const [customer, price] = await Promise.all([payingCustomer(), monthlyPrice()]);
  const request = { customer: customer.id, items: [{ price: price.id }], payment_behavior: 'default_incomplete' };
  const subscription = await stripe.subscriptions.create(request);
  const note = await stripe.creditNotes.create({ invoice: subscription.latest_invoice, amount: 300 });
  assert.equal((await stripe.invoices.retrieve(subscription.latest_invoice)).amount_due, 900);
  assert.equal((await stripe.creditNotes.voidCreditNote(note.id)).status, 'void');
  assert.equal((await stripe.invoices.retrieve(subscription.latest_invoice)).amount_due, 1200);
});

test('an invoice made by hand', async () => {
  const customer = await payingCustomer();
  const draft = await stripe.invoices.create({ customer: customer.id, currency: 'usd' });
  await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: 2500, currency: 'usd', description: 'Consulting' });
  assert.equal((await stripe.invoices.update(draft.id, { description: 'May' })).total, 2500);
  assert.equal((await stripe.invoices.pay(draft.id)).status, 'paid');
  const other = await stripe.invoices.create({ customer: customer.id });
  assert.equal((await stripe.invoices.del(other.id)).deleted, true);
});

test('tax ids', async () => {
  const customer = await stripe.customers.create();
  const taxId = await stripe.customers.createTaxId(customer.id, { type: 'eu_vat', value: 'DE123456789' });
  assert.equal((await stripe.customers.retrieveTaxId(customer.id, taxId.id)).country, 'DE');
  assert.equal((await stripe.customers.listTaxIds(customer.id)).data.length, 1);
  assert.equal((await stripe.customers.retrieve(customer.id, { expand: ['tax_ids'] })).tax_ids.data[0].id, taxId.id);
  assert.equal((await stripe.customers.deleteTaxId(customer.id, taxId.id)).deleted, true);
});

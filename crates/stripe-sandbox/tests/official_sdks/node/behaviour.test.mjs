// Stripe's library for Node meets errors, idempotency, paging, Checkout and webhooks.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';

import { client, control, monthlyPrice, payingCustomer, stripe } from './sandbox.mjs';

test('errors are the classes of the library', async () => {
  await assert.rejects(client('sk_test_wrong_wrong_wrong').customers.list(), { type: 'StripeAuthenticationError', statusCode: 401 });
  await assert.rejects(stripe.customers.retrieve('cus_nobody'), { type: 'StripeInvalidRequestError', code: 'resource_missing', statusCode: 404 });
  await assert.rejects(stripe.customers.create({ colour: 'red' }), { code: 'parameter_unknown', param: 'colour' });
  const customer = await stripe.customers.create();
  const declined = stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer: customer.id });
  await assert.rejects(declined, { type: 'StripeCardError', code: 'card_declined', decline_code: 'generic_decline' });
});

test('an idempotency key repeats the answer, and refuses another request', async () => {
  const idempotencyKey = crypto.randomUUID();
  const first = await stripe.customers.create({ name: 'Once' }, { idempotencyKey });
  const again = await stripe.customers.create({ name: 'Once' }, { idempotencyKey });
  assert.equal(again.id, first.id);
  assert.equal(again.lastResponse.headers['idempotent-replayed'], 'true');
  await assert.rejects(stripe.customers.create({ name: 'Twice' }, { idempotencyKey }), { type: 'StripeIdempotencyError' });
});

test('the library retries what it should', async (t) => {
  t.after(() => control('DELETE', '/faults'));
  const customer = await stripe.customers.create();
  await control('PUT', '/faults', { status: 500, failRate: 0.5, match: `/v1/customers/${customer.id}` });
  const patient = client(undefined, { maxNetworkRetries: 2 });
  assert.equal((await patient.customers.retrieve(customer.id)).id, customer.id);
  assert.equal((await patient.customers.retrieve(customer.id)).id, customer.id);
});

test('lists page themselves', async () => {
  const customer = await payingCustomer();
  for (const brand of ['pm_card_visa', 'pm_card_mastercard', 'pm_card_amex']) {
    await stripe.paymentMethods.attach(brand, { customer: customer.id });
  }
  const brands = [];
  for await (const method of stripe.customers.listPaymentMethods(customer.id, { limit: 1 })) brands.push(method.card.brand);
  assert.deepEqual(brands, ['amex', 'mastercard', 'visa', 'visa']);
});

test('checkout sets up a card', async () => {
  const customer = await stripe.customers.create({ email: 'ada@example.com' });
  const session = await stripe.checkout.sessions.create({
    mode: 'setup',
    currency: 'usd',
    customer: customer.id,
    success_url: 'https://shop.example/ok?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'https://shop.example/no',
    setup_intent_data: { metadata: { a: 'b' } },
  });
  const { url } = await control('POST', `/checkout/${session.id}/complete`, { card: 'visa' });
  assert.equal(url, `https://shop.example/ok?session=${session.id}`);
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['setup_intent'] });
  assert.equal(done.status, 'complete');
  assert.equal(done.setup_intent.status, 'succeeded');
});

test('checkout starts a subscription, or expires', async () => {
  const price = await monthlyPrice(1500, 'eur');
  const create = () => stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: price.id, quantity: 2 }],
    success_url: 'https://shop.example/ok',
    subscription_data: { trial_period_days: 7 },
  });
  const session = await create();
  assert.equal((await stripe.checkout.sessions.listLineItems(session.id)).data[0].amount_total, 3000);
  await control('POST', `/checkout/${session.id}/complete`, { card: 'three_d_secure' });
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] });
  assert.equal(done.subscription.status, 'trialing');
  assert.ok((await stripe.checkout.sessions.list({ customer: done.customer })).data.length);
  assert.equal((await stripe.checkout.sessions.expire((await create()).id)).status, 'expired');
});

test('events arrive as webhooks that the library verifies', async () => {
  const received = [];
  const arrivals = new EventTarget();
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ body: Buffer.concat(chunks), signature: request.headers['stripe-signature'] });
      response.end();
      arrivals.dispatchEvent(new Event('arrival'));
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());

  const endpoint = await stripe.webhookEndpoints.create({
    url: `http://127.0.0.1:${server.address().port}/`,
    enabled_events: ['product.created'],
  });
  assert.match(endpoint.secret, /^whsec_/);
  const arrival = new Promise((resolve) => arrivals.addEventListener('arrival', resolve, { once: true }));
  const product = await stripe.products.create({ name: `Announced ${crypto.randomUUID()}` });
  await arrival;
  const event = stripe.webhooks.constructEvent(received[0].body, received[0].signature, endpoint.secret);
  assert.equal(event.type, 'product.created');
  assert.throws(() => stripe.webhooks.constructEvent(received[0].body, received[0].signature, 'whsec_other'), /signature/i);

  assert.equal((await stripe.events.retrieve(event.id)).data.object.id, event.data.object.id);
  const listed = await stripe.events.list({ types: ['product.created'], limit: 100 });
  assert.ok(listed.data.some((one) => one.data.object.id === product.id));
  const disabled = await stripe.webhookEndpoints.update(endpoint.id, { disabled: true });
  assert.equal(disabled.status, 'disabled');
  assert.equal((await stripe.webhookEndpoints.retrieve(endpoint.id)).secret, undefined);
  assert.ok((await stripe.webhookEndpoints.list({ limit: 100 })).data.length);
  assert.equal((await stripe.webhookEndpoints.del(endpoint.id)).deleted, true);
});

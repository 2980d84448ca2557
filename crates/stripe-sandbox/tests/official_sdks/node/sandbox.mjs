// A client of the running sandbox, as Stripe's own library for Node makes it.

import Stripe from 'stripe';

const url = process.env.STRIPE_SANDBOX_URL;
export const key = process.env.STRIPE_SANDBOX_KEY;
if (!url || !key) {
  throw new Error('Set STRIPE_SANDBOX_URL and STRIPE_SANDBOX_KEY to a running sandbox: cargo run -p stripe-sandbox --example serve');
}
const { protocol, hostname, port } = new URL(url);

// The library's timer of a request outlives its answer, and would keep the tests' process as long as its default of 80 s.
export function client(apiKey = key, options = {}) {
  return new Stripe(apiKey, { host: hostname, port, protocol: protocol.slice(0, -1), maxNetworkRetries: 0, timeout: 2_000, telemetry: false, ...options });
}

export const stripe = client();

// A control endpoint, which Stripe does not have.
export async function control(method, path, body) {
  const response = await fetch(`${url}/sandbox${path}`, { method, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.json();
}

export async function monthlyPrice(amount = 1200, currency = 'usd') {
  return stripe.prices.create({
    currency,
    unit_amount: amount,
    recurring: { interval: 'month' },
    product_data: { name: 'Node SDK plan' },
  });
}

// A customer whose default is a card that works.
export async function payingCustomer(extra = {}) {
  const customer = await stripe.customers.create({ email: `${crypto.randomUUID()}@example.com`, ...extra });
  const method = await stripe.paymentMethods.attach('pm_card_visa', { customer: customer.id });
  return stripe.customers.update(customer.id, { invoice_settings: { default_payment_method: method.id } });
}

// Waits until something holds, which must be soon.
export async function eventually(holds) {
  const deadline = Date.now() + 15_000;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error('it never happened');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

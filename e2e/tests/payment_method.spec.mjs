// A new payment method, through the page that Stripe would host, and what overdue customers pay.

import { DESKTOP, NO_SCRIPT, PHONE, expect, expectClean, message, picture, test } from '../support/portal.mjs';
import { STRIPE, TEXT } from '../support/texts.mjs';

const methods = (page) => page.locator('#payment-methods');
const add = (page) => methods(page).getByRole('button', { name: TEXT.addPaymentMethod });

async function openCheckout(page, url) {
  await page.goto(`${url}?tab=payment-methods`);
  await add(page).click();
  await expect(page.getByRole('button', { name: STRIPE.save })).toBeVisible();
}

async function chooseCard(page, card) {
  await page.getByRole('radio', { name: STRIPE.card[card] }).check();
  await page.getByRole('button', { name: STRIPE.save }).click();
}

for (const [device, variants] of Object.entries({ 'on a desktop': [DESKTOP], 'on a phone without script': [PHONE, NO_SCRIPT] })) {
  test(`a new card is in place when its customer comes back ${device}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('plain');
    const page = await open(url, ...variants);
    await openCheckout(page, url);
    await chooseCard(page, 'mastercard');

    await expect(message(page)).toContainText(TEXT.paymentMethodUpdated);
    await expect(methods(page)).toContainText(/Mastercard.*4444/);
    await expectClean(page);
    await picture(page, `payment method, updated, ${device}`);
    const { paymentMethods } = await ownDemo.shown(url);
    expect(paymentMethods.find((method) => method.isDefault).last4).toBe('4444');
  });

  test(`nothing changes when someone comes back without a card ${device}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('plain');
    const page = await open(url, ...variants);
    const before = (await ownDemo.shown(url)).paymentMethods;
    await openCheckout(page, url);
    await page.getByRole('link', { name: STRIPE.back }).click();

    await expect(message(page)).toContainText(TEXT.paymentMethodNotChanged);
    await expectClean(page);
    expect((await ownDemo.shown(url)).paymentMethods).toEqual(before);
  });

  test(`a declined card can be followed by one that works ${device}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('plain');
    const page = await open(url, ...variants);
    await openCheckout(page, url);
    await chooseCard(page, 'declined');
    await expect(page.getByRole('alert')).toBeVisible();
    await chooseCard(page, 'threeDSecure');
    await page.getByRole('button', { name: STRIPE.fail }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await chooseCard(page, 'threeDSecure');
    await page.getByRole('button', { name: STRIPE.approve }).click();

    await expect(message(page)).toContainText(TEXT.paymentMethodUpdated);
    await expect(methods(page)).toContainText(/3155/);
  });
}

test('a declined card changes nothing', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('plain');
  const page = await open(url);
  const before = (await ownDemo.shown(url)).paymentMethods;
  await openCheckout(page, url);
  await chooseCard(page, 'declined');
  await page.getByRole('link', { name: STRIPE.back }).click();
  await expect(message(page)).toContainText(TEXT.paymentMethodNotChanged);
  expect((await ownDemo.shown(url)).paymentMethods).toEqual(before);
});

test('the page of the browser’s cache has no dead button', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('plain');
  const page = await open(url);
  await openCheckout(page, url);
  await page.goBack();
  await add(page).click();
  await expect(page.getByRole('button', { name: STRIPE.save })).toBeVisible();
});

for (const [how, variant] of [['with script', {}], ['without script', NO_SCRIPT]]) {
  test(`an overdue invoice is paid, and the subscription goes on, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('past due');
    const page = await open(url, variant);
    await page.getByRole('main').getByRole('link', { name: TEXT.pay }).first().click();
    await page.getByRole('radio', { name: STRIPE.card.visa }).check();
    await page.getByRole('button', { name: STRIPE.pay }).click();
    await expect(page.getByText(STRIPE.paid)).toBeVisible();

    await expect(async () => {
      await page.goto(url);
      await expect(page.getByRole('link', { name: TEXT.pay })).toHaveCount(0, { timeout: 100 });
    }).toPass({ timeout: 60_000 });
    // Each of them is told by an event of its own.
    await expect.poll(async () => (await ownDemo.shown(url)).subscriptions[0].status).toBe('active');
    await expectClean(page);
  });
}

const payNow = (page, last4) => methods(page).getByRole('button', { name: TEXT.payNowWith }).filter({ hasText: last4 });

for (const [how, variant] of [['with script', {}], ['on a phone without script', { ...PHONE, ...NO_SCRIPT }]]) {
  test(`what is overdue is paid with the card that was just added, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('past due');
    const page = await open(url, variant);
    await openCheckout(page, url);
    await chooseCard(page, 'mastercard');
    await expect(payNow(page, '4444')).toBeVisible();
    const isLoadedAnew = await watchForLoads(page);
    await payNow(page, '4444').click();
    await expect(message(page)).toContainText(TEXT.paid);
    await expect(payNow(page, '4444')).toHaveCount(0);
    expect(isLoadedAnew()).toBe('javaScriptEnabled' in variant);
    expect((await ownDemo.shown(url)).subscriptions[0].status).toBe('active');
    await expectClean(page);
  });

  test(`a card whose bank asks leads on to Stripe’s page, ${how}`, async ({ ownDemo, open }) => {
    const page = await open(`${await ownDemo.link('asked by the bank')}?tab=payment-methods`, variant);
    await payNow(page, '').click();
    await page.waitForURL(`${ownDemo.sandboxOrigin}/**`);
    // Back from there, nothing on the page is dead.
    await page.goBack();
    await payNow(page, '').click();
    await page.waitForURL(`${ownDemo.sandboxOrigin}/**`);
  });
}

/** Whether a page is loaded as a whole from now on. */
async function watchForLoads(page) {
  let loads = 0;
  page.on('domcontentloaded', () => (loads += 1));
  return () => loads > 0;
}

test('a page that is open when an invoice is paid elsewhere shows it by itself, and says so', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('past due');
  const page = await open(url);
  const other = await open(url, PHONE);
  await other.getByRole('main').getByRole('link', { name: TEXT.pay }).first().click();
  await other.getByRole('button', { name: STRIPE.pay }).click();
  await expect(other.getByText(STRIPE.paid)).toBeVisible();
  await expect(page.getByRole('link', { name: TEXT.pay })).toHaveCount(0);
  await expectClean(page);
});

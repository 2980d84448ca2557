// What can be done with a subscription beside canceling it, and paying what is overdue with a new card.

import { DARK, DESKTOP, NO_SCRIPT, PHONE, expect, expectClean, message, picture, test } from '../support/portal.mjs';
import { STRIPE, TEXT } from '../support/texts.mjs';

const subscription = (page) => page.getByRole('article').first();
const banner = (page) => page.locator('#needs-you');
const methods = (page) => page.locator('#payment-methods');

async function enter(page, card) {
  await page.getByRole('radio', { name: STRIPE.card[card] }).check();
  await page.getByRole('button', { name: STRIPE.save }).click();
}

const DEVICES = { 'on a desktop': [DESKTOP], 'on a dark phone without script': [PHONE, DARK, NO_SCRIPT] };

for (const [device, variants] of Object.entries(DEVICES)) {
  test(`someone reads what is scheduled, leaves it so, and then releases the subscription ${device}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('scheduled');
    const page = await open(url, ...variants);
    const see = subscription(page).getByRole('link', { name: TEXT.seeSchedule });
    await see.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEXT.releaseQuestion);
    await expectClean(page);
    await picture(page, `schedule, question, ${device}`);
    await page.getByRole('link', { name: TEXT.leaveAsPlanned }).click();
    await see.click();
    await page.getByRole('button', { name: TEXT.release }).click();
    await expect(message(page)).toContainText(TEXT.released);
    await expect(see).toHaveCount(0);
    await expect(subscription(page).getByRole('link', { name: TEXT.cancel })).toBeVisible();
    await expectClean(page);
    expect((await ownDemo.shown(url)).subscriptions[0].actions).toContain('cancel');
  });

  test(`someone lets payments go on ${device}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('payments paused');
    const page = await open(url, ...variants);
    await subscription(page).getByRole('button', { name: TEXT.resumePayments }).click();
    await expect(message(page)).toContainText(TEXT.unpaused);
    await expect(subscription(page).getByRole('button', { name: TEXT.resumePayments })).toHaveCount(0);
    await expectClean(page);
    expect((await ownDemo.shown(url)).subscriptions[0].actions).not.toContain('unpause');
  });

  test(`someone whose trial ended without a card enters one and resumes ${device}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('paused');
    const page = await open(url, ...variants);
    await banner(page).getByRole('button', { name: TEXT.addPaymentMethod }).click();
    await enter(page, 'visa');
    await expect(message(page)).toContainText(TEXT.paymentMethodUpdated);
    await page.goto(url);
    await banner(page).getByRole('button', { name: TEXT.resume }).click();
    await expect(message(page)).toContainText(TEXT.resumed);
    await expect(banner(page)).toHaveCount(0);
    await expectClean(page);
    await picture(page, `paused, resumed, ${device}`);
    expect((await ownDemo.shown(url)).subscriptions[0].status).toBe('active');
  });

  test(`what is overdue is paid with a new card ${device}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('past due');
    const page = await open(`${url}?tab=payment-methods`, ...variants);
    await methods(page).getByRole('button', { name: TEXT.addPaymentMethod }).click();
    await enter(page, 'visa');
    await expect(message(page)).toContainText(TEXT.paymentMethodUpdated);
    await expectClean(page);
    await picture(page, `overdue, to be paid with the new card, ${device}`);
    await methods(page).getByRole('button', { name: /^Pay .+ now with Visa •••• 4242$/ }).click();
    await expect(message(page)).toContainText(TEXT.paid);
    await expect(banner(page)).toHaveCount(0);
    await expectClean(page);
    expect((await ownDemo.shown(url)).subscriptions[0].status).toBe('active');
  });
}

test('a link to one thing leads there at once', async ({ demo, open }) => {
  const flow = { type: 'payment_method_update' };
  const page = await open(await demo.link('plain', { flow }));
  await expect(methods(page)).toBeVisible();
  const { subscriptions } = await demo.shown(await demo.link('plain'));
  const cancel = { type: 'subscription_cancel', subscriptionId: subscriptions[0].id };
  await page.goto(await demo.link('plain', { flow: cancel }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEXT.cancelQuestion);
  await expectClean(page);
});

test('a link that allows to look at invoices shows nothing that could be changed', async ({ demo, open }) => {
  const page = await open(await demo.link('past due', { capabilities: ['invoice_history'] }), NO_SCRIPT);
  await expect(subscription(page).getByRole('link', { name: TEXT.cancel })).toHaveCount(0);
  await page.getByRole('link', { name: TEXT.tabs['payment-methods'] }).click();
  await expect(methods(page).getByRole('heading', { level: 3 })).not.toHaveCount(0);
  for (const name of [TEXT.addPaymentMethod, TEXT.useForEverything]) {
    await expect(methods(page).getByRole('button', { name })).toHaveCount(0);
  }
  await expect(methods(page).getByRole('link', { name: TEXT.remove })).toHaveCount(0);
  await expectClean(page);
});

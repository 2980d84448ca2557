// Payment methods: double clicks, tabs that are out of date, and no network.

import { NO_SCRIPT, expect, expectClean, message, picture, test } from '../support/portal.mjs';
import { STRIPE, TEXT } from '../support/texts.mjs';

const lines = (page) => page.locator('#payment-methods li');
const current = async (demo, url) => (await demo.shown(url)).paymentMethods;
const use = (page, method) => lines(page).filter({ hasText: method.last4 }).getByRole('button', { name: TEXT.useForEverything });
const remove = (page, method) => lines(page).filter({ hasText: method.last4 }).getByRole('link', { name: TEXT.remove });
const confirm = (page) => page.getByRole('button', { name: TEXT.removeConfirm });

/** A customer's link, the method that is their default, and one that isn't. */
async function twoMethods(demo) {
  const url = await demo.link('several subscriptions');
  const methods = await current(demo, url);
  return { url, its: methods.find((method) => method.isDefault), other: methods.find((method) => !method.isDefault) };
}

for (const [how, variant] of [['with script', {}], ['without script', NO_SCRIPT]]) {
  test(`a double click uses a payment method for everything once, ${how}`, async ({ ownDemo, open }) => {
    const { url, other } = await twoMethods(ownDemo);
    const page = await open(`${url}?tab=payment-methods`, variant);
    await use(page, other).dblclick();
    await expect(message(page)).toContainText(TEXT.usedForEverything);
    await expectClean(page);
    expect((await current(ownDemo, url)).filter((method) => method.isDefault).map(({ id }) => id)).toEqual([other.id]);
  });

  test(`a double click removes one payment method and no other, ${how}`, async ({ ownDemo, open }) => {
    const { url, its, other } = await twoMethods(ownDemo);
    const page = await open(`${url}?tab=payment-methods`, variant);
    await remove(page, its).click();
    await confirm(page).dblclick();
    await expect(message(page)).toContainText(TEXT.removed);
    await expect(lines(page)).toHaveCount(1);
    await expectClean(page);
    expect((await current(ownDemo, url)).map(({ id }) => id)).toEqual([other.id]);
  });

  test(`two tabs remove the same payment method, and both are told, ${how}`, async ({ ownDemo, open }) => {
    const { url, other } = await twoMethods(ownDemo);
    const tolerates = { tolerates: /status of 40[49]/ };
    const [first, second] = [
      await open(`${url}?tab=payment-methods`, variant, tolerates),
      await open(`${url}?tab=payment-methods`, variant, tolerates),
    ];
    await remove(first, other).click();
    await remove(second, other).click();
    await confirm(first).click();
    await expect(message(first)).toContainText(TEXT.removed);
    await confirm(second).click();
    await expect(second.getByRole('main')).not.toContainText(TEXT.removeQuestion);
    await expectClean(second);
    await picture(second, `trouble, removed in another tab, ${how}`);
    await second.goto(`${url}?tab=payment-methods`);
    await expect(lines(second)).toHaveCount(1);
  });

  test(`a double click on adding a payment method leads to one page of Stripe's, ${how}`, async ({ ownDemo, open }) => {
    const { url } = await twoMethods(ownDemo);
    const page = await open(`${url}?tab=payment-methods`, variant);
    await page.getByRole('button', { name: TEXT.addPaymentMethod }).dblclick();
    // Without script the second click takes the place of the first.
    await expect(page).toHaveURL(/\/checkout|\/c\//);
    await expect(page.getByRole('button', { name: STRIPE.save })).toBeVisible();
    await page.goBack();
    await expect(lines(page)).toHaveCount(2);
  });
}

for (const [what, press, done] of [
  ['used for everything', (page, { other }) => use(page, other).click(), TEXT.usedForEverything],
  ['removed', (page) => confirm(page).click(), TEXT.removed],
]) {
  test(`the network is gone when a payment method is to be ${what}: the page says so, and it works once it is back`, async ({ ownDemo, open }) => {
    const person = await twoMethods(ownDemo);
    const page = await open(`${person.url}?tab=payment-methods`, { tolerates: /ERR_INTERNET_DISCONNECTED/ });
    const before = await current(ownDemo, person.url);
    if (what === 'removed') {
      await remove(page, person.other).click();
      await expect(confirm(page)).toBeVisible();
    }
    await page.context().setOffline(true);
    await press(page, person);
    await expect(message(page)).toHaveText(TEXT.offline);
    await expectClean(page);
    expect(await current(ownDemo, person.url)).toEqual(before);
    await page.context().setOffline(false);
    await press(page, person);
    await expect(message(page)).toContainText(done);
  });
}

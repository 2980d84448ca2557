// What customers do with the payment methods that are on file.

import { NO_SCRIPT, PHONE, expect, expectClean, message, picture, test } from '../support/portal.mjs';
import { TEXT } from '../support/texts.mjs';

const lines = (page) => page.locator('#payment-methods li');
const current = async (demo, url) => (await demo.shown(url)).paymentMethods;

for (const [how, variant] of [['with script', {}], ['on a phone without script', { ...PHONE, ...NO_SCRIPT }]]) {
  test(`another payment method is used for everything, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('several subscriptions');
    const other = (await current(ownDemo, url)).find((method) => !method.isDefault);
    const page = await open(`${url}?tab=payment-methods`, variant);
    await lines(page).filter({ hasText: other.last4 }).getByRole('button', { name: TEXT.useForEverything }).click();

    await expect(message(page)).toContainText(TEXT.usedForEverything);
    await expect(lines(page).first()).toContainText(other.last4);
    await expectClean(page);
    expect((await current(ownDemo, url)).find((method) => method.isDefault).id).toBe(other.id);
  });

  test(`one is removed, and another pays in its place, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('several subscriptions');
    const before = await current(ownDemo, url);
    const [gone, stays] = [before.find((method) => method.isDefault), before.find((method) => !method.isDefault)];
    const page = await open(`${url}?tab=payment-methods`, variant);
    const remove = lines(page).filter({ hasText: gone.last4 }).getByRole('link', { name: TEXT.remove });
    await remove.click();
    await expect(page.getByRole('heading', { name: TEXT.removeQuestion })).toContainText(gone.last4);
    await expect(page.getByText(TEXT.paysInstead)).toContainText(stays.last4);
    await expectClean(page);
    await picture(page, `remove a payment method, ${how}`);
    await page.getByRole('link', { name: TEXT.keepIt }).click();
    expect(await current(ownDemo, url)).toEqual(before);

    await remove.click();
    await page.getByRole('button', { name: TEXT.removeConfirm }).click();
    await expect(message(page)).toContainText(TEXT.removed);
    await expect(lines(page)).toHaveCount(before.length - 1);
    await expect(lines(page)).not.toContainText([gone.last4]);
    await expectClean(page);
    const after = await current(ownDemo, url);
    expect(after.map((method) => [method.id, method.isDefault])).toEqual([[stays.id, true]]);
  });

  test(`the last one that is needed stays, and the page says by what, ${how}`, async ({ demo, open }) => {
    const url = await demo.link('plain');
    const { paymentMethods, subscriptions } = await demo.shown(url);
    const page = await open(`${url}?tab=payment-methods`, variant);
    await lines(page).getByRole('link', { name: TEXT.remove }).click();
    await expect(page.getByRole('heading', { name: TEXT.cannotRemove })).toContainText(paymentMethods[0].last4);
    await expect(page.getByRole('main')).toContainText(subscriptions[0].items[0].productName);
    await expect(page.getByRole('button', { name: TEXT.removeConfirm })).toHaveCount(0);
    await expectClean(page);
    await picture(page, `a payment method that stays, ${how}`);
  });
}

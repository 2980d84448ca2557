// What customers do with the payment methods that are on file.

import { NO_SCRIPT, PHONE, expect, expectClean, heldBack, message, picture, test } from '../support/portal.mjs';
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

const badges = (page) => page.locator('#payment-methods').getByText(TEXT.default);

/** Opens the payment methods of someone who has two, and presses the button of the one that is not the default: as far as the network. */
async function pressed(demo, open, pass) {
  const url = await demo.link('several subscriptions');
  const [first, other] = await current(demo, url);
  expect([first.isDefault, other.isDefault]).toEqual([true, false]);
  const page = await open(`${url}?tab=payment-methods`, { tolerates: [/ERR_FAILED/, /status of 50[23]/] });
  const line = ({ last4 }) => lines(page).filter({ hasText: last4 });
  const request = await heldBack(page, '**/default', pass);
  await line(other).getByRole('button', { name: TEXT.useForEverything }).click();
  await request.held;
  return { url, page, line, first, other, release: request.release };
}

/** Which line says that it is the default; all others don't. */
async function expectDefault(page, line) {
  await expect(badges(page)).toHaveCount(1);
  await expect(line.getByText(TEXT.default)).toBeVisible();
}

test('that another is used for everything is shown at once', async ({ ownDemo, open }) => {
  const { page, line, other, release } = await pressed(ownDemo, open, (route) => route.continue());
  await expectDefault(page, line(other));
  await expectClean(page);
  release();
  await expect(message(page)).toContainText(TEXT.usedForEverything);
  await expect(lines(page).first()).toContainText(other.last4);
  await expectDefault(page, line(other));
  await expect(lines(page).locator('[aria-busy]')).toHaveCount(0);
});

for (const [what, pass, said] of [
  ['the network is gone', (route) => route.abort(), TEXT.offline],
  ['Stripe is away', (route) => route.continue(), /./],
]) {
  test(`${what} when another is to be used for everything: what was foretold is taken back`, async ({ ownDemo, open }) => {
    const { url, page, line, first, other, release } = await pressed(ownDemo, open, pass);
    await expectDefault(page, line(other));
    await ownDemo.faults({ status: 503, failRate: 1 });
    release();
    await expect(message(page)).toHaveText(said);
    await expectDefault(page, line(first));
    await expect(page.locator('[aria-busy]')).toHaveCount(0);
    await expect(lines(page).first()).toContainText(first.last4);
    await expectClean(page);
    await ownDemo.faults(null);
    expect((await current(ownDemo, url)).find((method) => method.isDefault).id).toBe(first.id);
    await page.unrouteAll();
    await line(other).getByRole('button', { name: TEXT.useForEverything }).click();
    await expect(message(page)).toContainText(TEXT.usedForEverything);
    await expectDefault(page, line(other));
  });
}

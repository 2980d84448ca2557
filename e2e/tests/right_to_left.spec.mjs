// What customers do, from right to left: in Arabic on a dark phone, in Hebrew on a desktop.

import { DARK, DESKTOP, NO_SCRIPT, PHONE, expect, expectClean, message, picture, test } from '../support/portal.mjs';
import { STRIPE, texts } from '../support/texts.mjs';

const PEOPLE = {
  'Arabic on a dark phone': ['ar', [PHONE, DARK]],
  'Arabic on a dark phone without script': ['ar', [PHONE, DARK, NO_SCRIPT]],
  'Hebrew on a desktop': ['he', [DESKTOP]],
  'Hebrew on a desktop without script': ['he', [DESKTOP, NO_SCRIPT]],
};
const title = (page) => page.getByRole('heading', { level: 1 });
const subscription = (page) => page.getByRole('article').first();
const methods = (page) => page.locator('#payment-methods');

/** Holds a page to the checks and to its direction, and keeps a picture of it. */
async function look(page, name) {
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expectClean(page);
  await picture(page, `right to left, ${name}`);
}

for (const [who, [locale, variants]] of Object.entries(PEOPLE)) {
  const text = texts(locale);

  test(`someone cancels and takes it back, in ${who}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('plain', { locale });
    const page = await open(url, ...variants);
    await subscription(page).getByRole('link', { name: text.cancel }).click();
    await expect(title(page)).toHaveText(text.cancelQuestion);
    await look(page, `cancel, question, ${who}`);
    await page.getByRole('button', { name: text.cancelConfirm }).click();
    await expect(message(page)).toContainText(text.canceled);
    await look(page, `cancel, done, ${who}`);
    await subscription(page).getByRole('button', { name: text.undoCancel }).click();
    await expect(message(page)).toContainText(text.kept);
    await look(page, `cancel, undone, ${who}`);
    expect((await ownDemo.shown(url)).subscriptions[0].cancelAtPeriodEnd).toBe(false);
  });

  test(`someone adds a card, pays with it what is overdue, and removes the old one, in ${who}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('past due', { locale });
    const page = await open(`${url}?tab=payment-methods`, ...variants);
    await methods(page).getByRole('button', { name: text.addPaymentMethod }).click();
    await page.getByRole('radio', { name: STRIPE.card.visa }).check();
    await page.getByRole('button', { name: STRIPE.save }).click();
    await expect(message(page)).toContainText(text.methodAdded);
    await look(page, `overdue, ${who}`);
    await methods(page).getByRole('button', { name: text.payNowWith }).filter({ hasText: '4242' }).click();
    await expect(message(page)).toContainText(text.paid);
    await look(page, `paid, ${who}`);

    const old = methods(page).getByRole('listitem').filter({ hasText: '0341' });
    await old.getByRole('link', { name: text.remove }).click();
    await expect(title(page)).toHaveText(text.removeQuestion);
    await look(page, `remove, question, ${who}`);
    await page.getByRole('button', { name: text.removeConfirm }).click();
    await expect(message(page)).toContainText(text.removed);
    await expect(old).toHaveCount(0);
    await look(page, `removed, ${who}`);
    expect((await ownDemo.shown(url)).paymentMethods.map(({ last4 }) => last4)).toEqual(['4242']);
  });

  test(`pages that say what went wrong, in ${who}`, async ({ ownDemo, open }) => {
    await ownDemo.restyle({ supportEmail: 'help@northwind.example', supportUrl: 'https://northwind.example/help' });
    const gone = { tolerates: /status of (404|410)/ };
    for (const [name, link, says] of [
      ['expired', await ownDemo.card('Expired link', { locale }), text.linkExpired],
      ['revoked', await ownDemo.card('Revoked link', { locale }), text.linkRevoked],
      ['unknown', `${ownDemo.origin}/portal/${'0'.repeat(32)}`, text.linkUnknown],
    ]) {
      const page = await open(link, ...variants, { locale }, gone);
      await expect(title(page)).toHaveText(says);
      await look(page, `link, ${name}, ${who}`);
    }
    const page = await open(await ownDemo.link('plain', { locale }), ...variants, { tolerates: /status of 50[23]/ });
    await subscription(page).getByRole('link', { name: text.cancel }).click();
    await ownDemo.faults({ status: 503, failRate: 1 });
    await page.getByRole('button', { name: text.cancelConfirm }).click();
    await expect(page.getByRole('link', { name: text.backToBilling })).toBeVisible();
    await look(page, `Stripe is away, ${who}`);
  });
}

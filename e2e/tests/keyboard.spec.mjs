// What customers do by keyboard alone: each stop has a visible focus, and after each step the focus is where one goes on.

import { NO_SCRIPT, expect, expectClean, message, tabTo, test } from '../support/portal.mjs';
import { STRIPE, TEXT, texts } from '../support/texts.mjs';

const methods = (page) => page.locator('#payment-methods li');
const rows = (page) => page.locator('#invoices tbody tr');
const current = async (demo, url) => (await demo.shown(url)).paymentMethods;

/** Goes to what is wanted with the Tab key, and presses Enter there. */
async function enter(page, target) {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Chooses from a list by typing the beginning of what is wanted. */
async function choose(page, list, typed) {
  await tabTo(page, list);
  await page.keyboard.type(typed);
}

/** What was done is said, and where there is a script, that has the focus. */
async function expectSaid(page, text, variant) {
  await expect(message(page)).toContainText(text);
  if (variant !== NO_SCRIPT) await expect(message(page).locator('.notice')).toBeFocused();
}

async function enterCard(page, last4) {
  await tabTo(page, page.getByRole('radio').first());
  const wanted = page.getByRole('radio', { name: last4 });
  while (!(await wanted.isChecked())) await page.keyboard.press('ArrowDown');
  await enter(page, page.getByRole('button', { name: STRIPE.save }));
}

for (const [how, variant] of [['with script', {}], ['without script', NO_SCRIPT]]) {
  test(`payment methods: another is used for everything, one is removed, one is added, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('several subscriptions');
    const before = await current(ownDemo, url);
    const [first, second] = [before.find((method) => method.isDefault), before.find((method) => !method.isDefault)];
    const page = await open(`${url}?tab=payment-methods`, variant);
    const line = (method) => methods(page).filter({ hasText: method.last4 });

    await enter(page, line(second).getByRole('button', { name: TEXT.useForEverything }));
    await expect(message(page)).toContainText(TEXT.usedForEverything);
    if (variant !== NO_SCRIPT) await expect(message(page).locator('.notice')).toBeFocused();

    await enter(page, line(second).getByRole('link', { name: TEXT.remove }));
    await expect(page.getByText(TEXT.paysInstead)).toContainText(first.last4);
    if (variant !== NO_SCRIPT) await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await enter(page, page.getByRole('button', { name: TEXT.removeConfirm }));
    await expect(message(page)).toContainText(TEXT.removed);
    if (variant !== NO_SCRIPT) await expect(message(page).locator('.notice')).toBeFocused();
    await expectClean(page);

    await enter(page, page.getByRole('button', { name: TEXT.addPaymentMethod }));
    await enterCard(page, STRIPE.card.threeDSecure);
    await enter(page, page.getByRole('button', { name: STRIPE.approve }));
    await expect(message(page)).toContainText(TEXT.paymentMethodUpdated);
    if (variant !== NO_SCRIPT) await expect(message(page).locator('.notice')).toBeFocused();
    expect((await current(ownDemo, url)).map(({ last4 }) => last4).sort()).toEqual([first.last4, '3155'].sort());
  });

  test(`invoices: those of a year, older ones to the end and back, ${how}`, async ({ demo, open }) => {
    const page = await open(`${await demo.link('many invoices')}?tab=invoices`, variant);
    const year = page.getByLabel(TEXT.invoicesYear);
    const chosen = await year.locator('option').nth(2).innerText();
    const show = page.getByRole('button', { name: TEXT.invoicesShow });
    const [older, newer] = [TEXT.olderInvoices, TEXT.newerInvoices].map((name) => page.getByRole('link', { name }));
    const heading = page.getByRole('heading', { name: TEXT.tabs.invoices });
    const firstRow = () => rows(page).first().innerText();

    await choose(page, year, chosen);
    await enter(page, show);
    await expect(rows(page).last().locator('.date')).toContainText(chosen);
    if (variant !== NO_SCRIPT) {
      await expect(show, 'what was chosen can be chosen anew').toBeFocused();
      await expect(page.getByRole('status').last()).toHaveText(TEXT.updated);
    }

    const newest = await firstRow();
    await enter(page, older);
    await expect.poll(firstRow).not.toBe(newest);
    if (variant !== NO_SCRIPT) await expect(heading, 'the list is read from its beginning').toBeFocused();
    if (variant !== NO_SCRIPT) await expect(heading).toBeInViewport();
    await enter(page, older);
    await expect(older).toHaveCount(0);
    if (variant !== NO_SCRIPT) await expect(heading).toBeFocused();
    await enter(page, newer);
    await expect(older).toHaveCount(1);
    await enter(page, newer);
    await expect.poll(firstRow).toBe(newest);
    await expectClean(page);

    await choose(page, page.getByLabel(TEXT.invoicesStatus), 'Void');
    await enter(page, show);
    await expect(page.getByText(TEXT.noInvoicesOfThisKind)).toBeVisible();
    await enter(page, page.getByRole('link', { name: TEXT.invoicesShowAll }));
    await expect(rows(page)).toHaveCount(24);
    if (variant !== NO_SCRIPT) await expect(heading).toBeFocused();
  });

  test(`what is overdue is paid, on Stripe’s page and with a card on file, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('past due');
    const page = await open(url, variant);
    await enter(page, page.locator('#needs-you').getByRole('link', { name: TEXT.pay }));
    await tabTo(page, page.getByRole('button', { name: STRIPE.pay }));
    await page.goto(`${url}?tab=payment-methods`);
    await enter(page, page.locator('#payment-methods').getByRole('button', { name: TEXT.addPaymentMethod }));
    await enterCard(page, STRIPE.card.visa);
    await enter(page, page.getByRole('button', { name: TEXT.payNowWith }).filter({ hasText: '4242' }));
    await expect(message(page)).toContainText(TEXT.paid);
    if (variant !== NO_SCRIPT) await expect(message(page).locator('.notice')).toBeFocused();
    expect((await ownDemo.shown(url)).subscriptions[0].status).toBe('active');
  });

  test(`what is scheduled is read, and the subscription released, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('scheduled');
    const page = await open(url, variant);
    await enter(page, page.getByRole('link', { name: TEXT.seeSchedule }));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEXT.releaseQuestion);
    if (variant !== NO_SCRIPT) await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await enter(page, page.getByRole('button', { name: TEXT.release }));
    await expectSaid(page, TEXT.released, variant);
    expect((await ownDemo.shown(url)).subscriptions[0].actions).toContain('cancel');
  });

  test(`paused payments go on, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('payments paused');
    const page = await open(url, variant);
    await enter(page, page.getByRole('article').getByRole('button', { name: TEXT.resumePayments }));
    await expectSaid(page, TEXT.unpaused, variant);
    expect((await ownDemo.shown(url)).subscriptions[0].actions).not.toContain('unpause');
  });

  test(`a paused subscription gets a card and is resumed, ${how}`, async ({ ownDemo, open }) => {
    const url = await ownDemo.link('paused');
    const page = await open(url, variant);
    await enter(page, page.locator('#needs-you').getByRole('button', { name: TEXT.addPaymentMethod }));
    await enterCard(page, STRIPE.card.visa);
    await expectSaid(page, TEXT.paymentMethodUpdated, variant);
    await enter(page, page.locator('#needs-you').getByRole('button', { name: TEXT.resume }));
    await expectSaid(page, TEXT.resumed, variant);
    expect((await ownDemo.shown(url)).subscriptions[0].status).toBe('active');
  });

  test(`another language, ${how}`, async ({ demo, open }) => {
    const page = await open(await demo.link('plain'), variant);
    await choose(page, page.getByLabel(TEXT.language), 'Deu');
    await enter(page, page.getByRole('button', { name: TEXT.changeLanguage }));
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(texts('de').title);
    await tabTo(page, page.getByLabel(texts('de').language));
    await expect(page.getByLabel(texts('de').language)).toHaveValue('de');
  });
}

for (const [how, isOffline] of [['', false], [' also without network', true]]) {
  test(`the way past the top leads into the content, and nothing is loaded for it,${how}`, async ({ demo, open }) => {
    const page = await open(await demo.link('plain'), { tolerates: /ERR_INTERNET_DISCONNECTED/ });
    await tabTo(page, page.getByRole('link', { name: TEXT.skipToContent }));
    // What Stripe tells in the background is there already.
    await expect(page.locator('article dd')).toHaveCount(2);
    await page.context().setOffline(isOffline);
    const loaded = loads(page);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/#main$/);
    await page.keyboard.press('Tab');
    const isInContent = () => page.evaluate(() => document.activeElement.matches('main *'));
    expect(await isInContent()).toBe(true);
    await page.goBack();
    await expect(page).not.toHaveURL(/#main$/);
    expect(await loaded()).toEqual([]);
    expect(await isInContent(), 'the focus stays').toBe(true);
    await expect(message(page)).toBeEmpty();
    await expect(page.getByRole('status').last()).toBeEmpty();
  });
}

test('when what had the focus is gone, because of what was done elsewhere, one goes on at the heading', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('past due');
  const page = await open(url);
  const pay = page.locator('#needs-you').getByRole('link', { name: TEXT.pay });
  const other = await open(url);
  await tabTo(page, pay);
  await other.getByRole('main').getByRole('link', { name: TEXT.pay }).first().click();
  await other.getByRole('button', { name: STRIPE.pay }).click();
  await expect(pay).toHaveCount(0);
  await expect(page.getByRole('heading', { name: TEXT.tabs.subscriptions })).toBeFocused();
});

test('someone who is choosing a language is not disturbed by what is done elsewhere', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('plain');
  const [{ id }] = (await ownDemo.shown(url)).subscriptions;
  const page = await open(url);
  const language = page.getByLabel(TEXT.language);
  await choose(page, language, 'Deu');
  await ownDemo.setCancel(url, id, true);
  await expect(page.getByRole('article').getByRole('button', { name: TEXT.undoCancel })).toBeVisible();
  await expect(language).toBeFocused();
  await expect(language).toHaveValue('de');
});

/** From now on notes which pages a script asks for. Answers how to learn which. */
function loads(page) {
  const asked = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'fetch') asked.push(request.url());
  });
  return async () => {
    // The browser tells of a request before it answers what it is asked later.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    return asked;
  };
}

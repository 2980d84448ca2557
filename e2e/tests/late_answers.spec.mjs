// Answers that come late: after the customer has gone on, or in another order than they were asked for.

import { STILL, expect, expectClean, heldBack, message, picture, settled, test } from '../support/portal.mjs';
import { TEXT } from '../support/texts.mjs';

const rows = (page) => page.locator('#invoices tbody tr');
const card = (page, { id }) => page.locator(`#${id}`);
const undo = (page, subscription) => card(page, subscription).locator('form[action$="/keep"]');

/** Waits until the page has done what an answer made it do. */
async function takenIn(page, answer) {
  await (await answer.response()).finished();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
}

test('an update that was asked for under one tab leaves the tab that was chosen since', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('plain');
  const [subscription] = (await ownDemo.shown(url)).subscriptions;
  const page = await open(`${url}?tab=subscriptions`);
  const update = await heldBack(page, /tab=subscriptions/);
  await ownDemo.setCancel(url, subscription.id, true);
  await update.held;
  await page.getByRole('tab', { name: TEXT.tabs.invoices }).click();
  update.release();
  await expect(undo(page, subscription)).toHaveCount(1);
  await expect(page.getByRole('tabpanel', { name: TEXT.tabs.invoices })).toBeVisible();
  await expect(page).toHaveURL(/tab=invoices/);
  await expectClean(page);
});

test('an update that was asked for on one page of the invoices leaves the page that is shown since', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('many invoices');
  const [subscription] = (await ownDemo.shown(url)).subscriptions;
  const page = await open(`${url}?tab=invoices`);
  const newest = await rows(page).first().textContent();
  const update = await heldBack(page, /tab=invoices/);
  await ownDemo.setCancel(url, subscription.id, true);
  const asked = await update.held;
  await page.getByRole('link', { name: TEXT.olderInvoices }).click();
  await expect(rows(page).first()).not.toHaveText(newest);
  const older = await rows(page).first().textContent();
  await expect(page).toHaveURL(/tab=invoices.+/);
  const address = page.url();
  update.release();
  await takenIn(page, asked);
  await expect(undo(page, subscription)).toHaveCount(1);
  await expect(rows(page).first()).toHaveText(older);
  await expect(page).toHaveURL(address);
});

test('of two pages that were asked for, the one that was asked for last is shown', async ({ demo, open }) => {
  const page = await open(`${await demo.link('many invoices')}?tab=invoices`);
  const older = await heldBack(page, /tab=invoices/);
  await page.getByRole('link', { name: TEXT.olderInvoices }).click();
  const asked = await older.held;
  await page.getByLabel(TEXT.invoicesStatus).selectOption('void');
  await page.getByRole('button', { name: TEXT.invoicesShow }).click();
  await expect(page.getByText(TEXT.noInvoicesOfThisKind)).toBeVisible();
  older.release();
  await takenIn(page, asked);
  await expect(page).toHaveURL(/status=void/);
  await expect(page.getByText(TEXT.noInvoicesOfThisKind)).toBeVisible();
});

test('whoever chooses a tab while a page of the invoices is on its way stays under it, and Back agrees with the address', async ({ demo, open }) => {
  const page = await open(`${await demo.link('many invoices')}?tab=invoices`);
  const newest = await rows(page).first().textContent();
  const older = await heldBack(page, /tab=invoices/);
  await page.getByRole('link', { name: TEXT.olderInvoices }).click();
  const asked = await older.held;
  await page.getByRole('tab', { name: TEXT.tabs['payment-methods'] }).click();
  older.release();
  await takenIn(page, asked);
  await expect(page.getByRole('tabpanel', { name: TEXT.tabs['payment-methods'] })).toBeVisible();
  await expect(page).toHaveURL(/tab=payment-methods/);

  await page.getByRole('tab', { name: TEXT.tabs.invoices }).click();
  await page.getByRole('link', { name: TEXT.olderInvoices }).click();
  await expect(rows(page).first()).not.toHaveText(newest);
  await expect(page).toHaveURL(/tab=invoices.+/);
  const second = page.url();
  await page.getByRole('tab', { name: TEXT.tabs.subscriptions }).click();
  await page.getByRole('tab', { name: TEXT.tabs.invoices }).click();
  await expect(page, 'the second page is still what is shown').toHaveURL(second);
  const first = await heldBack(page, /tab=invoices/);
  await page.goBack();
  await first.held;
  await page.getByRole('tab', { name: TEXT.tabs.subscriptions }).click();
  first.release();
  await expect(rows(page).first()).toHaveText(newest);
  await expect(page.getByRole('tabpanel', { name: TEXT.tabs.subscriptions })).toBeVisible();
  await expect(page).toHaveURL(/tab=subscriptions$/);
  await expectClean(page);
});

for (const [how, variant] of [['', {}], [', with reduced motion', STILL]]) {
  test(`a page that is long in coming is seen to be on its way, and so is one that Back leads to${how}`, async ({ demo, open }) => {
    const page = await open(await demo.link('plain'), variant);
    const main = page.getByRole('main');
    const cancel = page.getByRole('article').getByRole('link', { name: TEXT.cancel });
    const title = page.getByRole('heading', { level: 1 });
    const question = await heldBack(page, '**/cancel');
    await cancel.click();
    await question.held;
    await expect(main).toHaveAttribute('aria-busy', 'true');
    await expect(cancel).toHaveCSS('cursor', 'progress');
    await expect.poll(() => main.evaluate((element) => parseFloat(getComputedStyle(element, '::before').scale))).toBeGreaterThan(0.5);
    await settled(page);
    await expectClean(page);
    await picture(page, `a page is on its way${how}`);
    question.release();
    await expect(title).toHaveText(TEXT.cancelQuestion);
    await expect(main).not.toHaveAttribute('aria-busy');

    const overview = await heldBack(page, /portal\/\w+$/);
    await page.goBack();
    await overview.held;
    await expect(main).toHaveAttribute('aria-busy', 'true');
    overview.release();
    await expect(title).toHaveText(TEXT.title);
    await expect(page.locator('[aria-busy]')).toHaveCount(0);
  });
}

test('whoever gives up on a page that is long in coming no longer waits for it', async ({ demo, open }) => {
  const page = await open(`${await demo.link('many invoices')}?tab=invoices`);
  const older = await heldBack(page, /tab=invoices/);
  await page.getByRole('link', { name: TEXT.olderInvoices }).click();
  const asked = await older.held;
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'true');
  await page.getByRole('tab', { name: TEXT.tabs['payment-methods'] }).click();
  older.release();
  await takenIn(page, asked);
  await expect(page.locator('[aria-busy]')).toHaveCount(0);
});

test('a change that is told while a button works is shown once that has failed', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('several subscriptions');
  const [first, second] = (await ownDemo.shown(url)).subscriptions;
  await ownDemo.setCancel(url, first.id, true);
  const page = await open(url, { tolerates: /ERR_FAILED/ });
  const keep = await heldBack(page, '**/keep', (route) => route.abort());
  await undo(page, first).getByRole('button').click();
  await keep.held;
  const told = await toldOfChanges(page);
  await ownDemo.setCancel(url, second.id, true);
  await told();
  await expect(undo(page, second), 'nothing moves while a button works').toHaveCount(0);
  keep.release();
  await expect(message(page)).toHaveText(TEXT.offline);
  await expect(undo(page, second)).toHaveCount(1);
  await expect(message(page), 'what was said stays said').toHaveText(TEXT.offline);
});

test('whoever goes on while a button works hears there what came of it', async ({ ownDemo, open }) => {
  const url = await ownDemo.link('several subscriptions');
  const [first, second] = (await ownDemo.shown(url)).subscriptions;
  for (const { id } of [first, second]) await ownDemo.setCancel(url, id, true);
  const page = await open(url);
  const keeps = async (subscription) => {
    const keep = await heldBack(page, '**/keep', (route) => route.continue());
    await undo(page, subscription).getByRole('button').click();
    await keep.held;
    return keep;
  };

  const keep = await keeps(first);
  await page.getByRole('tab', { name: TEXT.tabs.invoices }).click();
  keep.release();
  await expect(message(page)).toHaveText(TEXT.kept);
  await expect(page.getByRole('tabpanel', { name: TEXT.tabs.invoices })).toBeVisible();
  await expect(page).toHaveURL(/tab=invoices$/);
  await expect(undo(page, first)).toHaveCount(0);

  await page.getByRole('tab', { name: TEXT.tabs.subscriptions }).click();
  const again = await keeps(second);
  await card(page, first).getByRole('link', { name: TEXT.cancel }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEXT.cancelQuestion);
  again.release();
  await expect(message(page)).toHaveText(TEXT.kept);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(TEXT.cancelQuestion);
  await expect(page).toHaveURL(/\/cancel$/);
  await expectClean(page);
});

/** From now on notes what the server tells the page. Answers how to wait for the next change. */
async function toldOfChanges(page) {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Network.enable');
  const change = new Promise((resolve) => {
    browser.on('Network.eventSourceMessageReceived', ({ eventName }) => eventName === 'changed' && resolve());
  });
  return () => change;
}
